"""Many reports: sources to jobs, jobs to reports, and an account of all of them."""

from __future__ import annotations

from srm_kit.batch.jobs import Instellingen, Klus, Stapel, plan
from srm_kit.batch.manifest import Regel, Status
from srm_kit.batch.output_folder import plaats
from srm_kit.batch.overview import WOORDEN, schrijf
from srm_kit.batch.run_batch import voer_uit
from srm_kit.batch.sources import Bron, vind

__all__ = [
    "WOORDEN",
    "Bron",
    "Instellingen",
    "Klus",
    "Regel",
    "Stapel",
    "Status",
    "plaats",
    "plan",
    "schrijf",
    "vind",
    "voer_uit",
]
