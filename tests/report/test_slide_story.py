"""Which slides are chosen: one finding each, in the order of the story, as many as the form asks, each with a question."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markupsafe import Markup

from srm_kit.document import Block, Figure, Heading, KeyFigure, KeyFigures, Paragraph, PointList, Question, Table
from srm_kit.document.report_value import Chapter, Cover, Slide
from srm_kit.report.slide_story import FEWEST, MOST, MOST_OF_FORM, slide_story

COVER = Cover(
    "Kop van het rapport", "Ondertitel.", "Dorp", "S", (("Peildatum", "1 november 2026"), ("Respons", "40 van 90"))
)


def figure(kind: str, name: str = "") -> Figure:
    title = name or f"Beeld {kind}"
    table = Table(title, ("Wat", "Aantal"), (("a", "3"),), (1,))
    return Figure(
        title,
        f"In woorden {title}.",
        f"Vondst {title}. En meer.",
        Markup("<svg/>"),
        table,
        f"n = 12 doelen. Bron: {title}.",
        kind=kind,
    )


def chapter(anchor: str, *content: Block) -> Chapter:
    return Chapter(anchor, anchor, content)


def whole() -> tuple[Chapter, ...]:
    keys = KeyFigures(
        (KeyFigure("Ervaren", "54", "van 100", "Zo is het."), KeyFigure("Bereikt", "–", "", "Niet vastgelegd."))
    )
    return (
        chapter(
            "managementsamenvatting",
            keys,
            figure("model"),
            *(Heading("Wat wringt"), PointList(("dit", "dat"), numbered=True)),
            *(Heading("Wat wij adviseren"), PointList(("eerst", "dan"), numbered=True)),
        ),
        *(
            chapter(
                phase,
                Heading(f"Kop van {phase}", 2),
                figure("fasekolom", f"Kolom {phase}"),
                Heading(f"Zware bevinding {phase}", 4),
                Question(f"Vraag van {phase}?"),
                *([figure("trechter"), figure("balans")] if phase == "inrichten" else []),
                *([figure("strip"), figure("verloop"), figure("verschillen")] if phase == "verrichten" else []),
            )
            for phase in ("richten", "inrichten", "verrichten")
        ),
        chapter("routekaart", figure("draad"), figure("routekaart")),
        chapter("aanpak", Paragraph("Zo deden wij het.")),
    )


def titles(slides: tuple[Slide, ...]) -> list[str]:
    return [slide.title for slide in slides]


def test_the_story_goes_from_the_finding_to_the_plan() -> None:
    slides = slide_story(COVER, whole())
    found = titles(slides)
    assert len(found) <= MOST
    assert found[:4] == ["Kop van het rapport", "Ervaren 54 van 100", "Vondst Beeld model", "Kop van richten"]
    assert found[-3:] == ["Wat wringt", "Wat wij adviseren", "Vondst Beeld routekaart"]
    between = [found.index(f"Kop van {phase}") for phase in ("inrichten", "verrichten")]
    assert found[slice(*between)] == ["Kop van inrichten", "Vondst Beeld trechter", "Vondst Beeld balans"]


@pytest.mark.parametrize("form", list(MOST_OF_FORM))
def test_a_form_has_no_more_slides_than_it_may(form: str) -> None:
    slides = slide_story(COVER, whole(), form)
    assert FEWEST <= len(slides) <= MOST_OF_FORM[form]
    assert len(set(titles(slides))) == len(slides)


def test_every_slide_has_a_question_of_its_own_before_the_source() -> None:
    asked = []
    for slide in slide_story(COVER, whole()):
        [question] = [note for note in slide.notes if note.startswith("Gespreksvraag: ")]
        asked.append(question)
    assert len(set(asked)) == len(asked)
    assert "Gespreksvraag: Vraag van richten?" in asked


def test_below_a_slide_stands_what_is_seen_of_how_many_and_from_where() -> None:
    slides = {slide.title: slide for slide in slide_story(COVER, whole())}
    assert slides["Vondst Beeld model"].source == "Te zien: beeld model. n = 12 doelen. Bron: Beeld model."
    assert slides["Wat wringt"].source == (
        "Te zien: wat wringt. n = 12 doelen en 40 medewerkers, peildatum 1 november 2026. Bron: dossier van de gemeente en "
        "vragenlijst onder medewerkers."
    )
    bare = replace(COVER, facts=(("Peildatum", "1 november 2026"),))
    without = {slide.title: slide for slide in slide_story(bare, whole())}
    assert without["Wat wringt"].source.endswith(
        "n = 12 doelen, peildatum 1 november 2026. Bron: dossier van de gemeente."
    )


def test_notes_hold_the_figures_and_the_heaviest_findings() -> None:
    slides = {slide.title: slide for slide in slide_story(COVER, whole())}
    assert "a; Aantal: 3" in slides["Vondst Beeld model"].notes
    assert "Bevinding: Zware bevinding richten." in slides["Kop van richten"].notes
    assert any(note.startswith("Bereikt: –") for note in slides["Ervaren 54 van 100"].notes)
    assert slides["Kop van het rapport"].notes[:2] == ("Ondertitel.", "Zo deden wij het.")


def test_a_figure_of_the_consultant_gets_its_slide_before_the_conclusions() -> None:
    chapters = (*whole(), chapter("eigen", figure("eigen", "Eigen beeld")))
    found = titles(slide_story(COVER, chapters))
    assert len(found) <= MOST
    assert found.index("Vondst Eigen beeld") < found.index("Wat wringt")


@pytest.mark.parametrize("form", ["kort", "documentscan"])
def test_two_figures_of_the_consultant_are_among_the_slides_of_a_shorter_form_too(form: str) -> None:
    own = [figure("eigen", f"Eigen beeld {number}") for number in (1, 2)]
    slides = slide_story(COVER, (*whole(), chapter("eigen", *own)), form)
    assert len(slides) == 10
    assert [title for title in titles(slides) if "Eigen beeld" in title] == [f"Vondst {block.title}" for block in own]


def test_a_small_report_is_filled_with_its_other_figures_and_never_invents_one() -> None:
    few = (chapter("richten", *(figure("staven", f"Staaf {place}") for place in range(3))),)
    found = titles(slide_story(COVER, few))
    assert sorted(found) == ["Kop van het rapport", *(f"Vondst Staaf {place}" for place in range(3))]


def test_the_plan_names_what_starts_when() -> None:
    packages = Table("Pakketten", ("Pakket", "Van"), (("Samen kijken", "Q1 2027"),))
    chapters = (chapter("routekaart", figure("routekaart"), packages),)
    slide = next(item for item in slide_story(COVER, chapters) if item.number)
    assert "Q1 2027: Samen kijken" in slide.notes
