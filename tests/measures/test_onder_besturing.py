"""The three lines of besturing & organisatie, as the source names them."""

from __future__ import annotations

from typing import Any

from srm_kit.dossier.contract.tabellen import Doel, Inspanning, Koppeling
from srm_kit.measures.onder_besturing import Lijn, lijnen
from srm_kit.measures.register import register
from srm_kit.model import Spoor

Bouwer = Any  # the builder of conftest.py; a test module cannot import it by name

B, L = Spoor.BESTURING, Spoor.LEIDERSCHAP


def test_an_initiative_stands_on_the_line_that_its_aspect_names(bouw: Bouwer) -> None:
    rows = (
        Inspanning("a", "", spoor=B, aspect="Sturing ", status="lopend"),
        Inspanning("b", "", spoor=B, aspect="besturing", status="gepland"),
        Inspanning("c", "", spoor=B, aspect="structuur", status="afgerond"),
        Inspanning("d", "", spoor=B, aspect="Processen en systemen"),
        Inspanning("e", "", spoor=B, aspect="iets anders", status="lopend"),
        Inspanning("f", "", spoor=L, aspect="structuur", status="lopend"),
    )
    links = tuple(
        Koppeling(goal, "inspanning", ref) for goal, ref in (("D2", "b"), ("D1", "a"), ("D1", "f"), ("D2", "e"))
    )
    dossier = bouw.dossier(doelen=(Doel("D1", ""), Doel("D2", "")), inspanningen=rows, koppelingen=links)
    assert lijnen(register(dossier)) == (
        Lijn("besturing", 2, 1, ("D1", "D2")),
        Lijn("structuur", 1, 1, ()),
        Lijn("procesinrichting", 1, 0, ()),
    )


def test_without_an_initiative_on_a_line_there_is_nothing_to_show(bouw: Bouwer) -> None:
    rows = (Inspanning("a", "", spoor=B), Inspanning("b", "", spoor=L, aspect="structuur"))
    assert lijnen(register(bouw.dossier(inspanningen=rows))) == ()
