"""Small dossiers as municipalities have them, from files to findings: what nobody wrote down is never a "no"."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from srm_kit.cli import main

Maken = Callable[..., Path]


@pytest.fixture
def maken(tmp_path: Path) -> Maken:
    """Writes a dossier of CSV texts, one keyword per table."""

    def write(peildatum: str = "2026-11-01", **tables: str) -> Path:
        settings = f'[gemeente]\nnaam = "Bedachtstad"\nfictief = true\n[opdracht]\npeildatum = {peildatum}\n'
        (tmp_path / "dossier.toml").write_text(settings, encoding="utf-8")
        for name, text in tables.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def rows(header: str, *lines: str) -> str:
    return "\n".join((header, *lines)) + "\n"


def srm(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, [str(word) for word in words])
    return done.exit_code, done.output


def diagnosis(folder: Path) -> dict[str, Any]:
    code, text = srm("diagnose", folder, "--json")
    assert code == 0, text
    found: dict[str, Any] = json.loads(text)
    return found


def finding_texts(found: dict[str, Any]) -> str:
    return " ".join(str(item["tekst"]).casefold() for item in found["bevindingen"])


def goals(number: int, column: str = "", value: str = "") -> str:
    return rows(f"id;doel;{column}", *(f"D{item};Doel {item};{value}" for item in range(1, number + 1)))


def test_a_portefeuillehouder_and_work_without_owner_or_department(maken: Maken) -> None:
    found = diagnosis(
        maken(
            doelen=goals(6, "portefeuillehouder", "wethouder zorg"),
            inspanningen=rows("id;naam;status", *(f"I{item};Doen;lopend" for item in range(1, 7))),
            koppelingen=rows("doel;soort;ref", *(f"D{item};inspanning;I{item}" for item in range(1, 7))),
        )
    )
    assert found["concretisering"]["trechter"]["V"] == 6
    assert found["verkokering"]["integraliteit"] is None
    assert found["verkokering"]["reden"].startswith("niet vastgelegd")
    assert found["bevindingen"] == []


def test_an_effect_on_the_parent_goal_only(maken: Maken) -> None:
    lines = (f"D{item};Doel {item};P;" for item in range(1, 7))
    found = diagnosis(
        maken(doelen=rows("id;doel;bovenliggend;maatschappelijk_effect", "P;Programma;;Inwoners merken het", *lines))
    )
    chain = found["concretisering"]["keten"]["per_doel"]
    assert [chain[f"D{item}"]["effect"] for item in range(1, 7)] == [True] * 6
    assert "inwoners" not in finding_texts(found)


def test_three_yearly_values_and_a_target_without_a_baseline(maken: Maken) -> None:
    found = diagnosis(
        maken(
            doelen=goals(1),
            indicatoren=rows("id;naam;doel;streefwaarde;richting", "K1;Wachttijd;D1;30;hoger"),
            metingen=rows(
                "indicator;datum;waarde", "K1;2023-12-31;20", "K1;2024-12-31;22", "K1;2025-12-31;24"
            ),
        )
    )  # fmt: skip
    assert found["concretisering"]["keten"]["per_doel"]["D1"]["indicator"] is True
    assert found["resultaten"]["per_indicator"]["K1"]["staat"] == "op_weg"
    assert "indicator" not in found["concretisering"]["keten"]["per_doel"]["D1"]["indicator_mist"]


def test_yearly_figures_of_july_at_the_end_of_the_next_year(maken: Maken) -> None:
    numbers = range(1, 7)
    found = diagnosis(
        maken(
            "2026-12-31",
            doelen=goals(6),
            indicatoren=rows("id;naam;doel", *(f"K{item};Telling;D{item}" for item in numbers)),
            metingen=rows("indicator;datum;waarde", *(f"K{item};2025-07-01;{item}" for item in numbers)),
        )
    )
    chain = found["concretisering"]["keten"]["per_doel"]
    assert all(chain[f"D{item}"]["meting"] is True for item in numbers)
    assert "gemeten" not in finding_texts(found)


@pytest.mark.parametrize("known", [0, 4])
def test_partners_known_at_two_of_sixteen_goals_or_none(maken: Maken, known: int) -> None:
    parties = (f"S{item};Partij {item};zorg" for item in range(1, 5))
    steps = (f"S{item};D{1 + item % 2};R;4" for item in range(1, known + 1))
    found = diagnosis(
        maken(
            doelen=goals(16),
            stakeholders=rows("id;naam;soort", *parties),
            betrokkenheid=rows("stakeholder;doel;fase;trede_nu", *steps),
        )
    )
    assert found["cocreatie"]["dekking_R"] is None
    assert found["cocreatie"]["inwoners_R"] is None
    assert not [item for item in found["bevindingen"] if any("cocreatie" in key for key in item["bewijs"])]


def test_performance_lines_do_not_become_goals(maken: Maken) -> None:
    lines = [f"D{item};Doel {item};doel;" for item in range(1, 13)]
    lines += [f"P{item};Levering {item};prestatie;D1" for item in range(1, 5)]
    found = diagnosis(
        maken(
            doelen=rows("id;doel;niveau;bovenliggend", *lines),
            indicatoren=rows("id;naam;doel;nulmeting;streefwaarde", "K1;Telling;D1;10;20"),
        )
    )
    assert found["concretisering"]["trechter"]["R"] == 12
    assert found["concretisering"]["keten"]["per_doel"]["D1"]["indicator"] is True
    assert sum(found["resultaten"]["per_doel"]["D1"].values()) == 1


def test_a_quote_that_never_closes_is_a_fault_that_names_the_row(maken: Maken) -> None:
    folder = maken(doelen=rows("id;doel", "D1;Schoon", 'D2;"Veilig', "D3;Gezond", "D4;Samen"))
    code, text = srm("check", folder, "--json")
    assert code == 2
    found = json.loads(text)
    assert [item["rij"] for item in found["fouten"] if "aanhalingsteken" in item["tekst"].casefold()] == [3]
    assert found["gereedheid"] is None
    assert srm("diagnose", folder)[0] == 2


def test_loose_ends_of_tables_that_are_not_there(maken: Maken) -> None:
    found = diagnosis(
        maken(
            doelen=goals(6),
            processen=rows("id;naam", "P1;Aanvragen"),
            koppelingen=rows("doel;soort;ref", "D1;proces;P1"),
        )
    )["concretisering"]["wezen"]
    names = (
        "doelen_zonder_inspanning",
        "inspanningen_zonder_doel",
        "indicatoren_zonder_doel",
        "competenties_zonder_doel",
    )
    assert [found[name] for name in names] == [None] * 4
    assert found["reden"].startswith("niet vastgelegd")


def test_empty_tables_of_processes_and_competences(maken: Maken) -> None:
    found = diagnosis(
        maken(
            doelen=goals(6, "maatschappelijk_effect", "Inwoners merken het"),
            processen=rows("id;naam;eigenaar"),
            competenties=rows("id;naam"),
        )
    )
    chain = found["concretisering"]["keten"]["per_doel"]
    assert {(links["proces"], links["competentie"]) for links in chain.values()} == {(None, None)}
    assert found["bevindingen"] == []


@pytest.mark.parametrize("thema", ["sociaal_domein", "omgevingswet", "wonen"])
def test_an_untouched_theme_gives_no_finding_and_no_score(tmp_path: Path, thema: str) -> None:
    folder = tmp_path / "nieuw"
    made = srm("new", folder, "--naam", "Bedachtstad", "--thema", thema, "--peildatum", "2026-11-01")
    assert made[0] == 0
    found = diagnosis(folder)
    assert found["bevindingen"] == []
    assert found["realisatiekracht"]["ervaren"] is None
    assert found["realisatiekracht"]["geregeld"] is None
    assert found["concretisering"]["keten"]["gemiddelde"] is None
    assert found["concretisering"]["smart"]["gemiddelde"] is None
