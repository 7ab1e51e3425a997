"""Writes the sample again: ``python -m srm_kit.simulation [FOLDER]`` (data_samples of a checkout when left out)."""

from __future__ import annotations

import sys
from pathlib import Path

from srm_kit import resources
from srm_kit.simulation import write_samples

if __name__ == "__main__":
    write_samples(Path(sys.argv[1]) if len(sys.argv) > 1 else resources.folder("data_samples"))
