"""The two rubrics as a page to print and tick: docs/rubrieken.md and ``srm rubriek``."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.model import CELLEN, beschrijving
from srm_kit.model.beoordeling import beoordelingsrubric
from srm_kit.model.opdrachtgeversrubriek import aspecten

__all__ = ["rubrieken"]


def rubrieken() -> str:
    """Both rubrics as Markdown."""
    return "\n".join([*_opdrachtgeverschap(), "", *_beoordeling()]) + "\n"


def _opdrachtgeverschap() -> list[str]:
    lines = [
        "# Rubriek opdrachtgeverschap",
        "",
        "Vink per aspect af wat u met een stuk, een systeem of een gesprek kunt laten zien. Het niveau is het hoogste niveau "
        "waarvan alle punten zijn afgevinkt, en ook alle punten van de niveaus eronder. Vul dat niveau in bij de tabel "
        "`opdrachtgeverschap`. Doe dit per partner, en leg de partner dezelfde punten voor. Haalt u niveau 1 nog niet? Vul dan 1 in "
        "en noteer welk punt ontbreekt.",
    ]
    for aspect in aspecten():
        lines += ["", f"## {aspect.nummer}. {aspect.naam}", "", aspect.vraag]
        for level in aspect.niveaus:
            lines += ["", f"**Niveau {level.nummer}, {level.naam}**", ""]
            lines += [f"- [ ] {criterium.tekst} ({criterium.id})" for criterium in level.criteria]
    return lines


def _beoordeling() -> list[str]:
    lines = [
        "# Rubriek voor documenten, interviews en observaties",
        "",
        "Geef per bron en per cel een score van 1 tot en met 5 en schrijf in één zin waarom. Kies de hoogste score waarvan u "
        "de omschrijving echt heeft gelezen, gehoord of gezien. Schrijf geen namen van gesprekspartners in de motivering.",
    ]
    for cel in CELLEN:
        rubric, about = beoordelingsrubric(cel), beschrijving(cel)
        lines += ["", f"## {cel.code}: {nl.capitalised(cel.naam)}", "", about.vraag, ""]
        lines.append(f"Stukken om te lezen: {nl.opsomming(about.stukken)}.")
        for title, source in (
            ("Waar u in een stuk naar zoekt:", rubric.document),
            ("Vragen voor een interview:", rubric.interview),
            ("Waar u bij een observatie op let:", rubric.observatie),
        ):
            lines += ["", title, "", *(f"- {point}" for point in source.let_op)]
        lines += ["", "| Score | Document | Interview | Observatie |", "|---|---|---|---|"]
        rows = zip(rubric.document.ankers, rubric.interview.ankers, rubric.observatie.ankers, strict=True)
        lines += [f"| {score} | {' | '.join(anchors)} |" for score, anchors in enumerate(rows, start=1)]
    return lines
