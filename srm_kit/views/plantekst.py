"""The plan as a few tables of text, for someone at the command line."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from srm_kit import nl
from srm_kit.advice.plan import Plan
from srm_kit.model import Cel
from srm_kit.views.planzinnen import kop_plan, open_per_cel, zin_plan, zin_ruimte, zin_uitkomst

__all__ = ["plantekst"]

_WIDTH = 100
_MOST = 20


def plantekst(plan: Plan) -> str:
    """What the plan does, quarter by quarter, and what it leaves out."""
    lines = [f"Routekaart: {kop_plan(plan)}", ""]
    lines += wrap(" ".join((zin_plan(), zin_uitkomst(plan), *zin_ruimte(plan))), _WIDTH)
    if plan.gekozen:
        rows = [(item.kwartaal, item.tot, item.id, item.naam, _cost(item.kosten), item.reden) for item in plan.gekozen]
        lines += ["", *_table("In het plan", ("Van", "Tot en met", "Code", "Inspanning", "Kosten", ""), rows)]
    if plan.stoplijst:
        lines += [
            "",
            *_table("Stoplijst", ("Code", "Inspanning", ""), [(s.id, s.naam, s.reden) for s in plan.stoplijst]),
        ]
    if plan.niet_gekozen:
        order = sorted(plan.niet_gekozen, key=lambda item: (not item.bestaand, item.id))
        left = [(item.id, item.naam, _cost(item.kosten), item.reden) for item in order[:_MOST]]
        lines += ["", *_table("Niet in het plan", ("Code", "Inspanning", "Kosten", ""), left)]
        if len(order) > _MOST:
            lines.append(f"  en nog {len(order) - _MOST}; met --json ziet u ze alle.")
    if plan.open and plan.status != "niet te bepalen":
        lines += ["", "Blijft open"]
        for cell, goals in open_per_cel(plan.open).items():
            lines += wrap(
                f"{Cel.van_code(cell).naam}: {nl.opsomming(list(goals))}",
                _WIDTH,
                initial_indent="  ",
                subsequent_indent="    ",
            )
    return "\n".join(lines).replace("\u00a0", " ")  # kept until here: no line breaks inside an amount


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Columns under their heads; the last cell of a row is a sentence and stands below it."""
    plain = [list(row) for row in rows]
    short = [[cell if len(cell) <= 44 else cell[:43] + "…" for cell in row[:-1]] for row in plain]
    widths = [max(len(row[place]) for row in (list(heads), *short)) for place in range(len(heads) - 1)]
    lines = [title, "  " + "  ".join(f"{head:{width}}" for head, width in zip(heads, widths, strict=False)).rstrip()]
    for cells, row in zip(short, plain, strict=True):
        lines.append("  " + "  ".join(f"{cell:{width}}" for cell, width in zip(cells, widths, strict=True)).rstrip())
        lines += wrap(row[-1], _WIDTH, initial_indent="      ", subsequent_indent="      ")
    return lines


def _cost(value: float | None) -> str:
    return nl.euro(value) if value is not None else "niet ingevuld"
