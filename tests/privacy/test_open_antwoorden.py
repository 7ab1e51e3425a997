"""Open answers: only released ones, of enough people, without what points at a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from srm_kit.measures import measure
from srm_kit.privacy import Privacyplan, open_antwoorden
from srm_kit.privacy.open_antwoorden import masker
from srm_kit.simulation import voorbeeldstad
from srm_kit.views import maten as metingen

PLAN = Privacyplan(5, 10, frozenset())
MANY = [(f"Antwoord nummer {index} over het werk", index % 2 == 0) for index in range(12)]


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Bel mij op 06-12345678 graag", "12345678"),
        ("Bel 06 12 34 56 78", "34 56"),
        ("tel. +31 6 12345678", "12345678"),
        ("tel. +31 (0)30 234 56 78", "234"),
        ("Balie 030-2345678", "2345678"),
        ("Mail j.jansen+werk@stad.voorbeeld.nl of bel", "jansen"),
        ("mail jansen (at) stad.nl", "jansen"),
        ("Rekening NL91 ABNA 0417 1643 00", "0417"),
        ("Mijn nummer is 123456782", "123456782"),
        ("zie https://intranet.stad.nl/wie/jansen", "jansen"),
        ("Mevrouw De Vries luistert niet", "Vries"),
        ("de heer P. van den Berg weet dit", "Berg"),
        ("wethouder Bakker beslist alles alleen", "Bakker"),
        ("Ik kreeg dit van A.B. Jansen-Smit te horen", "Jansen"),
        ("Vraag het aan Fatima el Amrani of een ander", "Amrani"),
        ("Mijn teamleider Jan zegt nee", "Jan"),
        ("Ik vind dat Fatima te weinig tijd krijgt", "Fatima"),
        ("Fatima is overbelast", "Fatima"),
        ("Het gaat goed. Fatima heeft geholpen", "Fatima"),
        ("Bel Jan Ederveen even", "Ederveen"),
        ("Vraag Peter Besten of een ander", "Besten"),
        ("dhr.Jansen komt nooit", "Jansen"),
        ("dr Bakker weet het", "Bakker"),
        ("wat JANSEN wil, gebeurt", "JANSEN"),
        ("Zie linkedin.com/in/janjansen", "janjansen"),
        ("volg @janjansen daar", "janjansen"),
        ("j.jansen at stad.nl", "jansen"),
        ("nl91abna0417164300", "0417"),
        ("bel 06/12345678", "12345678"),
        ("BSN 123.456.782", "456"),
    ],
)
def test_what_points_at_a_person_is_masked(text: str, gone: str) -> None:
    found = masker(text, {"Ede", "Best"})
    assert gone not in found
    assert "[" in found


@pytest.mark.parametrize(
    "text",
    [
        "Minder overleg en meer tijd voor inwoners.",
        "In 2026 hadden wij 1.250 aanvragen en 12 medewerkers.",
        "De Omgevingswet vraagt meer van ons. Wij krijgen geen tijd.",
        "Ruimtelijke Ordening en Sociaal Domein werken niet samen.",
        "Wij wachten op de Raad en het College van B en W.",
        "In de jaren 2024 2025 2026 ging het om € 1.250.000 en 12.345.678 euro.",
        "Communicatie is belangrijk. Tijd is schaars. Vereenvoudig de WMO en het Programma Wonen.",
    ],
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert masker(text, {"Ruimtelijke Ordening", "Sociaal Domein"}) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("dhr.Jansen komt nooit", "dhr. [naam] komt nooit"),
        ("dhr. Jansen komt nooit", "dhr. [naam] komt nooit"),
        ("wethouder\nBakker beslist", "wethouder\n[naam] beslist"),
    ],
)
def test_what_stands_between_a_title_and_a_name_stays_and_is_a_space_where_nothing_stood(
    text: str, masked: str
) -> None:
    assert masker(text) == masked


def test_only_released_answers_come_out_and_their_order_does_not_follow_the_rows() -> None:
    shown = open_antwoorden(MANY, PLAN)
    assert sorted(shown) == sorted(text for text, released in MANY if released)
    assert shown == open_antwoorden(list(reversed(MANY)), PLAN)
    assert list(shown) != [text for text, released in MANY if released]


def test_under_ten_writers_nothing_is_shown() -> None:
    assert open_antwoorden([(text, True) for text, _ in MANY[:9]], PLAN) == ()
    assert open_antwoorden([*((text, True) for text, _ in MANY[:9]), ("  ", True)], PLAN) == ()


def test_the_report_shows_the_released_answers_of_its_own_measurement() -> None:
    dossier = voorbeeldstad()
    assert dossier.respons is not None
    maten = measure(dossier)
    text = repr(metingen.open_antwoorden(dossier, maten))
    assert "Kies drie doelen en zet daar mensen op." in text
    assert "06-00000000" not in text
    assert "voorbeeld@" not in text
    nobody = replace(dossier, respons=replace(dossier.respons, vrijgegeven=(False,) * len(dossier.respons)))
    assert metingen.open_antwoorden(nobody, maten) == ()
