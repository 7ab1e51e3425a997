"""What the consultant decides about the findings: leave one out, say it in own words, put some together, or bring one to the front."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from srm_kit import nl
from srm_kit.diagnosis import Bevinding
from srm_kit.diagnosis.regels import regel
from srm_kit.dossier import Dossier
from srm_kit.model.hoofdstukken import hoofdstukken_met_naam, onderdelen_met_naam

__all__ = ["geredigeerd", "redactie_in_woorden"]


def geredigeerd(bevindingen: Iterable[Bevinding], dossier: Dossier) -> tuple[Bevinding, ...]:
    """The findings as the consultant wants them told; a finding that did not fire is not made by it.

    A sentence of the consultant stands once, also when the rule fired for more cells.
    """
    choice = {row.bevinding.strip(): row for row in dossier.redactie}
    front: list[Bevinding] = []
    others: list[Bevinding] = []
    replaced: set[str] = set()
    for bevinding in bevindingen:
        row = choice.get(bevinding.id)
        if row is not None and (row.keuze == "weglaten" or bevinding.id in replaced):
            continue
        if row is not None and row.keuze == "vervangen" and row.tekst.strip():
            replaced.add(bevinding.id)
            others.append(replace(bevinding, tekst=row.tekst.strip()))
        elif row is not None and row.keuze == "samenvoegen" and row.tekst.strip():
            others.append(replace(bevinding, kop=row.tekst.strip()))
        elif row is not None and row.keuze == "vooraan":
            front.append(bevinding)
        else:
            others.append(bevinding)
    order = [row.bevinding.strip() for row in dossier.redactie]
    return (*sorted(front, key=lambda item: order.index(item.id)), *others)


def redactie_in_woorden(dossier: Dossier) -> str:
    """What was changed, as the colophon names it; empty when nothing was."""
    words = {"weglaten": "weggelaten", "vervangen": "in eigen woorden", "vooraan": "naar voren gehaald"}
    parts = []
    for keuze, word in words.items():
        names = [
            _naam(row.bevinding.strip())
            for row in dossier.redactie
            if row.keuze == keuze
            and not hoofdstukken_met_naam(row.bevinding)
            and not onderdelen_met_naam(row.bevinding)
        ]
        if names:
            parts.append(f"{word}: {nl.opsomming([f'‘{name}’' for name in names])}")
    together: dict[str, list[str]] = {}
    for row in dossier.redactie:
        if row.keuze == "samenvoegen":
            together.setdefault(row.tekst.strip(), []).append(f"‘{_naam(row.bevinding.strip())}’")
    parts += [f"samengevoegd onder ‘{kop}’: {nl.opsomming(names)}" for kop, names in together.items()]
    return nl.capitalised("; ".join(parts))


def _naam(ident: str) -> str:
    """The name of a rule, which for a rule per cell has no cell in it; the id when there is no such rule."""
    try:
        return regel(ident).naam if not regel(ident).x else ident.replace("_", " ")
    except KeyError:
        return ident.replace("_", " ")
