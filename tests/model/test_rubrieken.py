"""The rubrics: complete, checkable, no two points the same, and a page that says what the data say."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from srm_kit.measures.beoordelingen import BRONSOORTEN
from srm_kit.model import CELLEN
from srm_kit.model.beoordeling import beoordelingsrubric
from srm_kit.model.opdrachtgeversrubriek import Aspect, aspecten, niveau_van
from srm_kit.views.rubriekpagina import rubrieken

ENGLISH = {
    "the",
    "and",
    "tool",
    "coaching",
    "feedback",
    "stakeholder",
    "workshop",
    "mindset",
    "dashboard",
    "governance",
}


def ids(aspect: Aspect, *levels: int) -> set[str]:
    return {item.id for level in aspect.niveaus if level.nummer in levels for item in level.criteria}


def test_eight_aspects_with_five_levels_of_points_to_tick() -> None:
    assert [item.nummer for item in aspecten()] == list(range(1, 9))
    for aspect in aspecten():
        assert [level.nummer for level in aspect.niveaus] == [1, 2, 3, 4, 5]
        assert all(2 <= len(level.criteria) <= 3 for level in aspect.niveaus)
        assert aspect.vraag.endswith("?")
    every = [item for aspect in aspecten() for level in aspect.niveaus for item in level.criteria]
    assert len({item.id for item in every}) == len(every)
    assert [text for text, count in Counter(item.tekst for item in every).items() if count > 1] == []


@pytest.mark.parametrize("aspect", aspecten(), ids=lambda item: str(item.nummer))
def test_a_level_counts_only_with_all_lower_ones(aspect: Aspect) -> None:
    assert niveau_van(aspect, ()) == 0
    assert niveau_van(aspect, ids(aspect, 1, 2, 3)) == 3
    assert niveau_van(aspect, ids(aspect, 1, 2, 3, 4, 5)) == 5
    assert niveau_van(aspect, ids(aspect, 1, 3, 4, 5)) == 1
    almost = ids(aspect, 1, 2, 3)
    almost.discard(sorted(ids(aspect, 3))[-1])
    assert niveau_van(aspect, almost) == 2


def test_every_cell_has_questions_and_five_anchors_per_kind_of_source() -> None:
    for cel in CELLEN:
        rubric = beoordelingsrubric(cel)
        for source in BRONSOORTEN:
            own = getattr(rubric, source)
            assert len(own.ankers) == 5
            assert len(own.let_op) >= (2 if source == "observatie" else 3)
            assert all(text.endswith("?") for text in own.let_op)


@pytest.mark.parametrize(
    ("source", "start"), [("document", "U leest "), ("interview", "U hoort "), ("observatie", "U ziet ")]
)
def test_an_anchor_says_what_one_reads_hears_or_sees(source: str, start: str) -> None:
    for cel in CELLEN:
        for anchor in getattr(beoordelingsrubric(cel), source).ankers:
            assert anchor.startswith(start), anchor


def test_the_texts_are_short_whole_sentences_in_dutch_and_none_is_used_twice() -> None:
    texts = [item.tekst for aspect in aspecten() for level in aspect.niveaus for item in level.criteria]
    texts += [aspect.vraag for aspect in aspecten()]
    for cel in CELLEN:
        for source in BRONSOORTEN:
            own = getattr(beoordelingsrubric(cel), source)
            texts += [*own.let_op, *own.ankers]
    for text in texts:
        assert re.fullmatch(r"[A-ZÉ].*[^ ][.?]", text), text
        assert len(text.split()) <= 22, text
        # A capital inside a sentence may be the name of a person or a firm.
        assert not re.search(r" [A-Z]", text), text
        assert not set(re.findall(r"[a-z]+", text.casefold())) & ENGLISH, text
    assert [text for text, count in Counter(texts).items() if count > 1] == []


def test_the_page_in_the_docs_is_what_the_data_say(root: Path) -> None:
    assert (root / "docs" / "rubrieken.md").read_text(encoding="utf-8") == rubrieken(), (
        "write it again: srm rubriek > docs/rubrieken.md"
    )
    assert len(re.findall(r"^- \[ \] ", rubrieken(), re.MULTILINE)) >= 70
