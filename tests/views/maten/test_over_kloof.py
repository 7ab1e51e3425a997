"""Two groups beside each other: who is more positive, how sure that is, and nothing of a group that is too small."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from srm_kit.document import Figure, Heading, Paragraph
from srm_kit.measures import Maten, measure
from srm_kit.measures.kloof import Kloof, KloofLeiding
from srm_kit.measures.redenen import GEEN_RESPONS
from srm_kit.model import Fase
from srm_kit.simulation import Storing, simulate, voorbeeldstad
from srm_kit.views.maten import kloof, kloof_leiding
from tests.views.drawing import Drawing
from tests.views.small_town import TOWN, WAVE, heading, measured, per_cell, the, told

CHANCE = Kloof(0.1, 0.1, (-0.3, 0.5), 0.6, 1.0, False, 27, 40, 0.2, False)
UP = replace(CHANCE, delta=0.84, interval=(0.3, 1.4), onderscheidbaar=True)
DOWN = replace(CHANCE, delta=-0.5, interval=(-0.9, -0.1), onderscheidbaar=True)
UNSURE = replace(CHANCE, delta=0.4, interval=(0.1, 0.7))
SMALL = Kloof(None, None, None, None, None, None, None, None, None, True, "n < 5: te klein")
BASE = measured()


def found(whole: Kloof = CHANCE, **cells: Kloof) -> Maten:
    return replace(BASE, meetmoment=WAVE, kloof=per_cell(whole, **cells))


def leading(**cells: Any) -> Maten:
    same = KloofLeiding(0.1, 0.1, (-0.3, 0.5), 0.6, 1.0, False, 12, 40, None, False)
    changed = {code: replace(same, **values) for code, values in cells.items()}
    return replace(BASE, meetmoment=WAVE, kloof_leiding=per_cell(same, **changed))


def test_the_heading_says_which_side_is_more_positive() -> None:
    assert (
        heading(kloof(TOWN, found(RS=UP), Fase.RICHTEN))
        == "Beleidsmakers zijn positiever over de koers dan uitvoerders"
    )
    assert heading(kloof(TOWN, found(IS=DOWN), Fase.INRICHTEN)) == (
        "Uitvoerders zijn positiever over de plannen dan beleidsmakers"
    )
    assert heading(kloof(TOWN, found(VS=UP, VB=DOWN), Fase.VERRICHTEN)) == (
        "Beleid en uitvoering kijken verschillend naar de uitvoering"
    )


def test_the_sentence_gives_points_and_what_may_be_chance() -> None:
    assert told(kloof(TOWN, found(RS=UP), Fase.RICHTEN)) == (
        "Beleid scoort bij strategie & doelen 0,8 punt hoger dan uitvoering, op een schaal van 1 tot 5. "
        "Bij de andere twee onderdelen kan het verschil toeval zijn."
    )
    assert told(kloof(TOWN, found(RS=UP, RB=DOWN), Fase.RICHTEN)).endswith(
        "Bij het andere onderdeel kan het verschil toeval zijn."
    )


def test_figure_table_and_description_say_the_same_with_the_size_of_both_groups() -> None:
    figure = the(Figure, kloof(TOWN, found(RS=UP, RB=UNSURE, RL=SMALL), Fase.RICHTEN))
    assert figure.table.rows == (
        ("Strategie & doelen", "+0,8", "0,3 tot 1,4", "aantoonbaar"),
        ("Besturing & organisatie", "+0,4", "0,1 tot 0,7", "niet zeker na correctie"),
        ("Leiderschap & gedrag", "–", "–", "n < 5"),
    )
    assert figure.description == (
        "Strategie & doelen: +0,8 (aantoonbaar); Besturing & organisatie: +0,4 (niet zeker na correctie)."
    )
    assert figure.source.startswith("n = 27 (beleid) en 40 (uitvoering). Verschil in punten")
    assert figure.source.endswith("Bron: vragenlijst onder medewerkers, 1 september 2026. FICTIEF.")
    drawing = Drawing(figure.svg)
    assert {"+0,8 (0,3 tot 1,4), aantoonbaar", "n < 5"} <= set(drawing.words)
    assert drawing.outside() == drawing.overlapping() == []


def test_sizes_that_differ_over_the_cells_are_a_range_and_a_missing_interval_is_told() -> None:
    other = replace(CHANCE, n_beleid=25, interval=None)
    source = the(Figure, kloof(TOWN, found(RS=UP, RB=other), Fase.RICHTEN)).source
    assert source.startswith("n = 25 tot 27 (beleid) en 40 (uitvoering).")
    assert "Bij minder dan tien mensen in een groep" in source


def test_phases_without_a_difference_are_one_sentence_in_the_first_of_them() -> None:
    maten = found(RS=UP, VB=replace(CHANCE, delta=-0.26))
    assert kloof(TOWN, maten, Fase.VERRICHTEN) == ()
    blocks = kloof(TOWN, maten, Fase.INRICHTEN)
    assert heading(blocks) == "Beleid en uitvoering verschillen niet aantoonbaar over de plannen en de uitvoering"
    assert "Het grootste verschil is 0,3 punt op een schaal van 1 tot 5; dat kan toeval zijn." in told(blocks)
    assert "n = 27 (beleid) en 40 (uitvoering)." in told(blocks)
    assert not any(isinstance(item, Figure) for item in blocks)


def test_what_these_groups_can_show_is_said_when_it_is_little() -> None:
    for size, words in ((0.7, "vanaf ongeveer een half punt"), (1.0, "vanaf ongeveer 0,7 punt")):
        text = told(kloof(TOWN, found(replace(CHANCE, kleinste_aantoonbare_d=size), RS=UP), Fase.RICHTEN))
        assert words in text
    assert "alleen grote verschillen" not in told(kloof(TOWN, found(RS=UP), Fase.RICHTEN))


def test_a_group_that_is_too_small_is_not_compared() -> None:
    blocks = kloof(TOWN, found(SMALL), Fase.RICHTEN)
    assert heading(blocks) == "Of beleid en uitvoering de koers hetzelfde zien, is niet te zeggen"
    assert "Een van de groepen is te klein." in told(blocks)
    assert [type(item) for item in blocks] == [Heading, Paragraph]
    silent = replace(SMALL, onderdrukt=False, reden=GEEN_RESPONS)
    assert kloof(TOWN, found(silent), Fase.RICHTEN) == ()
    unasked = replace(silent, reden="niet gemeten: functiegroep is niet gevraagd")
    assert told(kloof(TOWN, found(unasked), Fase.RICHTEN)) == "Niet gemeten: functiegroep is niet gevraagd."


def test_managers_are_compared_in_all_nine_cells() -> None:
    assert heading(kloof_leiding(TOWN, leading())) == "Leidinggevenden en anderen verschillen niet aantoonbaar"
    blocks = kloof_leiding(TOWN, leading(VL={"delta": -0.6, "interval": (-1.0, -0.2), "onderscheidbaar": True}))
    assert heading(blocks) == "Leidinggevenden oordelen anders over één vak"
    assert told(blocks).startswith(
        "Leidinggevenden scoren bij leiderschap & gedrag (verrichten) 0,6 punt lager dan de anderen"
    )
    figure = the(Figure, blocks)
    assert len(figure.table.rows) == 9
    assert figure.source.startswith("n = 12 (leidinggevenden) en 40 (anderen).")
    drawing = Drawing(figure.svg)
    assert "leidinggevenden positiever →" in drawing.words
    assert drawing.outside() == drawing.overlapping() == []


def test_three_phases_without_a_difference_are_one_sentence() -> None:
    dossier = simulate(Storing.GEZOND, 0, 200, 11)
    maten = measure(dossier)
    each = [kloof(dossier, maten, fase) for fase in Fase]
    assert (
        heading(each[0])
        == "Beleid en uitvoering verschillen niet aantoonbaar over de koers, de plannen en de uitvoering"
    )
    assert [len(blocks) for blocks in each[1:]] == [0, 0]
    assert not any(isinstance(item, Figure) for item in each[0])


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
    blocks = kloof(small, measure(small), Fase.INRICHTEN)
    assert "te klein" in repr(blocks)
    assert not any(isinstance(item, Figure) for item in blocks)
