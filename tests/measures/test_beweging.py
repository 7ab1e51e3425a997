"""Movement: steps of goals per strand, and behaviour that was seen, never about a person."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from srm_kit.dossier import Doel, Dossier, Gedrag, Koppeling, Ladderstand, Proces, read, with_digest
from srm_kit.measures import as_json, measure
from srm_kit.model import Spoor
from srm_kit.simulation import Storing, simulate


def dossier(ladder: tuple[Ladderstand, ...] = (), gedrag: tuple[Gedrag, ...] = ()) -> Dossier:
    whole = simulate(Storing.GEZOND, 1.0, 0, 1, n_doelen=1)
    return with_digest(
        Dossier(
            gemeente=whole.gemeente,
            opdracht=whole.opdracht,
            doelen=(Doel("D1", "Schoon"), Doel("D2", "Veilig"), Doel("D3", "Later", bevestigd=False)),
            processen=(Proces("P1", "Ophalen"),),
            koppelingen=(Koppeling("D1", "proces", "P1"), Koppeling("D2", "proces", "P1")),
            ladder=ladder,
            gedrag=gedrag,
        )
    )


def seen(number: int, day: date, goal: str = "D1", people: int = 8) -> Gedrag:
    return Gedrag("teamleiders", people, "verdelen werk", "vragen door", number, 10, day, goal)


def test_the_latest_step_stands_beside_the_one_before() -> None:
    rows = (
        Ladderstand("D1", Spoor.LEIDERSCHAP, "belegd", date(2026, 6, 1), "opleidingsplan"),
        Ladderstand("D1", Spoor.LEIDERSCHAP, "genoemd", date(2025, 6, 1)),
        Ladderstand("D1", Spoor.LEIDERSCHAP, "toegepast", date(2027, 6, 1)),  # after the reference date
        Ladderstand("D1", Spoor.STRATEGIE, "geëvalueerd", date(2026, 6, 1)),
        Ladderstand("D3", Spoor.STRATEGIE, "belegd", date(2026, 6, 1)),  # of a goal that is only proposed
    )
    maten = measure(dossier(rows))
    found = maten.beweging
    assert found is not None
    assert json.loads(json.dumps(as_json(maten)["beweging"]))["treden"][0]["datum"] == "2026-06-01"
    assert [(item.doel, item.spoor, item.trede, item.vorige) for item in found.treden] == [
        ("D1", "S", 5, None),
        ("D1", "L", 3, 1),
    ]


def test_behaviour_is_about_occasions_and_about_enough_people() -> None:
    rows = (seen(2, date(2026, 2, 1)), seen(6, date(2026, 9, 1)))
    found = measure(dossier(gedrag=rows)).beweging
    assert found is not None
    assert [(item.gezien, item.van_de, item.vorige) for item in found.gedrag] == [(6, 10, (2, 10))]
    strict = dossier(gedrag=rows)
    strict = replace(strict, zorgvuldigheid=replace(strict.zorgvuldigheid, k_min=9))
    assert measure(strict).beweging is None


def test_behaviour_that_was_seen_is_work_on_people() -> None:
    found = measure(dossier(gedrag=(seen(3, date(2026, 9, 1)),))).verbinding.aantoonbaar
    assert (found.S_B, found.alle) == (1, 1)
    nobody = measure(dossier(gedrag=(seen(0, date(2026, 9, 1)),))).verbinding.aantoonbaar
    assert nobody.aandeel is None  # no work on people is recorded


def test_without_these_tables_nothing_is_said_of_them() -> None:
    plain = dossier()
    assert "beweging" not in as_json(measure(plain))
    assert not {"ladder", "gedrag"} & measure(plain).volledigheid.per_tabel.keys()


def test_what_cannot_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dossier.toml").write_text(
        '[gemeente]\nnaam = "Proefdorp"\nfictief = true\n[opdracht]\npeildatum = 2026-11-01\n', encoding="utf-8"
    )
    (tmp_path / "doelen.csv").write_text("id;doel\nD1;Schoon\n", encoding="utf-8")
    (tmp_path / "gedrag.csv").write_text(
        "rol;mensen;van;naar;gezien;van_de;datum\n"
        "teamleiders;8;a;b;9;8;2026-09-01\n"
        "gemeentesecretaris;1;a;b;1;8;2026-09-01\n",
        encoding="utf-8",
    )
    (tmp_path / "ladder.csv").write_text(
        "doel;spoor;trede;datum\nD1;L;bijna;2026-09-01\nD9;S;belegd;2026-09-01\n", encoding="utf-8"
    )
    faults = {(item.tabel, item.kolom) for item in read(tmp_path).fouten}
    assert faults == {("gedrag", "gezien"), ("gedrag", "mensen"), ("ladder", "trede"), ("ladder", "doel")}
