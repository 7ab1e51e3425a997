"""The findings in the chapters: each in its phase, all in the conclusions, and advice that may be to do less."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from srm_kit.diagnosis import diagnose
from srm_kit.document import Kop, Lijst, Reeks, Vraag, blok_to_json
from srm_kit.measures import measure
from srm_kit.model import Fase
from srm_kit.parameters import Parameters
from srm_kit.phases import inrichten, oordeel, richten, samenvatting, verrichten
from srm_kit.phases.sessie import Sessie
from srm_kit.simulation import Storing, simulate, voorbeeldstad


def _sessie(storing: Storing | None = None) -> Sessie:
    dossier = voorbeeldstad() if storing is None else simulate(storing, 1.0, 80, 4)
    maten = measure(dossier)
    return Sessie(dossier, maten, Parameters(), diagnose(maten, dossier))


@pytest.fixture(scope="module")
def sessie() -> Sessie:
    return _sessie()


def _text(shown: Reeks) -> str:
    return json.dumps([blok_to_json(item) for item in shown.blokken], ensure_ascii=False)


def _headings(shown: Reeks) -> list[str]:
    return [item.tekst for item in shown.blokken if isinstance(item, Kop)]


def test_every_finding_stands_in_the_chapter_of_its_phase(sessie: Sessie) -> None:
    chapters = {Fase.RICHTEN: richten, Fase.INRICHTEN: inrichten, Fase.VERRICHTEN: verrichten}
    shown = {fase: _text(chapter.bevindingen(sessie)) for fase, chapter in chapters.items()}
    for item in sessie.bevindingen:
        if item.regel.fase is not None:
            assert item.kern in shown[item.regel.fase]
            assert sum(item.kern in text for text in shown.values()) == 1


def test_a_phase_with_findings_asks_a_question(sessie: Sessie) -> None:
    for fase in Fase:
        assert any(isinstance(item, Vraag) for item in oordeel.fase(sessie, fase).blokken)


def test_the_conclusions_name_every_finding(sessie: Sessie) -> None:
    text = _text(samenvatting.conclusies(sessie))
    for item in sessie.bevindingen:
        assert item.kern in text or item.regel.naam in text


def test_the_summary_has_three_strong_cells_three_findings_and_three_steps(sessie: Sessie) -> None:
    both = samenvatting.sterk_en_zwak(sessie)
    weakest = next(item for item in both.blokken if isinstance(item, Lijst))
    assert len(weakest.punten) == 3
    assert (
        next(item.tekst for item in sessie.bevindingen if item.tekst in weakest.punten) == sessie.bevindingen[0].tekst
    )
    steps = next(item for item in samenvatting.eerste_stappen(sessie).blokken if isinstance(item, Lijst))
    assert len(steps.punten) == 3


def test_advice_to_do_less_stands_apart(sessie: Sessie) -> None:
    shown = samenvatting.aanbevelingen(sessie)
    assert "Waar u minder kunt doen" in _headings(shown)
    place = next(at for at, item in enumerate(shown.blokken) if isinstance(item, Kop) and "minder" in item.tekst)
    steps = next(item.punten for item in shown.blokken if isinstance(item, Lijst))
    less = next(item.punten for item in shown.blokken[place:] if isinstance(item, Lijst))
    assert any(line.startswith("Stoplijst") for line in less)
    assert not any(line.startswith(("Stoplijst", "Indicatoren schrappen")) for line in steps)


def test_without_findings_the_chapters_still_read(sessie: Sessie) -> None:
    empty = replace(sessie, bevindingen=())
    assert "niets dat om een gesprek vraagt" in _text(richten.bevindingen(empty))
    assert "Geen enkele regel" in _text(samenvatting.conclusies(empty))
    assert "houd vast" in _headings(samenvatting.aanbevelingen(empty))[0]
    assert samenvatting.eerste_stappen(empty).blokken == ()


def test_without_a_survey_the_advice_says_what_is_unknown() -> None:
    healthy = _sessie(Storing.GEZOND)
    dossier = replace(healthy.dossier, respons=None)
    maten = measure(dossier)
    shown = samenvatting.aanbevelingen(Sessie(dossier, maten, Parameters(), diagnose(maten, dossier)))
    assert "Wat u nog niet weet" in _headings(shown)
