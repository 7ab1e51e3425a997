"""Sentences and headings made from figures: correct in number, honest about chance (docs/rapportregels.md#headings).

None of them rests on what is not recorded, and none holds one cell against another without a reference.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from srm_kit import nl
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten
from srm_kit.model import CELLEN, Cel, Fase, Spoor
from srm_kit.views.printed import PrintedCell, printed_cells

__all__ = [
    "MERK_FICTIEF",
    "NIET_EVEN_MOEILIJK",
    "bron_dossier",
    "bron_geteld",
    "bron_medewerkers",
    "bron_register",
    "bron_van",
    "bron_vragenlijst",
    "kleine_letter",
    "kop_fase",
    "labels",
    "merk_fictief",
    "onder_voorwaarden",
    "ontbreekt",
    "over_referentie",
    "trap",
    "van_de",
    "waarom",
    "zin_beleving",
    "zin_keten",
    "zin_opvallend",
    "zin_trechter",
    "zin_verloop",
]

MERK_FICTIEF = " FICTIEF."
"""What stands behind every source of a municipality that does not exist."""
NIET_EVEN_MOEILIJK = (
    "Deze stellingen zijn niet even moeilijk. Zonder vergelijking met andere gemeenten zegt een verschil tussen twee "
    "vakken weinig."
)

_KOERS = {
    "sterk": "De koers is helder voor",
    "op orde": "De koers is helder voor",
    "aandachtspunt": "De koers is nog niet helder genoeg: helder voor",
    "knelpunt": "De koers is onduidelijk: helder voor",
}
_VOORWAARDE = {
    "verantwoordelijke": "wie verantwoordelijk is",
    "budget": "of er budget is",
    "status": "of inspanningen lopen",
    "meting": "of het doel wordt gemeten",
}
_INGERICHT = {"verantwoordelijke": "een verantwoordelijke", "budget": "budget"}
_VERRICHT = {"status": "werk dat loopt of af is", "meting": "een recente meting"}


def kleine_letter(text: str) -> str:
    """The text as it stands after a colon: its first letter small, unless a name or abbreviation begins it."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def waarom(reden: str | None) -> str:
    """A reason as it stands after a colon of our own: without what the measures put first.

    >>> waarom("niet vastgelegd: metingen"), waarom("niet gemeten: er is geen respons; cel RS")
    ('metingen', 'er is geen respons')
    """
    text = (reden or "daarvoor ontbreken gegevens").split(";")[0].strip()
    return text.removeprefix("niet gemeten: ").removeprefix("niet vastgelegd: ")


def ontbreekt(reden: str | None) -> str:
    """Why a figure is not there, as a sentence without its full stop: not recorded, not measured, or not shown.

    >>> ontbreekt("niet gemeten: er is geen respons"), ontbreekt("niet getoond: te herleiden")
    ('Niet gemeten: er is geen respons', 'Niet getoond: te herleiden')
    >>> ontbreekt("cel RS: 90 of hoger; cel RB: n < 5"), ontbreekt("niet vastgelegd: metingen")
    ('Niet te geven: cel RS: 90 of hoger', 'Niet vastgelegd: metingen')
    """
    text = (reden or "niet gemeten: daarvoor ontbreken gegevens").split(";")[0].strip()
    if text.startswith(("niet getoond", "niet vastgelegd", "niet gemeten")):
        return nl.capitalised(text)
    return f"Niet te geven: {text}"


def bron_vragenlijst(dossier: Dossier, maten: Maten, cellen: tuple[Cel, ...] = CELLEN) -> str:
    """n, period and source of survey figures."""
    counts = sorted({maten.cellen[cel.code].n or 0 for cel in cellen} - {0})
    if not counts or maten.meetmoment is None:
        return "Bron: vragenlijst (niet gemeten)."
    size = f"n = {counts[0]}" if len(counts) == 1 else f"n = {counts[0]} tot {counts[-1]} per vak"
    return f"{size}. Score 0-100. {bron_medewerkers(dossier, nl.datum(maten.meetmoment))}"


def bron_medewerkers(dossier: Dossier, wanneer: str) -> str:
    """The source of what employees answered, after what is counted."""
    return bron_van(dossier, f"vragenlijst onder medewerkers, {wanneer}")


def bron_register(dossier: Dossier) -> str:
    """Count of goals, reference date and source of figures about goals."""
    return bron_geteld(dossier, len(dossier.doelen_die_tellen), "doel", "doelen")


def bron_geteld(dossier: Dossier, aantal: int, enkelvoud: str, meervoud: str) -> str:
    """How many of what were counted, reference date and source of figures from the dossier."""
    return f"n = {nl.aantal(aantal, enkelvoud, meervoud, woord=False)}, {bron_dossier(dossier)}"


def bron_dossier(dossier: Dossier) -> str:
    """The source of what comes from the dossier itself, after what is counted."""
    return f"peildatum {nl.datum(dossier.peildatum)}. {bron_van(dossier, 'dossier van de gemeente')}"


def bron_van(dossier: Dossier, waar: str) -> str:
    """Where a figure comes from, as one sentence."""
    return f"Bron: {waar}.{merk_fictief(dossier)}"


def merk_fictief(dossier: Dossier) -> str:
    """What every figure of a municipality that does not exist says; nothing for a real one."""
    return MERK_FICTIEF if dossier.gemeente.fictief else ""


def kop_fase(fase: Fase, dossier: Dossier, maten: Maten) -> str:
    """The heading of a phase chapter, in one short sentence."""
    if fase is Fase.RICHTEN:
        return _kop_richten(maten)
    funnel = maten.concretisering.trechter
    total = funnel.R or 0
    if fase is Fase.INRICHTEN:
        if funnel.I is None:
            return "bij welk doel het werk hoort, is niet vastgelegd"
        return f"{van_de(funnel.I, total, 'heeft', 'hebben')} {_met(_INGERICHT, funnel.I_zonder, 'een inspanning')}"
    counts = maten.resultaten.telling or {}
    known = sum(counts.get(name, 0) for name in ("gehaald", "op_weg", "gelijk", "verder_weg"))
    nearer = counts.get("gehaald", 0) + counts.get("op_weg", 0)
    if known:
        return f"{van_de(nearer, known, 'is', 'zijn', 'resultaat', 'resultaten')} gehaald of dichterbij"
    if funnel.V is not None:
        return f"{van_de(funnel.V, total, 'heeft', 'hebben')} {_met(_VERRICHT, funnel.V_zonder)}"
    return "wat er wordt uitgevoerd en bereikt, is niet vastgelegd"


def _kop_richten(maten: Maten) -> str:
    course = printed_cells(maten.cellen)["RS"]
    total = maten.concretisering.trechter.R or 0
    if course.label and course.agree:
        return f"{_KOERS[course.label]} {course.agree} medewerkers"
    effect = _link(maten, "effect")
    if effect is not None:
        return f"bij {van_de(effect, total)} staat wat inwoners ervan merken"
    return f"de gemeente werkt aan {nl.aantal(total, 'doel', 'doelen')}" if total else "nog geen doel is bevestigd"


def _link(maten: Maten, name: str) -> int | None:
    """At how many goals a link is there; None when nobody recorded it."""
    chain = maten.concretisering.keten
    if chain.per_doel is None or name not in chain.vastgelegd:
        return None
    return sum(links[name] is True for links in chain.per_doel.values())


def _met(words: dict[str, str], zonder: Sequence[str] | None, eerst: str = "") -> str:
    """What the goals of a stage have, from the conditions that were used."""
    used = [word for name, word in words.items() if name not in (zonder or ())]
    return nl.opsomming([*([eerst] if eerst else []), *used])


_MET_DE = frozenset({"afspraak", "competentie", "indicator", "partner", "schakel"})
"""Nouns counted here that are no het-words."""


def van_de(
    part: int, total: int, een: str = "", meer: str = "", enkelvoud: str = "doel", meervoud: str = "doelen"
) -> str:
    """``vijf van de twaalf doelen hebben``, right for none, one and all of them.

    >>> van_de(0, 4, "is", "zijn"), van_de(1, 4, "is", "zijn"), van_de(4, 4, "is", "zijn"), van_de(1, 1, "is", "zijn")
    ('geen van de vier doelen is', 'één van de vier doelen is', 'alle vier doelen zijn', 'het enige doel is')
    >>> van_de(0, 1), van_de(0, 1, "is", "zijn", "indicator", "indicatoren")
    ('geen enkel doel', 'geen enkele indicator is')
    """
    if total == 1:
        with_de = enkelvoud.split()[0] in _MET_DE
        noun = f"{'de' if with_de else 'het'} enige {enkelvoud}"
        none = f"geen {'enkele' if with_de else 'enkel'} {enkelvoud}"
        return f"{noun if part else none} {een}".strip()
    if part == 0:
        return f"geen van de {nl.telwoord(total)} {meervoud} {een}".strip()
    if part == total == 2:
        return f"beide {meervoud} {meer}".strip()
    if part == total:
        return f"alle {nl.telwoord(total)} {meervoud} {meer}".strip()
    return f"{nl.telwoord(part)} van de {nl.telwoord(total)} {meervoud} {een if part == 1 else meer}".strip()


def onder_voorwaarden(zonder: Sequence[str] | None) -> str:
    """Which conditions of the funnel were left out because they are known of too few goals; empty when none was."""
    if not zonder:
        return ""
    names = nl.opsomming([_VOORWAARDE[name] for name in zonder])
    return f" Niet meegeteld, omdat het bij te weinig doelen is vastgelegd: {names}."


def trap(fase: str, zonder: Sequence[str] | None) -> str:
    """What a goal must have to be in a stage of the funnel, from the conditions that were used."""
    if fase == "I":
        return f"met {_met(_INGERICHT, zonder, 'inspanning')}"
    return f"met {_met(_VERRICHT, zonder)}"


def zin_trechter(maten: Maten) -> str:
    """How many goals are organised and running, with the conditions that could not be used; empty when unknown."""
    funnel = maten.concretisering.trechter
    if funnel.I is None:
        return ""
    total = funnel.R or 0
    text = (
        f"{nl.capitalised(van_de(funnel.I, total, 'heeft', 'hebben'))} "
        f"{_met(_INGERICHT, funnel.I_zonder, 'een inspanning')}.{onder_voorwaarden(funnel.I_zonder)}"
    )
    if funnel.V is not None:
        verb = "heeft" if funnel.V == 1 else "hebben"
        opening = f"Daarvan {verb} er {nl.telwoord(funnel.V)}" if funnel.V else "Geen daarvan heeft"
        if funnel.I:
            text += f" {opening} {_met(_VERRICHT, funnel.V_zonder)}.{onder_voorwaarden(funnel.V_zonder)}"
    return text


def labels(cells: Iterable[PrintedCell]) -> str:
    """``één vak sterk en twee aandachtspunten``: how many cells have which word; empty without any word."""
    found = [cell.label for cell in cells if cell.label]
    plural = {"aandachtspunt": "aandachtspunten", "knelpunt": "knelpunten"}
    parts = []
    for name in ("sterk", "op orde", "aandachtspunt", "knelpunt"):
        number = found.count(name)
        if number:
            noun = plural.get(name, f"vakken {name}") if number > 1 else name if name in plural else f"vak {name}"
            parts.append(f"{nl.telwoord(number)} {noun}")
    return nl.opsomming(parts)


def zin_beleving(cellen: Sequence[Cel], cells: dict[str, PrintedCell]) -> str:
    """What employees say about these cells, each for itself."""
    parts = [
        f"{cel.spoor.naam}: {cell.agree} eens ({cell.label})"
        for cel in cellen
        if (cell := cells[cel.code]).agree and cell.label
    ]
    return f"{nl.capitalised('; '.join(parts))}." if parts else ""


def zin_opvallend(maten: Maten, cellen: Sequence[Cel] = CELLEN) -> str:
    """Which cells stand out from what is usual elsewhere; empty without a reference."""
    cells = printed_cells(maten.cellen, maten.referentie)
    if all(maten.referentie.cellen[cel.code].interval is None for cel in cellen):
        return ""
    found = [(cel, cells[cel.code]) for cel in cellen if cells[cel.code].apart is not None]
    if not found:
        return "Geen vak wijkt aantoonbaar af van wat bij andere gemeenten gewoon is."
    parts = [f"{cel.naam} ({cell.apart_text.removesuffix(' dan elders')})" for cel, cell in found]
    opening = nl.capitalised(nl.aantal(len(parts), "vak valt", "vakken vallen"))
    return f"{opening} op naast andere gemeenten. Het gaat om {'; '.join(parts)}."


def over_referentie(dossier: Dossier) -> str:
    """What other municipalities the figures are held against; empty without a reference."""
    if dossier.referentie is None or not dossier.referentie.normen:
        return ""
    number = max(item.m for item in dossier.referentie.normen)
    kind = " (FICTIEF: deze gemeenten bestaan niet)" if dossier.gemeente.fictief else ""
    return f"Vergeleken met {nl.aantal(number, 'andere gemeente', 'andere gemeenten', woord=False)}{kind}."


def zin_keten(maten: Maten) -> str:
    """How complete the chains are, of what is recorded."""
    chain = maten.concretisering.keten
    if chain.gemiddelde is None or chain.per_doel is None:
        return ""
    total, links = len(chain.per_doel), len(chain.vastgelegd)
    whole = ""
    if chain.volledig is not None:
        complete = round(chain.volledig * total)
        goals = nl.aantal(complete, "doel", "doelen") if complete else "geen enkel doel"
        whole = f" Bij {goals} is de keten volledig."
    left_out = f" De andere {nl.telwoord(8 - links)} zijn niet vastgelegd." if links < 8 else ""
    if links == 7:
        left_out = " De andere is niet vastgelegd."
    return (
        f"Van de {nl.telwoord(links)} schakels die zijn vastgelegd, is {nl.procent(chain.gemiddelde / 100)} gevuld."
        f"{whole}{left_out}"
    )


def zin_verloop(spoor: Spoor, maten: Maten) -> str:
    """How one strand runs from richten to verrichten beside other municipalities; empty without a reference."""
    found = maten.referentie.verloop[spoor.value]
    if found.afwijking is None or found.interval is None:
        return ""
    size = nl.getal(abs(found.afwijking))
    points = "punt" if size == "1" else "punten"
    bounds = f"95%-interval {nl.interval(found.interval, 1)}"
    if found.interval[0] <= 0 <= found.interval[1]:
        return (
            f"{nl.capitalised(spoor.naam)}: het verloop van richten naar verrichten verschilt niet aantoonbaar van dat bij "
            f"andere gemeenten ({bounds})."
        )
    side = "ongunstiger" if found.afwijking < 0 else "gunstiger"
    return f"{nl.capitalised(spoor.naam)}: het verloop is {size} {points} {side} dan bij andere gemeenten ({bounds})."
