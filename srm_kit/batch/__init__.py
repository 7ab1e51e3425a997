"""Many reports: sources to jobs, jobs to reports, and an account of all of them."""

from __future__ import annotations

from srm_kit.batch.bronnen import Bron, vind
from srm_kit.batch.klussen import Instellingen, Klus, Stapel, plan
from srm_kit.batch.manifest import Regel, Status
from srm_kit.batch.overzicht import WOORDEN, schrijf
from srm_kit.batch.plaats import plaats
from srm_kit.batch.uitvoeren import voer_uit

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
