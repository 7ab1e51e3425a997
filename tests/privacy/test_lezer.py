"""A reader who knows the rules and everything shown cannot narrow a hidden group, nor find a single answer."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from srm_kit.dossier import Afdeling, Doel, Dossier, GemeenteGegevens, Opdracht, Respons, Zorgvuldigheid
from srm_kit.measures import measure
from srm_kit.model import stellingen_van
from srm_kit.simulation import voorbeeldstad

sys.path.insert(0, str(Path(__file__).parent))
from lezer import Lezer

DAY, BEFORE = date(2026, 9, 1), date(2025, 9, 1)
CODES = [item.code for item in stellingen_van("RS")]
GROUPS = ["beleid", "uitvoering", "bedrijfsvoering", "leidinggevend", "bestuur"]
LEAST = 20.0


def random_dossier(seed: int) -> Dossier:
    """An organisation of any shape: tiny or lopsided departments, extreme or equal answers, skipped items."""
    random = np.random.default_rng(seed)
    n = int(random.integers(5, 45))
    departments = int(random.integers(1, 6))
    shape = random.dirichlet(np.full(departments, random.choice([0.3, 1.0, 5.0])))
    mix = random.dirichlet(np.full(len(GROUPS), random.choice([0.3, 1.0, 3.0])))
    group = random.choice(GROUPS, size=n, p=mix)
    department = random.choice([f"A{index}" for index in range(departments)], size=n, p=shape)
    department[random.random(n) < random.choice([0.0, 0.1])] = ""
    lead = [bool(value) for value in (group == "leidinggevend") | (random.random(n) < random.choice([0.0, 0.1, 0.4]))]
    unknown = random.random(n) < random.choice([0.0, 0.0, 0.15])
    level = random.choice([1.0, 1.3, 2.0, 3.0, 4.0, 4.7, 5.0])
    spread = random.choice([0.0, 0.2, 0.7, 1.5])
    own = {name: level + random.normal(0, random.choice([0.0, 0.5, 2.0])) for name in sorted(set(department))}
    latent = np.array([own[name] for name in department])[:, None] + random.normal(0, 1, (n, len(CODES))) * spread
    answers = np.clip(np.rint(latent), 1, 5)
    answers[random.random(answers.shape) < random.choice([0.0, 0.05, 0.3])] = np.nan
    two = random.random() < 0.4
    days = [BEFORE if two and random.random() < 0.5 else DAY for _ in range(n)]
    days[0] = DAY
    return Dossier(
        gemeente=GemeenteGegevens("Voorbeeldstad", fictief=True),
        opdracht=Opdracht(date(2026, 11, 1)),
        zorgvuldigheid=Zorgvuldigheid(True, True, date(2027, 1, 1), 5),
        doelen=(Doel("D1", "Een doel"),),
        afdelingen=tuple(Afdeling(f"A{index}", f"Afdeling {index}") for index in range(departments)),
        respons=Respons(
            respondent=tuple(f"r{index:03d}" for index in range(n)),
            meetmoment=tuple(days),
            functiegroep=tuple(group.tolist()),
            domein=("",) * n,
            afdeling=tuple(department.tolist()),
            leidinggevend=tuple(
                None if missing else value for value, missing in zip(lead, unknown.tolist(), strict=True)
            ),
            stellingen=tuple(CODES),
            antwoorden=answers,
            weet_niet=np.zeros(answers.shape, dtype=bool),
            open_vraag=("",) * n,
            vrijgegeven=(False,) * n,
        ),
    )


def check(seeds: range) -> None:
    for seed in seeds:
        dossier = random_dossier(seed)
        assert dossier.respons is not None
        found = Lezer(dossier.respons, measure(dossier, weergave=True), "RS").smalste()
        assert found is None or found.breedte >= LEAST - 1e-6, (seed, found)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.integers(0, 2**32 - 1))
def test_no_hidden_group_is_narrowed_in_random_organisations(seed: int) -> None:
    check(range(seed, seed + 1))


@pytest.mark.slow
@pytest.mark.parametrize("part", range(20))
def test_no_hidden_group_is_narrowed_in_ten_thousand_organisations(part: int) -> None:
    check(range(1_000 + part * 500, 1_000 + (part + 1) * 500))


@pytest.mark.parametrize("cel", ["RS", "IL", "VL"])
def test_the_sample_gives_nobody_away(cel: str) -> None:
    dossier = voorbeeldstad()
    assert dossier.respons is not None
    found = Lezer(dossier.respons, measure(dossier, weergave=True), cel).smalste()
    assert found is not None
    assert found.breedte >= LEAST


def test_the_reader_is_good_enough_to_catch_a_careless_publisher() -> None:
    """The exact figures of the JSON do give extreme answers away: the reader must see that."""
    narrow = 0
    for seed in range(60):
        dossier = random_dossier(seed)
        assert dossier.respons is not None
        found = Lezer(dossier.respons, measure(dossier), "RS").smalste()
        narrow += found is not None and found.breedte < LEAST
    assert narrow >= 5
