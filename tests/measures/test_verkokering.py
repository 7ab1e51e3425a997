"""How the work on a goal is spread over departments, on a few rows."""

from __future__ import annotations

import pytest

from srm_kit.dossier.contract.tabellen import Inspanning, Koppeling
from srm_kit.measures.register import register
from srm_kit.measures.verkokering import verkokering
from tests.measures.conftest import Bouwer


@pytest.mark.parametrize(
    ("departments", "hhi"), [(("A",), None), (("A", "A"), 1.0), (("A", "B"), 0.5), (("A", "A", "B"), 5 / 9)]
)
def test_concentration_is_told_from_two_efforts_on(
    bouw: Bouwer, departments: tuple[str, ...], hhi: float | None
) -> None:
    efforts = tuple(Inspanning(f"E{n}", f"Werk {n}", afdeling=name) for n, name in enumerate(departments))
    links = tuple(Koppeling("D1", "inspanning", item.id) for item in efforts)
    found = verkokering(register(bouw.dossier(inspanningen=efforts, koppelingen=links)))
    assert found.hhi["D1"] == (None if hhi is None else pytest.approx(hhi))
    assert ("hhi is er vanaf twee inspanningen" in (found.reden or "")) == (hhi is None)
