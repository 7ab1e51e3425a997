"""Small dossiers, built in place: every test shows the few rows its figures come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pytest

from srm_kit.dossier.contract.dossier import Dossier, GemeenteGegevens, Opdracht
from srm_kit.dossier.contract.respons import Respons
from srm_kit.dossier.contract.tabellen import Doel
from srm_kit.measures.peiling import Peiling, Scores, peiling, scores
from srm_kit.model import CELLEN

PEILDATUM = date(2026, 11, 1)
MEETMOMENT = date(2026, 9, 1)
CODES = tuple(cel.code for cel in CELLEN)


@dataclass(frozen=True)
class Persoon:
    """One respondent: answers by statement code ("wn" is "weet ik niet", "nvt" "hoort niet bij mijn werk")."""

    antwoorden: Mapping[str, int | str]
    functiegroep: str = "uitvoering"
    afdeling: str = ""
    leidinggevend: bool | None = None
    meetmoment: date = MEETMOMENT
    id: str = ""


@dataclass(frozen=True)
class Bouwer:
    """Makes responses and dossiers."""

    codes: tuple[str, ...] = CODES
    meetmoment: date = MEETMOMENT
    peildatum: date = PEILDATUM
    persoon: type[Persoon] = field(default=Persoon)

    def respons(self, personen: Sequence[Persoon]) -> Respons:
        statements = tuple(sorted({code for person in personen for code in person.antwoorden}))
        answers = np.full((len(personen), len(statements)), np.nan)
        unknown = np.zeros(answers.shape, dtype=bool)
        outside = np.zeros(answers.shape, dtype=bool)
        for row, person in enumerate(personen):
            for code, value in person.antwoorden.items():
                if value == "wn":
                    unknown[row, statements.index(code)] = True
                elif value == "nvt":
                    outside[row, statements.index(code)] = True
                else:
                    answers[row, statements.index(code)] = float(value)
        return Respons(
            respondent=tuple(person.id or f"p{row:05d}" for row, person in enumerate(personen)),
            meetmoment=tuple(person.meetmoment for person in personen),
            functiegroep=tuple(person.functiegroep for person in personen),
            domein=("",) * len(personen),
            afdeling=tuple(person.afdeling for person in personen),
            leidinggevend=tuple(person.leidinggevend for person in personen),
            stellingen=statements,
            antwoorden=answers,
            weet_niet=unknown,
            nvt=outside,
            open_vraag=("",) * len(personen),
            vrijgegeven=(False,) * len(personen),
        )

    def dossier(self, personen: Sequence[Persoon] | None = None, **tables: Any) -> Dossier:
        tables.setdefault("doelen", (Doel("D1", "Een doel"),))
        tables.setdefault("opdracht", Opdracht(self.peildatum))
        return Dossier(
            gemeente=GemeenteGegevens("Voorbeeldstad", fictief=True),
            respons=self.respons(personen) if personen else None,
            **tables,
        )

    def peiling(self, personen: Sequence[Persoon]) -> Peiling:
        """The wave of ``meetmoment``."""
        return peiling(self.respons(personen), self.meetmoment)

    def scores(self, personen: Sequence[Persoon], groep: str = "RS") -> Scores:
        """Who counts in a cell, with what score."""
        found = scores(self.peiling(personen), groep)
        assert found is not None, "not one statement of it was asked"
        return found

    def met_antwoorden(self, *antwoorden: int | str, code: str = "RS1", **wie: Any) -> list[Persoon]:
        """One person per answer, all to the same statement."""
        return [Persoon({code: answer}, **wie) for answer in antwoorden]

    def met_scores(self, scores: Mapping[str, int], **wie: Any) -> list[Persoon]:
        """25 persons whose cell scores are exactly these whole numbers: answers sum to 25 plus the score."""
        columns = {}
        for code, score in scores.items():
            low, more = divmod(25 + score, 25)
            columns[code] = [low + 1] * more + [low] * (25 - more)
        return [
            Persoon({f"{code}{item}": columns[code][row] for code in scores for item in (1, 2, 3)}, **wie)
            for row in range(25)
        ]

    def gelijk(self, aantal: int, antwoord: int = 4, cellen: Sequence[str] = CODES, **wie: Any) -> list[Persoon]:
        """Persons who all answer the same to three statements of each cell."""
        answers: dict[str, int | str] = {f"{code}{item}": antwoord for code in cellen for item in (1, 2, 3)}
        return [Persoon(answers, **wie) for _ in range(aantal)]


@pytest.fixture(scope="session")
def bouw() -> Bouwer:
    return Bouwer()


@pytest.fixture(scope="session")
def bekende_scores() -> dict[str, int]:
    """The first worked example of the method: nine cells with a known realisatiekracht."""
    return dict(zip(CODES, (72, 58, 50, 60, 66, 41, 52, 55, 39), strict=True))
