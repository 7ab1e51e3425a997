"""Which cells may run by themselves when a notebook is opened: those that came with this program, and no others.

A workspace is a folder that one may receive. So nothing in it says what runs: the list is made of the notebooks of the
package, and what a person ran before in this workspace is remembered in the home folder, with the layout.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from srm_kit.lab.workspace import FASEN, shipped_sources

__all__ = ["shipped_cells"]


def shipped_cells(dossier: Path) -> Mapping[str, list[str]]:
    """Per notebook the SHA-256 of every code cell as it stands in a new workspace of this dossier."""
    return {
        name: [hashlib.sha256(source.encode()).hexdigest() for source in shipped_sources(name, dossier)]
        for name in FASEN
    }
