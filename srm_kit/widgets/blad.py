"""A live view: pure functions that show and answer, and the runtime that ties them to a screen and a dossier."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from srm_kit import nl
from srm_kit.document import Reeks
from srm_kit.dossier import IntussenGewijzigd, Wijziging, WijzigingGeweigerd, zet
from srm_kit.phases.notebook_cells import NotebookCell, described
from srm_kit.phases.sessie import Sessie
from srm_kit.views.zinnen import merk_fictief
from srm_kit.widgets.werkblad import Stand, Werkblad, open_werkblad

__all__ = ["Antwoord", "Beeld", "Blad", "Vorm", "is_live", "toon"]

LIVE = "SRM_LIVE"
"""Environment variable: when it is set there is someone at a screen, also outside JupyterLab (Voila)."""


@dataclass(frozen=True, slots=True)
class Beeld:
    """What a view is made from: the dossier, what was chosen on this screen, and input that was refused.

    ``fouten`` and ``invoer`` are by place: ``cel_sleutel(...)`` of a table cell, or the name of a field of a form.
    """

    stand: Stand
    keuze: Any = None
    fouten: Mapping[str, str] = field(default_factory=dict)
    invoer: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What follows from an action: another choice on the screen, changes to save, and what to say of it."""

    keuze: Any
    wijzigingen: tuple[Wijziging, ...] = ()
    tekst: str = ""


@dataclass(frozen=True, slots=True)
class Vorm:
    """A live view. ``toon`` gives its regions as HTML, ``antwoord`` what an action leads to, ``tweeling`` the same
    in blocks, for where nobody can click. A change of one table cell (action ``zet``) needs no answer of its own.
    ``bewaart`` is False for a view that only tries things out. ``hoe`` says when it saves, if that is not at once.
    ``antwoord`` may raise ``WijzigingGeweigerd`` for input that it does not accept itself."""

    titel: str
    toon: Callable[[Beeld], Mapping[str, str]]
    antwoord: Callable[[Beeld, str, Any], Antwoord]
    tweeling: Callable[[Stand], Reeks]
    begin: Any = None
    bewaart: bool = True
    hoe: str = "Elke wijziging wordt meteen bewaard."


class Blad:
    """A view that is on a screen."""

    def __init__(self, werkblad: Werkblad, vorm: Vorm) -> None:
        from srm_kit.widgets.scherm import Scherm  # loads the widget library, which a report does not need

        self._werkblad = werkblad
        self._vorm = vorm
        self._beeld = Beeld(werkblad.stand, vorm.begin)
        self.scherm = Scherm(self._delen(), self.bij, vorm.titel, self._begin_opnieuw)
        werkblad.volg(self._ververs)

    def _repr_mimebundle_(self, **settings: Any) -> Any:
        return self.scherm._repr_mimebundle_(**settings)

    def bij(self, actie: str, waarde: Any) -> None:
        """Carries out an action; what is refused stays in its field, with the reason beside it."""
        if actie == "ongedaan":
            said = self._werkblad.maak_ongedaan()
            self._toon(Beeld(self._werkblad.stand, self._beeld.keuze))
            self.scherm.meld(said)
            return
        place = ""
        try:
            if actie == "zet":
                place = str(waarde["sleutel"])
                answer = _cel_gezet(place, str(waarde["waarde"]), str(waarde["oud"]), self._beeld.keuze)
            else:
                answer = self._vorm.antwoord(self._beeld, actie, waarde)
            if answer.wijzigingen:
                self._werkblad.wijzig(answer.wijzigingen, answer.tekst)
        except (WijzigingGeweigerd, IntussenGewijzigd) as error:
            self._refused(error, place, waarde)
            return
        self._toon(Beeld(self._werkblad.stand, answer.keuze))
        if answer.tekst:
            self.scherm.meld(answer.tekst + (" Bewaard." if answer.wijzigingen and self._werkblad.pad else ""))

    def _refused(self, error: WijzigingGeweigerd | IntussenGewijzigd, place: str, waarde: Any) -> None:
        self._werkblad.kijk()
        if place:
            column = json.loads(place)[2]
            faults = {place: error.velden.get(column) or str(error)}
            typed = {place: str(waarde["waarde"])}
        else:
            faults = dict(error.velden)
            typed = {key: str(value) for key, value in waarde.items()} if isinstance(waarde, dict) else {}
        self._toon(Beeld(self._werkblad.stand, self._beeld.keuze, faults, typed))
        self.scherm.meld(str(error), fout=True)

    def _begin_opnieuw(self) -> None:
        """After a reload of the page: what was tried and not saved is gone, on the screen as in here."""
        self._beeld = Beeld(self._werkblad.stand, self._vorm.begin)
        self.scherm.toon(**self._delen())

    def _ververs(self) -> None:
        """Someone changed the dossier: another screen, another person, or Excel."""
        self._toon(Beeld(self._werkblad.stand, self._beeld.keuze, self._beeld.fouten, self._beeld.invoer))

    def _toon(self, beeld: Beeld) -> None:
        self._beeld = beeld
        self.scherm.toon(**self._delen())

    def _delen(self) -> dict[str, str]:
        return {"kop": _kop(self._vorm, self._werkblad), **self._vorm.toon(self._beeld)}


def _cel_gezet(place: str, value: str, seen: str, keuze: Any) -> Antwoord:
    if value == seen:  # typed and taken back
        return Antwoord(keuze)
    name, key, column = json.loads(place)
    change = zet(name, key, {column: value}, {column: seen})
    shown = f"‘{value}’" if value else "leeg"
    return Antwoord(keuze, (change,), f"{nl.hoofdletter(name)} {' '.join(key)}: {_leesbaar(column)} is nu {shown}.")


def _leesbaar(column: str) -> str:
    return column.replace("_", " ")


def _kop(vorm: Vorm, werkblad: Werkblad) -> str:
    """The heading of a screen: whose dossier, whether it is saved, and what can be undone."""
    dossier = werkblad.stand.dossier
    if werkblad.pad is None:
        where = "Dit is het meegeleverde voorbeeld: u kunt alles proberen, er wordt niets bewaard."
    else:
        where = vorm.hoe if vorm.bewaart else "U probeert iets uit: er wordt niets bewaard."
    undo = werkblad.ongedaan_maken if vorm.bewaart else ""
    button = (
        f'<button type="button" data-actie="ongedaan" title="{escape(undo)}">Maak ongedaan</button>'
        f'<span class="noot">{escape(undo)}</span>'
        if undo
        else ""
    )
    trouble = f'<p class="waarschuwing" role="alert">{escape(werkblad.probleem)}</p>' if werkblad.probleem else ""
    return (
        f"<h3>{escape(vorm.titel)}</h3><p class='noot'>{escape(dossier.gemeente.naam)}, peildatum "
        f"{nl.datum(dossier.peildatum)}.{merk_fictief(dossier)} {where}</p>{trouble}"
        + (f'<div class="knoppen">{button}</div>' if button else "")
    )


def is_live(sessie: Sessie) -> bool:
    """Whether there is a screen with someone at it: JupyterLab and Voila say so, papermill does not."""
    return sessie.parameters.live and bool(os.environ.get("JPY_SESSION_NAME") or os.environ.get(LIVE))


def toon(sessie: Sessie, vorm: Vorm) -> Blad | Reeks:
    """The view for a notebook cell: live where someone can click, else its static twin."""
    if not sessie.parameters.live:
        return Reeks(())
    if not is_live(sessie):
        return vorm.tweeling(Stand(sessie.dossier, sessie.parameters))
    return Blad(open_werkblad(sessie), vorm)


def as_cell(vorm: Vorm, description: str) -> NotebookCell[Blad | Reeks]:
    """What a notebook calls for this view."""
    return described(lambda sessie: toon(sessie, vorm), description)
