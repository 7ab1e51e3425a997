"""Word, PowerPoint and Excel as the people who open them meet them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from click.testing import CliRunner
from docx import Document
from markupsafe import Markup
from PIL import Image
from pptx import Presentation

from srm_kit import resources
from srm_kit.cli import main
from srm_kit.document import Figure, Table
from srm_kit.document.chart import Chart
from srm_kit.document.formats import Manuscript
from srm_kit.document.formats.docx import FIGURES_CHAPTER
from srm_kit.document.formats.office_package import all_parts, parts_of
from srm_kit.document.formats.pptx import write
from srm_kit.document.formats.templates import make_templates
from srm_kit.document.house_style import load_style
from srm_kit.document.report_value import Chapter, Cover, Report, Slide
from srm_kit.dossier import load, new_dossier, with_digest, write_folder
from srm_kit.dossier.contract.tabellen import Tekst
from srm_kit.errors import HouseStyleUnusable, OutputNotWritable
from srm_kit.gemeenten import registry
from srm_kit.model.interventies import interventies
from srm_kit.report import MadeReport, ReportOptions, run
from srm_kit.report.checking import file_faults
from srm_kit.report.slide_story import FEWEST, MOST, MOST_OF_FORM
from srm_kit.simulation import voorbeeldstad

OFFICE = ("docx", "pptx", "xlsx")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = "=SUM(A1) <script>alert(1)</script> {{ 7*7 }} **vet** \u202eomgekeerd @x"


def words(path: Path) -> str:
    """All text and attributes of every part of a file, without markup between."""
    from lxml import etree

    found = []
    for name, part in all_parts(path.read_bytes()).items():
        if name.endswith((".xml", ".rels")):
            root = etree.fromstring(part)
            found += [str(text) for text in root.itertext()]
            found += [str(value) for item in root.iter() for value in item.attrib.values()]
    return "\n".join(found)


# ------------------------------------------------------------------------------------------------------- Word


@pytest.fixture(scope="module")
def word(full_report: MadeReport) -> Any:
    return Document(str(full_report.formats["docx"]))


def test_word_has_real_headings_captions_and_lists(word: Any) -> None:
    styles = [paragraph.style.name for paragraph in word.paragraphs]
    assert styles.count("Title") == 1
    assert styles.count("Heading 1") == 11  # ten chapters and the figures behind the pictures
    assert styles.count("Caption") > 40
    assert {"Heading 2", "Heading 3", "List Bullet", "List Number", "Gespreksvraag", "toc 1"} <= set(styles)
    captions = [item.text for item in word.paragraphs if item.style.name == "Caption"]
    assert any("Figuur 1. Vier vakken vallen op naast andere gemeenten" in text for text in captions)


def _text(element: Any) -> str:
    return "".join(item.text for item in element.iter(f"{_W}t"))


def test_the_contents_lead_to_the_headings(word: Any) -> None:
    body = word.element.body
    marks = {item.get(f"{_W}name"): item.getparent() for item in body.iter(f"{_W}bookmarkStart")}
    links = list(body.iter(f"{_W}hyperlink"))
    assert len(links) == 11
    for link in links:
        assert _text(link) == _text(marks[link.get(f"{_W}anchor")])
    assert any("TOC" in (item.text or "") for item in body.iter(f"{_W}instrText"))


def test_word_says_what_pictures_show_and_repeats_heads(word: Any, full_report: MadeReport) -> None:
    pictures = list(word.element.body.iter("{*}docPr"))
    assert len(pictures) == full_report.html.read_text(encoding="utf-8").count("<figure")
    assert all(len(item.get("descr", "")) > 10 and item.get("title") for item in pictures)
    for table in word.tables:
        if table._tbl.tblPr.find("{*}tblCaption") is not None:
            assert table._tbl.find("{*}tr").find("{*}trPr/{*}tblHeader") is not None
    assert all(rel.target_part.blob.startswith(b"\x89PNG") for rel in word.part.rels.values() if "image" in rel.reltype)


def test_word_speaks_dutch_and_numbers_its_pages(word: Any, full_report: MadeReport) -> None:
    languages = {item.get(f"{_W}val") for item in word.styles.element.iter(f"{_W}lang")}
    assert languages == {"nl-NL"}
    section = word.sections[0]
    assert "negen van de tien resultaten komen dichterbij" in section.header.paragraphs[0].text
    assert "FICTIEF" in section.header.paragraphs[0].text
    fields = [item.text.strip() for item in section.footer._element.iter(f"{_W}instrText")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert round(section.page_width.cm, 1) == 21.0


def test_every_numbered_list_starts_at_one(word: Any) -> None:
    numbered = [item for item in word.paragraphs if item.style.name == "List Number"]
    lists = {item._p.pPr.numPr.numId.val for item in numbered}
    assert len(lists) >= 2
    for number in lists:
        found = word.part.numbering_part.element.num_having_numId(number)
        assert found.find("{*}lvlOverride/{*}startOverride").get(f"{_W}val") == "1"


# ------------------------------------------------------------------------------------------------- PowerPoint


def test_no_heading_of_a_table_breaks_inside_a_word(full_report: MadeReport, root: Path) -> None:
    from PIL import ImageFont

    letters = root / "templates" / "office" / "letters" / "source-sans-3-latin-600-normal.ttf"
    wider, margins = 1.1, 170  # who does not have our letters reads it in wider ones; left and right of the text
    font = ImageFont.truetype(str(letters), 1000)
    word = Document(str(full_report.formats["docx"]))
    size = word.styles["Tabelkop"].font.size
    seen = 0
    for table in word.tables:
        grid = table._tbl.tblGrid.gridCol_lst
        for cell, column in zip(table.rows[0].cells, grid, strict=True):
            run = cell.paragraphs[0].runs[0]
            points = (run.font.size or size).pt
            for one in cell.text.split():
                seen += 1
                need = font.getlength(one) / 1000 * points * 20 * wider + margins
                assert need <= column.w.twips, (one, need, column.w.twips)
    assert seen > 100


def test_slides_have_a_finding_one_sight_notes_and_a_number(full_report: MadeReport) -> None:
    deck = Presentation(str(full_report.formats["pptx"]))
    assert FEWEST <= len(deck.slides) <= MOST
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert len(set(titles)) == len(titles)
    assert titles[0].startswith("Twee vakken verbeterden")
    assert any(title.startswith("Inrichten: negen van de twaalf doelen") for title in titles)
    for slide in deck.slides:
        kinds = [item.placeholder_format.type for item in slide.placeholders]
        assert 13 in kinds  # slide number
        assert len(slide.notes_slide.notes_text_frame.text) > 20
        assert "FICTIEF" in " ".join(item.text_frame.text for item in slide.placeholders if item.has_text_frame)
        for shape in slide.shapes:
            if shape.has_chart or shape.shape_type == 13:
                assert len(shape._element.xpath(".//p:cNvPr/@descr")[0]) > 10
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
    for slide in list(deck.slides)[1:]:
        said = " ".join(shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame)
        assert re.search(r"Te zien: .+ n = \d.+ Bron: .+", said.replace("\n", " ")), said
    questions = re.findall(
        "^Gespreksvraag: (.+)$",
        "\n".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides),
        re.MULTILINE,
    )
    assert len(set(questions)) == len(questions) == len(deck.slides)  # each slide has one of its own
    assert sum(shape.has_chart for slide in deck.slides for shape in slide.shapes) >= 6


def test_slides_name_what_is_proposed(full_report: MadeReport) -> None:
    deck = Presentation(str(full_report.formats["pptx"]))
    plan = next(slide for slide in deck.slides if "pakketten" in slide.shapes.title.text)
    assert any(shape.shape_type == 13 for shape in plan.shapes)  # the picture has the names; a chart has only counts
    notes = plan.notes_slide.notes_text_frame.text
    assert "K1 2027: Uitvoeringstoets" in notes.replace("\u00a0", " ")
    advice = next(slide for slide in deck.slides if slide.shapes.title.text == "Wat wij als eerste adviseren")
    shown = " ".join(shape.text_frame.text for shape in advice.placeholders if shape.has_text_frame)
    assert len([item for item in interventies() if f"{item.naam}:" in shown]) == 3


@pytest.mark.parametrize("form", ["kort", "documentscan"])
def test_a_shorter_form_has_fewer_slides_and_no_tables_twice(form: str, sample: Path, tmp_path: Path) -> None:
    made = run(sample, tmp_path, ReportOptions(vorm=form, formats=("docx", "pptx")))
    assert len(Presentation(str(made.formats["pptx"])).slides) <= MOST_OF_FORM[form] < MOST
    word = Document(str(made.formats["docx"]))
    styles = [item.style.name for item in word.paragraphs]
    assert ("toc 1" in styles) == (form != "kort")
    assert (FIGURES_CHAPTER in [item.text for item in word.paragraphs]) == (form != "kort")


# ------------------------------------------------------------------------------------------- all files of Office


def test_nobody_is_in_any_part_of_any_file(full_report: MadeReport, sample: Path) -> None:
    respons = load(sample).respons
    assert respons is not None
    hidden = [text for text, free in zip(respons.open_vraag, respons.vrijgegeven, strict=True) if text and not free]
    others = [item.naam for item in registry.alle() if len(item.naam) > 8]
    for kind in OFFICE:
        text = words(full_report.formats[kind])
        tokens = set(re.findall(r"[\w.-]+", text))
        assert not tokens & set(respons.respondent)
        assert not [answer for answer in hidden if answer in text]
        assert not [name for name in others if re.search(rf"\b{re.escape(name)}\b", text)]
        assert not re.search(r"\bGM\d{4}\b", text)
        assert str(Path.home()) + "/" not in text
        assert "/tmp/" not in text
        assert "python-" not in text.lower()
        core = parts_of(full_report.formats[kind].read_bytes())["docProps/core.xml"].decode()
        assert re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>(.*?)<", core) in (["SRM Werkbank"] * 2, ["SRM Werkbank"])
        assert file_faults(kind, full_report.formats[kind].read_bytes(), load(sample)) == ()


def test_the_check_finds_a_respondent_deep_in_a_chart(full_report: MadeReport, sample: Path) -> None:
    dossier = load(sample)
    assert dossier.respons is not None
    changed = BytesIO()
    with ZipFile(full_report.formats["pptx"]) as old, ZipFile(changed, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("chart1.xml") or "/charts/chart" in name:
                part = part.replace(b"<c:v>", f"<c:v>{dossier.respons.respondent[0]} ".encode(), 1)
            new.writestr(name, part)
    assert any("respondent" in fault for fault in file_faults("pptx", changed.getvalue(), dossier))


def test_the_same_dossier_gives_the_same_files(full_report: MadeReport, sample: Path, tmp_path: Path) -> None:
    again = run(sample, tmp_path, ReportOptions(formats=tuple(full_report.formats)))
    for kind, path in full_report.formats.items():
        assert again.formats[kind].read_bytes() == path.read_bytes(), kind
    account = json.loads(again.colophon.read_text(encoding="utf-8"))["uitvoer"]
    assert set(account) == {f"rapport.{kind}" for kind in ("html", *full_report.formats)}
    for name, digest in account.items():
        assert blake2b((tmp_path / name).read_bytes(), digest_size=16).hexdigest() == digest


def test_the_shipped_templates_are_what_the_script_makes() -> None:
    folder = resources.folder("templates") / "office"
    for name, data in make_templates().items():
        assert (folder / name).read_bytes() == data, name


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> MadeReport:
    folder = tmp_path_factory.mktemp("vijandig")
    story = voorbeeldstad()
    goals = tuple(replace(item, doel=f"{HOSTILE} {item.id}", eigenaar="X" * 10_000) for item in story.doelen[:4])
    units = tuple(replace(item, naam=f"=HYPERLINK({item.id})") for item in story.afdelingen)
    written = with_digest(
        replace(
            story,
            doelen=goals + story.doelen[4:],
            afdelingen=units,
            teksten=(Tekst("conclusies", f"{HOSTILE}\n\n# kop\n\n1. een\n2. twee\n\n[klik](javascript:x) ![](x.png)"),),
            opdracht=replace(story.opdracht, bureau=HOSTILE),
        )
    )
    write_folder(written, folder / "d")
    style = folder / "huis.toml"
    Image.new("RGB", (40, 20), "#2f4d7e").save(folder / "logo.png")
    style.write_text(
        'naam = "huis"\nletter_kop = "Cambria"\nletter_tekst = "Verdana"\nlogo = "logo.png"\n[kleuren]\naccent = "#2f4d7e"\n',
        encoding="utf-8",
    )
    return run(folder / "d", folder / "out", ReportOptions(formats=OFFICE, concept=True, huisstijl=str(style)))


def test_hostile_text_stays_text(hostile: MadeReport) -> None:
    for kind in OFFICE:
        text = words(hostile.formats[kind])
        assert "<script>alert(1)</script>" in text, kind
        assert "{{ 7*7 }} **vet**" in text
        assert "\u202e" not in text
    book = openpyxl.load_workbook(hostile.formats["xlsx"])
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    risky = [cell for cell in cells if str(cell.value).startswith("=")]
    assert risky
    assert all(cell.quotePrefix for cell in risky)
    links = [cell.hyperlink for cell in cells if cell.hyperlink]
    assert links
    assert all(link.target is None and link.location for link in links)


def test_names_in_a_chart_are_no_formulas_in_the_sheet_behind_it() -> None:
    table = Table("T", ("Wat", "Aantal"), (("=1+1", "3"), ("https://voorbeeld.nl", "4"), ("{=2}", "5")), (1,))
    chart = Chart("bars", table.column(0), table.series(1))
    figure = Figure("F", "omschrijving", "Bevinding", Markup("<svg/>"), table, "n = 3", kind="staven", chart=chart)
    cover = Cover("Titel", "Onder", "Voorbeeldstad", "Boven")
    slides = (Slide("Bevinding", figure, "n = 3", ()),)
    report = Report(cover, (Chapter("richten", "Richten", (figure,)),), (), date(2026, 11, 1), slides)
    made = write(Manuscript(report, "", load_style(), Path()))
    inside = next(part for name, part in parts_of(made).items() if name.endswith(".xlsx"))
    sheet = openpyxl.load_workbook(BytesIO(inside)).active
    assert sheet is not None
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [" =1+1", " https://voorbeeld.nl", " {=2}"]
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row} == {"s", "n"}
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]


def test_the_house_style_is_everywhere(hostile: MadeReport) -> None:
    page = hostile.html.read_text(encoding="utf-8")
    assert "'Verdana','Source Sans 3'" in page
    assert re.search(r'<img [^>]*src="data:image/png;base64,', page)
    for kind, theme in (("docx", "word/theme/theme1.xml"), ("pptx", "ppt/theme/theme1.xml")):
        parts = parts_of(hostile.formats[kind].read_bytes())
        text = parts[theme].decode()
        assert '<a:accent1><a:srgbClr val="2F4D7E"/></a:accent1>' in text
        assert 'typeface="Cambria"' in text
        assert 'typeface="Verdana"' in text
    word = Document(str(hostile.formats["docx"]))
    assert "CONCEPT" in word.sections[0].header.paragraphs[0].text
    assert word.element.body.find(".//{*}docPr").get("descr") == "Logo"
    deck = Presentation(str(hostile.formats["pptx"]))
    assert any(shape.shape_type == 13 for shape in deck.slides[0].shapes)


def test_a_template_of_the_house_is_used_and_completed(sample: Path, tmp_path: Path) -> None:
    from docx.shared import Pt

    own: Any = Document()
    own.styles["Heading 1"].font.size = Pt(33)
    own.sections[0].header.paragraphs[0].text = "Huis van de gemeente"
    own.save(str(tmp_path / "huis.docx"))
    style = tmp_path / "huis.toml"
    style.write_text('naam = "huis"\nsjabloon_docx = "huis.docx"\n', encoding="utf-8")
    made = run(sample, tmp_path / "out", ReportOptions(formats=("docx",), huisstijl=str(style)))
    word = Document(str(made.formats["docx"]))
    assert word.styles["Heading 1"].font.size.pt == 33
    head = [item.text for item in word.sections[0].header.paragraphs]
    assert head[0] == "Huis van de gemeente"
    assert "FICTIEF" in head[1]
    assert any(item.style.name == "Gespreksvraag" for item in word.paragraphs)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('logo = "weg.png"', "not beside it"),
        ('logo = "logo.svg"', "must end in"),
        ('letter_kop = "x;}</style>"', "name of a font"),
    ],
)
def test_a_house_style_that_asks_too_much_is_refused(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "h.toml").write_text(f'naam = "h"\n{line}\n', encoding="utf-8")
    with pytest.raises(HouseStyleUnusable, match=said):
        load_style(str(tmp_path / "h.toml"))


def test_all_files_appear_or_none(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "rapport.html").write_text("eerder", encoding="utf-8")
    (tmp_path / "rapport.xlsx").mkdir()  # cannot be replaced, like a file that is open in Excel on Windows
    with pytest.raises(OutputNotWritable, match=r"rapport\.xlsx"):
        run(sample, tmp_path, ReportOptions(formats=("docx", "xlsx")))
    assert sorted(item.name for item in tmp_path.iterdir()) == ["rapport.html", "rapport.xlsx"]
    assert (tmp_path / "rapport.html").read_text(encoding="utf-8") == "eerder"


def test_the_command_combines_formats_and_names_what_it_left(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "rapport.pptx").write_bytes(b"van vorig jaar")
    told = CliRunner().invoke(main, ["report", str(sample), "--out", str(tmp_path), "--xlsx", "--docx"])
    assert told.exit_code == 0, told.output
    assert sorted(item.name for item in tmp_path.iterdir()) == [
        "colofon.json", "rapport.docx", "rapport.html", "rapport.pptx", "rapport.xlsx",
    ]  # fmt: skip
    assert "rapport.docx" in told.output
    assert "earlier run: rapport.pptx" in told.output
    assert (tmp_path / "rapport.pptx").read_bytes() == b"van vorig jaar"


def test_a_dossier_without_survey_makes_every_format(tmp_path: Path) -> None:
    write_folder(new_dossier(date(2026, 11, 1), gemeente="GM0344"), tmp_path / "d")
    made = run(tmp_path / "d", tmp_path / "out", ReportOptions(formats=OFFICE))
    deck = Presentation(str(made.formats["pptx"]))
    assert 2 <= len(deck.slides) <= MOST  # of one goal there is little to show
    for kind in OFFICE:
        text = words(made.formats[kind])
        assert "FICTIEF" not in text
        assert "niet gemeten" in text.casefold()
