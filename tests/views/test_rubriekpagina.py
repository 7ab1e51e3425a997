"""The rubrics on paper: every point of every level once, to tick, and a row for every score."""

from __future__ import annotations

import re

from srm_kit.model import CELLEN
from srm_kit.model.beoordeling import beoordelingsrubric
from srm_kit.model.opdrachtgeversrubriek import aspecten
from srm_kit.views.rubriekpagina import rubrieken


def test_every_criterion_can_be_ticked_under_its_aspect_and_level() -> None:
    first, _, second = rubrieken().partition("# Rubriek voor documenten")
    ticks = re.findall(r"^- \[ \] .* \((.+)\)$", first, re.MULTILINE)
    assert ticks == [point.id for aspect in aspecten() for level in aspect.niveaus for point in level.criteria]
    assert re.findall(r"^## (\d+)\. ", first, re.MULTILINE) == [str(aspect.nummer) for aspect in aspecten()]
    assert first.count("**Niveau 5, ") == len(aspecten())
    assert "- [ ]" not in second


def test_every_cell_has_a_table_of_five_scores_for_three_sources() -> None:
    _, _, second = rubrieken().partition("# Rubriek voor documenten")
    assert re.findall(r"^## (..): ", second, re.MULTILINE) == [cel.code for cel in CELLEN]
    rows = re.findall(r"^\| (\d) \| .+ \| .+ \| .+ \|$", second, re.MULTILINE)
    assert rows == list("12345") * len(CELLEN)


def test_the_words_of_a_score_stand_under_their_own_source() -> None:
    rubric = beoordelingsrubric(CELLEN[0])
    every = zip(rubric.document.ankers, rubric.interview.ankers, rubric.observatie.ankers, strict=True)
    for score, (document, interview, observation) in enumerate(every, start=1):
        assert f"| {score} | {document} | {interview} | {observation} |" in rubrieken()
