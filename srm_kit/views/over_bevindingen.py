"""Findings as blocks: heading, sentence, source and the question to talk about."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.diagnosis import ERNST, Bevinding
from srm_kit.document import Block, Blocks, Heading, Paragraph, PointList, Question
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten
from srm_kit.model import CELLEN, Cel, Fase
from srm_kit.model.interventies import interventie
from srm_kit.views import zinnen
from srm_kit.views.raster import raster

__all__ = ["ERNSTWOORD", "ZONDER_TOETS", "bron", "fasebevindingen", "stappen"]

ERNSTWOORD = {"ernstig": "Ernstig", "belangrijk": "Belangrijk", "let_op": "Let op"}
ZONDER_TOETS = (
    "Waar toeval niet wordt genoemd, gaat het om een telling uit het dossier of om een afgesproken grens: geen steekproef "
    "en dus geen toets op toeval."
)
_VOLUIT = 3
"""So many findings of a phase get a heading and a question; the others stand in a list."""
_REDENEN = 2


def bron(finding: Bevinding, dossier: Dossier, maten: Maten) -> str:
    """n, period and source of a finding."""
    cells = (Cel.van_code(finding.cel),) if finding.cel else CELLEN
    survey, register = zinnen.bron_vragenlijst(dossier, maten, cells), zinnen.bron_register(dossier)
    if "(n = " in finding.tekst:
        # The sentence has its own n: that of a block or of two groups, not of the cell.
        survey = survey[survey.find("Bron: ") :]
    return {"vragenlijst": survey, "register": register, "beide": f"{survey} {register}"}[finding.regel.bron]


def fasebevindingen(bevindingen: tuple[Bevinding, ...], fase: Fase, dossier: Dossier, maten: Maten) -> Blocks:
    """The findings about the cells of one phase: the first few in full, the others in a list."""
    found = [item for item in bevindingen if item.regel.fase is fase]
    if not found:
        return Blocks(
            (Paragraph("In deze fase vinden wij niets dat om een gesprek vraagt, voor zover het is gemeten."),)
        )
    serious = sum(item.ernst == ERNST[0] for item in found)
    heading = f"{nl.hoofdletter(fase.naam)} telt {nl.aantal(len(found), 'bevinding', 'bevindingen')}"
    if serious and len(found) > 1:
        heading += f", waarvan {nl.telwoord(serious)} ernstig"
    blocks: list[Block] = [Heading(heading, 3, raster(cel.code for cel in fase.cellen))]
    full = [item for item in found if item.ernst != ERNST[-1]][:_VOLUIT]
    for item in full:
        blocks.append(Heading(item.regel.naam, 4))
        blocks.append(Paragraph(item.tekst))
        blocks.append(Paragraph(f"{ERNSTWOORD[item.ernst]}. {bron(item, dossier, maten)}", "noot"))
        blocks.append(Question(item.gespreksvraag))
    rest = [item for item in found if item not in full]
    if rest:
        if full:
            blocks.append(Heading("Verder viel op", 4))
        blocks.append(PointList(tuple(f"{ERNSTWOORD[item.ernst]}: {item.kern}" for item in rest)))
        if any(item.kern != item.tekst for item in rest):
            blocks.append(Paragraph(ZONDER_TOETS, "noot"))
        if not full:
            blocks.append(Question(rest[0].gespreksvraag))
    return Blocks(tuple(blocks))


def stappen(bevindingen: tuple[Bevinding, ...], minder: bool | None = None) -> tuple[str, ...]:
    """One line for each intervention, the most serious reason first; ``minder``: only (not) doing less."""
    reasons: dict[str, list[str]] = {}
    for item in bevindingen:
        if minder is None or item.regel.minder is minder:
            reasons.setdefault(item.interventie, []).append(item.regel.naam)
    lines = []
    for slug, names in reasons.items():
        because = "; ".join([name[:1].lower() + name[1:] for name in dict.fromkeys(names)][:_REDENEN])
        lines.append(f"{interventie(slug).naam}: {because}.")
    return tuple(lines)
