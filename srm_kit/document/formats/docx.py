"""The report in Word: real styles, captions, contents, descriptions; a consultant can go on writing in it."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Any

from srm_kit import resources
from srm_kit.document import Alinea, EigenWoorden, Figuur, Kerncijfers, Kop, Lijst, Tabel, Vraag
from srm_kit.document.formats.office_package import opnieuw_ingepakt, zet_kleuren, zet_thema
from srm_kit.document.formats.picture import png
from srm_kit.document.formats.walk import Gewoon, Stuk, alineas, genummerd, plat
from srm_kit.document.formats.word_parts import beschrijf, bladwijzer, herstart, inhoud, tabel, veld
from srm_kit.document.house_style import Huisstijl
from srm_kit.document.rapport import Proza, Rapport

__all__ = ["CIJFERS", "to_docx"]

CIJFERS = "Cijfers bij de figuren"
"""The last chapter in Word: the tables that the HTML folds away under the figures."""

_NEW_PAGE = {"managementsamenvatting", "richten", "inrichten", "verrichten", "bijlagen"}
_TABLE_STYLE = "SRM Tabel"
_TWIPS_PER_CM = 567


def to_docx(rapport: Rapport, huisstijl: Huisstijl) -> bytes:
    """The report as a Word file: the template filled, in the colours of the house style."""
    from docx import Document

    shipped = resources.folder("templates") / "office" / "rapport.docx"
    document: Any = Document(huisstijl.sjabloon_docx or str(shipped))
    if huisstijl.sjabloon_docx:
        _complete(document, shipped)
    else:
        zet_thema(document.part.package, huisstijl)
        zet_kleuren(document.styles.element, huisstijl)
    body = document.element.body
    for item in [item for item in body if not item.tag.endswith("}sectPr")]:
        body.remove(item)
    _properties(document, rapport)
    writer = _Schrijver(document, huisstijl)
    writer.omslag(rapport)
    writer.inhoud(rapport)
    figures = []
    for item in genummerd(rapport):
        writer.blok(item)
        if isinstance(item.blok, Figuur):
            figures.append(item)
    writer.colofon(rapport)
    writer.cijfers(figures)
    _running_head(document, rapport)
    target = io.BytesIO()
    document.save(target)
    return opnieuw_ingepakt(target.getvalue())


def _complete(document: Any, shipped: Path) -> None:
    """Lends a house template the styles it lacks."""
    from copy import deepcopy

    from docx import Document

    known = {style.name for style in document.styles}
    for style in Document(str(shipped)).styles:
        if style.name not in known:
            document.styles.element.append(deepcopy(style.element))


def _properties(document: Any, rapport: Rapport) -> None:
    properties = document.core_properties
    properties.title = plat(f"{rapport.kern.titel} – {rapport.kern.gemeente}")
    properties.author = properties.last_modified_by = "SRM Werkbank"
    properties.subject = plat(rapport.kern.bovenschrift)
    properties.language = "nl-NL"
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = datetime.combine(rapport.peildatum, datetime.min.time())
    properties.revision = 1


def _running_head(document: Any, rapport: Rapport) -> None:
    """The title at the left and FICTIEF or CONCEPT at the right of every page; a head of the house style stays."""
    from docx.enum.text import WD_TAB_ALIGNMENT

    kern = rapport.kern
    marks = " · ".join(word for word, shown in (("FICTIEF", kern.fictief), ("CONCEPT", kern.concept)) if shown)
    for section in document.sections:
        paragraph = section.header.paragraphs[0]
        if paragraph.text.strip():
            paragraph = section.header.add_paragraph()
        paragraph.style = document.styles["Header"]
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(section.page_width - section.left_margin - section.right_margin, WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run(plat(f"{kern.titel} · {kern.gemeente}"))
        if marks:
            paragraph.add_run(f"\t{marks}").bold = True


class _Schrijver:
    """Writes blocks at the end of the document."""

    def __init__(self, document: Any, huisstijl: Huisstijl) -> None:
        from docx.shared import Emu

        self.document = document
        self.huisstijl = huisstijl
        section = document.sections[0]
        self.breedte = Emu(section.page_width - section.left_margin - section.right_margin)
        self.stijlen = {style.name: style.style_id for style in document.styles}
        self.marks = 0
        self.hoofdstuk = ""

    def alinea(self, text: str, style: str = "Normal") -> Any:
        made = self.document.add_paragraph(plat(text))
        # By id: python-docx searches all styles again for every name.
        made._p.get_or_add_pPr().style = self.stijlen[style]
        return made

    def kop(self, text: str, level: int) -> Any:
        """A heading; the first two levels get a bookmark, in the order of the contents."""
        made = self.alinea(text, f"Heading {level}")
        if level < 3:
            self.marks += 1
            bladwijzer(made, f"_Toc{self.marks:06d}", self.marks)
        return made

    def omslag(self, rapport: Rapport) -> None:
        """The cover: logo, title, facts, and whether it is fiction or a draft."""
        from docx.shared import Cm

        kern = rapport.kern
        if self.huisstijl.logo:
            paragraph = self.alinea("")
            picture = paragraph.add_run().add_picture(self.huisstijl.logo, height=Cm(1.8))
            beschrijf(picture, "Logo", "Logo")
        self.alinea(kern.bovenschrift, "Bovenschrift")
        self.alinea(kern.titel, "Title")
        self.alinea(kern.ondertitel, "Subtitle")
        for name, value in kern.regels:
            paragraph = self.alinea("", "Feiten")
            paragraph.add_run(f"{name}: ")
            paragraph.add_run(plat(value)).bold = True
        if kern.fictief:
            self.alinea("FICTIEF: deze gemeente bestaat niet, alle cijfers zijn bedacht", "Merk")
        if kern.concept:
            self.alinea("CONCEPT: voor ambtelijk hoor en wederhoor", "Merk")

    def inhoud(self, rapport: Rapport) -> None:
        """The contents on a page of their own."""
        self.alinea("Inhoud", "Kop inhoud").paragraph_format.page_break_before = True
        headings = [(level, text) for level, text in _headings(rapport) if level < 3]
        inhoud(
            self.document, [(level, text, f"_Toc{mark:06d}") for mark, (level, text) in enumerate(headings, start=1)]
        )

    def blok(self, item: Gewoon) -> None:
        """One block of the report."""
        first = item.hoofdstuk.anker != self.hoofdstuk
        self.hoofdstuk = item.hoofdstuk.anker
        match item.blok:
            case Proza():
                for part in alineas(item.blok.markdown):
                    self._stuk(part, "Normal")
            case Kop():
                made = self.kop(item.blok.tekst, _level(item.blok))
                if first and self.hoofdstuk in _NEW_PAGE:
                    made.paragraph_format.page_break_before = True
            case Alinea():
                style = {"gewoon": "Normal", "inleiding": "Inleiding", "noot": "Noot"}[item.blok.rol]
                self.alinea(item.blok.tekst, style)
            case Lijst():
                self._lijst(item.blok)
            case Tabel():
                self._tabel(item.blok, item.nummer)
            case Figuur():
                self._figuur(item.blok, item.nummer)
            case Kerncijfers():
                self._kerncijfers(item.blok)
            case Vraag():
                paragraph = self.alinea("", "Gespreksvraag")
                paragraph.add_run(plat(item.blok.soort)).bold = True
                paragraph.add_run(f"  {plat(item.blok.tekst)}")
            case EigenWoorden():
                author = item.blok.bureau or "de adviseur"
                self.alinea("", "Eigen woorden").add_run(plat(f"Toelichting van {author}")).bold = True
                for part in alineas(item.blok.markdown):
                    self._stuk(part, "Eigen woorden")

    def _stuk(self, part: Stuk, style: str) -> None:
        if part.soort == "kop" and style == "Normal":
            self.kop("".join(run.tekst for run in part.runs), max(part.niveau - 1, 1))
            return
        name = {"kop": "Tussenkop", "punt": "List Bullet", "nummer": "List Number"}.get(part.soort, style)
        paragraph = self.alinea("", name)
        if part.soort == "nummer":
            if part.eerste:
                self.numbering = herstart(self.document, "List Number")
            self._numbered(paragraph)
        for run in part.runs:
            made = paragraph.add_run(run.tekst)
            made.bold, made.italic = run.vet or None, run.schuin or None

    def _numbered(self, paragraph: Any) -> None:
        settings = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        settings.get_or_add_ilvl().val = 0
        settings.get_or_add_numId().val = self.numbering

    def _lijst(self, block: Lijst) -> None:
        if block.genummerd:
            self.numbering = herstart(self.document, "List Number")
        for point in block.punten:
            paragraph = self.alinea(point, "List Number" if block.genummerd else "List Bullet")
            if block.genummerd:
                self._numbered(paragraph)

    def _caption(self, word: str, number: int, text: str, source: str = "") -> Any:
        paragraph = self.alinea("", "Caption")
        paragraph.add_run(f"{word} ").bold = True
        veld(paragraph, f"SEQ {word} \\* ARABIC", str(number), bold=True)
        paragraph.add_run(f". {plat(text)}").bold = True
        if source:
            paragraph.add_run(f" {plat(source)}")
        return paragraph

    def _rows(self, block: Tabel, title: str) -> None:
        tabel(self.document, block, _TABLE_STYLE, int(self.breedte.cm * _TWIPS_PER_CM), title)

    def _tabel(self, block: Tabel, number: int) -> None:
        self._caption("Tabel", number, block.bijschrift).paragraph_format.keep_with_next = True
        self._rows(block, f"Tabel {number}. {block.bijschrift}")
        self.alinea(block.bron, "Bron")

    def _figuur(self, block: Figuur, number: int) -> None:
        picture = png(block.svg, self.huisstijl, self.breedte.cm)
        paragraph = self.alinea("", "Figuur")
        shape = paragraph.add_run().add_picture(io.BytesIO(picture.data), width=self.breedte)
        beschrijf(shape, block.titel, block.beschrijving)
        self._caption("Figuur", number, block.bevinding, block.bron)

    def _kerncijfers(self, block: Kerncijfers) -> None:
        """A real table: what it is, the figure, what it means."""
        made = self.document.add_table(rows=3, cols=len(block.cijfers), style=_TABLE_STYLE)
        for column, item in enumerate(block.cijfers):
            for row, (text, style) in enumerate(
                ((item.kop, "Tabelkop"), (item.waarde, "Kerncijfer"), (item.toelichting, "Tabeltekst"))
            ):
                paragraph = made.cell(row, column).paragraphs[0]
                paragraph.style = self.document.styles[style]
                paragraph.add_run(plat(text))
                if row == 1 and item.eenheid:
                    unit = paragraph.add_run(f" {plat(item.eenheid)}")
                    unit.font.size = self.document.styles["Tabeltekst"].font.size
        self.alinea("", "Bron")

    def colofon(self, rapport: Rapport) -> None:
        """With which versions and input this was made."""
        self.kop("Colofon", 2)
        for name, value in rapport.colofon:
            paragraph = self.alinea("", "Noot")
            paragraph.add_run(f"{name}: ").bold = True
            paragraph.add_run(plat(value))

    def cijfers(self, figures: list[Gewoon]) -> None:
        """The figures of every picture, to read and to copy."""
        if not figures:
            return
        self.kop(CIJFERS, 1).paragraph_format.page_break_before = True
        for item in figures:
            assert isinstance(item.blok, Figuur)
            title = f"Cijfers bij figuur {item.nummer}. {item.blok.tabel.bijschrift}"
            paragraph = self.alinea(title, "Caption")
            paragraph.runs[0].bold = True
            paragraph.paragraph_format.keep_with_next = True
            self._rows(item.blok.tabel, title)
            self.alinea(item.blok.tabel.bron, "Bron")


def _level(block: Kop) -> int:
    """The chapters are level 1 in Word: the title has a style of its own there."""
    return min(max(block.niveau - 1, 1), 3)


def _headings(rapport: Rapport) -> list[tuple[int, str]]:
    found = []
    for item in genummerd(rapport):
        if isinstance(item.blok, Kop):
            found.append((_level(item.blok), item.blok.tekst))
        elif isinstance(item.blok, Proza):
            for part in alineas(item.blok.markdown):
                if part.soort == "kop":
                    found.append((max(part.niveau - 1, 1), "".join(run.tekst for run in part.runs)))
    return [*found, (2, "Colofon"), (1, CIJFERS)]
