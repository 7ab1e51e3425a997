"""Templates: every form of a sentence, right for none, one, two and many."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srm_kit.diagnosis import regels
from srm_kit.diagnosis.sjabloon import fill, paden

NAMES = {"D1": "Hulp dichtbij", "D2": "Snel besluit"}


@pytest.mark.parametrize(
    ("form", "value", "expected"),
    [
        ("a|uit:n:de:indicator:indicatoren", (0, 4), "Geen enkele indicator"),
        ("a|uit:n:de:indicator:indicatoren", (1, 1), "De enige indicator"),
        ("a|uit:n:de:indicator:indicatoren", (2, 2), "Beide indicatoren"),
        ("a|uit:n:de:indicator:indicatoren", (1, 2), "Eén van de twee indicatoren"),
        ("a|uit:n:het:doel:doelen", (0, 4), "Geen enkel doel"),
        ("a|deel:n", (0.25, 12), "Drie van de twaalf doelen"),
        ("a|deel:n", (1.0, 12), "Alle twaalf doelen"),
        ("a|deel:n", (1.0, 1), "Het enige doel"),
        ("a|deel:n", (0.0, 1), "Geen enkel doel"),
        ("a|aantalvan:n", (0.0, 3), "Geen enkele van de drie"),
        ("a|aantalvan:n", (1.0, 2), "Beide"),
        ("a|keus:is:zijn", (1, 0), "Is"),
        ("a|keus:is:zijn", (0, 0), "Zijn"),
        ("a|optien", (0.31, 0), "Drie op de tien"),
        ("a|optienkeus:is:zijn", (0.12, 0), "Is"),
        ("a|optienkeus:is:zijn", (0.14, 0), "Is"),
        ("a|optienkeus:is:zijn", (0.2, 0), "Zijn"),
        ("a|richting:meer:minder", (0.4, 0), "Meer"),
        ("a|richting:meer:minder", (-0.4, 0), "Minder"),
        ("a|punten", (-1.2, 0), "1 punt"),
        ("a|punten", (-12.0, 0), "12 punten"),
        ("a|rest", (0.126, 0), "87%"),
        ("a|getal", (61.27, 0), "61"),
        ("a|omvang:1", (-0.46, 0), "0,5"),
        ("a|interval", ((-27.53, -8.09), 0), "-28 tot -8"),
        ("a|datum", ("2026-02-12", 0), "12 februari 2026"),
        ("a|lijst", (["D1", "X"], 0), "‘Hulp dichtbij’ (D1) en X"),
        ("a|lijst", (["D1", "D2", "X", "Y"], 0), "D1, D2, X en Y"),
        ("a|lijst", ([f"E{n}" for n in range(9)], 0), "E0, E1, E2, E3, E4, E5 en nog drie"),
        ("a|namen", (["Werk", "Zorg"], 0), "‘Werk’ en ‘Zorg’"),
        ("a|paren", ([["A", "B"], ["C", "D"]], 0), "A met B en C met D"),
        ("a|opsomming", (["x van 1 naar 2", "y van 3 naar 4"], 0), "X van 1 naar 2. Y van 3 naar 4"),
        ("a|opsomming", (list("abcdefg"), 0), "A. B. C. D. E. F. G"),
        ("a|opsomming", (list("abcdefgh"), 0), "A. B. C. D. E. F. en nog twee"),
        ("a|teller", ([1, 3], 0), "Eén van de drie"),
        ("a|teller", ([2, 2], 0), "Beide"),
        ("a|noemer:partner:partners", ([1, 1], 0), "Partner"),
        ("a|noemer:partner:partners", ([1, 2], 0), "Partners"),
        ("a|noemer:partner:partners", ([0, 0], 0), "Partners"),
        ("a|teller", ([0, 3], 0), "Geen enkele van de drie"),
        ("a|teller", ([1, 1], 0), "De enige"),
        ("a|teller", ([3, 3], 0), "Alle drie"),
        ("a|aantalvan:n", (0.5, 4), "Twee van de vier"),
        ("a|aantalvan:n", (1.0, 1), "De enige"),
        ("a|deel:n", (0.5, 2), "Eén van de twee doelen"),
        ("a|deel:n", (0.3, 10), "Drie van de tien doelen"),
        ("a|van:n", (["D1", "D2"], 4), "Twee van de vier doelen"),
        ("a|van:n", ([], 4), "Geen enkel doel"),
        ("a|uit:n:de:indicator:indicatoren", (0, 1), "Geen enkele indicator"),
        ("a|keus:is:zijn", (["D1"], 0), "Is"),
        ("a|keus:is:zijn", (["D1", "D2"], 0), "Zijn"),
        ("a|aantal:doel mist:doelen missen", (["D1"], 0), "Eén doel mist"),
        ("a|aantal:doel mist:doelen missen", (2, 0), "Twee doelen missen"),
        ("a|telwoord", (["x", "y"], 0), "Twee"),
        ("a|richting:meer:minder", (0.0, 0), "Minder"),
        ("a|punten", (1.4, 0), "1 punt"),
        ("a|punten", (0.4, 0), "0 punten"),
        ("a|punten", (2.0, 0), "2 punten"),
        ("a|procent", (0.126, 0), "13%"),
        ("a|rest", (0.5, 0), "50%"),
        ("a|omvang:2", (-0.456, 0), "0,46"),
        ("a|optienkeus:is:zijn", (0.16, 0), "Zijn"),
        ("a|lijst", (["D2", "D1"], 0), "‘Hulp dichtbij’ (D1) en ‘Snel besluit’ (D2)"),
        ("a|lijst", (["D1", "D2", "X"], 0), "‘Hulp dichtbij’ (D1), ‘Snel besluit’ (D2) en X"),
        ("a|lijst", ([f"E{n}" for n in range(7)], 0), "E0, E1, E2, E3, E4, E5 en E6"),
        ("a|lijst", ([f"E{n}" for n in range(8)], 0), "E0, E1, E2, E3, E4, E5 en nog twee"),
        ("a|opsomming", (list("abcdefghi"), 0), "A. B. C. D. E. F. en nog drie"),
        ("a|cel", ("IB", 0), "Besturing & organisatie in de fase inrichten"),
        ("a|spoor", ("L", 0), "Leiderschap & gedrag"),
        ("a|hoofdletter", ("werk", 0), "Werk"),
    ],
)
def test_a_form_is_written_as_a_reader_says_it(form: str, value: Any, expected: str) -> None:
    first, total = value
    assert fill("{" + form + "}", {"a": first, "n": total, "namen": NAMES}) == expected


def test_what_a_template_needs_is_known_before_it_is_written() -> None:
    assert paden("{x|cel} {drempel:helft} {a.b|uit:c.d:het:doel:doelen} {e|deel:f}") == ("a.b", "c.d", "e", "f")


@pytest.mark.parametrize(
    ("template", "facts"),
    [
        ("{a}", {}),
        ("{a|getal}", {"a": None}),
        ("{a|onbekend}", {"a": 1}),
        ("{a|deel:n}", {"a": 1}),
        ("{a|aantalvan:n}", {"a": 0.5}),
    ],
)
def test_a_sentence_with_a_hole_is_refused(template: str, facts: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"no value|cannot write"):
        fill(template, facts)


@given(count=st.integers(0, 40), more=st.integers(0, 40))
def test_a_part_never_says_n_of_n_and_never_a_plural_of_one(count: int, more: int) -> None:
    total = count + more
    said = fill("{a|uit:n:de:indicator:indicatoren}", {"a": count, "n": total}) if total else ""
    assert not re.search(r"(\w+) van de \1 ", said.lower())
    assert not re.search(r"één indicatoren|één van de één", said.lower())


def test_no_sentence_of_a_rule_says_per_cent_of_a_handful_or_explains_a_statistic() -> None:
    for rule in regels():
        for layer in rule.lagen:
            words = re.sub(r"\{[^}]*\}", "", layer.zin)
            assert not re.search(r"standaarddeviatie|significant|betrouwbaarheid|mediaan", words), rule.id
            assert not re.search(r"trechter\.\w+\|procent|dekking_\w\|procent|integraliteit\|procent", layer.zin), (
                rule.id
            )


def test_x_and_thresholds_and_words_are_filled_in() -> None:
    assert fill("{x|cel}, {drempel:k_min|telwoord} en {a|woord}", {"a": "R"}, "RS", {"R": "richten"}) == (
        "Strategie & doelen in de fase richten, vijf en richten"
    )
    assert paden("{a|deel:b} {c|van:d} {e|aantalvan:f} {g|uit:h:de:x:y} {i|keus:j:k}") == tuple("abcdefghi")
