"""The lesson in front of a class: one shared screen, large type, every button also a key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from srm_kit import nl
from srm_kit.document.html import block_html
from srm_kit.document.screen import Screen
from srm_kit.training import what_if
from srm_kit.training.gemeente import Ingreep
from srm_kit.training.lesson import Lesson, StepKind
from srm_kit.training.lesson_slide import LETTERS, answers, slide, style_sheet
from srm_kit.training.scenarios import ernst
from srm_kit.views.figuren import modelfiguur
from srm_kit.views.printed import printed_cells
from srm_kit.views.zinnen import MERK_FICTIEF

__all__ = ["Presentation", "PresentationState", "advance", "show"]

_NAMES = 2
_STEP = 10
"""The sliders move in steps of so many percent."""


@dataclass(frozen=True, slots=True)
class PresentationState:
    """Where the class is: the step, what it chose per step, the effort on both sides, and whether the outcome is shown."""

    nummer: int = 0
    gekozen: Mapping[str, int] = field(default_factory=dict)
    hard: int = 0
    zacht: int = 0
    open: bool = False
    keer: int = 0


def advance(lesson: Lesson, state: PresentationState, action: str, waarde: Any) -> PresentationState:
    """The next state; what makes no sense here changes nothing."""
    last = len(lesson.stappen) - 1
    step = lesson.stappen[state.nummer]
    if action == "opnieuw":
        return PresentationState(keer=state.keer + 1)
    if action == "volgende":
        return replace(state, nummer=min(state.nummer + 1, last))
    if action == "vorige":
        return replace(state, nummer=max(state.nummer - 1, 0))
    if action == "kies" and step.soort is StepKind.KIEZEN and str(waarde).isdigit() and int(waarde) < len(step.keuzes):
        return replace(state, nummer=state.nummer + 1, gekozen={**state.gekozen, step.id: int(waarde)})
    if action == "toon" and step.soort is StepKind.WAT_ALS:
        return replace(state, open=True)
    if action in ("hard", "zacht") and step.soort is StepKind.PROBEREN:
        part = min(max(round(float(waarde) / _STEP) * _STEP, 0), 100)
        return replace(state, hard=part) if action == "hard" else replace(state, zacht=part)
    if action == "probeer" and waarde in what_if.VARIANTEN:
        change = what_if.VARIANTEN[waarde][1]
        return replace(state, hard=round(change.hard * 100), zacht=round(change.zacht * 100), keer=state.keer + 1)
    return state


def show(lesson: Lesson, state: PresentationState) -> dict[str, str]:
    """The regions of the screen."""
    step = lesson.stappen[state.nummer]
    trying = step.soort is StepKind.PROBEREN
    return {
        "opmaak": f"<style>{style_sheet()}</style>",
        "dia": _slide(lesson, state),
        "schuiven": _sliders(lesson, state) if trying else "",
        "proef": _tried(lesson, state) if trying else "",
        "bediening": _controls(lesson, state),
    }


def _slide(lesson: Lesson, state: PresentationState) -> str:
    step = lesson.stappen[state.nummer]
    if step.soort is StepKind.KIEZEN:
        buttons = "".join(
            f'<li><button type="button" class="keuze" data-actie="kies" value="{index}" data-toets="{index + 1}" '
            f'id="keuze{index}"{_pressed(state, step.id, index)}><b>{LETTERS[index]}</b> {escape(item.tekst)}</button></li>'
            for index, item in enumerate(step.keuzes)
        )
        return slide(lesson, state.nummer, f'<ul class="keuzes">{buttons}</ul>')
    if step.soort is StepKind.ANTWOORD:
        chosen = state.gekozen.get(lesson.stappen[state.nummer - 1].id)
        return slide(lesson, state.nummer, answers(step.keuzes, chosen))
    if step.soort is StepKind.WAT_ALS and not state.open:
        hidden = replace(step, picture=None, blokken=())
        closed = replace(lesson, stappen=(*lesson.stappen[: state.nummer], hidden, *lesson.stappen[state.nummer + 1 :]))
        button = '<p><button type="button" class="eerst" data-actie="toon" id="toon">Toon de vergelijking</button></p>'
        return slide(closed, state.nummer, button)
    return slide(lesson, state.nummer, "")


def _pressed(state: PresentationState, step: str, index: int) -> str:
    return f' aria-pressed="{"true" if state.gekozen.get(step) == index else "false"}"'


def _sliders(lesson: Lesson, state: PresentationState) -> str:
    """Drawn anew only when a button sets them: a slider that is replaced under a hand would stop moving."""
    rows = "".join(
        f'<div class="schuif"><label for="{key}{state.keer}">{label}</label><input type="range" min="0" max="100" '
        f'step="{_STEP}" value="{value}" id="{key}{state.keer}" data-actie="{key}" data-direct>'
        f'<output for="{key}{state.keer}">{value}</output></div>'
        for key, label, value in (
            ("hard", "Inzet op structuur (%)", state.hard),
            ("zacht", "Inzet op gedrag (%)", state.zacht),
        )
    )
    buttons = "".join(
        f'<button type="button" data-actie="probeer" value="{key}" id="probeer-{key}">{escape(name)}</button>'
        for key, name in what_if.namen(lesson.storingen).items()
    )
    return f'<div class="knoppen">{buttons}</div>{rows}'


def _tried(lesson: Lesson, state: PresentationState) -> str:
    then = _outcome(lesson, state)
    now = _outcome(lesson, PresentationState())
    count = len(then.over)
    left = nl.aantal(count, "bevinding over het patroon blijft", "bevindingen over het patroon blijven")
    if not count:
        left = "Er blijft geen bevinding over het patroon"
    figure = modelfiguur(
        printed_cells(then.maten.cellen),
        "De negen cellen na deze ingreep.",
        f"Simulatie met dezelfde mensen, geen meting.{MERK_FICTIEF}",
    )
    own = " ".join(
        f"{after.kop}: {after.tekst} (nu {before.tekst})." for after, before in zip(then.eigen, now.eigen, strict=True)
    )
    few = [f"‘{name}’" for name in then.over[:_NAMES]]
    names = f"{', onder meer' if count > len(few) else ':'} {nl.opsomming(few)}" if few else ""
    return (
        f'<div class="uitkomst"><p class="opdracht" id="uitkomst">{escape(own)}</p>'
        f"<p>{escape(nl.capitalised(left) + names)}.</p></div>{block_html(figure)}"
    )


def _outcome(lesson: Lesson, state: PresentationState) -> what_if.WhatIfOutcome:
    change = Ingreep(state.hard / 100, state.zacht / 100)
    return what_if.probeer(lesson.gemeente, lesson.storingen, ernst(lesson.ernst), lesson.zaad, change)


def _controls(lesson: Lesson, state: PresentationState) -> str:
    step = lesson.stappen[state.nummer]
    further = "Toon het antwoord" if step.soort is StepKind.KIEZEN else "Volgende"
    first, last = state.nummer == 0, state.nummer == len(lesson.stappen) - 1
    return (
        '<nav class="bediening" aria-label="Door de les"><button type="button" data-actie="vorige" id="vorige" '
        f'data-toets="ArrowLeft"{" disabled" if first else ""}>← Vorige</button>'
        f'<button type="button" class="eerst" data-actie="volgende" id="volgende" data-toets="ArrowRight"'
        f"{' disabled' if last else ''}>{further} →</button>"
        '<button type="button" data-actie="opnieuw" id="opnieuw">Opnieuw beginnen</button>'
        '<span class="hulp">Pijltjes: door de les. Cijfers: kiezen.</span>'
        f'</nav><p class="voet">{escape(lesson.noot)}</p>'
    )


class Presentation:
    """A lesson on a screen."""

    def __init__(self, lesson: Lesson) -> None:
        self.lesson = lesson
        self.state = PresentationState()
        self._drawn = ""
        self.screen = Screen(self._regions(), self.act, lesson.titel)

    def _repr_mimebundle_(self, **settings: Any) -> Any:
        return self.screen._repr_mimebundle_(**settings)

    def act(self, action: str, waarde: Any) -> None:
        """Carries out what someone pressed, and says where the class is now."""
        former, self.state = self.state, advance(self.lesson, self.state, action, waarde)
        self.screen.show(**self._regions(action in ("hard", "zacht")))
        if action in ("hard", "zacht", "probeer"):
            then = _outcome(self.lesson, self.state)
            self.screen.announce(
                f"Structuur {self.state.hard}%, gedrag {self.state.zacht}%. "
                + " ".join(f"{item.kop}: {item.tekst}." for item in then.eigen)
            )
        elif former != self.state:
            step = self.lesson.stappen[self.state.nummer]
            self.screen.announce(f"Stap {self.state.nummer + 1} van {len(self.lesson.stappen)}: {step.titel}")

    def _regions(self, sliding: bool = False) -> dict[str, str]:
        """The regions; while someone slides, the sliders stay as they were drawn."""
        made = show(self.lesson, self.state)
        if sliding:
            made["schuiven"] = self._drawn
        self._drawn = made["schuiven"]
        return made
