"""The map for an own analysis: the municipality where it lies, with the others that are most like it."""

from __future__ import annotations

import pytest

from srm_kit import eigen
from srm_kit.document import Figure
from srm_kit.gemeenten import registry, vergelijkingsgroep
from srm_kit.gemeenten.grenzen import NEDERLAND, grenzen, midden


def test_the_map_is_a_figure_of_the_report_with_its_table() -> None:
    fig, soortgenoten = eigen.kaart("GM0344")
    group = vergelijkingsgroep("GM0344").waarde
    assert group is not None
    assert soortgenoten["gemeente"].tolist() == ["Utrecht", *(peer.gemeente.naam for peer in group.naaste)]
    shown = eigen.figuur(
        fig,
        titel="Kaart",
        bevinding="Zij liggen verspreid",
        beschrijving="Een kaart.",
        cijfers=soortgenoten,
        bron=soortgenoten.attrs["bron"],
    )
    (figure,) = (block for block in shown.blocks if isinstance(block, Figure))
    assert "Utrecht</text>" in figure.svg
    assert all(f">{number}</text>" in figure.svg for number in range(1, 9))
    assert len(figure.svg) < 60_000
    assert "PDOK" in figure.source
    assert "BZK" in figure.source


def test_every_municipality_is_on_the_map_within_the_country() -> None:
    assert set(grenzen()) == {NEDERLAND, *(one.code for one in registry.alle())}
    east, north = zip(*(place for line in grenzen()[NEDERLAND] for place in line), strict=True)
    for one in registry.alle():
        x, y = midden(one.code)
        assert min(east) < x < max(east)
        assert min(north) < y < max(north)
    assert midden("GM0014")[1] > midden("GM0344")[1] > midden("GM0935")[1], "Groningen, Utrecht, Maastricht"


@pytest.mark.parametrize("code", [None, "GM9999"])
def test_a_made_up_municipality_is_on_no_map_and_that_is_said(code: str | None) -> None:
    with pytest.raises(eigen.NoMap, match=r"\w+"):
        eigen.kaart(code)
