"""Sentences and headings made from figures: correct in number, honest about chance (docs/rapportregels.md#headings)."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten
from srm_kit.model import CELLEN, Cel, Fase, Spoor
from srm_kit.views.printed import highest_and_lowest, printed_cells

__all__ = [
    "bron_dossier",
    "bron_medewerkers",
    "bron_register",
    "bron_vragenlijst",
    "kop_fase",
    "kop_samenvatting",
    "merk_fictief",
    "ontbreekt",
    "waarom",
    "zin_keten",
    "zin_verbinding",
    "zin_verloop",
]

_DUIDELIJK = 10.0
"""Points between two strands from which a heading names the difference (a convention)."""

_KOERS = {
    "sterk": "De koers is helder",
    "op orde": "De koers is redelijk helder",
    "aandachtspunt": "De koers is nog niet helder genoeg",
    "knelpunt": "De koers is onduidelijk",
}


def waarom(reden: str | None) -> str:
    """A reason as it stands after a colon of our own: without the "niet gemeten" that the measures put first."""
    text = (reden or "daarvoor ontbreken gegevens").split(";")[0].strip()
    return text.removeprefix("niet gemeten: ")


def ontbreekt(reden: str | None) -> str:
    """Why a figure is not there, as a sentence without its full stop: not measured, or measured and not shown.

    >>> ontbreekt("niet gemeten: er is geen respons"), ontbreekt("niet getoond: te herleiden")
    ('Niet gemeten: er is geen respons', 'Niet getoond: te herleiden')
    >>> ontbreekt("cel RS: 90 of hoger; cel RB: n < 5")
    'Niet te geven: cel RS: 90 of hoger'
    """
    text = waarom(reden)
    if text.startswith("niet getoond"):
        return nl.hoofdletter(text)
    hidden = text.startswith("cel ") and "niet gemeten" not in text
    return f"{'Niet te geven' if hidden else 'Niet gemeten'}: {text}"


def bron_vragenlijst(dossier: Dossier, maten: Maten, cellen: tuple[Cel, ...] = CELLEN) -> str:
    """n, period and source of survey figures."""
    counts = sorted({maten.cellen[cel.code].n or 0 for cel in cellen} - {0})
    if not counts or maten.meetmoment is None:
        return "Bron: vragenlijst (niet gemeten)."
    size = f"n = {counts[0]}" if len(counts) == 1 else f"n = {counts[0]} tot {counts[-1]} per cel"
    return f"{size}. Score 0-100. {bron_medewerkers(dossier, nl.datum(maten.meetmoment))}"


def bron_medewerkers(dossier: Dossier, wanneer: str) -> str:
    """The source of what employees answered, after what is counted."""
    return f"Bron: vragenlijst onder medewerkers, {wanneer}.{merk_fictief(dossier)}"


def bron_register(dossier: Dossier) -> str:
    """Count of goals, reference date and source of register figures."""
    number = len(dossier.doelen_die_tellen)
    return f"n = {nl.aantal(number, 'doel', 'doelen', woord=False)}, {bron_dossier(dossier)}"


def bron_dossier(dossier: Dossier) -> str:
    """The source of what comes from the dossier itself, after what is counted."""
    return f"peildatum {nl.datum(dossier.peildatum)}. Bron: dossier van de gemeente.{merk_fictief(dossier)}"


def merk_fictief(dossier: Dossier) -> str:
    """What every figure of a municipality that does not exist says; nothing for a real one."""
    return " FICTIEF." if dossier.gemeente.fictief else ""


def kop_fase(fase: Fase, dossier: Dossier, maten: Maten) -> str:
    """The heading of a phase chapter, in one short sentence."""
    if fase is Fase.VERRICHTEN:
        return _kop_verrichten(dossier, maten)
    extremes = highest_and_lowest(printed_cells(maten.cellen), fase.cellen)
    if extremes is None:
        return _kop_zonder_vragenlijst(fase, maten)
    (high, high_cel), (low, low_cel) = extremes
    if fase is Fase.RICHTEN:
        start = _KOERS.get(maten.cellen["RS"].label or "", "De koers is niet gemeten")
        if high.waarde - low.waarde >= _DUIDELIJK and low_cel.code != "RS":
            return f"{start}, {low_cel.spoor.naam} blijft achter"
        return f"{start}, de drie sporen gaan gelijk op" if high.waarde - low.waarde < _DUIDELIJK else start
    if high.waarde - low.waarde >= _DUIDELIJK:
        return f"{nl.hoofdletter(high_cel.spoor.naam)} loopt voor op {low_cel.spoor.naam}"
    return "De drie sporen gaan bij het inrichten gelijk op"


def _kop_zonder_vragenlijst(fase: Fase, maten: Maten) -> str:
    funnel = maten.concretisering.trechter
    if fase is Fase.RICHTEN:
        return f"De gemeente werkt aan {nl.aantal(funnel.R or 0, 'doel', 'doelen')}"
    if funnel.I is None:
        return "Het dossier zegt nog niet wat bij welk doel hoort"
    return f"{nl.hoofdletter(_van(funnel.I, funnel.R or 0))} ingericht met eigenaar en budget"


def _van(part: int, total: int) -> str:
    """``vijf van de twaalf doelen zijn``, right for 0, 1 and many."""
    if total == 1:
        return "het ene doel is" if part else "het ene doel is niet"
    if part == 0:
        return f"geen van de {nl.telwoord(total)} doelen is"
    return f"{nl.telwoord(part)} van de {nl.telwoord(total)} doelen {'is' if part == 1 else 'zijn'}"


def _kop_verrichten(dossier: Dossier, maten: Maten) -> str:
    funnel = maten.concretisering.trechter
    if funnel.V is None:
        return "Wat er wordt uitgevoerd, is nog niet aan doelen gekoppeld"
    return f"{nl.hoofdletter(_van(funnel.V, funnel.R or 0))} in uitvoering en gemeten"


def kop_samenvatting(maten: Maten) -> str:
    """The one sentence at the top of the management summary."""
    funnel = maten.concretisering.trechter
    falls = [item.interval[1] < 0 for item in maten.concretisering.verloop.values() if item.interval is not None]
    course = _KOERS.get(maten.cellen["RS"].label or "")
    if course and any(falls):
        good = maten.cellen["RS"].label in {"sterk", "op orde"}
        return f"{course}, {'maar de landing blijft achter' if good else 'en de landing blijft nog verder achter'}"
    if course and maten.realisatiekracht.ervaren is not None:
        return f"{course} en de uitvoering houdt gelijke tred"
    if funnel.I is None:
        return (
            f"{nl.hoofdletter(nl.aantal(funnel.R or 0, 'doel', 'doelen'))} gericht, de weg naar uitvoering is nog open"
        )
    return f"{nl.hoofdletter(_van(funnel.I, funnel.R or 0))} ingericht en {nl.telwoord(funnel.V or 0)} in uitvoering"


def zin_verbinding(fase: Fase, maten: Maten) -> str:
    """How far the strands of a phase lie apart, read with the level."""
    extremes = highest_and_lowest(printed_cells(maten.cellen), fase.cellen)
    if extremes is None:
        reason = ontbreekt(maten.verbinding.gelijkmatigheid.reden)
        return f"Hoe medewerkers de samenhang in deze fase beleven: {reason[:1].lower()}{reason[1:]}."
    (high, high_cel), (low, low_cel) = extremes
    value = getattr(maten.verbinding.gelijkmatigheid, fase.value)
    if value is None:
        return "Niet alle drie de sporen zijn gemeten, daarom geven wij geen score voor de verbinding."
    gap = nl.getal(high.waarde - low.waarde)
    # The difference is that of the two figures beside it; the measure was made before they were rounded.
    rounding = "" if nl.getal(value).waarde == 100 - gap.waarde else " (berekend voor het afronden)"
    return (
        f"Tussen {high_cel.spoor.naam} ({high}) en {low_cel.spoor.naam} ({low}) "
        f"{'zit' if gap == '1' else 'zitten'} {gap} {'punt' if gap == '1' else 'punten'} verschil. "
        f"De beleefde verbinding is {nl.getal(value)} van 100{rounding}. Drie sporen die even laag scoren, geven ook een "
        "hoge verbinding: lees dit cijfer daarom samen met de scores."
    )


def zin_keten(maten: Maten) -> str:
    """How complete the chains are."""
    chain = maten.concretisering.keten
    if chain.gemiddelde is None or chain.per_doel is None:
        return f"De keten per doel is niet te bepalen: {waarom(chain.reden)}."
    total, links = len(chain.per_doel), len(chain.vastgelegd)
    complete = round((chain.volledig or 0.0) * total)
    whole = "" if chain.volledig is None else f" Bij {nl.aantal(complete, 'doel', 'doelen')} is de keten volledig."
    return (
        f"Gemiddeld {'is' if total == 1 else 'zijn'} {nl.getal(chain.gemiddelde / 100 * links, 1)} van de "
        f"{nl.telwoord(links)} schakels gevuld.{whole}"
    )


def zin_verloop(spoor: Spoor, maten: Maten) -> str:
    """The change of one strand from richten to verrichten, with its interval."""
    change = maten.concretisering.verloop[spoor.value]
    if change.verschil is None:
        return f"{nl.hoofdletter(spoor.naam)}: niet gemeten."
    size = nl.getal(abs(change.verschil))
    points = "punt" if size == "1" else "punten"
    direction = "lager" if change.verschil < 0 else "hoger"
    # One decimal: a bound that rounds to 0 would not show on which side of it it lies.
    bounds = f"95%-interval {nl.interval(change.interval, 1)}" if change.interval else "zonder interval"
    if change.interval and change.interval[0] <= 0 <= change.interval[1]:
        return (
            f"{nl.hoofdletter(spoor.naam)}: het verschil tussen verrichten en richten is niet te onderscheiden van "
            f"toeval ({nl.getal(change.verschil)} {points}, {bounds})."
        )
    return f"{nl.hoofdletter(spoor.naam)}: {size} {points} {direction} bij verrichten dan bij richten ({bounds})."
