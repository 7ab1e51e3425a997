"""A dossier as municipalities have it: what is not recorded is nowhere a zero or a "no", and stands together once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from srm_kit.diagnosis import diagnose
from srm_kit.document import Block, Blocks, Figure, Heading, KeyFigures, Paragraph, PointList, Table, block_to_json
from srm_kit.dossier import Doel, Dossier
from srm_kit.dossier.contract.dossier import Rapportkeuzes
from srm_kit.measures import measure
from srm_kit.parameters import Parameters
from srm_kit.phases import bijlagen, inrichten, richten, samenvatting, verantwoording, verrichten
from srm_kit.phases.sessie import Sessie
from srm_kit.simulation import voorbeeldstad

EVERYTHING = [
    "koppelingen",
    "inspanningen",
    "processen",
    "competenties",
    "stakeholders",
    "betrokkenheid",
    "opdrachtgeverschap",
    "samenwerking",
    "beoordelingen",
    "besluiten",
    "middelen",
    "streefwaarden",
    "metingen",
    "indicatoren",
]
_NO_CELL = {"start", "eigen_woorden", "draag_over", "routekaart", "schakels", "financien"}


def _sessie(dossier: Dossier) -> Sessie:
    maten = measure(dossier, weergave=True)
    return Sessie(dossier, maten, Parameters(live=False), diagnose(maten, dossier))


def _without(*tables: str, survey: bool = False) -> Dossier:
    empty: dict[str, Any] = dict.fromkeys(tables, ())
    dossier = replace(voorbeeldstad(), **empty)
    return dossier if survey else replace(dossier, respons=None, referentie=None)


def _all(sessie: Sessie) -> Iterator[Block]:
    for module in (richten, inrichten, verrichten, samenvatting, verantwoording, bijlagen):
        for name in module.__all__:
            if name not in _NO_CELL:
                made = getattr(module, name)(sessie)
                assert isinstance(made, Blocks)
                yield from made.blocks


def _text(blocks: Iterator[Block] | tuple[Block, ...]) -> str:
    return json.dumps([block_to_json(item) for item in blocks], ensure_ascii=False)


DOSSIERS = {
    "zonder vragenlijst": _without,
    "alleen doelen": lambda: _without(*EVERYTHING),
    "doelen en indicatoren": lambda: _without(
        *(name for name in EVERYTHING if name not in {"indicatoren", "metingen"})
    ),
    "werk zonder cijfers": lambda: _without("indicatoren", "metingen", "streefwaarden", "middelen"),
    "alleen vragenlijst": lambda: replace(_without(*EVERYTHING, survey=True), referentie=None),
}


@pytest.mark.parametrize("name", DOSSIERS)
def test_what_is_not_recorded_is_no_zero_and_no_machine_word(name: str) -> None:
    text = _text(_all(_sessie(DOSSIERS[name]())))
    assert not re.search(r"\b(nan|None|0 van (de )?0|van de geen|bij geen doelen)\b", text)
    assert "(R)" not in text


def test_goals_alone_give_no_figure_and_no_finding_but_say_what_to_send() -> None:
    sessie = _sessie(DOSSIERS["alleen doelen"]())
    assert not any(item.ernst == "ernstig" for item in sessie.bevindingen)
    assert not any(isinstance(item, KeyFigures) for item in samenvatting.kern(sessie).blocks)
    asked = next(item for item in samenvatting.nog_niet_weten(sessie).blocks if isinstance(item, PointList)).points
    for what in ("indicatoren", "inspanningen per doel"):
        assert any(what in point.lower() for point in asked), what
    assert len(asked) == len(set(asked))


def test_what_is_recorded_is_not_asked_for() -> None:
    asked = _text(samenvatting.nog_niet_weten(_sessie(voorbeeldstad())).blocks)
    for what in ("inspanningen per doel", "antwoorden op de vragenlijst", "de indicatoren per doel"):
        assert what not in asked.lower()


def test_a_section_about_which_nothing_is_known_is_not_there() -> None:
    sessie = _sessie(DOSSIERS["alleen doelen"]())
    for section in (inrichten.trechter, inrichten.balans, verrichten.verloop, verrichten.resultaten, richten.beleving):
        assert section(sessie).blocks == ()


def test_three_figures_stand_beside_each_other_and_are_never_one() -> None:
    figures = next(
        item for item in samenvatting.kern(_sessie(voorbeeldstad())).blocks if isinstance(item, KeyFigures)
    ).figures
    assert [item.heading for item in figures] == ["Ervaren", "Geregeld", "Bereikt"]


def _comparing(blocks: Iterator[Block]) -> list[str]:
    words = r"sterkste|zwakste|het sterkst|het zwakst|blijft achter bij|loopt voor op|hoger dan elders|lager dan elders"
    texts = [item.text for item in blocks if isinstance(item, Heading)]
    texts += [f"{item.finding} {item.description}" for item in blocks if isinstance(item, Figure)]
    return [text for text in texts if re.search(words, text)]


def test_without_a_reference_no_heading_or_figure_holds_one_cell_against_another() -> None:
    sessie = _sessie(replace(voorbeeldstad(), referentie=None))
    blocks = list(_all(sessie))
    assert not _comparing(iter(blocks))
    assert verrichten.verloop(sessie).blocks == ()
    text = _text(tuple(blocks))
    assert text.count("Deze stellingen zijn niet even moeilijk") == 1
    model = next(item for item in samenvatting.model(sessie).blocks if isinstance(item, Figure))
    assert "op de tien eens" in model.svg
    assert "punten verschil" not in model.svg


def test_with_a_reference_a_cell_that_stands_out_is_marked_with_how_much() -> None:
    model = next(item for item in samenvatting.model(_sessie(voorbeeldstad())).blocks if isinstance(item, Figure))
    assert "15 punten hoger dan elders" in model.svg
    assert "FICTIEF" in model.source
    assert model.table.columns[-1] == "Naast andere gemeenten"


def test_a_small_group_is_hidden_in_the_response_and_cannot_be_worked_out() -> None:
    figure = next(item for item in samenvatting.respons(_sessie(voorbeeldstad())).blocks if isinstance(item, Figure))
    shown = {row[0]: row[1] for row in figure.table.rows}
    assert shown["Bestuur"] == "n < 5"
    assert sum(value in {"n < 5", "niet apart getoond"} for value in shown.values()) == 2


def test_the_question_of_the_client_is_answered_first_with_its_goals() -> None:
    asked = Rapportkeuzes(vraag="Waarom dalen de lasten van SD3 niet?")
    blocks = samenvatting.kern(_sessie(replace(voorbeeldstad(), rapport=asked))).blocks
    assert isinstance(blocks[1], Heading)
    assert blocks[1].text == "Uw vraag: Waarom dalen de lasten van SD3 niet?"
    answer = _text(blocks[: next(at for at, item in enumerate(blocks) if isinstance(item, KeyFigures))])
    assert "Lasten jeugdhulp per jeugdige" in answer
    table = next(item for item in blocks if isinstance(item, Table))
    assert {row[0].split()[0] for row in table.rows} == {"SD3"}


def test_the_goals_of_the_question_can_be_chosen() -> None:
    asked = Rapportkeuzes(vraag="Waarom gaat het zo traag?", vraag_doelen=("SD1", "OW2"))
    blocks = samenvatting.kern(_sessie(replace(voorbeeldstad(), rapport=asked))).blocks
    answer = blocks[1 : next(at for at, item in enumerate(blocks) if isinstance(item, KeyFigures)) - 1]
    assert [type(item) for item in answer] == [Heading, Paragraph, PointList, Table]
    assert "Deze vraag gaat over twee doelen: " in _text(answer)
    table = next(item for item in answer if isinstance(item, Table))
    assert {row[0].split()[0] for row in table.rows} == {"SD1", "OW2"}


def test_a_goal_above_others_stands_for_those_in_the_question() -> None:
    town = voorbeeldstad()
    goals = (
        Doel("P1", "Meedoen"),
        *(replace(goal, bovenliggend="P1") if goal.id in ("SD1", "SD2") else goal for goal in town.doelen),
    )
    asked = Rapportkeuzes(vraag="Hoe staat het ervoor?", vraag_doelen=("P1",))
    blocks = samenvatting.kern(_sessie(replace(town, doelen=goals, rapport=asked))).blocks
    assert "(SD1)" in _text(blocks[:3])
    assert "(SD2)" in _text(blocks[:3])
    assert "(SD3)" not in _text(blocks[:3])


def test_reorganisation_is_shown_only_when_it_is_asked_for() -> None:
    assert inrichten.herinrichting(_sessie(voorbeeldstad())).blocks == ()
    asked = replace(voorbeeldstad(), rapport=Rapportkeuzes(met=("herinrichting",)))
    assert inrichten.herinrichting(_sessie(asked)).blocks


def _proposed(row: Any) -> Any:
    """The same row again as a proposal, under another name."""
    fields = {name for name in ("naam", "partner", "bron", "rol") if name in type(row).__dataclass_fields__}
    changes: dict[str, Any] = {name: f"Zwerf {getattr(row, name)}" for name in fields}
    if "id" in type(row).__dataclass_fields__:
        changes["id"] = f"ZZ{row.id}"
    return replace(row, bevestigd=False, **changes)


def test_proposals_change_no_block_but_what_the_client_can_still_send() -> None:
    story = voorbeeldstad()
    tables = [name for name in Dossier.__dataclass_fields__ if isinstance(getattr(story, name), tuple)]
    more: dict[str, Any] = {
        name: (*rows, *map(_proposed, rows))
        for name in tables
        if (rows := getattr(story, name)) and "bevestigd" in type(rows[0]).__dataclass_fields__
    }
    assert len(more) >= 12
    plain, with_proposals = (
        [json.dumps(block_to_json(block), ensure_ascii=False) for block in _all(_sessie(dossier))]
        for dossier in (story, replace(story, **more))
    )
    changed = [new for old, new in zip(plain, with_proposals, strict=True) if old != new]
    assert not any("Zwerf" in block for block in with_proposals)
    assert len(changed) == 2
    assert "stukken kunt u nog sturen" in changed[0]
    assert "voorstellen in het dossier kloppen" in changed[1]
