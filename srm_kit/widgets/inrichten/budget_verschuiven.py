"""What if the money went elsewhere: sliders for the budgets, and the balance of hard and soft at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape
from math import fsum, isfinite
from typing import Any

from srm_kit import nl
from srm_kit.document import Blocks, Paragraph, Table
from srm_kit.dossier import Dossier, Inspanning, zet
from srm_kit.dossier.contract.cell_text import celtekst, getypt
from srm_kit.measures.balans import aandeel_zacht, portefeuillelabel
from srm_kit.views import zinnen
from srm_kit.widgets.controls import button
from srm_kit.widgets.inrichten.refusing import geweigerd
from srm_kit.widgets.live_view import Answer, View, ViewState
from srm_kit.widgets.shared_dossier import Snapshot

__all__ = ["BALANS", "proef"]

_Budgetten = tuple[tuple[str, float | None], ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    """The budgets someone moved. ``keer`` counts how often the sliders went back to the dossier.

    ``basis`` is what the dossier said when the sliders were drawn and ``getekend`` the moved budgets they were drawn
    with, so that they stay as they are under a hand, and stand right when others changed the dossier.
    """

    budgetten: Mapping[str, float] = field(default_factory=dict)
    keer: int = 0
    basis: _Budgetten = ()
    getekend: Mapping[str, float] = field(default_factory=dict)


def proef(dossier: Dossier, budgetten: Mapping[str, float]) -> float | None:
    """The soft share of the money (0-1) with these budgets (euro, by initiative); the formula of the report."""
    efforts = dossier.inspanningen_die_tellen
    return aandeel_zacht((budgetten.get(item.id, item.budget), item.zacht) for item in efforts)


def _basis(dossier: Dossier) -> _Budgetten:
    return tuple((item.id, item.budget) for item in dossier.inspanningen_die_tellen)


def _show(state: ViewState) -> Mapping[str, str]:
    dossier, choice = state.snapshot.dossier, state.choice
    if not dossier.inspanningen_die_tellen:
        return {
            "uitkomst": "<p>Er zijn nog geen inspanningen. Voeg ze toe bij ‘Doelen aanvullen’. Daarna verdeelt u hier het geld.</p>",
            "schuiven": "",
        }
    return {"uitkomst": _uitkomst(state.snapshot, choice), "schuiven": _schuiven(state, choice)}


def _totaal(dossier: Dossier, budgetten: Mapping[str, float]) -> float:
    return fsum(budgetten.get(item.id, item.budget or 0.0) for item in dossier.inspanningen_die_tellen)


def _woord(aandeel: float | None) -> str:
    return portefeuillelabel(aandeel) if aandeel is not None else nl.NIET_GEMETEN


def _uitkomst(snapshot: Snapshot, choice: _Choice) -> str:
    dossier = snapshot.dossier
    now, then = proef(dossier, {}), proef(dossier, choice.budgetten)
    total, former = _totaal(dossier, choice.budgetten), _totaal(dossier, {})
    share = nl.procent(then) if then is not None else "niet te bepalen"
    if not choice.budgetten:
        change = "Dit is de stand uit het dossier. Verschuif een budget om te zien wat er verandert."
    else:
        side = "erbij" if total >= former else "eraf"
        change = f"In het dossier is dat {nl.procent(now) if now is not None else 'niet te bepalen'}. "
        change += "Het totaal blijft gelijk." if total == former else f"Totaal: {nl.euro(abs(total - former))} {side}."
    felt = snapshot.maten.balans.aandacht
    felt_words = felt.label or nl.NIET_GEMETEN
    bars = _balk("In het dossier", now) + _balk("Met deze budgetten", then)
    note = "Gedachte-oefening: dit is nog niet bewaard." if choice.budgetten else zinnen.bron_register(dossier)
    return (
        f'<div class="naast"><div><p>Naar mensen en gedrag</p><p class="groot" id="zacht">{share}</p>'
        f"<p><b>{escape(_woord(then))}</b>. {escape(change)}</p></div>"
        f"<div><p><b>Totaal budget</b>: {nl.euro(total)}.</p><p><b>Waar medewerkers de aandacht zien</b>: "
        f"{escape(felt_words)}.</p></div></div>"
        f'{bars}<p class="noot">{escape(note)}</p>'
    )


def _balk(wat: str, zacht: float | None) -> str:
    """Hard against soft on one line, that fits a phone too; the figures stand in words above it."""
    if zacht is None:
        return f"<p>{wat}: niet te bepalen.</p>"
    soft = nl.procent(zacht)
    hard = nl.procent(1 - soft.waarde)
    return (
        f"<p>{wat}: {hard} structuur (hard), {soft} mensen en gedrag (zacht)</p>"
        f'<div class="balk" aria-hidden="true"><i style="width:{hard}"></i></div>'
    )


def _schuiven(state: ViewState, choice: _Choice) -> str:
    """Drawn anew only when they go back: a slider that is replaced under a hand would stop moving."""
    dossier = state.snapshot.dossier
    drawn = choice.getekend if choice.basis == _basis(dossier) else choice.budgetten
    most, step = _schaal(max((item.budget or 0.0 for item in dossier.inspanningen_die_tellen), default=0.0))
    rows = "".join(_schuif(state, item, drawn, choice.keer, most, step) for item in dossier.inspanningen_die_tellen)
    return (
        f'<form data-actie="bewaar"><fieldset class="budgetten"><legend>Budget per inspanning, in euro</legend>{rows}'
        f'<div class="knoppen"><button class="eerst" id="bal-bewaar">Bewaar deze budgetten</button>'
        f"{button('terug', 'Terug naar het dossier')}</div></fieldset></form>"
    )


def _schaal(most: float) -> tuple[int, int]:
    """How far the sliders go, and in which steps: room above the largest budget, in round numbers.

    >>> _schaal(640000.0), _schaal(0.0)
    ((900000, 5000), (100000, 1000))
    """
    step = next(item for item in (1_000, 5_000, 10_000, 50_000, 100_000, 10**6, 10**9) if most <= item * 150)
    return max(100_000, int(most * 1.4 / (step * 20) + 1) * step * 20), step


def _schuif(state: ViewState, item: Inspanning, drawn: Mapping[str, float], keer: int, most: int, step: int) -> str:
    former = celtekst(item.budget)
    start = celtekst(drawn[item.id]) if item.id in drawn else former
    key = escape(item.id)
    fault = state.fouten.get(item.id, "")
    number = escape(state.typed.get(item.id, start)).replace(",", ".")
    name = f"bal{keer}-{key}"
    soft = "telt niet mee: zacht deel onbekend" if item.zacht is None else f"{nl.procent(item.zacht)} zacht"
    common = f'data-actie="budget" data-sleutel="{key}" data-direct'
    trouble = f' aria-invalid="true" aria-describedby="{name}-fout" data-aandacht="ja"' if fault else ""
    return (
        f'<div class="schuif"><label for="{name}-g"><b>{key}</b> {escape(item.naam)} <span class="noot">({soft})</span></label>'
        f'<input type="range" min="0" max="{most}" step="{step}" value="{number or 0}" id="{name}-s" {common} '
        f'data-paar="{name}-g" aria-label="Schuif: budget van {escape(item.naam)}">'
        f'<input type="number" min="0" step="any" value="{number}" id="{name}-g" name="{key}" {common} '
        f'data-paar="{name}-s"{trouble}><input type="hidden" name="oud:{key}" value="{escape(former)}">'
        + (f'<p class="fout" id="{name}-fout">{escape(fault)}</p>' if fault else "")
        + "</div>"
    )


def _answer(state: ViewState, action: str, waarde: Any) -> Answer:
    choice: _Choice = state.choice
    dossier = state.snapshot.dossier
    if action == "budget":
        ident = str(waarde["sleutel"])
        budgets = dict(choice.budgetten)
        if (amount := _bedrag(str(waarde["waarde"]))) is None:
            budgets.pop(ident, None)
        else:
            budgets[ident] = max(amount, 0.0)
        basis = _basis(dossier)
        drawn = choice.getekend if choice.basis == basis else choice.budgetten
        then = proef(dossier, budgets)
        share = f"{nl.procent(then)} zacht, {_woord(then)}" if then is not None else "balans niet te bepalen"
        shown = nl.euro(budgets[ident]) if ident in budgets else "als in het dossier"
        return Answer(
            replace(choice, budgetten=budgets, basis=basis, getekend=drawn), tekst=f"{ident} {shown}: {share}."
        )
    again = _Choice(keer=choice.keer + 1)
    if action == "bewaar":
        return _bewaar(dossier, choice, again, waarde)
    return Answer(again, tekst="De budgetten staan weer zoals in het dossier.")


def _bedrag(text: str) -> float | None:
    try:
        amount = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return amount if isfinite(amount) else None


def _bewaar(dossier: Dossier, choice: _Choice, again: _Choice, waarde: Mapping[str, str]) -> Answer:
    """Saves what stands in the number fields, each only when it is not what was shown."""
    changes, said = [], []
    for item in dossier.inspanningen_die_tellen:
        text, seen = waarde.get(item.id, "").strip(), waarde.get(f"oud:{item.id}", "")
        amount = _bedrag(text)
        if text and (amount is None or amount < 0):
            raise geweigerd(item.id, f"Budget van {item.id}: dit is geen bedrag.", "Vul nul of een positief bedrag in.")
        value = celtekst(amount)
        if item.id not in waarde or value == seen:
            continue
        # The field shows a number; in the dossier stands what was printed, such as PM.
        there = getypt(item, "budget") if seen == celtekst(item.budget) else seen
        changes.append(zet("inspanningen", [item.id], {"budget": value}, {"budget": there}))
        said.append(f"{item.id} {nl.euro(amount) if amount is not None else 'leeg'}")
    if not changes:
        return Answer(choice, tekst="Er is niets gewijzigd.")
    return Answer(again, tuple(changes), f"Budget: {nl.opsomming(said)}.")


def _twin(snapshot: Snapshot) -> Blocks:
    efforts = snapshot.dossier.inspanningen_die_tellen
    if not efforts:
        return Blocks((Paragraph("Er zijn nog geen inspanningen vastgelegd."),))
    rows = tuple(
        (
            f"{item.id} {item.naam}",
            nl.euro(item.budget) if item.budget is not None else "niet ingevuld",
            nl.procent(item.zacht) if item.zacht is not None else "onbekend",
        )
        for item in efforts
    )
    share = proef(snapshot.dossier, {})
    text = (
        "De balans is niet te bepalen."
        if share is None
        else f"Van het budget gaat {nl.procent(share)} naar mensen en gedrag."
    )
    table = Table(
        "Budget per inspanning",
        ("Inspanning", "Budget", "Zacht deel"),
        rows,
        (1, 2),
        source=zinnen.bron_register(snapshot.dossier),
    )
    return Blocks((Paragraph(text), table))


BALANS = View(
    "Budget verschuiven",
    _show,
    _answer,
    _twin,
    _Choice(),
    saving_words="U probeert iets uit. Er wordt pas bewaard als u dat kiest.",
)
