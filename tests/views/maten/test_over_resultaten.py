"""The results of a dossier as a reader sees them: printed as they were, with their state and pace in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from srm_kit.document.blocks import Figure, Paragraph, Table
from srm_kit.dossier import Doel, Dossier, GemeenteGegevens, Indicator, Meting, Opdracht
from srm_kit.dossier.contract.tabellen import Streefwaarde
from srm_kit.dossier.contract.waarde import Waarde, waarde_van
from srm_kit.measures import measure
from srm_kit.views.maten.over_resultaten import per_doel, resultaten

START, END, NOW = date(2025, 1, 1), date(2027, 1, 1), date(2026, 1, 1)


def _indicator(key: str, begin: float | None, target: Waarde | None, unit: str = "%") -> Indicator:
    first = None if begin is None else waarde_van(begin)
    return Indicator(
        id=key, naam=f"Naam {key}", doel="D1", eenheid=unit, nulmeting=first, nulmeting_datum=START if first else None,
        streefwaarde=target, streefdatum=END if target else None,
    )  # fmt: skip


def _dossier() -> Dossier:
    return Dossier(
        gemeente=GemeenteGegevens("Voorbeelddorp", "", fictief=True),
        opdracht=Opdracht(peildatum=NOW),
        doelen=(Doel(id="D1", doel="Een doel"),),
        indicatoren=(
            _indicator("I1", 10, waarde_van(20)),
            _indicator("I2", 10, waarde_van(20)),
            _indicator("I3", 10, Waarde("hoger", richting_in_woorden="hoger")),
            _indicator("I4", None, waarde_van(5), "weken"),
            _indicator("I5", 10, None),
        ),
        metingen=(
            Meting(indicator="I1", datum=NOW, waarde=waarde_van(16)),
            Meting(indicator="I2", datum=NOW, waarde=Waarde("minder dan 8%", getal=8.0, teken="<"), voorlopig=True),
            Meting(indicator="I3", datum=NOW, waarde=waarde_van(12)),
        ),
        streefwaarden=(Streefwaarde(indicator="I1", datum=date(2025, 12, 31), waarde=waarde_van(18)),),
    )


def test_state_and_pace_are_said_in_words() -> None:
    dossier = _dossier()
    rows = {row[1]: row[2:] for row in per_doel(dossier, measure(dossier))}
    assert rows["Naam I1"] == ("10%", "16%", "20%, januari 2027", "dichterbij, op schema, jaardoel niet gehaald")
    assert rows["Naam I2"][1] == "8% (‘minder dan 8%’)*"
    assert rows["Naam I2"][3] == "verder weg, ver achter op schema"
    assert rows["Naam I3"][2:] == ("hoger, januari 2027", "dichterbij")
    assert rows["Naam I4 (weken)"][:2] == ("niet vastgelegd", "nog niet gemeten")
    assert rows["Naam I5"][2] == "niet afgesproken"


def test_states_and_annual_targets_are_counted() -> None:
    dossier = _dossier()
    blocks = resultaten(dossier, measure(dossier))
    text = next(item.text for item in blocks if isinstance(item, Paragraph))
    assert "vijf indicatoren" in text
    assert "één verder weg" in text
    assert "Het laatste jaardoel is gehaald bij geen" in text


def test_only_what_has_three_numbers_is_drawn() -> None:
    dossier = _dossier()
    figure = next(item for item in resultaten(dossier, measure(dossier)) if isinstance(item, Figure))
    assert "Naam I1" in figure.svg
    assert "Naam I3" not in figure.svg
    assert isinstance(figure.table, Table)
    assert len(figure.table.rows) == 5


def test_the_source_counts_what_is_shown_and_not_the_goals() -> None:
    dossier = _dossier()
    figure = next(item for item in resultaten(dossier, measure(dossier)) if isinstance(item, Figure))
    assert isinstance(figure.table, Table)
    assert "n = 2 indicatoren, peildatum" in figure.source
    assert "n = 5 indicatoren, peildatum" in figure.table.source


def test_indicators_of_one_name_are_counted_apart() -> None:
    dossier = _dossier()
    alike = replace(dossier, indicatoren=tuple(replace(item, naam="Wachttijd") for item in dossier.indicatoren))
    figure = next(item for item in resultaten(alike, measure(alike)) if isinstance(item, Figure))
    assert isinstance(figure.table, Table)
    assert "n = 5 indicatoren, peildatum" in figure.table.source


def test_what_asks_for_attention_is_drawn_first() -> None:
    dossier = _dossier()
    figure = next(item for item in resultaten(dossier, measure(dossier)) if isinstance(item, Figure))
    assert figure.svg.index("Naam I2") < figure.svg.index("Naam I1")
    assert figure.description.startswith("Twee indicatoren: D1 Naam I2: 10% → 8% (streven 20%); D1 Naam I1: 10% → 16%")


def test_pace_is_told_of_those_that_are_late_too() -> None:
    dossier = _dossier()
    text = " ".join(item.text for item in resultaten(dossier, measure(dossier)) if isinstance(item, Paragraph))
    assert "Van twee indicatoren is het tempo bekend: één op schema, één achter op schema." in text
    late = replace(dossier, indicatoren=dossier.indicatoren[1:2])
    text = " ".join(item.text for item in resultaten(late, measure(late)) if isinstance(item, Paragraph))
    assert "Van één indicator is het tempo bekend: achter op schema." in text


def test_a_target_between_two_values_is_printed_from_low_to_high() -> None:
    dossier = _dossier()
    between = replace(dossier.indicatoren[0], streefwaarde=Waarde("20 tot 25", bereik=(20.0, 25.0)))
    story = replace(dossier, indicatoren=(between,), streefwaarden=())
    assert next(iter(per_doel(story, measure(story))))[4] == "20% tot 25%, januari 2027"
