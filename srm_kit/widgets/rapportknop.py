"""The report from the lab: a button that makes the same report as ``srm report``, of what is on the screen."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

from srm_kit import nl
from srm_kit.document import Alinea, Reeks
from srm_kit.dossier import write_folder
from srm_kit.phases.sessie import Sessie
from srm_kit.widgets.blad import is_live
from srm_kit.widgets.velden import knop
from srm_kit.widgets.werkblad import Werkblad, open_werkblad

__all__ = ["Rapportknop", "rapport"]

_FORMATEN = {
    "pdf": "PDF om te printen",
    "docx": "Word om te bewerken",
    "pptx": "PowerPoint voor het managementteam",
    "xlsx": "Excel met de cijfers",
}
_STAPPEN = {
    "reading the dossier": "het dossier lezen",
    "1_richten": "richten",
    "2_inrichten": "inrichten",
    "3_verrichten": "verrichten",
    "4_samenvatting": "samenvatting",
    "rendering the report": "de pagina opmaken",
    "checking the report": "de pagina controleren",
    "writing the report": "het rapport wegschrijven",
}
"""The steps of ``srm report`` in the words of the screen; another one is shown as it is."""


@dataclass(frozen=True, slots=True)
class _Stand:
    formaten: frozenset[str] = frozenset()
    concept: bool = False
    bezig: str = ""
    klaar: tuple[Path, ...] = ()
    fout: str = ""


class Rapportknop:
    """A screen with the options of the report; the work is done by another process, so that the lab goes on."""

    def __init__(self, sessie: Sessie, werkblad: Werkblad) -> None:
        from srm_kit.widgets.scherm import Scherm

        self._sessie = sessie
        self._werkblad = werkblad
        self._stand = _Stand(concept=sessie.parameters.concept)
        self._task: asyncio.Task[None] | None = None
        self.scherm = Scherm(self._delen(), self.bij, "Rapport maken")

    def _repr_mimebundle_(self, **settings: Any) -> Any:
        return self.scherm._repr_mimebundle_(**settings)

    @property
    def map(self) -> Path:
        """Where the report comes: beside what the notebooks leave, or in the folder of the notebook."""
        return (Path(self._sessie.parameters.uitvoer or ".") / "rapport").resolve()

    def bij(self, actie: str, waarde: Any) -> None:
        """Chooses an option, or begins."""
        if actie == "concept":
            self._toon(concept=bool(waarde))
        elif actie in _FORMATEN:
            self._toon(formaten=self._stand.formaten ^ {actie})
        elif actie == "maak" and not self._stand.bezig:
            self._toon(bezig="Wij beginnen.", klaar=(), fout="")
            self._task = asyncio.get_running_loop().create_task(self._maak())

    async def _maak(self) -> None:
        try:
            with tempfile.TemporaryDirectory(prefix="srm-") as folder:
                code, said = await self._run(self._command(Path(folder)))
        except OSError as error:
            code, said = 1, [str(error)]
        if code == 0:
            names = ["rapport.html", *(f"rapport.{name}" for name in _FORMATEN if name in self._stand.formaten)]
            self._toon(bezig="", klaar=tuple(self.map / name for name in names))
            self.scherm.meld("Het rapport is klaar.")
        else:
            self._toon(bezig="", fout=" ".join(said[-12:]) or "Het rapport is niet gemaakt.")
            self.scherm.meld("Het rapport is niet gemaakt.", fout=True)

    def _command(self, scratch: Path) -> list[str]:
        """``srm report`` with the options of this notebook; a try-out is written down first."""
        settings, source = self._sessie.parameters, self._werkblad.pad
        if source is None:
            source = scratch / "voorbeeld"
            write_folder(self._werkblad.stand.dossier, source)
        words = [sys.executable, "-m", "srm_kit.cli", "report", str(source), "--out", str(self.map)]
        for name in ("peildatum", "meetmoment", "huisstijl"):
            if value := getattr(settings, name):
                words += [f"--{name}", value]
        words += ["--concept"] if self._stand.concept else []
        return words + [f"--{name}" for name in _FORMATEN if name in self._stand.formaten]

    async def _run(self, command: Sequence[str]) -> tuple[int, list[str]]:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            env={**os.environ, "NO_COLOR": "1", "SRM_STAPPEN": "1", "SRM_LIVE": "", "JPY_SESSION_NAME": ""},
        )
        said: list[str] = []
        assert process.stderr is not None
        while line := await process.stderr.readline():
            text = line.decode("utf-8", errors="replace").strip()
            if text:
                said.append(text)
                self._toon(bezig=f"Stap {len(said)}: {_STAPPEN.get(text, text)}.")
        return await process.wait(), said

    def _toon(self, **changes: Any) -> None:
        self._stand = replace(self._stand, **changes)
        self.scherm.toon(**self._delen())

    def _delen(self) -> dict[str, str]:
        return {"kop": "<h3>Rapport maken</h3>", "keuze": self._keuze(), "uitkomst": self._uitkomst()}

    def _keuze(self) -> str:
        boxes = "".join(
            _vinkje(name, text, name in self._stand.formaten) for name, text in _FORMATEN.items()
        ) + _vinkje("concept", "Merk elke pagina als CONCEPT", self._stand.concept)
        off = " disabled" if self._stand.bezig else ""
        return (
            f"<p>Het rapport toont wat op het scherm staat: alles wat u wijzigde, is al in het dossier bewaard.</p>"
            f'<div class="knoppen">{boxes}</div>'
            f'<div class="knoppen">{knop("maak", "Maak het rapport", css="eerst").replace("<button", f"<button{off}", 1)}</div>'
        )

    def _uitkomst(self) -> str:
        stand = self._stand
        if stand.bezig:
            return f"<p>Wij maken het rapport. {escape(stand.bezig)}</p>"
        if stand.fout:
            return f'<p class="waarschuwing">{escape(stand.fout)}</p>'
        if not stand.klaar:
            return ""
        items = "".join(f"<li>{_koppeling(path)}</li>" for path in stand.klaar)
        return f"<p>{nl.hoofdletter(nl.aantal(len(stand.klaar), 'bestand is', 'bestanden zijn'))} klaar:</p><ul>{items}</ul>"


def _vinkje(actie: str, text: str, on: bool) -> str:
    return (
        f'<label><input type="checkbox" id="r-{actie}" data-actie="{actie}"{" checked" if on else ""}> '
        f"{escape(text)}</label>"
    )


def _koppeling(path: Path) -> str:
    """A link where the lab can serve the file, and always its place in words."""
    try:
        inside = path.relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return escape(str(path))
    return f'<a data-bestand="{escape(inside)}" target="_blank">{escape(path.name)}</a> ({escape(inside)})'


def rapport(sessie: Sessie) -> Rapportknop | Reeks:
    """The button, for the last cell of a notebook; where nobody can click, how to make the report otherwise."""
    if not sessie.parameters.live:
        return Reeks(())
    if not is_live(sessie):
        return Reeks((Alinea("Het rapport maakt u met de knop in JupyterLab, of met de opdracht srm report."),))
    return Rapportknop(sessie, open_werkblad(sessie))
