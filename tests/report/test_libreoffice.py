"""A second reader of our Office files: LibreOffice opens them, and shows what we wrote."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdf
import pytest

from srm_kit.report import MadeReport

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("kind", "least", "most", "said"),
    [
        ("docx", 25, 70, "Het sterkst is richten"),
        ("pptx", 10, 14, "De inzet is overwegend structuur"),
    ],
)
def test_it_opens_and_prints(
    full_report: MadeReport, tmp_path: Path, kind: str, least: int, most: int, said: str
) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip(
            "accepted: no LibreOffice on this machine (Debian: libreoffice-writer-nogui, libreoffice-impress-nogui)"
        )
    command = [program, "--headless", f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(full_report.formats[kind])],
        check=True,
        capture_output=True,
        timeout=300,
    )
    printed = pypdf.PdfReader(tmp_path / "rapport.pdf")
    assert least <= len(printed.pages) <= most
    text = " ".join(" ".join(page.extract_text() for page in printed.pages).split())
    assert said in text
    assert "FICTIEF" in text
