"""What holds for every view of a measure: the finding that was planted, and an honest gap where nothing is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from srm_kit.document.blocks import Block, Figure, Heading, Table
from srm_kit.dossier import Doel, Dossier, GemeenteGegevens, Opdracht
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


def test_no_view_shows_alpha_or_agreement_within_a_group() -> None:
    text = repr([shown(view, voorbeeldstad()) for view in VIEWS]).lower()
    assert "rwg" not in text
    assert "alfa" not in text
