"""The sample: what is committed is what the code makes, and it tells its story."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from srm_kit import resources
from srm_kit.dossier import TABELLEN, Dossier, load, read
from srm_kit.measures import Maten, measure
from srm_kit.simulation import voorbeeldstad, write_samples
from srm_kit.simulation.voorbeeldstad import ZAAD

NOW = date(2026, 9, 15)
STORY = {"RS": 72, "RB": 58, "RL": 50, "IS": 60, "IB": 66, "IL": 41, "VS": 52, "VB": 55, "VL": 39}


@pytest.fixture(scope="module")
def town() -> Dossier:
    return voorbeeldstad()


@pytest.fixture(scope="module")
def maten(town: Dossier) -> Maten:
    return measure(town)


@pytest.fixture(scope="module")
def samples() -> Path:
    return resources.folder("data_samples")


def test_the_committed_folder_is_what_the_code_makes(samples: Path, tmp_path: Path) -> None:
    write_samples(tmp_path)
    made = {file.name: file.read_bytes() for file in (tmp_path / "voorbeeldstad").glob("[!.]*")}
    kept = {file.name: file.read_bytes() for file in (samples / "voorbeeldstad").glob("[!.]*")}
    assert kept == made, "write it again: python -m srm_kit.simulation"


def test_both_committed_forms_say_the_same(samples: Path, town: Dossier) -> None:
    assert load(samples / "voorbeeldstad").digest == town.digest
    assert load(samples / "voorbeeldstad.xlsx").digest == town.digest


@pytest.mark.parametrize("form", ["voorbeeldstad", "voorbeeldstad.xlsx"])
def test_reading_the_sample_gives_no_message_at_all(samples: Path, form: str) -> None:
    assert read(samples / form).meldingen == ()


def test_every_table_is_filled_and_it_is_marked_fictional(town: Dossier) -> None:
    assert [table.naam for table in TABELLEN if not getattr(town, table.naam)] == ["redactie"]
    assert town.gemeente.fictief
    assert town.gemeente.code == ""
    assert {goal.thema for goal in town.doelen} == {"sociaal_domein", "omgevingswet"}


def test_goals_keep_the_words_of_the_theme_packs(town: Dossier) -> None:
    packs = resources.folder("templates") / "themas"
    words: dict[str, str] = {}
    for name in town.opdracht.themas:
        with (packs / name / "doelen.csv").open(encoding="utf-8-sig", newline="") as file:
            words |= {row["id"]: row["doel"] for row in csv.DictReader(file, delimiter=";")}
    assert {goal.id: goal.doel for goal in town.doelen_die_tellen if words[goal.id] != goal.doel} == {}


def test_there_are_two_measurements_of_different_people_within_the_population(town: Dossier) -> None:
    assert town.respons is not None
    assert town.populatie is not None
    assert len(town.respons) == 220
    assert len(town.respons.meetmomenten) == 2
    assert len(set(town.respons.respondent)) == 220
    counts = Counter(zip(town.respons.meetmoment, town.respons.functiegroep, strict=True))
    assert all(count <= town.populatie[group] for (_, group), count in counts.items())
    heads = {row.id: row.medewerkers or 0 for row in town.afdelingen}
    places = Counter(zip(town.respons.meetmoment, town.respons.afdeling, strict=True))
    assert all(count <= heads[place] for (_, place), count in places.items() if place)


def test_answers_are_on_the_scale(town: Dossier) -> None:
    assert town.respons is not None
    given = town.respons.antwoorden[~np.isnan(town.respons.antwoorden)]
    assert set(np.unique(given).tolist()) == {1.0, 2.0, 3.0, 4.0, 5.0}


def test_the_course_is_clear_and_the_landing_is_weak(maten: Maten) -> None:
    found = {code: cell.score for code, cell in maten.cellen.items()}
    assert found == pytest.approx(STORY, abs=2)
    assert maten.realisatiekracht.zwakste_cel == "VL"
    trechter = maten.concretisering.trechter
    assert (trechter.R, trechter.I, trechter.V) == (12, 9, 6)


def test_structure_is_ahead_of_behaviour(maten: Maten) -> None:
    assert maten.balans.aandacht.label == "eenzijdig structuur"
    assert maten.balans.portefeuille_uren_label == "overwegend structuur"


def test_policy_is_more_positive_than_execution_about_plans_and_results(maten: Maten) -> None:
    for cell in ("IS", "VS"):
        assert maten.kloof[cell].delta == pytest.approx(0.9, abs=0.15)
        assert maten.kloof[cell].onderscheidbaar


def test_nobody_works_with_one_department_although_goals_need_it(maten: Maten) -> None:
    network = maten.verkokering
    assert network.per_afdeling is not None
    assert [name for name, value in network.per_afdeling.items() if value == -1] == ["ICT"]
    assert network.ontbrekende_verbindingen is not None
    assert sum("ICT" in pair for pair in network.ontbrekende_verbindingen) == 2


def test_almost_each_link_of_the_chain_is_somewhere_the_first_missing_one(maten: Maten) -> None:
    keten = maten.concretisering.keten
    assert keten.eerste_ontbrekende is not None
    assert keten.per_doel is not None
    # Who is responsible is always known: from the goal, or from its work.
    assert [link for link, goals in keten.eerste_ontbrekende.items() if not goals] == ["verantwoordelijke"]
    assert [goal for goal, links in keten.per_doel.items() if all(links.values())] == ["SD1", "SD6"]


def test_there_are_loose_ends_of_every_kind(maten: Maten) -> None:
    loose = maten.concretisering.wezen
    assert loose.doelen_zonder_inspanning == ("SD10",)
    assert loose.inspanningen_zonder_doel
    assert loose.indicatoren_zonder_doel
    assert loose.competenties_zonder_doel


def test_partners_are_there_at_the_start_and_not_in_the_work(maten: Maten) -> None:
    assert maten.cocreatie.dekking_R is not None
    assert maten.cocreatie.dekking_V is not None
    assert maten.cocreatie.dekking_V < 0.2 < 0.4 < maten.cocreatie.dekking_R


def test_knowledge_is_the_weakest_aspect_of_commissioning_from_both_sides(maten: Maten) -> None:
    assert [view.laagste_aspect for view in maten.opdrachtgeverschap.values()] == [6, 6]
    assert maten.opdrachtgeverschap["opdrachtgever"].ontbrekend == ()


def test_another_seed_tells_the_same_story() -> None:
    other = measure(voorbeeldstad(ZAAD + 1))
    assert {code: cell.score for code, cell in other.cellen.items()} == pytest.approx(STORY, abs=3)
    assert other.kloof["VS"].onderscheidbaar


def test_contact_details_stand_only_in_answers_that_were_not_released(town: Dossier) -> None:
    assert town.respons is not None
    pairs = list(zip(town.respons.open_vraag, town.respons.vrijgegeven, strict=True))
    telling = [released for text, released in pairs if re.search(r"@|\d{6}", text)]
    assert telling == [False, False]
    answered = [released for text, released in pairs if text]
    assert 0 < sum(answered) < len(answered) / 2
    assert not any(released for text, released in pairs if not text)
