"""All measures of one dossier, and their JSON form (docs/maatstaven.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.shielded_answers import with_answers
from srm_kit.errors import MeetmomentUnknown
from srm_kit.measures.aandacht import aandacht, niet_getoond
from srm_kit.measures.balans import Balans, balans
from srm_kit.measures.beoordelingen import Bronmaat, beoordelingen
from srm_kit.measures.beweging import Beweging, beweging
from srm_kit.measures.celmaten import Celmaat, Fasen, Sporen, celmaten, fasen, gecodeerd, getoond, sporen
from srm_kit.measures.cocreatie import Cocreatie, cocreatie
from srm_kit.measures.competenties import Competenties, competenties
from srm_kit.measures.concretisering import Concretisering, concretisering
from srm_kit.measures.groepen import Groepen, groepen
from srm_kit.measures.keten import geregeld
from srm_kit.measures.kloof import Kloof, KloofLeiding, kloof, kloof_leiding
from srm_kit.measures.meetellen import antwoorden, bevestigd
from srm_kit.measures.meetkwaliteit import Meetkwaliteit, meetkwaliteit
from srm_kit.measures.opdrachtgeverschap import Opdrachtgevermaat, opdrachtgeverschap
from srm_kit.measures.peiling import Scores, cellen_van, peiling, scores
from srm_kit.measures.poort import decide_release, naast_eerdere, verdeling_may_follow
from srm_kit.measures.realisatiekracht import Realisatiekracht, realisatiekracht
from srm_kit.measures.referentie import Referentie, referentie
from srm_kit.measures.register import register
from srm_kit.measures.resultaten import Resultaten, bereikt, resultaten
from srm_kit.measures.verandering import Verandering, verandering
from srm_kit.measures.verbinding import Verbinding, verbinding
from srm_kit.measures.verkokering import Verkokering, verkokering
from srm_kit.measures.verloop import verloop
from srm_kit.measures.volledigheid import Volledigheid, volledigheid
from srm_kit.model import METHODE_ID, blokken
from srm_kit.privacy import Privacybesluit, Privacyplan, plan

__all__ = ["Maten", "as_json", "gekozen_meetmomenten", "measure", "meetmomenten"]

_VRIJWEL_IEDEREEN = 0.95
"""A larger share "weet ik niet" is not shown to readers: it is the answer of every single person."""


@dataclass(frozen=True, slots=True, eq=False)
class Maten:
    """Every measure of a dossier at one measurement date; names and order are those of the JSON."""

    gemeente: str
    peildatum: date
    methode: str
    meetmoment: date | None
    cellen: Mapping[str, Celmaat]
    blokken: Mapping[str, Celmaat]
    fasen: Fasen
    sporen: Sporen
    realisatiekracht: Realisatiekracht
    verbinding: Verbinding
    concretisering: Concretisering
    resultaten: Resultaten
    balans: Balans
    kloof: Mapping[str, Kloof]
    kloof_leiding: Mapping[str, KloofLeiding]
    verkokering: Verkokering
    cocreatie: Cocreatie
    opdrachtgeverschap: Mapping[str, Opdrachtgevermaat]
    competenties: Competenties
    beoordelingen: Mapping[str, Mapping[str, Bronmaat]]
    referentie: Referentie
    meetkwaliteit: Meetkwaliteit
    verandering: Mapping[str, Verandering]
    groepen: Groepen
    volledigheid: Volledigheid
    beweging: Beweging | None = None


def meetmomenten(dossier: Dossier) -> tuple[date, ...]:
    """The measurement dates up to the reference date, oldest first."""
    if dossier.respons is None:
        return ()
    return tuple(day for day in dossier.respons.meetmomenten if day <= dossier.peildatum)


def gekozen_meetmomenten(dossier: Dossier, asked: date | None) -> tuple[date | None, date | None]:
    """The chosen measurement date and the one before it."""
    known = meetmomenten(dossier)
    if asked is not None and asked not in known:
        there = ", ".join(day.isoformat() for day in known)
        advice = f"choose one of: {there}" if there else "the dossier has no answers up to its peildatum"
        raise MeetmomentUnknown(f"Meetmoment {asked.isoformat()} is not in the dossier; {advice}.")
    if not known:
        return None, None
    place = known.index(asked) if asked is not None else len(known) - 1
    return known[place], known[place - 1] if place else None


def measure(dossier: Dossier, meetmoment: date | None = None, *, weergave: bool = False) -> Maten:
    """All measures of a dossier.

    Parameters
    ----------
    dossier
        A dossier without errors.
    meetmoment
        The measurement date to look at; the latest one up to the reference date when left out.
    weergave
        For what people read: no figure narrows a hidden group or a single answer to under 20 points, and a
        total so near an end of the scale that it would stands there as "95 of hoger". Without it, for the JSON:
        no hidden group can be computed.

    Returns
    -------
    Maten
        Only what the privacy plan of the dossier lets through; with ``weergave`` also only what may stand beside
        everything that was published of these answers before.

    Raises
    ------
    MeetmomentUnknown
        ``meetmoment`` is not in the dossier or lies after its reference date; the message names the ones
        there are.
    """
    dossier = with_answers(dossier)
    now, before = gekozen_meetmomenten(dossier, meetmoment)
    privacy = plan(dossier, now)
    answers = antwoorden(dossier)
    wave = None if answers is None or now is None else peiling(answers, now)
    previous = None if answers is None or before is None else peiling(answers, before)
    persons = cellen_van(wave)
    blocks = {blok.code: None if wave is None else scores(wave, blok.code) for blok in blokken()}
    decision = decide_release(privacy, wave, persons, blocks, previous, weergave=weergave)
    if weergave:
        decision = naast_eerdere(decision, privacy, dossier.uitgiften, wave, {**persons, **blocks}, previous)
    every = {**persons, **blocks}
    # Persons that are not there make every interval over such a cell absent.
    spread = {code: None if code in decision.spreiding_verborgen else item for code, item in every.items()}
    attention = aandacht(wave, privacy, weergave=weergave)
    if weergave and wave is not None and not verdeling_may_follow(dossier.uitgiften, wave, privacy):
        attention = niet_getoond(attention)
    links = register(dossier)
    cells = _getoond(celmaten(persons, wave, privacy), persons, privacy, decision)
    belief = _getoond(celmaten(blocks, wave, privacy), blocks, privacy, decision)
    phases, strands = fasen(cells), sporen(cells)
    course = verloop(cells, spread)
    results = resultaten(links)
    concrete = concretisering(links, results, course)
    return Maten(
        gemeente=dossier.gemeente.naam,
        peildatum=dossier.peildatum,
        methode=METHODE_ID,
        meetmoment=now,
        cellen=cells,
        blokken=belief,
        fasen=phases,
        sporen=strands,
        realisatiekracht=realisatiekracht(
            cells,
            phases,
            spread,
            geregeld=geregeld(concrete.keten),
            bereikt=bereikt(links, results),
        ),
        verbinding=verbinding(cells, phases, belief["X"], spread["X"], links),
        concretisering=concrete,
        resultaten=results,
        balans=balans(attention, links),
        kloof=kloof(wave, persons, privacy, decision),
        kloof_leiding=kloof_leiding(wave, persons, privacy, decision),
        verkokering=verkokering(links),
        cocreatie=cocreatie(links),
        opdrachtgeverschap=opdrachtgeverschap(dossier.opdrachtgeverschap),
        competenties=competenties(links),
        beoordelingen=beoordelingen(links.dossier),
        referentie=referentie(dossier.referentie, cells, course, spread),
        meetkwaliteit=meetkwaliteit(wave, persons, dossier.populatie, privacy, decision),
        verandering=verandering(wave, previous, privacy, decision),
        groepen=groepen(wave, persons, bevestigd(dossier.afdelingen), privacy, decision),
        volledigheid=volledigheid(dossier, links.vastgelegd),
        beweging=beweging(links),
    )


def _getoond(
    cellen: Mapping[str, Celmaat], personen: Mapping[str, Scores | None], privacy: Privacyplan, besluit: Privacybesluit
) -> dict[str, Celmaat]:
    """The cells as they are shown: their limit for their score, and no share that says the same of everybody."""
    if not besluit.weergave:
        return dict(cellen)
    found = {}
    for code, cel in cellen.items():
        coded = code in besluit.codering
        hidden = code in besluit.aandelen_verborgen
        shown = (
            gecodeerd(cel, besluit.codering[code]) if coded else getoond(cel, personen[code], privacy, verborgen=hidden)
        )
        everybody = shown.weet_niet is not None and shown.weet_niet > _VRIJWEL_IEDEREEN
        found[code] = replace(shown, weet_niet=None) if everybody else shown
    return found


_ZONDER_NIETS = ("reden", "beweging")
"""What stands in the JSON only when there is something to say."""


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        shown = (field.name for field in fields(value) if field.metadata.get("json", True))
        pairs = ((name, getattr(value, name)) for name in shown)
        return {name: _plain(each) for name, each in pairs if not (name in _ZONDER_NIETS and each is None)}
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def as_json(maten: Maten) -> dict[str, Any]:
    """The measures as plain values for ``json.dumps``, in the order of the contract; findings are added by srm_kit.diagnosis.

    Dates are ISO text, figures are not rounded, a figure that cannot be given is None; ``reden`` stands in
    an object only when something in it needs a reason.
    """
    plain: dict[str, Any] = _plain(maten)
    return plain
