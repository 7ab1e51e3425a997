"""Four fields: who has influence stands above, who has an interest at the right."""

from __future__ import annotations

from srm_kit.document import Figure, Table
from srm_kit.views.figuren import kwadranten
from tests.views.drawing import Drawing

TABLE = Table("T", ("Veld",), (("Volgen",),))


def figure(close: list[str], satisfied: list[str], informed: list[str], watched: list[str]) -> Figure:
    fields = {
        (True, True): ("Nauw betrekken", close),
        (False, True): ("Tevreden houden", satisfied),
        (True, False): ("Informeren", informed),
        (False, False): ("Volgen", watched),
    }
    return kwadranten("Titel", "Beschrijving.", "Bevinding.", "Bron.", fields, TABLE)


def test_every_party_stands_in_the_field_of_its_interest_and_influence() -> None:
    drawing = Drawing(figure(["Zorg"], ["Raad"], ["Inwoners"], ["Pers"]).svg)
    at = {item.text: item for item in drawing.texts}
    middle = drawing.width / 2
    assert at["Raad"].left < middle < at["Zorg"].left
    assert at["Pers"].left < middle < at["Inwoners"].left
    assert max(at["Raad"].bottom, at["Zorg"].bottom) < min(at["Pers"].top, at["Inwoners"].top)
    assert at["weinig belang bij de opgave"].left < at["groot belang bij de opgave"].left


def test_an_empty_field_says_nobody_and_a_full_one_counts_the_rest() -> None:
    eight, nine = [f"P{place}" for place in range(8)], [f"Q{place}" for place in range(9)]
    drawing = Drawing(figure(eight, nine, [], ["Pers"]).svg)
    assert drawing.words.count("niemand") == 1
    assert {"P7", "Q6", "en nog 2"} <= set(drawing.words)
    assert "Q7" not in drawing.words
    assert drawing.outside() == drawing.overlapping() == []


def test_hostile_and_long_names_stay_in_their_field() -> None:
    long = "Samenwerkingsverband passend onderwijs en jeugdgezondheidszorg <script>x</script>"
    shown = figure([long], [long], [], [])
    assert "<script" not in shown.svg
    assert Drawing(shown.svg).outside() == Drawing(shown.svg).overlapping() == []
