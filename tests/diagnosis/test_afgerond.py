"""What is handed on to others: of people's answers the digits a report prints, of registers every digit."""

from __future__ import annotations

from typing import Any

import pytest

from srm_kit.diagnosis.afgerond import afgerond
from srm_kit.diagnosis.feiten import waarde
from srm_kit.privacy import Privacyplan

PLAIN: dict[str, Any] = {
    "cellen": {"RS": {"score": 61.27, "n": 31, "sd": 15.3, "weet_niet": 0.1234, "eens": 0.4839, "oneens": 0.2581}},
    "kloof": {"RS": {"delta": -1.234, "interval": [-2.049, -0.419], "p_holm": 0.02, "kleinste_aantoonbare_d": 0.7583}},
    "verandering": {"RS": {"verschil": 5.72, "interval": [-0.38, 11.8]}},
    "balans": {
        "aandacht": {
            "structuur": 0.5455, "beide": 0.3333, "gedrag": 0.1212, "label": "gemengd", "structuur_interval": [0.3774, 0.7027],
            "beide_interval": [0.1961, 0.5037], "gedrag_interval": [0.0482, 0.2733],
        },
        "portefeuille_aantal": 0.336363,
    },
    "meetkwaliteit": {
        "respons": {
            "beleid": {"n": 12, "populatie": 29, "aandeel": 0.4138},
            "uitvoering": {"n": 16, "populatie": 31, "aandeel": 0.5161},
            "bestuur": {"n": 3, "populatie": 7, "aandeel": 0.4286},
            "leidinggevend": {"n": 0, "populatie": 4, "aandeel": 0.0},
        },
        "cellen": {"RS": {"alpha": 0.69, "rwg": 0.65, "gedeeld": False}},
    },
    "bevindingen": [
        {"id": "x", "bewijs": {"cellen.RS.score": 61.27, "balans.portefeuille_aantal": 0.336363, "kloof.VS.delta": -0.56}}
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("cellen.RS.score", 61.0),
        ("cellen.RS.n", 31),
        ("cellen.RS.sd", None),
        ("cellen.RS.weet_niet", 0.12),
        ("cellen.RS.eens", 0.5),
        ("cellen.RS.oneens", 0.3),
        ("kloof.RS.delta", -1.2),
        ("kloof.RS.interval", [-2.0, -0.4]),
        ("kloof.RS.p_holm", None),
        ("kloof.RS.kleinste_aantoonbare_d", 0.8),
        ("verandering.RS.verschil", 6.0),
        ("verandering.RS.interval", [0.0, 12.0]),
        ("balans.aandacht.structuur", 0.55),
        ("balans.aandacht.beide", 0.33),
        ("balans.aandacht.gedrag", 0.12),
        ("balans.aandacht.structuur_interval", [0.38, 0.7]),
        ("balans.aandacht.beide_interval", [0.2, 0.5]),
        ("balans.aandacht.gedrag_interval", [0.05, 0.27]),
        ("balans.aandacht.label", "gemengd"),
        ("balans.portefeuille_aantal", 0.336363),
        ("meetkwaliteit.respons.uitvoering.aandeel", 0.52),
        ("meetkwaliteit.cellen.RS", {"alpha": None, "rwg": None, "gedeeld": False}),
    ],
)
def test_of_answers_the_printed_digits_and_of_registers_all(path: str, shown: object) -> None:
    assert waarde(afgerond(PLAIN, Privacyplan(5, 10, frozenset())), path) == shown


def test_the_evidence_of_a_finding_is_the_figure_beside_it() -> None:
    (item,) = afgerond(PLAIN, Privacyplan(5, 10, frozenset()))["bevindingen"]
    assert item["bewijs"] == {
        "cellen.RS.score": 61.0,
        "balans.portefeuille_aantal": 0.336363,
        "kloof.VS.delta": -0.6,
    }


def test_how_many_of_a_small_group_answered_cannot_be_worked_out_from_the_others() -> None:
    """Three of the board stand behind n < 5; the total is known, so the smallest other group goes with them."""
    counts = afgerond(PLAIN, Privacyplan(5, 10, frozenset()))["meetkwaliteit"]["respons"]
    assert {name: (row["n"], row.get("reden")) for name, row in counts.items()} == {
        "beleid": (None, "niet apart getoond"),
        "uitvoering": (16, None),
        "bestuur": (None, "n < 5"),
        "leidinggevend": (0, None),
    }
    assert counts["bestuur"]["aandeel"] is None
    assert counts["bestuur"]["populatie"] == 7
