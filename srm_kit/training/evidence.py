"""Where a pattern shows: the figures of the report for it, and one sentence on what the measures say of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from srm_kit import nl
from srm_kit.document import Block, Figure, Table
from srm_kit.measures import Maten
from srm_kit.model import Cel
from srm_kit.phases import inrichten, verrichten
from srm_kit.phases.sessie import Sessie
from srm_kit.simulation.storing import Storing
from srm_kit.views.figuren import Staaf, modelfiguur, staven
from srm_kit.views.printed import printed_cells
from srm_kit.views.zinnen import bron_register, bron_vragenlijst

__all__ = ["beelden", "maat_van", "modelbeeld", "stil"]


_OTHERS = "de andere gemeenten, die ook bedacht zijn"
"""A lesson compares with a made-up reference, and says so."""


def stil(figuur: Figure) -> Figure:
    """The figure without its finding in the caption: a class looks for itself first."""
    return replace(figuur, finding="Wat ziet u?")


def modelbeeld(sessie: Sessie) -> Figure:
    """The nine cells with their scores, without saying what is found in them."""
    return modelfiguur(
        printed_cells(sessie.maten.cellen),
        "Wat ziet u?",
        bron_vragenlijst(sessie.dossier, sessie.maten),
    )


def beelden(storing: Storing, sessie: Sessie) -> tuple[Figure, ...]:
    """The figures of the report in which this pattern would show, most telling first."""
    found: list[Block] = []
    match storing:
        case Storing.BELEID_UITVOERING:
            found = [*inrichten.kloof(sessie).blocks, *verrichten.kloof(sessie).blocks]
        case Storing.VERKOKERING:
            found = _departments_figure(sessie)
        case Storing.EENZIJDIG_STRUCTUUR | Storing.EENZIJDIG_GEDRAG:
            found = [*inrichten.hard_en_zacht(sessie).blocks, *_attention_figure(sessie)]
        case Storing.KOERS_ZONDER_LANDING:
            found = list(verrichten.verloop(sessie).blocks)
        case Storing.OPDRACHTGEVERSCHAP:
            found = list(verrichten.opdrachtgeverschap(sessie).blocks)
        case Storing.GEEN_COCREATIE:
            found = list(verrichten.cocreatie(sessie).blocks)
        case Storing.GEZOND:
            found = []
    return tuple(item for item in found if isinstance(item, Figure))


def _attention_figure(sessie: Sessie) -> list[Block]:
    """Where employees see the attention go (question E1)."""
    felt = sessie.maten.balans.aandacht
    shares = (("Structuur en regels", felt.structuur), ("Allebei", felt.beide), ("Mensen en gedrag", felt.gedrag))
    known = [(name, nl.procent(share)) for name, share in shares if share is not None]
    if not known:
        return []
    table = Table(
        "Waar de aandacht naartoe gaat", ("Aandacht", "Medewerkers"), tuple((n, str(s)) for n, s in known), (1,)
    )
    return [
        staven(
            "Waar zien medewerkers de aandacht naartoe gaan?",
            "; ".join(f"{name.lower()}: {share}" for name, share in known) + ".",
            f"Volgens medewerkers is de aandacht {felt.label}." if felt.label else "Waar de aandacht naartoe gaat.",
            bron_vragenlijst(sessie.dossier, sessie.maten),
            [Staaf(name, Fraction(share.waarde).limit_denominator(1000), str(share)) for name, share in known],
            table,
        )
    ]


def _departments_figure(sessie: Sessie) -> list[Block]:
    """At how many goals one department works, and at how many two or more."""
    verkokering = sessie.maten.verkokering
    if verkokering.integraliteit is None or not verkokering.integraliteit_bekend:
        return []
    total = verkokering.integraliteit_bekend
    more = round(verkokering.integraliteit * total)
    counts = (("Twee of meer afdelingen", more), ("Eén afdeling", total - more))
    return [
        staven(
            "Hoeveel afdelingen werken aan een doel?",
            "; ".join(f"{name.lower()}: {value} van {total} doelen" for name, value in counts) + ".",
            f"Aan {nl.procent(verkokering.integraliteit)} van de doelen werken twee of meer afdelingen.",
            bron_register(sessie.dossier),
            [Staaf(name, Fraction(value, total), f"{value} van {total} doelen") for name, value in counts],
            Table("Doelen naar afdelingen", ("Afdelingen", "Doelen"), tuple((n, str(v)) for n, v in counts), (1,)),
        )
    ]


def maat_van(storing: Storing, sessie: Sessie) -> str:
    """What the measures say of this pattern, chance included: a sentence that holds whatever was planted."""
    return _MATEN[storing](sessie.maten)


def _kloof(maten: Maten) -> str:
    clear = [Cel.van_code(code) for code, item in maten.kloof.items() if item.onderscheidbaar]
    if not clear:
        return "Van de negen verschillen tussen beleid en uitvoering is er geen aantoonbaar."
    verb = "is" if len(clear) == 1 else "zijn"
    names = nl.opsomming([f"{cel.spoor.naam} bij het {cel.fase.naam}" for cel in clear])
    return (
        f"Van de negen verschillen tussen beleid en uitvoering {verb} er {nl.telwoord(len(clear))} te onderscheiden "
        f"van toeval: {names}."
    )


def _verkokering(maten: Maten) -> str:
    verkokering = maten.verkokering
    if verkokering.integraliteit is None:
        return "Samenwerking tussen afdelingen is hier niet gemeten."
    text = f"Aan {nl.procent(verkokering.integraliteit)} van de doelen werken twee of meer afdelingen."
    if verkokering.afstemming is not None and verkokering.paren:
        pairs = nl.aantal(verkokering.paren, "paar afdelingen deelt", "paren afdelingen delen")
        text += f" {nl.capitalised(pairs)} een doel. Daarvan werkt {nl.procent(verkokering.afstemming)} ook samen."
    return text


def _balans(maten: Maten) -> str:
    found, links = maten.balans, maten.verbinding.aantoonbaar
    parts = []
    felt = found.aandacht
    if felt.structuur is not None and felt.gedrag is not None:
        parts.append(
            f"Van de medewerkers ziet {nl.procent(felt.structuur)} vooral aandacht voor structuur en "
            f"{nl.procent(felt.gedrag)} vooral voor mensen: {felt.label}."
        )
    if links.aandeel is not None:
        parts.append(f"Van de doelen heeft {nl.procent(links.aandeel)} zowel een harde als een zachte maatregel.")
    return " ".join(parts) or "De balans tussen hard en zacht is hier niet gemeten."


def _verloop(maten: Maten) -> str:
    rows = [item for item in maten.referentie.verloop.values() if item.interval is not None]
    if not rows:
        return "Zonder andere gemeenten is niet te zeggen of het verloop van richten naar verrichten opvalt."
    falls = sum(row.interval is not None and row.interval[1] < 0 for row in rows)
    funnel = maten.concretisering.trechter
    text = (
        f"Van richten naar verrichten {'daalt' if falls == 1 else 'dalen'} {nl.aantal(falls, 'spoor', 'sporen')} aantoonbaar "
        f"meer dan bij {_OTHERS}."
        if falls
        else f"Van richten naar verrichten daalt geen spoor aantoonbaar meer dan bij {_OTHERS}."
    )
    if funnel.R and funnel.V is not None:
        verb = "is" if funnel.V == 1 else "zijn"
        text += f" In uitvoering en gemeten {verb} {nl.telwoord(funnel.V)} van de {nl.telwoord(funnel.R)} doelen."
    return text


def _opdracht(maten: Maten) -> str:
    own, theirs = maten.opdrachtgeverschap["opdrachtgever"].mediaan, maten.opdrachtgeverschap["opdrachtnemer"].mediaan
    if own is None or theirs is None:
        return "Het opdrachtgeverschap is hier niet beoordeeld."
    return f"Het opdrachtgeverschap staat op niveau {own} van 5 volgens de gemeente en op niveau {theirs} volgens partners."


def _cocreatie(maten: Maten) -> str:
    cocreatie = maten.cocreatie
    if cocreatie.dekking_R is None or cocreatie.dekking_V is None:
        return "Of partners meedoen, is hier niet vastgelegd."
    return (
        f"Partners maken bij {nl.procent(cocreatie.dekking_R)} van de doelen samen met de gemeente het plan. Bij "
        f"{nl.procent(cocreatie.dekking_V)} van de doelen voeren zij ook samen uit."
    )


_MATEN: dict[Storing, Callable[[Maten], str]] = {
    Storing.BELEID_UITVOERING: _kloof,
    Storing.VERKOKERING: _verkokering,
    Storing.EENZIJDIG_STRUCTUUR: _balans,
    Storing.EENZIJDIG_GEDRAG: _balans,
    Storing.KOERS_ZONDER_LANDING: _verloop,
    Storing.OPDRACHTGEVERSCHAP: _opdracht,
    Storing.GEEN_COCREATIE: _cocreatie,
}
