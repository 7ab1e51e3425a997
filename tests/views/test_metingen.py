"""What a reader reads about each measure: the finding that was planted, and an honest gap where nothing is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from srm_kit.document.blocks import Block, Figure, Heading, Table
from srm_kit.dossier import Doel, Dossier, GemeenteGegevens, Opdracht
from srm_kit.dossier.contract.tabellen import Afdeling, Inspanning, Koppeling, Opdrachtgeverschap, Samenwerking
from srm_kit.measures import Maten, measure
from srm_kit.model import Fase
from srm_kit.simulation import Storing, simulate, voorbeeldstad
from srm_kit.views import maten as metingen

VIEWS: dict[str, Callable[[Dossier, Maten], tuple[Block, ...]]] = {
    "kloof": lambda dossier, maten: metingen.kloof(dossier, maten, Fase.INRICHTEN),
    "kloof_leiding": metingen.kloof_leiding,
    "verandering": metingen.verandering,
    "verkokering": metingen.verkokering,
    "ontbrekende_verbindingen": metingen.ontbrekende_verbindingen,
    "cocreatie_richten": lambda dossier, maten: metingen.cocreatie(dossier, maten, Fase.RICHTEN),
    "cocreatie_verrichten": lambda dossier, maten: metingen.cocreatie(dossier, maten, Fase.VERRICHTEN),
    "krachtenveld": metingen.krachtenveld,
    "competenties": metingen.competenties,
    "opdrachtgeverschap": metingen.opdrachtgeverschap,
    "beoordelingen": metingen.beoordelingen,
    "groepen": metingen.groepen,
    "meetkwaliteit": metingen.meetkwaliteit,
    "gelijkmatigheid": metingen.gelijkmatigheid,
    "samenwerking": metingen.samenwerking,
    "resultaten": metingen.resultaten,
}


def shown(view: str, dossier: Dossier) -> tuple[Block, ...]:
    return VIEWS[view](dossier, measure(dossier))


def heading(blocks: tuple[Block, ...]) -> str:
    return next(item.text for item in blocks if isinstance(item, Heading))


BARE = Dossier(
    gemeente=GemeenteGegevens("Voorbeelddorp", "", fictief=True),
    opdracht=Opdracht(peildatum=date(2026, 11, 1)),
    doelen=(Doel(id="D1", doel="Een doel"),),
)


@pytest.mark.parametrize("view", VIEWS)
def test_an_almost_empty_dossier_gives_an_honest_gap_and_no_figure(view: str) -> None:
    blocks = shown(view, BARE)
    assert not any(isinstance(item, Figure | Table) for item in blocks)
    assert all("niet" in item.text for item in blocks if isinstance(item, Heading))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("n", [1, 3, 12, 40])
def test_no_size_of_survey_breaks_a_view_or_leaves_a_machine_word(view: str, n: int) -> None:
    text = repr(shown(view, simulate(Storing.GEZOND, 0, n, 7)))
    assert "nan" not in text
    assert "tekst='None" not in text
    assert " None" not in text.replace("smal=None", "").replace("=None", "")


@pytest.mark.parametrize(
    ("fault", "view", "expected"),
    [
        (Storing.BELEID_UITVOERING, "kloof", "Beleidsmakers zijn positiever over de plannen dan uitvoerders"),
        (Storing.GEZOND, "kloof_leiding", "Leidinggevenden en anderen verschillen niet aantoonbaar"),
        (Storing.VERKOKERING, "samenwerking", "Van alle samenwerking blijft"),
    ],
)
def test_the_heading_says_what_was_planted(fault: Storing, view: str, expected: str) -> None:
    assert heading(shown(view, simulate(fault, 1.2, 200, 11))).startswith(expected)


def test_three_phases_without_a_difference_are_one_sentence() -> None:
    dossier = simulate(Storing.GEZOND, 0, 200, 11)
    maten = measure(dossier)
    told = [metingen.kloof(dossier, maten, fase) for fase in Fase]
    assert (
        heading(told[0])
        == "Beleid en uitvoering verschillen niet aantoonbaar over de koers, de plannen en de uitvoering"
    )
    assert [len(blocks) for blocks in told[1:]] == [0, 0]
    assert not any(isinstance(item, Figure | Table) for item in told[0])


def test_no_cocreation_is_said_of_the_phase_that_lacks_it() -> None:
    blocks = shown("cocreatie_verrichten", voorbeeldstad())
    assert heading(blocks) == "Bij één van de zeven doelen doen partners echt mee"
    assert (
        heading(shown("cocreatie_richten", voorbeeldstad())) == "Bij vijf van de negen doelen denken partners echt mee"
    )


def test_a_small_group_is_hidden_with_the_reason_and_without_its_number() -> None:
    dossier = voorbeeldstad()
    assert dossier.respons is not None
    groups = list(dossier.respons.functiegroep)
    last = dossier.respons.meetmomenten[-1]
    policy = [
        row
        for row, (name, day) in enumerate(zip(groups, dossier.respons.meetmoment, strict=True))
        if name == "beleid" and day == last
    ]
    for row in policy[3:]:
        groups[row] = "uitvoering"
    small = replace(dossier, respons=replace(dossier.respons, functiegroep=tuple(groups)))
    blocks = shown("kloof", small)
    assert "te klein" in repr(blocks)
    assert not any(isinstance(item, Figure) for item in blocks)


def test_the_department_that_is_too_small_says_so() -> None:
    story = voorbeeldstad()
    table = next(item for item in VIEWS["groepen"](story, measure(story, weergave=True)) if isinstance(item, Table))
    row = next(row for row in table.rows if row[0] == "Informatie en Automatisering")
    assert row[1] == "–"
    about_leaders = [place for place, name in enumerate(table.columns) if name in ("RL", "IL", "VL")]
    assert {row[place] for place in about_leaders} == {"n < 10"}
    assert {value for place, value in enumerate(row[2:], 2) if place not in about_leaders} == {"n < 5"}


def test_the_weakest_aspect_of_commissioning_is_named_with_both_sides() -> None:
    blocks = shown("opdrachtgeverschap", voorbeeldstad())
    assert "kennis en capaciteit" in heading(blocks)
    figure = next(item for item in blocks if isinstance(item, Figure))
    assert ("Kennis en capaciteit", "1", "1") in figure.table.rows
    assert "opdrachtnemers" in figure.svg


def test_departments_that_share_a_goal_lead_and_the_index_is_for_the_appendix() -> None:
    blocks = shown("verkokering", voorbeeldstad())
    assert heading(blocks) == "Geen van de drie paren afdelingen met een gedeeld doel werkt ook samen"
    assert "E-I-index" not in repr(blocks)
    assert "E-I-index" in repr(shown("samenwerking", voorbeeldstad()))


def test_no_view_shows_alpha_or_agreement_within_a_group() -> None:
    text = repr([shown(view, voorbeeldstad()) for view in VIEWS]).lower()
    assert "rwg" not in text
    assert "alfa" not in text


def test_a_missing_connection_names_the_goals_that_count_and_nothing_of_proposals() -> None:
    """Two parts of one goal share it; a goal that only a proposal would make them share is not named."""
    story = replace(
        voorbeeldstad(),
        doelen=(
            Doel("T", "Top", niveau="doel"),
            Doel("T1", "Deel", niveau="prestatie", bovenliggend="T"),
            Doel("T2", "Deel", niveau="prestatie", bovenliggend="T"),
            Doel("U", "Ander", niveau="doel"),
        ),
        afdelingen=tuple(Afdeling(name, name, bevestigd=name != "C") for name in "ABC"),
        inspanningen=(
            Inspanning("a", "a", afdeling="A"),
            Inspanning("b", "b", afdeling="B"),
            Inspanning("c", "c", afdeling="B", bevestigd=False),
        ),
        koppelingen=tuple(
            Koppeling(goal, "inspanning", effort) for goal, effort in (("T1", "a"), ("T2", "b"), ("U", "a"), ("U", "c"))
        ),
        samenwerking=(Samenwerking("A", "A", 3), Samenwerking("B", "B", 3)),
    )
    table = next(item for item in shown("ontbrekende_verbindingen", story) if isinstance(item, Table))
    assert table.rows == (("A", "B", "T"),)
    assert "n = 2 afdelingen" in table.source


def test_what_is_only_proposed_of_a_partner_is_not_counted() -> None:
    rows = [Opdrachtgeverschap(f"P{place}", 1, 2, "opdrachtgever") for place in (1, 2)]
    rows.append(Opdrachtgeverschap("P3", 1, 4, "opdrachtgever", bevestigd=False))
    found = shown("opdrachtgeverschap", replace(voorbeeldstad(), opdrachtgeverschap=tuple(rows)))
    figure = next(item for item in found if isinstance(item, Figure))
    assert "over 2 partners" in figure.source
    assert [row[0] for row in next(item for item in found if isinstance(item, Table)).rows] == ["P1", "P2"]
