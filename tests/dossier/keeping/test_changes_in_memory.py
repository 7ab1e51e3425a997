"""What a change does to the rows of a dossier, which it refuses, and how it is undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from srm_kit.dossier import (
    ChangedMeanwhile,
    ChangeRefused,
    Dossier,
    add_row,
    apply_change,
    remove_row,
    set_instelling,
    set_values,
)
from tests.dossier.reading.made_folder import CARE, TOML, made
from tests.dossier.reading.test_answer_checks import survey


@pytest.fixture
def dorp(tmp_path: Path) -> Dossier:
    found = made(
        tmp_path,
        f'{TOML}[middelen]\neenheid = "duizend euro"\n',
        doelen="id;doel;eigenaar\nD1;Een;Anna\nD2;Twee;\nD3;Drie;\n",
        indicatoren="id;naam;doel;eenheid;nulmeting\nI1;x;D1;1 op;1 op 7\n",
        middelen="programma;jaar;soort;lasten\nP;2026;begroting;5\n",
    ).dossier
    assert found is not None
    return found


def goals(dossier: Dossier) -> list[tuple[str, str, str]]:
    return [(row.id, row.doel, row.eigenaar) for row in dossier.doelen]


def test_every_change_can_be_undone_in_turn(dorp: Dossier) -> None:
    changes = [
        set_values("doelen", ["D1"], {"eigenaar": "Bram", "doel": "Anders\x0b"}),
        remove_row("doelen", ["D2"]),
        add_row("doelen", {"id": "D4", "doel": "Vier"}),
        set_instelling("rapport", {"titel": "Kop"}),
    ]
    done = apply_change(dorp, changes)
    assert goals(done.dossier) == [("D1", "Anders", "Bram"), ("D3", "Drie", ""), ("D4", "Vier", "")]
    assert done.dossier.rapport.titel == "Kop"
    assert done.dossier.digest != dorp.digest
    back = apply_change(done.dossier, done.terug).dossier
    assert goals(back) == goals(dorp)
    assert back.digest == dorp.digest


@pytest.mark.parametrize(
    ("seen", "wanted", "words"),
    [
        ({"eigenaar": "Anna"}, {"eigenaar": "Bram"}, None),
        ({"eigenaar": "Carla"}, {"eigenaar": "Bram"}, "Hier staat intussen ‘Anna’."),
        ({"eigenaar": "Carla"}, {"eigenaar": "Anna"}, None),  # both want the same
        ({"doel": "Iets"}, {"eigenaar": "Bram"}, None),  # it is not what is changed
        ({}, {"eigenaar": "Bram"}, None),
    ],
)
def test_a_cell_that_is_not_what_was_shown_is_asked(
    dorp: Dossier, seen: dict[str, str], wanted: dict[str, str], words: str | None
) -> None:
    change = set_values("doelen", ["D1"], wanted, seen)
    if words is None:
        assert apply_change(dorp, [change]).dossier.doelen[0].eigenaar == wanted["eigenaar"]
        return
    with pytest.raises(ChangedMeanwhile) as refused:
        apply_change(dorp, [change])
    assert words in str(refused.value)
    assert refused.value.velden == {"eigenaar": words}


def test_what_was_emptied_or_taken_away_meanwhile_is_said(dorp: Dossier) -> None:
    with pytest.raises(ChangedMeanwhile, match="intussen leeggemaakt"):
        apply_change(dorp, [set_values("doelen", ["D2"], {"eigenaar": "Bram"}, {"eigenaar": "Anna"})])
    with pytest.raises(ChangedMeanwhile, match="De rij D9 in doelen is er niet meer") as refused:
        apply_change(dorp, [remove_row("doelen", ["D9"])])
    assert refused.value.velden == {}


@pytest.mark.parametrize(
    ("place", "order"),
    [(None, ["D1", "D2", "D3", "D4"]), (0, ["D4", "D1", "D2", "D3"]), (2, ["D1", "D2", "D4", "D3"]), (3, ["D1", "D2", "D3", "D4"]), (9, ["D1", "D2", "D3", "D4"])],
)  # fmt: skip
def test_a_row_comes_where_it_was(dorp: Dossier, place: int | None, order: list[str]) -> None:
    from dataclasses import replace

    change = replace(add_row("doelen", {"id": "D4", "doel": "Vier"}), plaats=place)
    assert [row.id for row in apply_change(dorp, [change]).dossier.doelen] == order


def test_a_fault_is_told_at_the_column_of_the_row_that_was_changed(dorp: Dossier) -> None:
    with pytest.raises(ChangeRefused) as refused:
        apply_change(dorp, [set_values("doelen", ["D3"], {"termijn": "ooit"})])
    assert set(refused.value.velden) == {"termijn"}
    assert "Fout in" not in str(refused.value)
    with pytest.raises(ChangeRefused) as refused:
        apply_change(dorp, [set_values("doelen", ["D1"], {"id": "D2"})])
    assert set(refused.value.velden) == {"id"}
    # What another table says of it has no field here, and is told whole.
    with pytest.raises(ChangeRefused, match=r"Fout in indicatoren, rij 2") as refused:
        apply_change(dorp, [remove_row("doelen", ["D1"])])
    assert refused.value.velden == {}


def test_no_goal_at_all_is_refused_and_a_fault_in_the_last_one_is_said_once(dorp: Dossier) -> None:
    with pytest.raises(ChangeRefused, match="Houd ten minste één doel"):
        apply_change(dorp, [remove_row("doelen", [name]) for name in ("D1", "D2", "D3")])
    with pytest.raises(ChangeRefused) as refused:
        apply_change(
            dorp,
            [
                remove_row("indicatoren", ["I1"]),
                remove_row("doelen", ["D2"]),
                remove_row("doelen", ["D3"]),
                set_values("doelen", ["D1"], {"doel": ""}),
            ],
        )
    assert "ten minste één doel" not in str(refused.value)


def test_amounts_and_shares_are_read_as_the_dossier_counts(dorp: Dossier) -> None:
    lasten = apply_change(dorp, [set_values("middelen", ["P", "", "2026", "begroting", ""], {"lasten": "7"})])
    assert [row.lasten for row in lasten.dossier.middelen] == [7.0]
    share = apply_change(dorp, [set_values("indicatoren", ["I1"], {"nulmeting": "1 op 8"})])
    value = share.dossier.indicatoren[0].nulmeting
    assert value is not None
    assert (value.getal, value.eenheid) == (8.0, "1 op")
    other = apply_change(dorp, [set_values("indicatoren", ["I1"], {"eenheid": "", "nulmeting": "1 op 8"})])
    value = other.dossier.indicatoren[0].nulmeting
    assert value is not None
    assert value.getal == 0.125


def test_answers_are_never_changed_one_by_one_and_their_department_stays(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        TOML + CARE,
        afdelingen="id;naam\nSOC;Sociaal\nRUI;Ruimte\n",
        respons=survey(["2026-09-01"] * 6, afdeling="SOC"),
    ).dossier
    assert found is not None
    with pytest.raises(ValueError, match="never changed one by one"):
        apply_change(found, [set_values("respons", ["r1", "2026-09-01"], {"RS1": "5"})])
    with pytest.raises(ChangeRefused, match="De vragenlijst noemt afdeling SOC"):
        apply_change(found, [remove_row("afdelingen", ["SOC"])])
    assert [row.id for row in apply_change(found, [remove_row("afdelingen", ["RUI"])]).dossier.afdelingen] == ["SOC"]


def test_settings_that_no_screen_changes_are_refused_and_others_are_asked_as_well(dorp: Dossier) -> None:
    with pytest.raises(ValueError, match="no screen changes the settings of opdracht"):
        apply_change(dorp, [set_instelling("opdracht", {"bureau": "x"})])
    done = apply_change(dorp, [set_instelling("rapport", {"zonder": "routekaart, richten.smart ,"})])
    assert done.dossier.rapport.zonder == ("routekaart", "richten.smart")
    assert apply_change(done.dossier, done.terug).dossier.rapport.zonder == ()
    with pytest.raises(ChangedMeanwhile, match=r"Hier staat intussen ‘routekaart, richten.smart’"):
        apply_change(done.dossier, [set_instelling("rapport", {"zonder": "x"}, {"zonder": ""})])
    with pytest.raises(ChangeRefused) as refused:
        apply_change(dorp, [set_instelling("rapport", {"vorm": "zomaar"})])
    assert set(refused.value.velden) == {"vorm"}
