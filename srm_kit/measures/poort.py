"""The privacy gate as the measures go through it: from waves to the decision, also beside earlier releases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import numpy as np

from srm_kit.dossier.contract.uitgiften import Uitgegeven, Uitgiften
from srm_kit.measures.peiling import DEEL, Peiling, Scores, cellen_van
from srm_kit.measures.verandering import gedeeld
from srm_kit.model import CELLEN
from srm_kit.privacy import (
    Antwoorden,
    Groep,
    Privacybesluit,
    Privacyplan,
    Respondenten,
    achtergronden,
    anders,
    besluit,
    tegen_eerder,
    totaal_allowed,
)

__all__ = [
    "decide_release",
    "groepen_naar_achtergrond",
    "naast_eerdere",
    "personen_van",
    "verdeling_may_follow",
    "vorige_cellen",
]


def decide_release(
    privacy: Privacyplan,
    wave: Peiling | None,
    persons: Mapping[str, Scores | None],
    blocks: Mapping[str, Scores | None],
    previous: Peiling | None,
    *,
    weergave: bool,
) -> Privacybesluit:
    """The privacy decision over all cells and blocks and both measurement dates."""
    if wave is None:
        return Privacybesluit()
    before = None if previous is None else (_respondenten(previous), _antwoorden(cellen_van(previous)))
    shared = {} if previous is None else {code: gedeeld(wave, previous, code) for code in persons}
    pairs = {code: (_antwoord(pair[0]), _antwoord(pair[1])) for code, pair in shared.items() if pair is not None}
    own = _respondenten(wave)
    return besluit(privacy, own, _antwoorden(persons), _antwoorden(blocks), before, pairs, weergave=weergave)


def naast_eerdere(
    decision: Privacybesluit,
    privacy: Privacyplan,
    uitgiften: Uitgiften,
    wave: Peiling | None,
    every: Mapping[str, Scores | None],
    previous: Peiling | None,
) -> Privacybesluit:
    """The decision for readers who hold what was published before, of this measurement and of the one before it.

    Where so few persons differ that there will be no release, the figures stay for who looks at the dossier itself.
    """
    known = uitgiften.van(wave.meetmoment) if wave is not None else None
    if wave is not None and known is not None:
        people = personen_van(wave, uitgiften, every)
        if anders(people, known.uitgiften, known.k_min):
            return decision
        decision = tegen_eerder(decision, privacy, people, _antwoorden(every), known.uitgiften)
    known = uitgiften.van(previous.meetmoment) if previous is not None else None
    if wave is None or previous is None or known is None:
        return decision
    hidden = set(decision.verandering_verborgen)
    cells = vorige_cellen(wave, previous)
    people = personen_van(previous, uitgiften, dict(cells.values()))
    for code, (name, cell) in cells.items():
        if not totaal_allowed(privacy, people, name, _antwoord(cell), known.uitgiften):
            hidden.add(code)
    return replace(decision, verandering_verborgen=frozenset(hidden))


def groepen_naar_achtergrond(
    decision: Privacybesluit,
    privacy: Privacyplan,
    uitgiften: Uitgiften,
    wave: Peiling,
    every: Mapping[str, Scores | None],
) -> dict[str, frozenset[Groep]]:
    """Per cell the groups by background that may be shown beside what the report shows, and beside earlier releases.

    ``every``: the cells and blocks; of the blocks only the totals come out.
    """
    people = personen_van(wave, uitgiften, every)
    known = uitgiften.van(wave.meetmoment)
    before = () if known is None or anders(people, known.uitgiften, known.k_min) else known.uitgiften
    found = {}
    for cel in CELLEN:
        item = every[cel.code]
        if item is not None:
            found[cel.code] = achtergronden(decision, privacy, people, cel.code, _antwoord(item), before)
    return found


def verdeling_may_follow(uitgiften: Uitgiften, wave: Peiling, privacy: Privacyplan) -> bool:
    """Whether shares and open text of everybody may stand beside earlier releases: ten differ, as they need, or nobody."""
    known = uitgiften.van(wave.meetmoment)
    if known is None:
        return True
    return not anders(personen_van(wave, uitgiften, {}), known.uitgiften, privacy.k_kruising)


def vorige_cellen(wave: Peiling, previous: Peiling) -> dict[str, tuple[str, Scores]]:
    """Per cell the scores of the measurement before on the shared statements, with the name these go by.

    That is the code of the cell when all its statements are shared: then it is the same score that was or may be
    published of that measurement itself.
    """
    found = {}
    for cel in CELLEN:
        pair = gedeeld(wave, previous, cel.code)
        if pair is not None:
            asked = {code for code in previous.gesteld if code[:2] == cel.code}
            part = "" if asked == set(pair[1].stellingen) else f":{','.join(sorted(pair[1].stellingen))}"
            found[cel.code] = (f"{cel.code}{part}", pair[1])
    return found


def personen_van(wave: Peiling, uitgiften: Uitgiften, cellen: Mapping[str, Scores | None]) -> dict[str, Uitgegeven]:
    """The persons of a wave by the tag of their id, in its order; in which of the cells they count, in theirs."""
    day: date = wave.meetmoment
    counted = [cel for cel in cellen.values() if cel is not None]
    counts = np.array([item.telt for item in counted], dtype=int).reshape(len(counted), len(wave))
    found = {}
    who = _respondenten(wave)
    asked = sorted(wave.gesteld)
    columns = [wave.kolom[code] for code in asked]
    answers = np.where(wave.weet_niet[:, columns], -1.0, np.nan_to_num(wave.antwoorden[:, columns])).astype(int)
    for row, ident in enumerate(wave.respondent):
        given = ((code, value) for code, value in zip(asked, answers[row].tolist(), strict=True) if value)
        found[uitgiften.merk(day, ident)] = Uitgegeven(
            str(who.functiegroep[row]),
            str(who.afdeling[row]),
            int(who.leidinggevend[row]),
            uitgiften.merk(day, ident, *(f"{code}={value}" for code, value in given)),
            "".join(map(str, counts[:, row].tolist())),
        )
    return found


def _respondenten(wave: Peiling) -> Respondenten:
    leads = np.array([-1 if value is None else int(value) for value in wave.leidinggevend], dtype=np.int_)
    return Respondenten(wave.functiegroep, np.where(wave.functiegroep == "bestuur", "", wave.afdeling), leads)


def _antwoorden(cellen: Mapping[str, Scores | None]) -> dict[str, Antwoorden | None]:
    return {code: None if cel is None else _antwoord(cel) for code, cel in cellen.items()}


def _antwoord(item: Scores) -> Antwoorden:
    return Antwoorden(item.telt, (item.delen / DEEL - 1.0) * 25.0)
