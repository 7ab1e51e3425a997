"""Slides and paper: whole in one file, nothing from elsewhere, no answers where they do not belong."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import html5lib
import pytest
from click.testing import CliRunner

from srm_kit.cli import main
from srm_kit.model import methodenoot
from srm_kit.training.handout import answer_sheet, worksheet
from srm_kit.training.lesson import StepKind, make_lesson
from srm_kit.training.scenarios import scenarios
from srm_kit.training.slide_show import slides

NAMES = [item.naam for item in scenarios()]
PAGES = {"slides": slides, "werkblad": worksheet, "antwoordblad": answer_sheet}


@pytest.mark.parametrize("page", list(PAGES))
@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_valid_and_whole_in_itself(name: str, page: str) -> None:
    html = PAGES[page](make_lesson(name))
    html5lib.HTMLParser(strict=True).parse(html)
    assert not re.search(r"(?:src|href)=[\"'](?!data:|#)", html)
    assert "http" not in re.sub(r"http-equiv", "", html)
    assert html.count("<h1") == 1
    assert "FICTIEF" in html
    assert "van deze werkbank" in html
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", NAMES)
def test_the_worksheet_holds_no_answer(name: str) -> None:
    lesson = make_lesson(name)
    html = worksheet(lesson)
    for step in lesson.stappen:
        for option in step.keuzes:
            assert escape(option.uitleg) not in html
        if step.soort is StepKind.ANTWOORD:
            assert "Dit past" not in html
        assert [line for line in step.zeg if line != methodenoot() and escape(line) in html] == []
    assert "plantten" not in html


def test_the_answer_sheet_holds_every_answer_and_what_to_say() -> None:
    lesson = make_lesson("beleid_uitvoering")
    html = answer_sheet(lesson)
    for step in lesson.stappen:
        if step.soort is StepKind.ANTWOORD:
            assert all(escape(option.tekst) in html for option in step.keuzes)
    assert "De les duurt 90 minuten" in html


def test_the_slides_keep_the_outcome_from_the_question_and_have_notes_everywhere() -> None:
    lesson = make_lesson("koers_zonder_landing")
    parts = slides(lesson).split("<section")[2:]
    asked = next(part for part in parts if "Wat als u aan één kant begint" in part)
    assert "Score bij het verrichten (0-100)" not in asked
    assert all("Notities voor de trainer" in part for part in parts)


def test_the_command_writes_slides_and_paper(tmp_path: Path) -> None:
    arguments = [
        "train",
        "opdrachtgeverschap",
        "--slides",
        str(tmp_path / "les.html"),
        "--handout",
        str(tmp_path / "uit"),
    ]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    assert (tmp_path / "les.html").read_text(encoding="utf-8") == slides(make_lesson("opdrachtgeverschap"))
    assert sorted(path.name for path in (tmp_path / "uit").iterdir()) == ["antwoordblad.html", "werkblad.html"]


def test_the_command_lists_the_scenarios() -> None:
    done = CliRunner().invoke(main, ["train", "--list"])
    assert done.exit_code == 0
    assert [line.split()[0] for line in done.output.splitlines()] == NAMES


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["train", "bestaat_niet", "--slides", "x.html"], "verkokering"),
        (["train", "--ernst", "enorm", "--slides", "x.html"], "duidelijk"),
        (["train", "--pdf"], "--handout"),
    ],
)
def test_what_is_asked_wrongly_is_explained(arguments: list[str], told: str) -> None:
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2
    assert told in done.output


def test_the_guide_names_every_scenario_and_its_times_are_those_of_a_lesson(root: Path) -> None:
    guide = (root / "docs" / "trainersgids.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"`{name}`" not in guide] == []
    tables = [re.findall(r"^\| (\d:\d\d) \|", part, re.MULTILINE) for part in guide.split("| tijd |")[1:]]
    visible, asked, mixed = (times_of(name) for name in ("koers_zonder_landing", "verkokering", "gemengd"))
    assert tables[0] == list(visible)
    assert tables[1] == [time for time, ident in asked.items() if ident.startswith(("r1-opvragen", "r1-beeld"))]
    assert set(asked) - set(tables[1]) == set(visible) - {"0:21", "0:26", "0:14"}
    assert {"0:14", "0:36", "0:58"} <= set(mixed)
    assert (mixed["0:14"][:2], mixed["0:36"][:2], mixed["0:58"]) == ("r1", "r2", "wat-als")


def times_of(name: str) -> dict[str, str]:
    """When each step of a lesson begins."""
    begin, found = 0, {}
    for step in make_lesson(name).stappen:
        found[f"{begin // 60}:{begin % 60:02}"] = step.id
        begin += step.minuten
    assert begin == 90
    return found
