"""A release: what a report or a gated JSON publishes of the answers, whether it may, and the account with it added."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from srm_kit import nl
from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.shielded_answers import with_answers
from srm_kit.dossier.contract.uitgiften import (
    Cijfersoort,
    Gepubliceerd,
    Meetmomentuitgiften,
    Uitgegeven,
    Uitgifte,
    Uitgiften,
)
from srm_kit.errors import UitgifteRefused
from srm_kit.measures.celmaten import Celmaat
from srm_kit.measures.groepscijfers import Tabelsoort, uitgegeven_cijfers
from srm_kit.measures.maten import Maten, meetmomenten
from srm_kit.measures.meetellen import antwoorden
from srm_kit.measures.peiling import Peiling, Scores, cellen_van, peiling, scores
from srm_kit.measures.poort import decide_release, personen_van, vorige_cellen
from srm_kit.model import blokken
from srm_kit.privacy import Privacyplan, anders, plan, zijden

__all__ = ["bijgeschreven", "vraagt_anders"]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Voorstel:
    """What a release would publish of one measurement date, with the choices that it rests on."""

    uitgifte: Uitgifte
    k_min: int
    afdelingen: tuple[str, ...] | None


def bijgeschreven(dossier: Dossier, maten: Maten, tabellen: Iterable[Tabelsoort] = ()) -> Uitgiften:
    """The account of the dossier with these measures published; the same one when they were already.

    ``maten`` are those for readers (``weergave``), made of this dossier with this account; ``tabellen`` are the own tables
    that are published with them. A fictional dossier and one
    without answers need no account. Raises ``UitgifteRefused`` when fewer persons than the minimum differ from
    an earlier release.
    """
    dossier = with_answers(dossier)
    account = dossier.uitgiften
    if dossier.gemeente.fictief or dossier.respons is None or maten.meetmoment is None:
        return account
    if not account.sleutel:
        account = Uitgiften(secrets.token_hex(16))
    moments = dict(account.meetmomenten)
    for day, proposal in _voorstellen(dossier, maten, account, tabellen):
        known = account.van(day) or Meetmomentuitgiften(proposal.k_min)
        if not proposal.uitgifte.cijfers and not (known.uitgiften and day == maten.meetmoment):
            continue
        if anders(proposal.uitgifte.personen, known.uitgiften, known.k_min):
            raise UitgifteRefused(_waarom_niet(day, known.k_min))
        chosen = proposal.afdelingen if known.afdelingen is None else known.afdelingen
        there = not proposal.uitgifte.cijfers or any(
            _staat_erin(proposal.uitgifte, uitgifte) for uitgifte in known.uitgiften
        )
        releases = known.uitgiften if there else (*known.uitgiften, proposal.uitgifte)
        moments[day] = Meetmomentuitgiften(known.k_min, chosen, releases)
    made = Uitgiften(account.sleutel, dict(sorted(moments.items())))
    return dossier.uitgiften if made == dossier.uitgiften or not moments else made


def _waarom_niet(day: date, k_min: int) -> str:
    return (
        f"Niet uitgegeven. Over het meetmoment van {nl.datum(day)} is al eerder iets uitgegeven. Sindsdien zijn bij minder dan "
        f"{k_min} mensen de antwoorden of gegevens anders: iemand kwam erbij of ging weg, of een antwoord, functiegroep of afdeling is "
        "gewijzigd. Wie beide uitgaven naast elkaar legt, kan dan uitrekenen wat die mensen antwoordden. Gebruik de eerdere uitgave, "
        f"of wacht tot er bij ten minste {k_min} mensen iets anders is. U kunt ook de antwoorden van toen terugzetten "
        "(srm history) en daarmee opnieuw uitgeven."
    )


def _staat_erin(nieuw: Uitgifte, eerder: Uitgifte) -> bool:
    """Whether all of a release was in an earlier one."""
    return (
        nieuw.cellen == eerder.cellen
        and nieuw.personen == eerder.personen
        and all(set(figures) <= set(eerder.cijfers.get(code, ())) for code, figures in nieuw.cijfers.items())
    )


def _voorstellen(
    dossier: Dossier, maten: Maten, account: Uitgiften, tabellen: Iterable[Tabelsoort]
) -> Iterator[tuple[date, _Voorstel]]:
    assert maten.meetmoment is not None
    wave, previous = _golven(dossier, maten.meetmoment)
    privacy = plan(dossier, maten.meetmoment)
    cells = cellen_van(wave)
    blocks = {blok.code: scores(wave, blok.code) for blok in blokken()}
    first = account.van(maten.meetmoment)
    chosen = first.afdelingen if first is not None else None
    if chosen is None:
        chosen = tuple(sorted(_gekozen(dossier, maten.meetmoment, privacy)))
    own = uitgegeven_cijfers(dossier, maten.meetmoment, tabellen)
    figures = {code: (*_cijfers(maten, code), *own.get(code, ())) for code in cells} | {
        code: tuple(_van_blok(maten.blokken[code])) for code in blocks
    }
    yield (
        maten.meetmoment,
        _Voorstel(
            _uitgifte(personen_van(wave, account, {**cells, **blocks}), {**cells, **blocks}, figures),
            privacy.k_min,
            chosen,
        ),
    )
    if previous is None:
        return
    shared = vorige_cellen(wave, previous)
    named = dict(shared.values())
    totals = {
        name: (Gepubliceerd(Cijfersoort.TOTAAL, float(nl.getal(item.score).waarde)),)
        for code, (name, item) in shared.items()
        if maten.verandering[code].verschil is not None
    }
    if totals:
        yield (
            previous.meetmoment,
            _Voorstel(_uitgifte(personen_van(previous, account, named), named, totals), privacy.k_min, None),
        )


def _uitgifte(
    personen: Mapping[str, Uitgegeven],
    cellen: Mapping[str, Scores | None],
    cijfers: Mapping[str, tuple[Gepubliceerd, ...]],
) -> Uitgifte:
    counted = tuple(code for code, cel in cellen.items() if cel is not None)
    return Uitgifte(counted, dict(sorted(personen.items())), {code: found for code, found in cijfers.items() if found})


def _cijfers(maten: Maten, code: str) -> Iterator[Gepubliceerd]:
    """The figures of a cell as they are printed."""
    cell = maten.cellen[code]
    yield from _van_blok(cell)
    for kind, delta in (
        (Cijfersoort.KLOOF, maten.kloof[code].delta),
        (Cijfersoort.KLOOF_LEIDING, maten.kloof_leiding[code].delta),
    ):
        if delta is not None:
            yield Gepubliceerd(kind, float(nl.getal(delta, 1).waarde))
    for name, cells in sorted(maten.groepen.afdeling.items()):
        score = cells[code].score
        if score is not None:
            yield Gepubliceerd(Cijfersoort.AFDELING, float(nl.getal(score).waarde), (name,))
    together = maten.groepen.samengevoegd
    if together is not None and (score := together.cellen[code].score) is not None:
        yield Gepubliceerd(Cijfersoort.SAMEN, float(nl.getal(score).waarde), together.afdelingen)


def _van_blok(cell: Celmaat) -> Iterator[Gepubliceerd]:
    yield from _totaal(cell.score, cell.reden)
    if cell.eens is not None and cell.oneens is not None:
        yield from zijden(cell.eens, cell.oneens)


def _totaal(score: float | None, reden: str | None) -> Iterator[Gepubliceerd]:
    if score is not None:
        yield Gepubliceerd(Cijfersoort.TOTAAL, float(nl.getal(score).waarde))
    elif reden and reden.endswith(("of hoger", "of lager")):
        kind = Cijfersoort.MINSTENS if reden.endswith("hoger") else Cijfersoort.HOOGSTENS
        yield Gepubliceerd(kind, float(reden.split()[0]))


def vraagt_anders(dossier: Dossier, meetmoment: date | None) -> tuple[str, ...]:
    """What the dossier asks and the first release of this measurement fixed otherwise, in words."""
    dossier = with_answers(dossier)
    first = dossier.uitgiften.van(meetmoment)
    if first is None or meetmoment is None or dossier.respons is None:
        return ()
    free = replace(dossier, uitgiften=Uitgiften())
    asked = plan(free, meetmoment)
    said = []
    if asked.k_min != first.k_min:
        said.append(f"het dossier vraagt k_min {asked.k_min}; {first.k_min} blijft gelden")
    if first.afdelingen is not None and _gekozen(dossier, meetmoment, asked) != set(first.afdelingen):
        said.append("de afdelingen die apart staan, zijn die van de eerste uitgave")
    return tuple(said)


def _gekozen(dossier: Dossier, meetmoment: date, privacy: Privacyplan) -> frozenset[str]:
    """The departments that can be shown under a plan."""
    wave, previous = _golven(dossier, meetmoment)
    blocks = {blok.code: scores(wave, blok.code) for blok in blokken()}
    return decide_release(privacy, wave, cellen_van(wave), blocks, previous, weergave=False).gekozen


def _golven(dossier: Dossier, meetmoment: date) -> tuple[Peiling, Peiling | None]:
    """A measurement and the one before it."""
    answers = antwoorden(dossier)
    assert answers is not None
    earlier = [day for day in meetmomenten(dossier) if day < meetmoment]
    return peiling(answers, meetmoment), peiling(answers, earlier[-1]) if earlier else None
