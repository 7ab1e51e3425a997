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
from srm_kit.document import Blocks, Paragraph
from srm_kit.document.formats import FORMATS, chosen_formats
from srm_kit.dossier import write_folder
from srm_kit.parameters import VORMEN
from srm_kit.phases.sessie import Sessie
from srm_kit.report.own_notebooks import notebooks_in
from srm_kit.report.steps import KEPT, NOT_IN_IT, STEP_LINES, in_dutch
from srm_kit.widgets.controls import button, choice_list
from srm_kit.widgets.live_view import as_cell, is_live
from srm_kit.widgets.rapportkeuzes import RAPPORTKEUZES
from srm_kit.widgets.shared_dossier import SharedDossier, open_shared_dossier

__all__ = ["ReportButton", "rapport", "rapportkeuzes"]


_OF_YOUR_OWN = (
    "<p>Uw eigen notebooks in deze map worden uitgevoerd zoals ze zijn opgeslagen. Sla ze dus eerst op (Ctrl+S). De colofon noemt elke cel die "
    "anders is dan in de meegeleverde notebooks.</p>"
)


@dataclass(frozen=True, slots=True)
class _ButtonState:
    formats: frozenset[str] = frozenset()
    concept: bool = False
    vorm: str = ""
    bezig: str = ""
    klaar: tuple[Path, ...] = ()
    bewaard: tuple[str, ...] = ()
    fout: str = ""
    niet_erin: tuple[str, ...] = ()


class ReportButton:
    """A screen with the options of the report; the work is done by another process, so that the lab goes on."""

    def __init__(self, sessie: Sessie, shared: SharedDossier) -> None:
        from srm_kit.document.screen import Screen

        self._session = sessie
        self._shared = shared
        self._snapshot = _ButtonState(concept=sessie.parameters.concept, vorm=sessie.parameters.vorm)
        here = Path.cwd()
        self._notebooks = here if notebooks_in(here) else None
        self._task: asyncio.Task[None] | None = None
        self.screen = Screen(self._regions(), self.act, "Rapport maken")

    def _repr_mimebundle_(self, **settings: Any) -> Any:
        return self.screen._repr_mimebundle_(**settings)

    @property
    def folder(self) -> Path:
        """Where the report comes: beside what the notebooks leave, or in the folder of the notebook."""
        return (Path(self._session.parameters.uitvoer or ".") / "rapport").resolve()

    def act(self, action: str, sent: Any) -> None:
        """Chooses an option, or begins."""
        if action == "concept":
            self._show(concept=bool(sent))
        elif action == "vorm" and (not sent or sent in VORMEN):
            self._show(vorm=sent or "")
        elif action in {format.name for format in FORMATS}:
            self._show(formats=self._snapshot.formats ^ {action})
        elif action == "maak" and not self._snapshot.bezig:
            self._show(bezig="Wij beginnen.", klaar=(), bewaard=(), niet_erin=(), fout="")
            self._task = asyncio.get_running_loop().create_task(self._make())

    async def _make(self) -> None:
        try:
            with tempfile.TemporaryDirectory(prefix="srm-") as folder:
                code, said = await self._run(self._command(Path(folder)))
        except OSError as error:
            code, said = 1, [str(error)]
        if code == 0:
            names = ["rapport.html", *(format.file for format in chosen_formats(self._snapshot.formats))]
            kept = tuple(line.removeprefix(KEPT) for line in said if line.startswith(KEPT))
            notes = tuple(line.removeprefix(NOT_IN_IT) for line in said if line.startswith(NOT_IN_IT))
            self._show(bezig="", klaar=tuple(self.folder / name for name in names), bewaard=kept, niet_erin=notes)
            self.screen.announce("Het rapport is klaar.")
        else:
            self._show(bezig="", fout=" ".join(said[-12:]) or "Het rapport is niet gemaakt.")
            self.screen.announce("Het rapport is niet gemaakt.", fout=True)

    def _command(self, scratch: Path) -> list[str]:
        """``srm report`` with the options of this notebook; a try-out is written down first."""
        settings, source = self._session.parameters, self._shared.path
        if source is None:
            source = scratch / "voorbeeld"
            write_folder(self._shared.snapshot.dossier, source)
        words = [sys.executable, "-P", "-m", "srm_kit.cli", "report", str(source), "--out", str(self.folder)]
        for name in ("peildatum", "meetmoment", "huisstijl"):
            if value := getattr(settings, name):
                words += [f"--{name}", value]
        words += ["--notebooks", str(self._notebooks)] if self._notebooks else []
        words += ["--vorm", self._snapshot.vorm] if self._snapshot.vorm else []
        words += ["--concept"] if self._snapshot.concept else []
        return words + [f"--{format.name}" for format in chosen_formats(self._snapshot.formats)]

    async def _run(self, command: Sequence[str]) -> tuple[int, list[str]]:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            env={**os.environ, "NO_COLOR": "1", STEP_LINES: "1", "SRM_LIVE": "", "JPY_SESSION_NAME": ""},
        )
        said: list[str] = []
        assert process.stderr is not None
        while line := await process.stderr.readline():
            text = line.decode("utf-8", errors="replace").strip()
            if text:
                said.append(text)
            if text and not text.startswith(NOT_IN_IT):
                self._show(bezig=f"Stap {len(said)}: {in_dutch(text)}.")
        return await process.wait(), said

    def _show(self, **changes: Any) -> None:
        self._snapshot = replace(self._snapshot, **changes)
        self.screen.show(**self._regions())

    def _regions(self) -> dict[str, str]:
        return {"kop": "<h3>Rapport maken</h3>", "keuze": self._choice(), "uitkomst": self._outcome()}

    def _choice(self) -> str:
        boxes = "".join(
            _checkbox(format.name, format.label, format.name in self._snapshot.formats) for format in FORMATS
        ) + _checkbox("concept", "Merk elke pagina als CONCEPT", self._snapshot.concept)
        choices = [("", "naar wat er in het dossier staat"), *((name, nl.capitalised(name)) for name in VORMEN)]
        forms = choice_list("vorm", "Vorm van het rapport", choices, self._snapshot.vorm)
        off = " disabled" if self._snapshot.bezig else ""
        return (
            f"<p>Het rapport toont wat op het scherm staat: alles wat u wijzigde, is al in het dossier bewaard.</p>"
            f"{_OF_YOUR_OWN if self._notebooks else ''}"
            f'<div class="knoppen">{forms}</div><div class="knoppen">{boxes}</div>'
            f'<div class="knoppen">{button("maak", "Maak het rapport", css="eerst").replace("<button", f"<button{off}", 1)}</div>'
        )

    def _outcome(self) -> str:
        snapshot = self._snapshot
        if snapshot.bezig:
            return f"<p>Wij maken het rapport. {escape(snapshot.bezig)}</p>"
        if snapshot.fout:
            return f'<p class="waarschuwing">{escape(snapshot.fout)}</p>'
        if not snapshot.klaar:
            return ""
        items = "".join(f"<li>{_link(path)}</li>" for path in snapshot.klaar)
        kept = "".join(f"<p>{escape(line)}</p>" for line in snapshot.bewaard)
        notes = "".join(f"<li>{escape(note)}</li>" for note in snapshot.niet_erin)
        left = f'<p class="waarschuwing">Dit staat niet in het rapport:</p><ul>{notes}</ul>' if notes else ""
        return (
            f"<p>{nl.capitalised(nl.aantal(len(snapshot.klaar), 'bestand is', 'bestanden zijn'))} klaar:</p>"
            f"<ul>{items}</ul>{kept}{left}"
        )


def _checkbox(action: str, text: str, on: bool) -> str:
    return (
        f'<label><input type="checkbox" id="r-{action}" data-actie="{action}"{" checked" if on else ""}> '
        f"{escape(text)}</label>"
    )


def _link(path: Path) -> str:
    """A link where the lab can serve the file, and always its place in words."""
    try:
        inside = path.relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return escape(str(path))
    return f'<a data-bestand="{escape(inside)}" target="_blank">{escape(path.name)}</a> ({escape(inside)})'


def rapport(sessie: Sessie) -> ReportButton | Blocks:
    """The button, for the last cell of a notebook; where nobody can click, how to make the report otherwise."""
    if not sessie.parameters.live:
        return Blocks(())
    if not is_live(sessie):
        return Blocks((Paragraph("Het rapport maakt u met de knop in JupyterLab, of met de opdracht srm report."),))
    return ReportButton(sessie, open_shared_dossier(sessie))


rapportkeuzes = as_cell(RAPPORTKEUZES, "Title, question, form and what is asked for, as a form.")
