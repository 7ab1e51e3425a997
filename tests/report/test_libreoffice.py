"""A second reader of our Office files: LibreOffice opens them, shows what we wrote, on no more pages than the form asks."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from srm_kit.dossier import write_folder
from srm_kit.report import MadeReport, ReportOptions, run
from srm_kit.simulation import voorbeeldstad

pytestmark = pytest.mark.slow


def printed(file: Path, folder: Path) -> list[str]:
    """The text of each page as LibreOffice prints it."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip(
            "accepted: no LibreOffice on this machine (Debian: libreoffice-writer-nogui, libreoffice-impress-nogui)"
        )
    command = [program, "--headless", f"-env:UserInstallation={(folder / 'profiel').as_uri()}", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), str(file)], check=True, capture_output=True, timeout=300)
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(folder / "rapport.pdf").pages]


def has_the_letters() -> bool:
    """Whether there are letters as wide as those of Word: without them a page holds less."""
    program = shutil.which("fc-match")
    found = subprocess.run([program, "Calibri"], capture_output=True, text=True).stdout if program else ""
    return any(name in found for name in ("Calibri", "Carlito"))


@pytest.mark.parametrize(
    ("kind", "least", "most", "said"),
    [
        ("docx", 20, 60, "Vier vakken vallen op naast andere gemeenten"),
        ("pptx", 10, 14, "De veranderingen zijn gemengd"),
    ],
)
def test_it_opens_and_prints(
    full_report: MadeReport, tmp_path: Path, kind: str, least: int, most: int, said: str
) -> None:
    pages = printed(full_report.formats[kind], tmp_path)
    assert least <= len(pages) <= most
    assert said in " ".join(pages)
    assert "FICTIEF" in " ".join(pages)


@pytest.mark.parametrize(
    ("form", "survey", "most"), [("volledig", True, 30), ("kort", True, 4), ("documentscan", False, 10)]
)
def test_a_form_is_no_longer_in_word_than_it_may_be(form: str, survey: bool, most: int, tmp_path: Path) -> None:
    if not has_the_letters():
        pytest.skip("accepted: no letters as wide as those of Word (Debian: fonts-crosextra-carlito)")
    dossier = voorbeeldstad()
    write_folder(dossier if survey else replace(dossier, respons=None, referentie=None), tmp_path / "d")
    made = run(tmp_path / "d", tmp_path / "out", ReportOptions(vorm=form, formats=("docx",)))
    pages = printed(made.formats["docx"], tmp_path)
    annex = next((number for number, text in enumerate(pages) if "Bijlage: de cijfers achter" in text), len(pages))
    assert annex <= most
