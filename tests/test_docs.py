"""README and docs say what there is: every command, option and notebook, and the commands of README work."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from srm_kit.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").rglob("*.md"))}

COMMANDS = dict(main.commands)
OPTIONS = [
    (name, "|".join((*parameter.opts, *parameter.secondary_opts)))
    for name, command in COMMANDS.items()
    for parameter in command.params
    if isinstance(parameter, click.Option)
]
ROW = re.compile(r"^\| `srm (\w+)", re.MULTILINE)


def passages(command: str) -> list[str]:
    """The rows of the table in README and the sections of the pages that are about a command."""
    rows = [line for line in README.splitlines() if line.startswith(f"| `srm {command}")]
    rows += [row for other in re.findall("the options of `(\\w+)`", "".join(rows)) for row in passages(other)]
    sections = (section for page in PAGES.values() for section in re.split(r"(?m)^## ", page))
    return rows + [section for section in sections if re.search(rf"\bsrm {command}\b", section)]


def test_the_table_of_readme_has_every_command_and_no_other() -> None:
    assert sorted(ROW.findall(README)) == sorted(COMMANDS)


@pytest.mark.parametrize(("command", "option"), OPTIONS, ids=lambda value: value.lstrip("-"))
def test_every_option_is_documented_where_its_command_is(command: str, option: str) -> None:
    assert any(re.search(rf"({option})(?![\w-])", passage) for passage in passages(command))


def test_every_notebook_is_named_in_readme() -> None:
    notebooks = [path for path in (ROOT / "notebooks").rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts]
    assert notebooks
    assert [path.stem for path in notebooks if f"`{path.stem}`" not in README] == []


def _lines() -> list[str]:
    """What README gives to type after ``srm``: in the table, and in running text."""
    return list(dict.fromkeys(re.findall(r"`srm ([^`…]+)`", README)))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder in which the placeholders of README stand for something."""
    shutil.copytree(ROOT / "data_samples" / "voorbeeldstad", tmp_path / "DOSSIER")
    return tmp_path


@pytest.mark.parametrize("line", _lines())
def test_a_command_of_readme_works(line: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    name, *words = shlex.split(line.replace("[", "").replace("]", "").replace("...", ""))
    values = {
        "DATE": "2026-11-01",
        "EUR": "250000",
        "SOURCE": "DOSSIER",
        "SOURCES": "DOSSIER",
        "DIR": "UIT",
        "A": "DOSSIER",
        "B": "DOSSIER",
    }
    words = [values.get(word, word) for word in words]
    # What takes long or opens a window is rehearsed, or asked only for its help.
    words = {
        "batch": [*words, "--dry-run"],
        "lab": ["--help"],
        "norms": ["build", "--help"],
        "report": [*words, "--help"],
        "train": ["--list"],
    }.get(name, words)
    done = CliRunner().invoke(main, [name, *words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert done.output.strip()


def test_the_first_commands_of_readme_are_those_of_start() -> None:
    asked = set(re.findall(r"python3 start\.py (\w+)", README))
    given = set(re.findall(r"^python3 start\.py (\w+)", (ROOT / "start.py").read_text(encoding="utf-8"), re.MULTILINE))
    assert asked
    assert asked <= given


def test_the_recipes_name_files_and_tests_that_are_there() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:srm_kit|tests|docs|templates|notebooks|benchmarks|data_samples)/[\w./]*)`", page)
    places = [name for name in named if not re.search(r"[A-Z]{2}", name)]  # FASE and NAME stand for something
    assert len(places) > 15
    assert [name for name in places if not (ROOT / name).exists()] == []


def test_every_threat_names_a_test_that_is_there() -> None:
    text = (ROOT / "docs" / "kwaliteit" / "dreigingen.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if re.match(r"\| \d+ \|", line)]
    assert len(rows) > 10
    for row in rows:
        tests = re.findall(r"`(tests/[\w/]+\.py)`", row)
        assert tests, row
        assert [name for name in tests if not (ROOT / name).is_file()] == []
