"""Hard cases: hostile text, a real municipality without survey, bad input, notebooks that fail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import html as parser

from srm_kit.dossier import new_dossier, with_digest, write_folder
from srm_kit.dossier.contract.tabellen import Tekst
from srm_kit.errors import DossierHasFaults, HouseStyleUnusable, MeetmomentUnknown, NotebookFailed
from srm_kit.report import ReportOptions, run
from srm_kit.simulation import voorbeeldstad

HOSTILE = "<script>alert(1)</script> {{ 7*7 }} {% raw %} **vet** =SUM(A1) \u202eomgekeerd <img src=x onerror=y>"


def test_hostile_text_comes_out_as_text(tmp_path: Path) -> None:
    story = voorbeeldstad()
    goals = tuple(replace(item, doel=f"{HOSTILE} {item.id}", eigenaar="X" * 10_000) for item in story.doelen[:4])
    hostile = with_digest(
        replace(
            story,
            doelen=goals + story.doelen[4:],
            teksten=(Tekst("conclusies", f"{HOSTILE}\n\n# kop\n\n[klik](javascript:x) ![](x.png)"),),
            opdracht=replace(story.opdracht, bureau=HOSTILE),
        )
    )
    write_folder(hostile, tmp_path / "d")
    made = run(tmp_path / "d", tmp_path / "out")
    page = parser.parse(str(made.html))
    text = page.getroot().text_content()
    assert "<script>alert(1)</script>" in text
    assert "{{ 7*7 }}" in text
    assert "**vet** =SUM(A1)" in text
    assert "\u202e" not in text
    assert not list(page.iter("script", "img"))
    assert not page.xpath("//@*[starts-with(name(), 'on')]")
    assert page.xpath("//a/@href[not(starts-with(., '#'))]") == []


def test_a_real_municipality_renders_with_honest_gaps(tmp_path: Path) -> None:
    dossier = new_dossier(date(2026, 11, 1), gemeente="GM0344")
    write_folder(dossier, tmp_path / "utrecht")
    made = run(tmp_path / "utrecht", tmp_path / "out")
    text = parser.parse(str(made.html)).getroot().text_content()
    assert "niet gemeten" in text
    assert "Bron: CBS, Iv3 2023 jaarrekening" in text
    assert "€\u00a02.665" in text  # the size class of Utrecht in the accounts of 2023
    assert "FICTIEF" not in text


def test_a_dossier_with_faults_never_renders(tmp_path: Path) -> None:
    write_folder(voorbeeldstad(), tmp_path / "d")
    goals = tmp_path / "d" / "doelen.csv"
    goals.write_text(goals.read_text(encoding="utf-8").replace(";SD0;", ";BESTAATNIET;"), encoding="utf-8")
    with pytest.raises(DossierHasFaults, match="BESTAATNIET"):
        run(tmp_path / "d", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_failing_notebook_is_named_and_the_old_report_stays(tmp_path: Path, sample: Path) -> None:
    import shutil

    from srm_kit import resources

    books = tmp_path / "notebooks"
    shutil.copytree(resources.folder("notebooks"), books)
    broken = books / "2_inrichten.ipynb"
    broken.write_text(
        broken.read_text(encoding="utf-8").replace("inrichten.trechter(sessie)", "inrichten.trechter(sessie) / 0"),
        encoding="utf-8",
    )
    out = tmp_path / "out"
    out.mkdir()
    (out / "rapport.html").write_text("eerder", encoding="utf-8")
    with pytest.raises(NotebookFailed) as caught:
        run(sample, out, ReportOptions(notebooks=str(books)))
    assert "2_inrichten.ipynb" in str(caught.value)
    assert "inrichten.trechter(sessie) / 0" in str(caught.value)
    assert "papermill" in str(caught.value)
    assert [item.name for item in out.iterdir()] == ["rapport.html"]
    assert (out / "rapport.html").read_text(encoding="utf-8") == "eerder"


def test_an_unknown_meetmoment_names_the_known_ones(tmp_path: Path, sample: Path) -> None:
    with pytest.raises(MeetmomentUnknown, match="2026-09-15"):
        run(sample, tmp_path / "out", ReportOptions(meetmoment="2020-01-01"))


def test_an_earlier_meetmoment_can_be_reported(tmp_path: Path, sample: Path) -> None:
    made = run(sample, tmp_path, ReportOptions(meetmoment="2025-09-15", concept=True, huisstijl="leisteen"))
    text = parser.parse(str(made.html)).getroot().text_content()
    assert "15 september 2025" in text
    assert "15 september 2026" not in text
    assert "CONCEPT" in text
    assert "#2f4d7e" in made.html.read_text(encoding="utf-8")


def test_a_house_style_that_cannot_be_read_is_refused_with_the_pair(tmp_path: Path, sample: Path) -> None:
    style = tmp_path / "bleek.toml"
    style.write_text('naam = "bleek"\n[kleuren]\ninkt = "#cccccc"\n', encoding="utf-8")
    with pytest.raises(HouseStyleUnusable, match=r"inkt #cccccc on papier #ffffff .* at least 4.5"):
        run(sample, tmp_path / "out", ReportOptions(huisstijl=str(style)))
