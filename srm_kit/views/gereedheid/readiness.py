"""Readiness of a dossier as one frozen picture, and its JSON form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.meldingen import Melding
from srm_kit.measures.register import OVERGENOMEN, Register, gevuld, register
from srm_kit.measures.volledigheid import Tabelstand, volledigheid
from srm_kit.views.gereedheid.client_questions import NextQuestion, next_questions
from srm_kit.views.gereedheid.conclusies import CONCLUSIES, redenen

__all__ = ["Gereedheid", "TableReadiness", "als_json", "gereedheid"]


@dataclass(frozen=True, slots=True)
class TableReadiness:
    """What is recorded in a table; per column how many goals take it from above; how many warnings of a likely mistake."""

    stand: Tabelstand
    overgenomen: Mapping[str, int]
    onwaarschijnlijk: int


@dataclass(frozen=True, slots=True)
class Gereedheid:
    """Every table, what to confirm per table, why each conclusion cannot be drawn (None: it can), what to ask next."""

    tabellen: Mapping[str, TableReadiness]
    bevestigen: Mapping[str, int]
    redenen: Mapping[str, str | None]
    vragen: tuple[NextQuestion, ...]
    zonder_doelen: str | None


def gereedheid(dossier: Dossier, meldingen: Iterable[Melding] = ()) -> Gereedheid:
    """The readiness of a dossier without faults; ``meldingen`` are those of reading it.

    While no goal counts, the goals come first: there is nothing else to ask yet.
    """
    links = register(dossier)
    why = redenen(dossier, links)
    doubts = Counter(melding.tabel for melding in meldingen if melding.vermoeden)
    stands = volledigheid(dossier, links.vastgelegd).per_tabel
    inherited = _inherited(dossier, links)
    return Gereedheid(
        tabellen={
            name: TableReadiness(stand, inherited if name == "doelen" else {}, doubts[name])
            for name, stand in stands.items()
        },
        bevestigen={name: stand.voorstellen for name, stand in stands.items() if stand.voorstellen},
        redenen=why,
        vragen=() if links.zonder_doelen else next_questions(dossier, links.vastgelegd, why),
        zonder_doelen=links.zonder_doelen,
    )


def _inherited(dossier: Dossier, links: Register) -> dict[str, int]:
    own = {goal.id: goal for goal in dossier.doelen}
    counts = {
        name: sum(gevuld(getattr(goal, name)) and not gevuld(getattr(own[goal.id], name)) for goal in links.doelen)
        for name in OVERGENOMEN
    }
    return {name: count for name, count in counts.items() if count}


def als_json(found: Gereedheid) -> dict[str, Any]:
    """The picture as plain values."""
    return {
        "tabellen": {
            name: {
                "rijen": tabel.stand.rijen,
                "voorstellen": tabel.stand.voorstellen,
                "vastgelegd": list(tabel.stand.vastgelegd),
                "leeg": list(tabel.stand.leeg),
                "volledig": tabel.stand.volledig,
                "overgenomen": dict(tabel.overgenomen),
                "onwaarschijnlijk": tabel.onwaarschijnlijk,
            }
            for name, tabel in found.tabellen.items()
        },
        "bevestigen": dict(found.bevestigen),
        "conclusies": [
            {
                "id": item.id,
                "deel": item.deel,
                "zin": item.zin,
                "mogelijk": found.redenen[item.id] is None,
                "reden": found.redenen[item.id],
            }
            for item in CONCLUSIES
        ],
        "vragen": [
            {
                "id": vraag.vraag.id,
                "zin": vraag.zin,
                "vult": [list(group) for group in vraag.vraag.vult],
                "aanvullen": vraag.aanvullen,
                "maakt_mogelijk": list(vraag.maakt_mogelijk),
                "draagt_bij": list(vraag.draagt_bij),
            }
            for vraag in found.vragen
        ],
    }
