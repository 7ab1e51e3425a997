"""A format is a module and one entry: the options, the button, the files and the key of a job follow."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import click
import pytest
from click.testing import CliRunner

from srm_kit import resources
from srm_kit.cli.options import WithFormats, asked_formats
from srm_kit.document import formats
from srm_kit.document.formats import FORMATS, Format, Manuscript, chosen_formats
from srm_kit.errors import FormatFailed, ReportRejected
from srm_kit.report import ReportOptions, run

SAMPLE = resources.folder("data_samples") / "voorbeeldstad"
TOY = Format("txt", help="the headings as plain text", label="Koppen als tekst", module="toy_format")


def _titles(manuscript: Manuscript) -> bytes:
    return "\n".join(chapter.name for chapter in manuscript.report.chapters).encode("utf-8")


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module of the recipe, and its entry."""
    made = ModuleType("toy_format")
    made.write = _titles  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "toy_format", made)
    for user in (formats, "srm_kit.report.making"):
        monkeypatch.setattr(sys.modules[user] if isinstance(user, str) else user, "FORMATS", (*FORMATS, TOY))
    return made


def test_a_new_format_is_made_beside_the_page(toy: ModuleType, tmp_path: Path) -> None:
    made = run(SAMPLE, tmp_path, ReportOptions(formats=("txt",)))
    assert made.formats["txt"].read_text(encoding="utf-8").startswith("Samenvatting\n")
    assert '"rapport.txt"' in made.colophon.read_text(encoding="utf-8")


def test_a_new_format_is_searched_for_what_may_not_leak(toy: ModuleType, tmp_path: Path) -> None:
    toy.write = lambda manuscript: f"{Path.home()}/dossier".encode()  # type: ignore[attr-defined]
    with pytest.raises(ReportRejected, match="local path"):
        run(SAMPLE, tmp_path, ReportOptions(formats=("txt",)))
    assert not (tmp_path / "rapport.txt").exists()


def test_a_new_format_is_an_option_of_the_commands(toy: ModuleType) -> None:
    @click.command(cls=WithFormats)
    def command(**asked: bool) -> None:
        click.echo(" ".join(asked_formats(asked)))

    assert "--txt" in CliRunner().invoke(command, ["--help"]).output
    assert CliRunner().invoke(command, ["--txt"]).output.split() == ["txt"]
    assert CliRunner().invoke(command, ["--alles"]).output.split() == [format.name for format in (*FORMATS, TOY)]


def test_an_unknown_format_is_refused_with_the_choice() -> None:
    with pytest.raises(FormatFailed, match="pdf, docx, pptx, xlsx"):
        chosen_formats(("docx", "odt"))
    assert [format.name for format in chosen_formats(("xlsx", "pdf"))] == ["pdf", "xlsx"]
