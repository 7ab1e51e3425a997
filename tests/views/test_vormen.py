"""Four forms to work around goals, each with what the dossier says about it."""

from __future__ import annotations

from srm_kit.document import Table
from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.tabellen import Afdeling, Inspanning, Koppeling, Stakeholder
from srm_kit.views.vormen import vier_vormen
from tests.views.small_town import HOSTILE, TOWN, the, told, town


def shown(dossier: Dossier) -> dict[str, str]:
    return {row[0]: row[3] for row in the(Table, vier_vormen(dossier)).rows}


def working(goal: str, *departments: str) -> list[tuple[Inspanning, Koppeling]]:
    return [
        (Inspanning(f"{goal}{name}", "Werk", afdeling=name), Koppeling(goal, "inspanning", f"{goal}{name}"))
        for name in departments
    ]


def linked(*work: tuple[Inspanning, Koppeling]) -> Dossier:
    names = {"A": "Sport", "B": f"Zorg {HOSTILE}", "C": "Geld"}
    return town(
        afdelingen=tuple(Afdeling(ident, name) for ident, name in names.items()),
        inspanningen=tuple(effort for effort, _ in work),
        koppelingen=tuple(link for _, link in work),
    )


def test_nothing_in_the_dossier_is_said_of_each_form() -> None:
    assert shown(TOWN) == {
        "Opgaveteam": "Geen doel heeft werk van drie of meer afdelingen.",
        "Gebied": "Er zijn geen partners in de wijk vastgelegd.",
        "Regieorganisatie": "Er zijn geen partners in de regio vastgelegd.",
        "Clusters": "Geen twee afdelingen delen meer dan één doel.",
    }
    assert "Er zijn er meer." in told(vier_vormen(TOWN))


def test_departments_that_share_goals_point_at_a_team_or_a_cluster() -> None:
    found = shown(linked(*working("D1", "A", "B", "C"), *working("D2", "A", "B")))
    assert found["Opgaveteam"] == "Werk van drie of meer afdelingen is er bij D1."
    assert found["Clusters"] == f"De meeste doelen die twee afdelingen delen: twee (Sport met Zorg {HOSTILE})."
    once = shown(linked(*working("D1", "A", "B")))
    assert once["Clusters"] == "Geen twee afdelingen delen meer dan één doel."


def test_partners_stand_with_the_form_of_their_scale() -> None:
    parties = (
        Stakeholder("S1", "Huisartsen", soort="aanbieder", schaal="wijk"),
        Stakeholder("S2", "GGD", soort="aanbieder", schaal="regio"),
        Stakeholder("S3", "Eigen dienst", soort="intern", schaal="wijk"),
    )
    found = shown(town(stakeholders=parties))
    assert found["Gebied"] == "Partners in de wijk zijn er: Huisartsen."
    assert found["Regieorganisatie"] == "Partners in de regio zijn er: GGD."
