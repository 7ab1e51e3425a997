"""The lesson in front of a class: one shared screen, large type, every button also a key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from srm_kit import nl
from srm_kit.document.html import blok_html
from srm_kit.training import what_if as watals
from srm_kit.training.dia import LETTERS, antwoorden, dia, opmaak
from srm_kit.training.gemeente import Ingreep
from srm_kit.training.les import Les, Soort
from srm_kit.training.scenarios import ernst
from srm_kit.views.figuren import modelfiguur
from srm_kit.views.printed import printed_cells, printed_connection
from srm_kit.widgets.scherm import Scherm

__all__ = ["Presentatie", "Stand", "doe", "toon"]

_NAMEN = 2
_STAP = 10
"""The sliders move in steps of so many percent."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the class is: the step, what it chose per step, the effort on both sides, and whether the outcome is shown."""

    nummer: int = 0
    gekozen: Mapping[str, int] = field(default_factory=dict)
    hard: int = 0
    zacht: int = 0
    open: bool = False
    keer: int = 0


def doe(les: Les, stand: Stand, actie: str, waarde: Any) -> Stand:
    """The next state; what makes no sense here changes nothing."""
    last = len(les.stappen) - 1
    step = les.stappen[stand.nummer]
    if actie == "opnieuw":
        return Stand(keer=stand.keer + 1)
    if actie == "volgende":
        return replace(stand, nummer=min(stand.nummer + 1, last))
    if actie == "vorige":
        return replace(stand, nummer=max(stand.nummer - 1, 0))
    if actie == "kies" and step.soort is Soort.KIEZEN and str(waarde).isdigit() and int(waarde) < len(step.keuzes):
        return replace(stand, nummer=stand.nummer + 1, gekozen={**stand.gekozen, step.id: int(waarde)})
    if actie == "toon" and step.soort is Soort.WAT_ALS:
        return replace(stand, open=True)
    if actie in ("hard", "zacht") and step.soort is Soort.PROBEREN:
        part = min(max(round(float(waarde) / _STAP) * _STAP, 0), 100)
        return replace(stand, hard=part) if actie == "hard" else replace(stand, zacht=part)
    if actie == "probeer" and waarde in watals.VARIANTEN:
        change = watals.VARIANTEN[waarde][1]
        return replace(stand, hard=round(change.hard * 100), zacht=round(change.zacht * 100), keer=stand.keer + 1)
    return stand


def toon(les: Les, stand: Stand) -> dict[str, str]:
    """The regions of the screen."""
    step = les.stappen[stand.nummer]
    what_if = step.soort is Soort.PROBEREN
    return {
        "opmaak": f"<style>{opmaak()}</style>",
        "dia": _dia(les, stand),
        "schuiven": _schuiven(stand) if what_if else "",
        "proef": _proef(les, stand) if what_if else "",
        "bediening": _bediening(les, stand),
    }


def _dia(les: Les, stand: Stand) -> str:
    step = les.stappen[stand.nummer]
    if step.soort is Soort.KIEZEN:
        buttons = "".join(
            f'<li><button type="button" class="keuze" data-actie="kies" value="{index}" data-toets="{index + 1}" '
            f'id="keuze{index}"{_gedrukt(stand, step.id, index)}><b>{LETTERS[index]}</b> {escape(item.tekst)}</button></li>'
            for index, item in enumerate(step.keuzes)
        )
        return dia(les, stand.nummer, f'<ul class="keuzes">{buttons}</ul>')
    if step.soort is Soort.ANTWOORD:
        chosen = stand.gekozen.get(les.stappen[stand.nummer - 1].id)
        return dia(les, stand.nummer, antwoorden(step.keuzes, chosen))
    if step.soort is Soort.WAT_ALS and not stand.open:
        hidden = replace(step, beeld=None, blokken=())
        closed = replace(les, stappen=(*les.stappen[: stand.nummer], hidden, *les.stappen[stand.nummer + 1 :]))
        button = '<p><button type="button" class="eerst" data-actie="toon" id="toon">Toon de vergelijking</button></p>'
        return dia(closed, stand.nummer, button)
    return dia(les, stand.nummer, "")


def _gedrukt(stand: Stand, step: str, index: int) -> str:
    return f' aria-pressed="{"true" if stand.gekozen.get(step) == index else "false"}"'


def _schuiven(stand: Stand) -> str:
    """Drawn anew only when a button sets them: a slider that is replaced under a hand would stop moving."""
    rows = "".join(
        f'<div class="schuif"><label for="{key}{stand.keer}">{label}</label><input type="range" min="0" max="100" '
        f'step="{_STAP}" value="{value}" id="{key}{stand.keer}" data-actie="{key}" data-direct>'
        f'<output for="{key}{stand.keer}">{value}</output></div>'
        for key, label, value in (
            ("hard", "Inzet op structuur (%)", stand.hard),
            ("zacht", "Inzet op gedrag (%)", stand.zacht),
        )
    )
    buttons = "".join(
        f'<button type="button" data-actie="probeer" value="{key}" id="probeer-{key}">{escape(name)}</button>'
        for key, (name, _) in watals.VARIANTEN.items()
    )
    return f'<div class="knoppen">{buttons}</div>{rows}'


def _proef(les: Les, stand: Stand) -> str:
    then = _uitkomst(les, stand)
    now = _uitkomst(les, Stand())
    count = len(then.over)
    left = nl.aantal(count, "bevinding over het patroon blijft", "bevindingen over het patroon blijven")
    if not count:
        left = "Er blijft geen bevinding over het patroon"
    figure = modelfiguur(
        printed_cells(then.maten.cellen),
        printed_connection(then.maten.verbinding.gelijkmatigheid),
        "De negen cellen na deze ingreep.",
        "Simulatie met dezelfde mensen, geen meting. FICTIEF.",
    )
    power = (
        f"Realisatiekracht {nl.getal(then.kracht, 1)} (nu {nl.getal(now.kracht, 1)}), beleefde verbinding "
        f"{nl.getal(then.beleefd, 1)} (nu {nl.getal(now.beleefd, 1)})."
    )
    few = [f"‘{name}’" for name in then.over[:_NAMEN]]
    names = f"{', onder meer' if count > len(few) else ':'} {nl.opsomming(few)}" if few else ""
    return (
        f'<div class="uitkomst"><p class="opdracht" id="uitkomst">{escape(power)}</p>'
        f"<p>{escape(nl.hoofdletter(left) + names)}.</p></div>{blok_html(figure)}"
    )


def _uitkomst(les: Les, stand: Stand) -> watals.Uitkomst:
    change = Ingreep(stand.hard / 100, stand.zacht / 100)
    return watals.probeer(les.gemeente, les.storingen, ernst(les.ernst), les.zaad, change)


def _bediening(les: Les, stand: Stand) -> str:
    step = les.stappen[stand.nummer]
    further = "Toon het antwoord" if step.soort is Soort.KIEZEN else "Volgende"
    first, last = stand.nummer == 0, stand.nummer == len(les.stappen) - 1
    return (
        '<nav class="bediening" aria-label="Door de les"><button type="button" data-actie="vorige" id="vorige" '
        f'data-toets="ArrowLeft"{" disabled" if first else ""}>← Vorige</button>'
        f'<button type="button" class="eerst" data-actie="volgende" id="volgende" data-toets="ArrowRight"'
        f"{' disabled' if last else ''}>{further} →</button>"
        '<button type="button" data-actie="opnieuw" id="opnieuw">Opnieuw beginnen</button>'
        '<span class="hulp">Pijltjes: door de les. Cijfers: kiezen.</span>'
        f'</nav><p class="voet">{escape(les.noot)}</p>'
    )


class Presentatie:
    """A lesson on a screen."""

    def __init__(self, les: Les) -> None:
        self.les = les
        self.stand = Stand()
        self._geschoven = ""
        self.scherm = Scherm(self._delen(), self.bij, les.titel)

    def _repr_mimebundle_(self, **settings: Any) -> Any:
        return self.scherm._repr_mimebundle_(**settings)

    def bij(self, actie: str, waarde: Any) -> None:
        """Carries out what someone pressed, and says where the class is now."""
        former, self.stand = self.stand, doe(self.les, self.stand, actie, waarde)
        self.scherm.toon(**self._delen(actie in ("hard", "zacht")))
        if actie in ("hard", "zacht", "probeer"):
            then = _uitkomst(self.les, self.stand)
            self.scherm.meld(
                f"Structuur {self.stand.hard}%, gedrag {self.stand.zacht}%: realisatiekracht {nl.getal(then.kracht, 1)}."
            )
        elif former != self.stand:
            step = self.les.stappen[self.stand.nummer]
            self.scherm.meld(f"Stap {self.stand.nummer + 1} van {len(self.les.stappen)}: {step.titel}")

    def _delen(self, schuift: bool = False) -> dict[str, str]:
        """The regions; while someone slides, the sliders stay as they were drawn."""
        made = toon(self.les, self.stand)
        if schuift:
            made["schuiven"] = self._geschoven
        self._geschoven = made["schuiven"]
        return made
