"""A dossier of real people in the eyes of the workbench: the name of a municipality, with made-up answers."""

from __future__ import annotations

from pathlib import Path

_TOML = """[gemeente]
naam = "Utrecht"
code = "GM0344"

[opdracht]
peildatum = 2026-11-01

[zorgvuldigheid]
or_geinformeerd = true
privacytekst = true
bewaartermijn_tot = 2027-06-01
k_min = 5
"""


def answers(folder: Path, people: int) -> None:
    rows = ["respondent;meetmoment;functiegroep;RS1;RS2;RS3;RS4;RS5;RB1;RL1"]
    for number in range(people):
        score = 2 + 2 * (number % 2)
        rows.append(";".join([f"proef{number:03d}", "2026-09-01", "uitvoering", *[str(score)] * 7]))
    (folder / "respons.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def make_client(folder: Path, goals: str, people: int = 12) -> Path:
    """A folder with these goals (a CSV table) and so many answers."""
    folder.mkdir()
    (folder / "dossier.toml").write_text(_TOML, encoding="utf-8")
    (folder / "doelen.csv").write_text(goals, encoding="utf-8")
    answers(folder, people)
    return folder
