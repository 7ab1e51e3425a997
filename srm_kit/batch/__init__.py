"""Many reports: sources to jobs, jobs to reports, and an account of all of them."""

from __future__ import annotations

from srm_kit.batch.jobs import Batch, BatchSettings, Job, plan
from srm_kit.batch.manifest import ManifestLine, Status
from srm_kit.batch.output_folder import folder_at
from srm_kit.batch.overview import WORDS, write_overview
from srm_kit.batch.run_batch import run_batch
from srm_kit.batch.sources import Source, find_sources

__all__ = [
    "WORDS",
    "Batch",
    "BatchSettings",
    "Job",
    "ManifestLine",
    "Source",
    "Status",
    "find_sources",
    "folder_at",
    "plan",
    "run_batch",
    "write_overview",
]
