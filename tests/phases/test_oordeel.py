"""The findings in the chapters: each in its phase, all in the conclusions, and advice that may be to do less."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from srm_kit.diagnosis import diagnose
from srm_kit.document import Blocks, Heading, PointList, Question, block_to_json
from srm_kit.measures import measure
from srm_kit.model import Fase
from srm_kit.parameters import Parameters
from srm_kit.phases import inrichten, oordeel, richten, samenvatting, verrichten
from srm_kit.phases.sessie import Sessie
from srm_kit.simulation import Storing, simulate, voorbeeldstad
from srm_kit.views.over_bevindingen import gegroepeerd


def _sessie(storing: Storing | None = None) -> Sessie:
    dossier = voorbeeldstad() if storing is None else simulate(storing, 1.0, 80, 4)
    maten = measure(dossier)
    return Sessie(dossier, maten, Parameters(), diagnose(maten, dossier))


@pytest.fixture(scope="module")
def sessie() -> Sessie:
    return _sessie()


def _text(shown: Blocks) -> str:
    return json.dumps([block_to_json(item) for item in shown.blocks], ensure_ascii=False)


def _headings(shown: Blocks) -> list[str]:
    return [item.text for item in shown.blocks if isinstance(item, Heading)]


def test_every_finding_stands_in_the_chapter_of_its_phase(sessie: Sessie) -> None:
    chapters = {Fase.RICHTEN: richten, Fase.INRICHTEN: inrichten, Fase.VERRICHTEN: verrichten}
    shown = {fase: _text(chapter.bevindingen(sessie)) for fase, chapter in chapters.items()}
    for item in sessie.bevindingen:
        if item.regel.fase is not None:
            verdict = " Dat is aantoonbaar minder dan de helft."  # stands once for findings that share it
            told = json.dumps(item.tekst.removesuffix(verdict), ensure_ascii=False)[1:-1]
            assert told in shown[item.regel.fase]
            assert sum(told in text for text in shown.values()) == 1


def test_a_phase_with_findings_asks_a_question(sessie: Sessie) -> None:
    for fase in Fase:
        assert any(isinstance(item, Question) for item in oordeel.fase(sessie, fase).blocks)


def test_the_conclusions_name_every_fault_once(sessie: Sessie) -> None:
    lists = [item.points for item in samenvatting.conclusies(sessie).blocks if isinstance(item, PointList)]
    points = [point for points in lists for point in points]
    for group in gegroepeerd(sessie.bevindingen):
        assert sum(point.startswith(f"{group.kop}.") for point in points) == 1


def test_the_summary_has_at_most_five_headlines_with_their_evidence(sessie: Sessie) -> None:
    lists = [item for item in samenvatting.sterk_en_zwak(sessie).blocks if isinstance(item, PointList)]
    weakest = lists[-1].points
    assert len(weakest) == 5
    assert weakest[0].startswith(sessie.bevindingen[0].regel.naam)
    assert sessie.bevindingen[0].tekst in weakest[0]
    assert len({point.split(".")[0] for point in weakest}) == 5
    steps = next(item for item in samenvatting.eerste_stappen(sessie).blocks if isinstance(item, PointList))
    assert len(steps.points) == 3


def test_findings_about_the_same_fault_are_one_headline(sessie: Sessie) -> None:
    groups = gegroepeerd(sessie.bevindingen)
    assert sum(len(group.bevindingen) for group in groups) == len(sessie.bevindingen)
    modes = [group.eerste.regel.faalmodus for group in groups if group.eerste.regel.faalmodus]
    assert len(modes) == len(set(modes))


def test_advice_to_do_less_stands_apart(sessie: Sessie) -> None:
    shown = samenvatting.aanbevelingen(sessie)
    assert "Waar u minder kunt doen" in _headings(shown)
    place = next(at for at, item in enumerate(shown.blocks) if isinstance(item, Heading) and "minder" in item.text)
    steps = next(item.points for item in shown.blocks if isinstance(item, PointList))
    less = next(item.points for item in shown.blocks[place:] if isinstance(item, PointList))
    assert any(line.startswith("Stoplijst") for line in less)
    assert not any(line.startswith(("Stoplijst", "Indicatoren schrappen")) for line in steps)


def test_without_findings_the_chapters_still_read(sessie: Sessie) -> None:
    empty = replace(sessie, bevindingen=())
    assert "niets dat om een gesprek vraagt" in _text(richten.bevindingen(empty))
    assert "Geen enkele regel" in _text(samenvatting.conclusies(empty))
    assert "houd vast" in _headings(samenvatting.aanbevelingen(empty))[0]
    assert samenvatting.eerste_stappen(empty).blocks == ()
