"""What if the hours went elsewhere: sliders for the hours of changes, and the balance of hard and soft at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape
from math import fsum, isfinite
from typing import Any

from srm_kit import nl
from srm_kit.document import Blocks, Paragraph, Table
from srm_kit.dossier import Dossier, Inspanning, set_values
from srm_kit.dossier.contract.cell_text import as_cell_text, as_typed
from srm_kit.measures.balans import aandeel_zacht, portefeuillelabel
from srm_kit.views import zinnen
from srm_kit.widgets.controls import button
from srm_kit.widgets.inrichten.refusing import geweigerd
from srm_kit.widgets.live_view import Answer, View, ViewState
from srm_kit.widgets.shared_dossier import Snapshot

__all__ = ["BALANS", "proef"]

_Hours = tuple[tuple[str, float | None], ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    """The hours someone moved. ``keer`` counts how often the sliders went back to the dossier.

    ``basis`` is what the dossier said when the sliders were drawn and ``getekend`` the moved hours they were drawn
    with, so that they stay as they are under a hand, and stand right when others changed the dossier.
    """

    uren: Mapping[str, float] = field(default_factory=dict)
    keer: int = 0
    basis: _Hours = ()
    getekend: Mapping[str, float] = field(default_factory=dict)


def proef(dossier: Dossier, uren: Mapping[str, float]) -> float | None:
    """The soft share of the hours of changes (0-1) with these hours by initiative; the formula of the report."""
    efforts = _changes(dossier)
    return aandeel_zacht((uren.get(item.id, item.uren), item.zacht) for item in efforts)


def _changes(dossier: Dossier) -> tuple[Inspanning, ...]:
    """What the balance is about: services and projects do not count in it."""
    return tuple(item for item in dossier.inspanningen_die_tellen if item.soort == "verandering")


def _in_hours(amount: float) -> str:
    return f"{nl.getal(amount)} uur"


def _base(dossier: Dossier) -> _Hours:
    return tuple((change.id, change.uren) for change in _changes(dossier))


def _show(state: ViewState) -> Mapping[str, str]:
    dossier, choice = state.snapshot.dossier, state.choice
    if not _changes(dossier):
        return {
            "uitkomst": "<p>Er zijn nog geen veranderingen. Voeg ze toe bij ‘Doelen aanvullen’ en kies als soort ‘verandering’. Daarna verdeelt u hier de uren.</p>",
            "schuiven": "",
        }
    return {"uitkomst": _outcome(state.snapshot, choice), "schuiven": _sliders(state, choice)}


def _total(dossier: Dossier, uren: Mapping[str, float]) -> float:
    return fsum(uren.get(change.id, change.uren or 0.0) for change in _changes(dossier))


def _word(aandeel: float | None) -> str:
    return portefeuillelabel(aandeel) if aandeel is not None else nl.NIET_GEMETEN


def _outcome(snapshot: Snapshot, choice: _Choice) -> str:
    dossier = snapshot.dossier
    now, then = proef(dossier, {}), proef(dossier, choice.uren)
    total, former = _total(dossier, choice.uren), _total(dossier, {})
    share = nl.procent(then) if then is not None else "niet te bepalen"
    if not choice.uren:
        change = "Dit is de stand uit het dossier. Verschuif uren om te zien wat er verandert."
    else:
        side = "erbij" if total >= former else "eraf"
        change = f"In het dossier is dat {nl.procent(now) if now is not None else 'niet te bepalen'}. "
        change += (
            "Het totaal blijft gelijk." if total == former else f"Totaal: {_in_hours(abs(total - former))} {side}."
        )
    felt = snapshot.maten.balans.aandacht
    felt_words = felt.label or nl.NIET_GEMETEN
    bars = _bar("In het dossier", now) + _bar("Met deze uren", then)
    note = "Gedachte-oefening: dit is nog niet bewaard." if choice.uren else zinnen.bron_register(dossier)
    return (
        f'<div class="naast"><div><p>Naar mensen en gedrag</p><p class="groot" id="zacht">{share}</p>'
        f"<p><b>{escape(_word(then))}</b>. {escape(change)}</p></div>"
        f"<div><p><b>Totaal</b>: {_in_hours(total)}.</p><p><b>Waar medewerkers de aandacht zien</b>: "
        f"{escape(felt_words)}.</p></div></div>"
        f'{bars}<p class="noot">{escape(note)}</p>'
    )


def _bar(wat: str, zacht: float | None) -> str:
    """Hard against soft on one line, that fits a phone too; the figures stand in words above it."""
    if zacht is None:
        return f"<p>{wat}: niet te bepalen.</p>"
    soft = nl.procent(zacht)
    hard = nl.procent(1 - soft.waarde)
    return (
        f"<p>{wat}: {hard} structuur (hard), {soft} mensen en gedrag (zacht)</p>"
        f'<div class="balk" aria-hidden="true"><i style="width:{hard}"></i></div>'
    )


def _sliders(state: ViewState, choice: _Choice) -> str:
    """Drawn anew only when they go back: a slider that is replaced under a hand would stop moving."""
    dossier = state.snapshot.dossier
    drawn = choice.getekend if choice.basis == _base(dossier) else choice.uren
    most, step = _scale(max((change.uren or 0.0 for change in _changes(dossier)), default=0.0))
    rows = "".join(_slider(state, change, drawn, choice.keer, most, step) for change in _changes(dossier))
    return (
        f'<form data-actie="bewaar"><fieldset class="uren"><legend>Uren per verandering</legend>{rows}'
        f'<div class="knoppen"><button class="eerst" id="bal-bewaar">Bewaar deze uren</button>'
        f"{button('terug', 'Terug naar het dossier')}</div></fieldset></form>"
    )


def _scale(most: float) -> tuple[int, int]:
    """How far the sliders go, and in which steps: room above the largest number of hours, in round numbers.

    >>> _scale(2600.0), _scale(0.0)
    ((4000, 20), (500, 10))
    """
    step = next(item for item in (10, 20, 50, 100, 1_000, 10_000, 10**6) if most <= item * 150)
    return max(500, int(most * 1.4 / (step * 20) + 1) * step * 20), step


def _slider(state: ViewState, item: Inspanning, drawn: Mapping[str, float], keer: int, most: int, step: int) -> str:
    former = as_cell_text(item.uren)
    start = as_cell_text(drawn[item.id]) if item.id in drawn else former
    key = escape(item.id)
    fault = state.fouten.get(item.id, "")
    number = escape(state.typed.get(item.id, start)).replace(",", ".")
    name = f"bal{keer}-{key}"
    soft = "telt niet mee: zacht deel onbekend" if item.zacht is None else f"{nl.procent(item.zacht)} zacht"
    common = f'data-actie="uren" data-sleutel="{key}" data-direct'
    trouble = f' aria-invalid="true" aria-describedby="{name}-fout" data-aandacht="ja"' if fault else ""
    return (
        f'<div class="schuif"><label for="{name}-g"><b>{key}</b> {escape(item.naam)} <span class="noot">({soft})</span></label>'
        f'<input type="range" min="0" max="{most}" step="{step}" value="{number or 0}" id="{name}-s" {common} '
        f'data-paar="{name}-g" aria-label="Schuif: uren van {escape(item.naam)}">'
        f'<input type="number" min="0" step="any" value="{number}" id="{name}-g" name="{key}" {common} '
        f'data-paar="{name}-s"{trouble}><input type="hidden" name="oud:{key}" value="{escape(former)}">'
        + (f'<p class="fout" id="{name}-fout">{escape(fault)}</p>' if fault else "")
        + "</div>"
    )


def _answer(state: ViewState, action: str, sent: Any) -> Answer:
    choice: _Choice = state.choice
    dossier = state.snapshot.dossier
    if action == "uren":
        ident = str(sent["sleutel"])
        hours = dict(choice.uren)
        if (amount := _count(str(sent["waarde"]))) is None:
            hours.pop(ident, None)
        else:
            hours[ident] = max(amount, 0.0)
        basis = _base(dossier)
        drawn = choice.getekend if choice.basis == basis else choice.uren
        then = proef(dossier, hours)
        share = f"{nl.procent(then)} zacht, {_word(then)}" if then is not None else "balans niet te bepalen"
        shown = _in_hours(hours[ident]) if ident in hours else "als in het dossier"
        return Answer(replace(choice, uren=hours, basis=basis, getekend=drawn), tekst=f"{ident} {shown}: {share}.")
    again = _Choice(keer=choice.keer + 1)
    if action == "bewaar":
        return _save(dossier, choice, again, sent)
    return Answer(again, tekst="De uren staan weer zoals in het dossier.")


def _count(text: str) -> float | None:
    try:
        amount = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return amount if isfinite(amount) else None


def _save(dossier: Dossier, choice: _Choice, again: _Choice, sent: Mapping[str, str]) -> Answer:
    """Saves what stands in the number fields, each only when it is not what was shown."""
    changes, said = [], []
    for change in _changes(dossier):
        text, seen = sent.get(change.id, "").strip(), sent.get(f"oud:{change.id}", "")
        amount = _count(text)
        if text and (amount is None or amount < 0):
            raise geweigerd(
                change.id, f"Uren van {change.id}: dit is geen aantal uren.", "Vul nul of een positief getal in."
            )
        value = as_cell_text(amount)
        if change.id not in sent or value == seen:
            continue
        # The field shows a number; in the dossier stands what was printed, such as PM.
        there = as_typed(change, "uren") if seen == as_cell_text(change.uren) else seen
        changes.append(set_values("inspanningen", [change.id], {"uren": value}, {"uren": there}))
        said.append(f"{change.id} {_in_hours(amount) if amount is not None else 'leeg'}")
    if not changes:
        return Answer(choice, tekst="Er is niets gewijzigd.")
    return Answer(again, tuple(changes), f"Uren: {nl.opsomming(said)}.")


def _twin(snapshot: Snapshot) -> Blocks:
    efforts = _changes(snapshot.dossier)
    if not efforts:
        return Blocks((Paragraph("Er zijn nog geen veranderingen vastgelegd."),))
    rows = tuple(
        (
            f"{item.id} {item.naam}",
            _in_hours(item.uren) if item.uren is not None else "niet ingevuld",
            nl.procent(item.zacht) if item.zacht is not None else "onbekend",
        )
        for item in efforts
    )
    share = proef(snapshot.dossier, {})
    text = (
        "De balans is niet te bepalen."
        if share is None
        else f"Van de uren voor veranderingen gaat {nl.procent(share)} naar mensen en gedrag."
    )
    table = Table(
        "Uren per verandering",
        ("Verandering", "Uren", "Zacht deel"),
        rows,
        (1, 2),
        source=zinnen.bron_register(snapshot.dossier),
    )
    return Blocks((Paragraph(text), table))


BALANS = View(
    "Uren verschuiven",
    _show,
    _answer,
    _twin,
    _Choice(),
    saving_words="U probeert iets uit. Er wordt pas bewaard als u dat kiest.",
)
