"""The plan as a few tables of text, for someone at the command line."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from srm_kit import nl
from srm_kit.advice.plan import Plan
from srm_kit.model import Cel
from srm_kit.views.planzinnen import (
    doelen_in_woorden,
    kop_plan,
    kosten,
    niet_gekozen_per_reden,
    open_per_cel,
    zin_pakket,
    zin_ruimte,
    zin_uitkomst,
    zin_vak,
)

__all__ = ["plantekst"]

_WIDTH = 100
_HEADS = ("Van", "Tot en met", "Naam", "Kosten", "")


def plantekst(plan: Plan) -> str:
    """What the plan does, quarter by quarter, and what it leaves out."""
    lines = [f"Routekaart: {kop_plan(plan)}", ""]
    lines += wrap(" ".join((zin_vak(), zin_uitkomst(plan), *zin_ruimte(plan))), _WIDTH)
    if plan.nieuw:
        rows = [(item.kwartaal, item.tot, item.naam, kosten(item), zin_pakket(item, plan)) for item in plan.nieuw]
        lines += ["", *_table("Pakketten", _HEADS, rows)]
    if plan.antwoorden:
        lines += ["", "Ernstige bevindingen"]
        for answer in plan.antwoorden:
            step = f"{answer.stap_naam}, vanaf {answer.kwartaal}." if answer.stap else answer.reden or ""
            lines += _point(f"{answer.naam}: {step}")
    running = [keuze for keuze in plan.gekozen if keuze.lopend]
    if running:
        rows = [(item.kwartaal, item.tot, item.naam, kosten(item), item.reden) for item in running]
        lines += ["", *_table("Wat al loopt", _HEADS, rows)]
    if plan.stoplijst:
        lines += ["", *_table("Werk zonder doel", ("Naam", ""), [(s.naam, s.reden) for s in plan.stoplijst])]
    groups = niet_gekozen_per_reden(plan)
    if groups:
        lines += ["", "Niet in het plan"]
        for reason, names in groups:
            lines += _point(f"{reason} {'; '.join(names)}.")
    if plan.open and plan.status != "niet te bepalen":
        lines += ["", "Blijft open"]
        for cell, goals in open_per_cel(plan.open).items():
            lines += _point(f"{nl.capitalised(Cel.van_code(cell).naam)}: {doelen_in_woorden(goals)}")
    return "\n".join(lines).replace("\u00a0", " ")  # kept until here: no line breaks inside an amount


def _point(text: str) -> list[str]:
    return wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="    ")


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Columns under their heads; the last cell of a row is a sentence and stands below it."""
    plain = [list(row) for row in rows]
    short = [[cell if len(cell) <= 50 else cell[:49] + "…" for cell in row[:-1]] for row in plain]
    widths = [max(len(row[place]) for row in (list(heads), *short)) for place in range(len(heads) - 1)]
    lines = [title, "  " + "  ".join(f"{head:{width}}" for head, width in zip(heads, widths, strict=False)).rstrip()]
    for cells, row in zip(short, plain, strict=True):
        lines.append("  " + "  ".join(f"{cell:{width}}" for cell, width in zip(cells, widths, strict=True)).rstrip())
        lines += wrap(row[-1], _WIDTH, initial_indent="      ", subsequent_indent="      ")
    return lines
