"""Findings as blocks: grouped by what goes wrong, a headline with its evidence, and the question to talk about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from srm_kit import nl
from srm_kit.diagnosis import ERNST, Bevinding
from srm_kit.document import Block, Blocks, Heading, Paragraph, PointList, Question
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten
from srm_kit.model import CELLEN, Cel, Fase
from srm_kit.model.interventies import interventie
from srm_kit.views import zinnen
from srm_kit.views.raster import raster

__all__ = ["ERNSTWOORD", "ZONDER_TOETS", "Groep", "bron", "fasebevindingen", "gegroepeerd", "stappen"]

ERNSTWOORD = {"ernstig": "Ernstig", "belangrijk": "Belangrijk", "let_op": "Let op"}
ZONDER_TOETS = (
    "Waar toeval niet wordt genoemd, gaat het om een telling uit het dossier of om een afgesproken grens: geen steekproef "
    "en dus geen toets op toeval."
)
_VOLUIT = 3
"""So many groups of findings of a phase get a heading and a question; the others stand in a list."""
_REDENEN = 2
_OORDEEL = " Dat is aantoonbaar "
_KERN = 320
"""So many characters of evidence stand in a summary, in whole findings."""


@dataclass(frozen=True, slots=True)
class Groep:
    """Findings about the same fault, the heaviest first: it gives the headline, all give the evidence."""

    bevindingen: tuple[Bevinding, ...]

    @property
    def eerste(self) -> Bevinding:
        """The heaviest finding of the group."""
        return self.bevindingen[0]

    @property
    def kop(self) -> str:
        """The headline."""
        return self.eerste.naam

    @property
    def bewijs(self) -> str:
        """The sentences of all findings, each once."""
        return _samen(tuple(dict.fromkeys(bevinding.tekst for bevinding in self.bevindingen)))

    @property
    def kern(self) -> str:
        """Headline and the weightiest evidence as one point of a list; the chapters have all of it."""
        shown, texts = "", dict.fromkeys(bevinding.tekst for bevinding in self.bevindingen)
        for text in texts:
            if shown and len(shown) + len(text) > _KERN:
                break
            shown = f"{shown} {text}".strip()
        return f"{self.kop}. {shown}"


def _samen(teksten: tuple[str, ...]) -> str:
    """The sentences after each other; the verdict they all end with stands once.

    >>> _samen(("A zegt het (n = 9). Dat is aantoonbaar veel.", "B ook (n = 8). Dat is aantoonbaar veel."))
    'A zegt het (n = 9). B ook (n = 8). Dat is telkens aantoonbaar veel.'
    """
    cut = [text.rpartition(_OORDEEL) for text in teksten]
    if len(cut) < 2 or len({verdict for _, _, verdict in cut}) > 1 or not all(found for _, found, _ in cut):
        return " ".join(teksten)
    return f"{' '.join(text for text, _, _ in cut)} Dat is telkens{_OORDEEL.removeprefix(' Dat is')}{cut[0][2]}"


def gegroepeerd(bevindingen: Iterable[Bevinding]) -> tuple[Groep, ...]:
    """The findings by the fault they are about, or by their rule, in the order of the heaviest of each group."""
    found: dict[str, list[Bevinding]] = {}
    for bevinding in bevindingen:
        found.setdefault(bevinding.kop or bevinding.regel.faalmodus or bevinding.id, []).append(bevinding)
    return tuple(Groep(tuple(items)) for items in found.values())


def bron(finding: Bevinding, dossier: Dossier, maten: Maten) -> str:
    """n, period and source of a finding."""
    cells = (Cel.van_code(finding.cel),) if finding.cel else CELLEN
    survey, register = zinnen.bron_vragenlijst(dossier, maten, cells), zinnen.bron_register(dossier)
    if "(n = " in finding.tekst:
        # The sentence has its own n: that of a block or of two groups, not of the cell.
        survey = survey[survey.find("Bron: ") :]
    if maten.meetmoment is None:
        return register
    return {"vragenlijst": survey, "register": register, "beide": f"{survey} {register}"}[finding.regel.bron]


def fasebevindingen(bevindingen: tuple[Bevinding, ...], fase: Fase, dossier: Dossier, maten: Maten) -> Blocks:
    """The findings about the cells of one phase: the first few faults in full, the others in a list."""
    found = [bevinding for bevinding in bevindingen if bevinding.regel.fase is fase]
    if not found:
        return Blocks(
            (
                Paragraph(
                    "In wat over deze fase bekend is, vinden wij niets dat om een gesprek vraagt. Dat is iets anders "
                    "dan dat alles goed gaat."
                ),
            )
        )
    groups = gegroepeerd(found)
    full = [group for group in groups if group.eerste.ernst != ERNST[-1]][:_VOLUIT]
    rest = [group for group in groups if group not in full]
    first = (full or rest)[0]
    blocks: list[Block] = [
        Heading(_kop(fase, groups), 3, raster(cel.code for cel in fase.cellen)),
    ]
    for item in full:
        blocks.append(Heading(item.kop, 4))
        blocks.append(Paragraph(item.bewijs))
        blocks.append(Paragraph(f"{ERNSTWOORD[item.eerste.ernst]}. {bron(item.eerste, dossier, maten)}", "noot"))
        blocks.append(Question(item.eerste.gespreksvraag))
    if rest:
        if full:
            blocks.append(Heading("Verder viel op", 4))
        blocks.append(PointList(tuple(f"{ERNSTWOORD[item.eerste.ernst]}: {item.bewijs}" for item in rest)))
        if not full:
            blocks.append(Question(first.eerste.gespreksvraag))
    return Blocks(tuple(blocks))


def _kop(fase: Fase, groups: tuple[Groep, ...]) -> str:
    serious = sum(group.eerste.ernst == ERNST[0] for group in groups)
    heading = f"{nl.capitalised(fase.naam)} heeft {nl.aantal(len(groups), 'punt', 'punten')} om te bespreken"
    return f"{heading}, waarvan {nl.telwoord(serious)} ernstig" if serious and len(groups) > 1 else heading


def stappen(bevindingen: tuple[Bevinding, ...], minder: bool | None = None) -> tuple[str, ...]:
    """One line for each intervention, the most serious reason first; ``minder``: only (not) doing less."""
    reasons: dict[str, list[str]] = {}
    for bevinding in bevindingen:
        if minder is None or bevinding.regel.minder is minder:
            reasons.setdefault(bevinding.interventie, []).append(bevinding.naam)
    lines = []
    for slug, names in reasons.items():
        because = "; ".join([name[:1].lower() + name[1:] for name in dict.fromkeys(names)][:_REDENEN])
        lines.append(f"{interventie(slug).naam}: {because}.")
    return tuple(lines)
