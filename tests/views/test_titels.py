"""The title of a report: what is most worth saying, no longer than a cover holds, and never the same for everybody."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from datetime import date

import pytest

from srm_kit.diagnosis import diagnose
from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.dossier import Rapportkeuzes
from srm_kit.dossier.keeping.new_dossier import new_dossier
from srm_kit.gemeenten import registry
from srm_kit.measures import measure
from srm_kit.measures.resultaten import Indicatorstand
from srm_kit.simulation import Storing, simulate, voorbeeldstad
from srm_kit.views.titels import kop_samenvatting, titel
from tests.views.small_town import TOWN, measured, town


def titles(dossier: Dossier) -> tuple[str, str]:
    maten = measure(dossier)
    found = diagnose(maten, dossier)
    return titel(dossier, maten, found), kop_samenvatting(dossier, maten, found)


def test_change_comes_first_and_then_results() -> None:
    title, summary = titles(voorbeeldstad())
    assert title == "Twee vakken verbeterden sinds september 2025; negen van de tien resultaten komen dichterbij"
    assert summary != title


def test_results_come_first_when_there_is_no_survey() -> None:
    title, _ = titles(replace(voorbeeldstad(), respons=None, referentie=None))
    assert title.startswith("Negen van de tien resultaten komen dichterbij; ")
    assert "verder weg" not in title


def test_a_title_of_the_consultant_replaces_it() -> None:
    own = replace(voorbeeldstad(), rapport=Rapportkeuzes(titel="Van visie naar wijk"))
    assert titles(own)[0] == "Van visie naar wijk"


def test_goals_alone_say_no_more_than_that() -> None:
    bare = replace(
        voorbeeldstad(), respons=None, referentie=None, koppelingen=(), inspanningen=(), indicatoren=(), metingen=(),
        streefwaarden=(), opdrachtgeverschap=(), betrokkenheid=(), stakeholders=(), samenwerking=(), competenties=(),
        processen=(), middelen=(), besluiten=(), beoordelingen=(),
    )  # fmt: skip
    title, summary = titles(bare)
    assert title == "Voorbeeldstad werkt aan twaalf doelen"
    assert summary == "Voorbeeldstad: wat nu bekend is, en wat nog niet"


def test_different_municipalities_get_different_titles() -> None:
    made = [titles(simulate(kind, 1.0, 60, seed))[0] for kind in Storing for seed in range(3)]
    assert all(len(title) <= 130 for title in made)
    most = Counter(made).most_common(1)[0][1]
    assert most <= len(made) / 4


def test_a_real_municipality_of_which_only_goals_are_known_gets_a_title_of_its_own() -> None:
    made = [
        titles(new_dossier(date(2026, 11, 1), code, "", ("sociaal_domein",), ("SD1", "SD2")))[0]
        for code in ("GM0344", "GM0014")
    ]
    assert all("per inwoner" in title for title in made)
    assert len(set(made)) == 2


@pytest.mark.slow
def test_no_title_covers_more_than_a_tenth() -> None:
    """Without the name of the municipality, which would make every title another one."""
    simulated = [
        simulate(list(Storing)[seed % len(Storing)], 1.0, 60 + (seed * 7) % 90, seed, n_doelen=6 + seed % 9)
        for seed in range(200)
    ]
    real = [
        new_dossier(date(2026, 11, 1), item.code, "", ("sociaal_domein",), ("SD1", "SD2")) for item in registry.alle()
    ]
    for dossiers in (simulated, real):
        made = Counter(titles(item)[0].replace(item.gemeente.naam, "") for item in dossiers)
        assert made.most_common(1)[0][1] <= len(dossiers) / 10


def results(late: int = 0, **counts: int) -> str:
    """The title of a town of which only these results are known; ``late`` of them behind schedule."""
    maten = measured()
    every = dict.fromkeys(("gehaald", "op_weg", "gelijk", "verder_weg"), 0)
    stand = Indicatorstand(**dict.fromkeys(field.name for field in fields(Indicatorstand)))  # type: ignore[arg-type]
    behind = {str(place): replace(stand, staat="op_weg", tempo_woord="achter") for place in range(late)}
    found = replace(maten.resultaten, telling={**every, **counts}, per_indicator=behind)
    return titel(TOWN, replace(maten, resultaten=found), ())


def test_results_are_told_in_the_right_number() -> None:
    assert results(op_weg=2, verder_weg=1) == "Twee van de drie resultaten komen dichterbij, één raakt verder weg"
    assert (
        results(gehaald=1, gelijk=1, verder_weg=2)
        == "Eén van de vier resultaten komt dichterbij, twee raken verder weg"
    )
    assert results(gelijk=1) == "Het enige resultaat komt niet dichterbij"
    assert results(gelijk=1, verder_weg=1) == "Beide resultaten komen niet dichterbij"
    assert results(op_weg=1) == "Het enige resultaat komt dichterbij"


def test_results_that_are_late_are_told_so() -> None:
    assert results(late=1, op_weg=3) == "Alle drie resultaten komen dichterbij, maar één loopt achter op schema"
    assert (
        results(late=2, op_weg=2, gelijk=1)
        == "Twee van de drie resultaten komen dichterbij, maar lopen achter op schema"
    )


def test_nothing_confirmed_is_said() -> None:
    none = town(doelen=())
    assert titel(none, measured(none), ()) == "Voorbeelddorp: nog geen doel is bevestigd"
