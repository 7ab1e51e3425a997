"""The theme packs: twelve goals each, complete, and a dossier can start from them."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from srm_kit import resources
from srm_kit.dossier import new_dossier, read, write, write_new
from srm_kit.errors import SrmError
from srm_kit.model import Spoor

PACKS = ("sociaal_domein", "omgevingswet")


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_is_complete(name: str) -> None:
    dossier = new_dossier(date(2026, 11, 1), naam="Testdorp", themas=(name,))
    assert len(dossier.doelen) == 12
    links: dict[str, Counter[str]] = {goal.id: Counter() for goal in dossier.doelen}
    kinds = {item.id: item.spoor for item in dossier.inspanningen}
    for row in dossier.koppelingen:
        links[row.doel][row.soort] += 1
        if row.soort == "inspanning":
            links[row.doel][str(kinds[row.ref])] += 1
    for goal in dossier.doelen:
        assert goal.maatschappelijk_effect
        assert any(item.doel == goal.id and item.richting for item in dossier.indicatoren)
        found = links[goal.id]
        assert found["proces"]
        assert found["competentie"]
        assert found[str(Spoor.BESTURING)]
        assert found[str(Spoor.LEIDERSCHAP)]
        assert {row.fase.value for row in dossier.betrokkenheid if row.doel == goal.id} >= {"R", "V"}
    linked = {row.ref for row in dossier.koppelingen}
    assert {item.id for item in (*dossier.inspanningen, *dossier.processen, *dossier.competenties)} == linked
    about = tomllib.loads((resources.folder("templates") / "themas" / name / "thema.toml").read_text(encoding="utf-8"))
    assert about["id"] == name
    assert about["wetten"]
    assert about["waarschuwingen"]


def test_both_packs_make_one_dossier_without_faults(tmp_path: Path) -> None:
    dossier = new_dossier(date(2026, 11, 1), gemeente="Utrecht", themas=PACKS)
    for target in (tmp_path / "map", tmp_path / "boek.xlsx"):
        write(dossier, target)
        outcome = read(target)
        assert outcome.meldingen == ()
        assert outcome.dossier is not None
        assert outcome.dossier.digest == dossier.digest


def test_picking_goals_leaves_the_rest_behind() -> None:
    dossier = new_dossier(date(2026, 11, 1), naam="Testdorp", themas=PACKS, doelen=("SD1", "OW3"))
    assert [item.id for item in dossier.doelen] == ["SD1", "OW3"]
    assert {item.doel for item in dossier.koppelingen} == {"SD1", "OW3"}
    assert {item.doel for item in dossier.indicatoren} == {"SD1", "OW3"}
    assert all(item.id.startswith(("SD1-", "OW3-")) for item in dossier.inspanningen)
    assert {item.id for item in dossier.stakeholders} == {row.stakeholder for row in dossier.betrokkenheid}


def test_unknown_names_are_refused_with_the_choice(tmp_path: Path) -> None:
    with pytest.raises(SrmError, match="omgevingswet, sociaal_domein"):
        new_dossier(date(2026, 11, 1), naam="Testdorp", themas=("veiligheid",))
    with pytest.raises(SrmError, match="SD99"):
        new_dossier(date(2026, 11, 1), naam="Testdorp", themas=PACKS, doelen=("SD99",))
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol" / "iets.txt").write_text("x", encoding="utf-8")
    with pytest.raises(SrmError, match="bestaat al"):
        write_new(new_dossier(date(2026, 11, 1), naam="Testdorp"), tmp_path / "vol")
