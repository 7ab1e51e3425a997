"""Partners per scale, at the plan and at the work."""

from __future__ import annotations

from srm_kit.document import Table
from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.tabellen import Betrokkenheid, Stakeholder
from srm_kit.model import Fase
from srm_kit.simulation import voorbeeldstad
from srm_kit.views.maten import stad_en_regio
from tests.views.small_town import TOWN, heading, measured, the, town

R, V = Fase.RICHTEN, Fase.VERRICHTEN


def partners(*rungs: tuple[int, int], scale: str = "regio") -> Dossier:
    """Partners, each with its rung at the plan and at the work."""
    rows = tuple(Stakeholder(f"S{place}", f"P{place}", soort="aanbieder", schaal=scale) for place in range(len(rungs)))
    involved = tuple(
        Betrokkenheid(f"S{place}", "D1", phase, trede_nu=rung)
        for place, pair in enumerate(rungs)
        for phase, rung in zip((R, V), pair, strict=True)
    )
    return town(stakeholders=rows, betrokkenheid=involved)


def said(dossier: Dossier) -> str:
    return heading(stad_en_regio(dossier, measured(dossier)))


def test_the_heading_counts_who_makes_the_plan_and_who_does_the_work() -> None:
    assert said(partners((4, 3), (5, 4), (3, 4), (4, 0))) == (
        "Drie van de vier partners in de regio maken het plan mee; in het werk doen er twee mee"
    )
    assert said(partners((4, 4), (0, 0))) == (
        "Eén van de twee partners in de regio maakt het plan mee; in het werk doet er één mee"
    )
    assert said(partners((4, 4))) == "De enige partner in de regio maakt het plan mee en doet mee in het werk"
    assert said(partners((3, 3), (0, 2))).endswith("het plan mee; in het werk doet ook niemand mee")
    assert (
        said(partners((4, 3), (4, 2))) == "Beide partners in de regio maken het plan mee; in het werk doet niemand mee"
    )


def test_every_scale_has_its_own_row() -> None:
    region, own = partners((4, 4), (1, 1)), Stakeholder("W", "Buurt", soort="inwoners", schaal="wijk")
    dossier = town(stakeholders=(*region.stakeholders, own), betrokkenheid=region.betrokkenheid)
    table = the(Table, stad_en_regio(dossier, measured(dossier)))
    assert table.rows == (("Wijk", "1", "0", "0"), ("Regio", "2", "1", "1"))
    assert table.source.startswith("n = 3 partners,")


def test_without_partners_in_the_region_nothing_is_said() -> None:
    assert stad_en_regio(TOWN, measured()) == ()
    local = partners((4, 4), scale="stad")
    assert stad_en_regio(local, measured(local)) == ()
    silent = town(stakeholders=partners((4, 4)).stakeholders)
    assert stad_en_regio(silent, measured(silent)) == ()


def test_partners_of_the_sample() -> None:
    blocks = stad_en_regio(voorbeeldstad(), measured(voorbeeldstad()))
    assert heading(blocks) == "Twee van de zeven partners in de regio maken het plan mee; in het werk doet er één mee"
    assert {row[0]: row[1:] for row in the(Table, blocks).rows}["Stad of dorp"] == ("4", "3", "0")
