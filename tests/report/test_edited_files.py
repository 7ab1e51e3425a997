"""A Word, PowerPoint or Excel file that someone went on with is theirs: a new report leaves it be and says so."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path

import pytest

from srm_kit.errors import OutputNotWritable
from srm_kit.report.publishing import COLOPHON, KeptAside, Workdir, digest, publish

NOON = datetime(2026, 3, 5, 12).timestamp()


def make(out: Path, *names: str, content: bytes = b"gemaakt") -> tuple[KeptAside, ...]:
    """Publishes these files with a colophon that vouches for them."""
    files = dict.fromkeys(names, content)
    colophon = json.dumps({"uitvoer": {name: digest(data) for name, data in files.items()}}).encode()
    with Workdir(out) as work:
        return publish(out, work, {**files, COLOPHON: colophon})


def edit(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    os.utime(path, (NOON, NOON))


def test_what_was_not_edited_is_replaced(tmp_path: Path) -> None:
    make(tmp_path, "rapport.html", "rapport.docx")
    assert make(tmp_path, "rapport.html", "rapport.docx", content=b"nieuw") == ()
    assert {path.name for path in tmp_path.iterdir()} == {"rapport.html", "rapport.docx", COLOPHON}
    assert (tmp_path / "rapport.docx").read_bytes() == b"nieuw"


@pytest.mark.parametrize("name", ["rapport.docx", "rapport.pptx", "rapport.xlsx"])
def test_every_edited_version_stays_under_a_name_of_its_own(tmp_path: Path, name: str) -> None:
    stem, kind = name.split(".")
    make(tmp_path, "rapport.html", name)
    for number, words in enumerate((b"eerste", b"tweede"), 1):
        edit(tmp_path / name, words)
        kept = f"{stem} (bewerkt 2026-03-05){' 2' if number == 2 else ''}.{kind}"
        (said,) = make(tmp_path, "rapport.html", name)
        assert str(said) == f"{name} is na het maken bewerkt. Dat bestand heet nu: {kept}"
        assert (tmp_path / kept).read_bytes() == words
        assert (tmp_path / name).read_bytes() == b"gemaakt"


def test_a_page_is_made_anew_whatever_stood_there(tmp_path: Path) -> None:
    make(tmp_path, "rapport.html")
    edit(tmp_path / "rapport.html", b"gewijzigd")
    assert make(tmp_path, "rapport.html") == ()
    assert (tmp_path / "rapport.html").read_bytes() == b"gemaakt"


@pytest.mark.parametrize("colophon", [None, b"{", b"[]", b'{"uitvoer": 3}', b'{"uitvoer": {}}'])
def test_without_a_colophon_that_knows_it_a_file_counts_as_edited(tmp_path: Path, colophon: bytes | None) -> None:
    edit(tmp_path / "rapport.docx", b"van iemand")
    if colophon is not None:
        (tmp_path / COLOPHON).write_bytes(colophon)
    (said,) = make(tmp_path, "rapport.docx")
    assert "kan na het maken bewerkt zijn" in str(said)
    assert (tmp_path / "rapport (bewerkt 2026-03-05).docx").read_bytes() == b"van iemand"


def test_when_the_report_cannot_be_written_the_edited_file_comes_back(tmp_path: Path) -> None:
    make(tmp_path, "rapport.docx", "rapport.html")
    edit(tmp_path / "rapport.docx", b"van iemand")
    (tmp_path / "rapport.html").unlink()
    (tmp_path / "rapport.html").mkdir()
    (tmp_path / "rapport.html" / "iets").write_bytes(b"")
    with pytest.raises(OutputNotWritable):
        make(tmp_path, "rapport.docx", "rapport.html")
    assert (tmp_path / "rapport.docx").read_bytes() == b"van iemand"
    assert not list(tmp_path.glob("*bewerkt*"))
