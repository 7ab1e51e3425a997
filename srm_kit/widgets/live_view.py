"""A live view: pure functions that show and answer, and the runtime that ties them to a screen and a dossier."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from srm_kit import nl
from srm_kit.document import Blocks
from srm_kit.dossier import Change, ChangedMeanwhile, ChangeRefused, set_values, tabel
from srm_kit.dossier.contract.kolommen import Soort
from srm_kit.dossier.reading.empty_markers import is_empty_marker
from srm_kit.phases.notebook_cells import NotebookCell, described
from srm_kit.phases.sessie import Sessie
from srm_kit.views.zinnen import merk_fictief
from srm_kit.widgets.shared_dossier import SharedDossier, Snapshot, open_shared_dossier

__all__ = ["Answer", "LiveView", "View", "ViewState", "is_live", "show"]

LIVE = "SRM_LIVE"
"""Environment variable: when it is set there is someone at a screen, also outside JupyterLab (Voila)."""
VS_CODE = "__vsc_ipynb_file__"
"""The name that VS Code gives the path of the notebook in its kernel."""


@dataclass(frozen=True, slots=True)
class ViewState:
    """What a view is made from: the dossier, what was chosen on this screen, and input that was refused.

    ``fouten`` and ``typed`` are by place: ``cell_key(...)`` of a table cell, or the name of a field of a form.
    """

    snapshot: Snapshot
    choice: Any = None
    fouten: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What follows from an action: another choice on the screen, changes to save, and what to say of it."""

    choice: Any
    wijzigingen: tuple[Change, ...] = ()
    tekst: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """A live view. ``show`` gives its regions as HTML, ``answer`` what an action leads to, ``twin`` the same
    in blocks, for where nobody can click. A change of one table cell (action ``zet``) needs no answer of its own.
    ``saves`` is False for a view that only tries things out. ``saving_words`` says when it saves, if that is not at once.
    The regions in ``grids`` are for editing: they open on demand, or with an action in ``opening``.
    ``answer`` may raise ``ChangeRefused`` for input that it does not accept itself."""

    titel: str
    show: Callable[[ViewState], Mapping[str, str]]
    answer: Callable[[ViewState, str, Any], Answer]
    twin: Callable[[Snapshot], Blocks]
    initial: Any = None
    saves: bool = True
    saving_words: str = "Elke wijziging wordt meteen bewaard."
    grids: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()


class LiveView:
    """A view that is on a screen."""

    def __init__(self, shared: SharedDossier, view: View) -> None:
        from srm_kit.document.screen import Screen  # loads the widget library, which a report does not need

        self._shared = shared
        self._view = view
        self._state = ViewState(shared.snapshot, view.initial)
        self._editing = False
        self.screen = Screen(self._regions(), self.act, view.titel, self._start_again)
        shared.subscribe(self._renew)

    def _repr_mimebundle_(self, **settings: Any) -> Any:
        return self.screen._repr_mimebundle_(**settings)

    def act(self, action: str, sent: Any) -> None:
        """Carries out an action; what is refused stays in its field, with the reason beside it."""
        if action == "aanpassen":
            self._editing = not self._editing
            self._show(self._state)
            return
        if action == "ongedaan":
            said = self._shared.undo()
            self._show(ViewState(self._shared.snapshot, self._state.choice))
            self.screen.announce(said)
            return
        place = ""
        try:
            if action == "zet":
                place = str(sent["sleutel"])
                answer = _cell_set(place, str(sent["waarde"]), str(sent["oud"]), self._state.choice)
            else:
                answer = self._view.answer(self._state, action, sent)
            if answer.wijzigingen:
                self._shared.apply(answer.wijzigingen, answer.tekst)
        except (ChangeRefused, ChangedMeanwhile) as error:
            self._refused(error, place, sent)
            return
        self._editing = self._editing or action in self._view.opening
        self._show(ViewState(self._shared.snapshot, answer.choice))
        if answer.tekst:
            saved = " Bewaard." if answer.wijzigingen and self._shared.path else ""
            self.screen.announce(answer.tekst + saved + _read_as_empty(answer.wijzigingen))

    def _refused(self, error: ChangeRefused | ChangedMeanwhile, place: str, sent: Any) -> None:
        self._shared.refresh()
        if place:
            column = json.loads(place)[2]
            faults = {place: error.velden.get(column) or str(error)}
            typed = {place: str(sent["waarde"])}
        else:
            faults = dict(error.velden)
            typed = {key: str(value) for key, value in sent.items()} if isinstance(sent, dict) else {}
        self._show(ViewState(self._shared.snapshot, self._state.choice, faults, typed))
        self.screen.announce(str(error), fout=True)

    def _start_again(self) -> None:
        """After a reload of the page: what was tried and not saved is gone, on the screen as in here."""
        self._state = ViewState(self._shared.snapshot, self._view.initial)
        self.screen.show(**self._regions())

    def _renew(self) -> None:
        """Someone changed the dossier: another screen, another person, or Excel."""
        self._show(ViewState(self._shared.snapshot, self._state.choice, self._state.fouten, self._state.typed))
        if self._shared.path is not None:  # a try-out changes nothing of what other cells show
            self.screen.dossier_changed(self._shared.changed_at * 1000)

    def _show(self, state: ViewState) -> None:
        self._state = state
        self.screen.show(**self._regions())

    def _regions(self) -> dict[str, str]:
        view = self._view
        shown = {"kop": _heading(view, self._shared), "aanpassen": _edit_button(self._editing) if view.grids else ""}
        for name, html in view.show(self._state).items():
            shown[name] = html if self._editing or name not in view.grids else ""
        return shown


def _cell_set(place: str, value: str, seen: str, choice: Any) -> Answer:
    if value == seen:  # typed and taken back
        return Answer(choice)
    name, key, column = json.loads(place)
    change = set_values(name, key, {column: value}, {column: seen})
    shown = f"‘{value}’" if value else "leeg"
    return Answer(choice, (change,), f"{nl.capitalised(name)} {' '.join(key)}: {_readable(column)} is nu {shown}.")


def _read_as_empty(changes: Sequence[Change]) -> str:
    """What to say of signs such as ``x`` and ``n.v.t.``, that the contract reads as an empty cell."""
    found = {
        text.strip(): None
        for change in changes
        for column, text in change.waarden.items()
        if change.soort not in ("weg", "instel") and _is_empty_sign(change.tabel, column, text)
    }
    return f" Let op: {nl.opsomming([f'‘{text}’' for text in found])} lezen wij als leeg." if found else ""


def _is_empty_sign(name: str, column: str, text: str) -> bool:
    known = {kolom.naam: kolom.soort for kolom in tabel(name).kolommen}
    if known.get(column, Soort.VERWIJZING) is Soort.VERWIJZING:
        return False  # may be the code of a row
    return is_empty_marker(text, tabel=name, kolom=column, janee=known[column] is Soort.JANEE)


def _readable(column: str) -> str:
    return column.replace("_", " ")


def _edit_button(editing: bool) -> str:
    """The button that opens and closes what is for editing."""
    words, expanded = ("Klaar met aanpassen", "true") if editing else ("Aanpassen", "false")
    return (
        '<div class="knoppen"><button type="button" id="aanpassen" data-actie="aanpassen" '
        f'aria-expanded="{expanded}">{words}</button></div>'
    )


def _heading(view: View, shared: SharedDossier) -> str:
    """The heading of a screen: whose dossier, whether it is saved, and what can be undone."""
    dossier = shared.snapshot.dossier
    if shared.path is None:
        where = "Dit is het meegeleverde voorbeeld: u kunt alles proberen, er wordt niets bewaard."
    else:
        where = view.saving_words if view.saves else "U probeert iets uit: er wordt niets bewaard."
    undo = shared.undo_label if view.saves else ""
    button = (
        f'<button type="button" data-actie="ongedaan" title="{escape(undo)}">Maak ongedaan</button>'
        f'<span class="noot">{escape(undo)}</span>'
        if undo
        else ""
    )
    trouble = f'<p class="waarschuwing" role="alert">{escape(shared.problem)}</p>' if shared.problem else ""
    return (
        f"<h3>{escape(view.titel)}</h3><p class='noot'>{escape(dossier.gemeente.naam)}, peildatum "
        f"{nl.datum(dossier.peildatum)}.{merk_fictief(dossier)} {where}</p>{trouble}"
        + (f'<div class="knoppen">{button}</div>' if button else "")
    )


def is_live(sessie: Sessie) -> bool:
    """Whether there is a screen with someone at it: JupyterLab and Voila say so, papermill does not.

    VS Code fetches what a screen needs from the internet, so it gets the twin unless ``SRM_LIVE`` asks otherwise.
    """
    at_a_server = bool(os.environ.get("JPY_SESSION_NAME")) and not _in_vs_code()
    return sessie.parameters.live and (at_a_server or bool(os.environ.get(LIVE)))


def _in_vs_code() -> bool:
    """Whether the notebook is open in VS Code, which leaves its path in the kernel, also at a server."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return shell is not None and VS_CODE in shell.user_ns


def show(sessie: Sessie, view: View) -> LiveView | Blocks:
    """The view for a notebook cell: live where someone can click, else its static twin."""
    if not sessie.parameters.live:
        return Blocks(())
    if not is_live(sessie):
        return view.twin(Snapshot(sessie.dossier, sessie.parameters))
    return LiveView(open_shared_dossier(sessie), view)


def as_cell(view: View, description: str) -> NotebookCell[LiveView | Blocks]:
    """What a notebook calls for this view."""
    return described(lambda sessie: show(sessie, view), description)
