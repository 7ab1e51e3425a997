"""Live views without a browser: the real runtime on a real dossier, with what the screen sends and shows."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from srm_kit.dossier import Dossier, load
from srm_kit.parameters import Parameters
from srm_kit.phases.sessie import open_sessie
from srm_kit.widgets.live_view import LiveView, View
from srm_kit.widgets.shared_dossier import SharedDossier, open_shared_dossier


@dataclass
class Aan:
    """A view on a screen, and what it said."""

    path: Path
    shared: SharedDossier
    blad: LiveView
    gezegd: list[str] = field(default_factory=list)
    fouten: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        def hear(message: dict[str, Any], *_: Any) -> None:
            if "melding" in message:
                (self.fouten if message.get("fout") else self.gezegd).append(message["melding"])

        self.blad.screen.send = hear

    def doe(self, action: str, waarde: Any = "") -> None:
        """What the script of the screen does when someone acts."""
        self.blad.screen._hear(None, {"soort": "actie", "nummer": 1, "actie": action, "waarde": waarde}, None)

    def zet(self, tabel: str, sleutel: list[str], kolom: str, waarde: str, oud: str | None = None) -> None:
        """Types a value in a cell; ``oud`` is what stood there, by default what stands there now."""
        place = json.dumps([tabel, sleutel, kolom], ensure_ascii=False)
        if oud is None:
            from srm_kit.dossier import tabel as contract
            from srm_kit.dossier.contract.cell_text import as_cell_text

            keys = contract(tabel).sleutel
            rows = getattr(self.shared.snapshot.dossier, tabel)
            row = next(item for item in rows if [as_cell_text(getattr(item, key)) for key in keys] == sleutel)
            oud = as_cell_text(getattr(row, kolom))
        self.doe("zet", {"sleutel": place, "waarde": waarde, "oud": oud})

    @property
    def html(self) -> str:
        """Everything the screen shows."""
        return "\n".join(self.blad.screen.regions.values())

    @property
    def dossier(self) -> Dossier:
        """What stands on the disk."""
        return load(self.path)


@pytest.fixture
def stad(root: Path, tmp_path: Path) -> Path:
    """The sample, to write in."""
    folder = tmp_path / "stad"
    shutil.copytree(root / "data_samples" / "voorbeeldstad", folder, ignore=shutil.ignore_patterns(".*"))
    return folder


@pytest.fixture
def blad(stad: Path) -> Callable[..., Aan]:
    """``blad(vorm, pad=None)``: a view on a screen; two of them on one dossier share its worksheet."""

    def open_(view: View, path: Path | None = None, open_grids: bool = True) -> Aan:
        shared = open_shared_dossier(open_sessie(Parameters(dossier=str(path or stad))))
        made = Aan(path or stad, shared, LiveView(shared, view))
        if view.grids and open_grids:
            made.doe("aanpassen")
        return made

    return open_
