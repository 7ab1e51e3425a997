"""The report as a Word document that a consultant can go on with: real styles, captions, alternative text."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from srm_kit import resources
from srm_kit.report.formaten.beeld import png
from srm_kit.report.formaten.tekst import regels_van, schoon
from srm_kit.report.huisstijl import Huisstijl
from srm_kit.report.rapport import Proza, Rapport
from srm_kit.views import Alinea, Blok, EigenWoorden, Figuur, Kerncijfers, Kop, Lijst, Tabel, Vraag

__all__ = ["sjabloon", "to_docx"]

_ROLES = {"gewoon": "Normal", "inleiding": "Inleiding", "noot": "Noot"}


def sjabloon() -> Path:
    """The shipped template; its styles are those the report uses."""
    return resources.folder("templates") / "office" / "rapport.docx"


def to_docx(rapport: Rapport, huisstijl: Huisstijl, peildatum: date) -> bytes:
    """The Word document, made on the template of the house style."""
    import docx

    document = docx.Document(str(huisstijl.docx or sjabloon()))
    writer = _Schrijver(document, rapport, huisstijl)
    writer.everything()
    properties = document.core_properties
    properties.title = schoon(f"{rapport.kern.titel}: {rapport.kern.gemeente}")
    properties.author = properties.last_modified_by = "SRM Werkbank"
    properties.language, properties.comments = "nl-NL", ""
    properties.created = properties.modified = datetime(peildatum.year, peildatum.month, peildatum.day)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class _Schrijver:
    """Writes the blocks one after the other; figures and tables are numbered as on the page."""

    def __init__(self, document: Any, rapport: Rapport, huisstijl: Huisstijl) -> None:
        self.document, self.rapport, self.huisstijl = document, rapport, huisstijl
        self.figuren = self.tabellen = 0

    def everything(self) -> None:
        """Cover, contents, chapters, colophon."""
        _colours(self.document, self.huisstijl)
        self._cover()
        self._contents()
        for chapter in self.rapport.hoofdstukken:
            for item in chapter.inhoud:
                if isinstance(item, Proza):
                    self._markdown(item.markdown)
                else:
                    self._blok(item)
        self.document.add_paragraph("Colofon", style="Heading 2")
        self._rows(("Onderdeel", "Waarde"), self.rapport.colofon, ())
        self._running()

    def _cover(self) -> None:
        kern = self.rapport.kern
        self.document.add_paragraph(schoon(kern.bovenschrift), style="Noot")
        self.document.add_paragraph(schoon(kern.titel), style="Title")
        self.document.add_paragraph(schoon(kern.ondertitel), style="Inleiding")
        for mark, shown in (
            ("FICTIEF: deze gemeente bestaat niet, alle cijfers zijn bedacht.", kern.fictief),
            ("CONCEPT: voor ambtelijk hoor en wederhoor.", kern.concept),
        ):
            if shown:
                self.document.add_paragraph(mark, style="Merk")
        self._rows(("Gegeven", "Waarde"), kern.regels, ())

    def _contents(self) -> None:
        """A table of contents that Word fills in; the headings stand there already for who does not."""
        from docx.oxml.ns import qn
        from docx.oxml.parser import OxmlElement

        self.document.add_paragraph("Inhoud", style="Inhoudskop").paragraph_format.page_break_before = True
        headings = [
            item.tekst
            for chapter in self.rapport.hoofdstukken
            for item in chapter.inhoud
            if isinstance(item, Kop) and item.niveau == 2
        ]
        first = paragraph = self.document.add_paragraph(style="TOC 1")
        for kind, content in (("begin", None), (None, ' TOC \\o "1-2" \\h \\z \\u '), ("separate", None)):
            run = first.add_run()._r
            if kind:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
                if kind == "begin":
                    mark.set(qn("w:dirty"), "true")
            else:
                mark = OxmlElement("w:instrText")
                mark.set(qn("xml:space"), "preserve")
                mark.text = content
            run.append(mark)
        for index, text in enumerate(headings):
            if index:
                paragraph = self.document.add_paragraph(style="TOC 1")
            paragraph.add_run(schoon(text))
        end = OxmlElement("w:fldChar")
        end.set(qn("w:fldCharType"), "end")
        paragraph.add_run()._r.append(end)

    def _blok(self, item: Blok) -> None:
        match item:
            case Kop():
                paragraph = self.document.add_paragraph(
                    schoon(item.tekst), style=f"Heading {min(max(item.niveau - 1, 1), 3)}"
                )
                paragraph.paragraph_format.page_break_before = item.niveau == 2
            case Alinea():
                self.document.add_paragraph(schoon(item.tekst), style=_ROLES[item.rol])
            case Lijst():
                self._list(item.punten, item.genummerd)
            case Tabel():
                self.tabellen += 1
                self._caption("Tabel", self.tabellen, item.bijschrift, above=True)
                self._rows(item.kolommen, item.rijen, item.getallen)
                if item.bron:
                    self.document.add_paragraph(schoon(item.bron), style="Noot")
            case Figuur():
                self._figure(item)
            case Kerncijfers():
                rows = [(each.kop, f"{each.waarde} {each.eenheid}".strip(), each.toelichting) for each in item.cijfers]
                self._rows(("Kerncijfer", "Waarde", "Toelichting"), rows, (1,))
            case Vraag():
                paragraph = self.document.add_paragraph(style="Gespreksvraag")
                paragraph.add_run(f"{schoon(item.soort)}: ").bold = True
                paragraph.add_run(schoon(item.tekst))
            case EigenWoorden():
                who = f"Toelichting van {item.bureau}" if item.bureau else "Toelichting van de adviseur"
                self.document.add_paragraph(schoon(who), style="Toelichting").runs[0].bold = True
                self._markdown(item.markdown, "Toelichting")

    def _markdown(self, text: str, style: str = "Normal") -> None:
        for kind, group in _grouped(regels_van(text)):
            if kind in {"punt", "nummer"}:
                self._list(group, kind == "nummer")
                continue
            for line in group:
                heading = kind == "kop" and style == "Normal"
                paragraph = self.document.add_paragraph(line, style="Heading 2" if heading else style)
                if kind == "kop" and not heading:
                    paragraph.runs[0].bold = True

    def _list(self, points: Iterable[str], numbered: bool) -> None:
        from docx.oxml.ns import qn

        number = _new_numbering(self.document) if numbered else None
        for point in points:
            paragraph = self.document.add_paragraph(schoon(point), style="List Number" if numbered else "List Bullet")
            if number is not None:
                # Every list starts at 1 again.
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_ilvl().set(qn("w:val"), "0")
                properties.get_or_add_numId().set(qn("w:val"), str(number))

    def _figure(self, item: Figuur) -> None:
        from docx.shared import Cm

        self.figuren += 1
        paragraph = self.document.add_paragraph(style="Figuur")
        picture = paragraph.add_run().add_picture(io.BytesIO(png(item, self.huisstijl)), width=Cm(16.4))
        properties = picture._inline.docPr
        properties.set("name", f"Figuur {self.figuren}")
        properties.set("title", schoon(item.titel))
        properties.set("descr", schoon(f"{item.titel}. {item.beschrijving}"))
        self._caption("Figuur", self.figuren, item.bevinding, item.bron)
        self._rows(item.tabel.kolommen, item.tabel.rijen, item.tabel.getallen)

    def _caption(self, kind: str, number: int, text: str, source: str = "", above: bool = False) -> None:
        """A caption with a field, so that Word counts on when a consultant adds one."""
        from docx.oxml.ns import qn
        from docx.oxml.parser import OxmlElement

        paragraph = self.document.add_paragraph(style="Caption")
        paragraph.add_run(f"{kind} ").bold = True
        paragraph.paragraph_format.keep_with_next = above
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), f" SEQ {kind} \\* ARABIC ")
        run = OxmlElement("w:r")
        content = OxmlElement("w:t")
        content.text = str(number)
        run.append(content)
        field.append(run)
        paragraph._p.append(field)
        paragraph.add_run(f". {schoon(text)}").bold = True
        if source:
            paragraph.add_run(f" {schoon(source)}")

    def _rows(self, header: Iterable[str], rows: Iterable[Iterable[str]], figures: Iterable[int]) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.oxml.ns import qn
        from docx.oxml.parser import OxmlElement

        names, right = list(header), set(figures)
        content = [list(row) for row in rows]
        table = self.document.add_table(rows=1 + len(content), cols=len(names), style="Rapporttabel")
        widths = _widths([names, *content])
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        # Cell by cell python-docx searches the whole table each time; the rows themselves are near.
        for index, (row, values) in enumerate(zip(table.rows, [names, *content], strict=True)):
            properties = row._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if index == 0:
                properties.append(OxmlElement("w:tblHeader"))
            for column, (cell, value) in enumerate(zip(row._tr.tc_lst, values, strict=True)):
                cell.width = widths[column]
                paragraph = cell.p_lst[0]
                style = paragraph.get_or_add_pPr()
                style.style = self.document.styles["Tabeltekst"].style_id
                if column in right:
                    style.jc_val = WD_ALIGN_PARAGRAPH.RIGHT
                run = paragraph.add_r()
                text = OxmlElement("w:t")
                text.text = schoon(value).replace("\n", " ")
                text.set(qn("xml:space"), "preserve")
                run.append(text)
        self.document.add_paragraph(style="Tabelruimte")

    def _running(self) -> None:
        """Running head and page number; fiction and draft on every page."""
        from docx.oxml.ns import qn
        from docx.oxml.parser import OxmlElement

        kern, section = self.rapport.kern, self.document.sections[0]
        marks = [word for word, shown in (("FICTIEF", kern.fictief), ("CONCEPT", kern.concept)) if shown]
        head = section.header.paragraphs[0]
        head.style = self.document.styles["Header"]
        head.text = schoon(" · ".join([f"{kern.bovenschrift} {kern.gemeente}", *marks]))
        foot = section.footer.paragraphs[0]
        foot.style = self.document.styles["Footer"]
        foot.text = "Bladzijde "
        for instruction, between in (("PAGE", " van "), ("NUMPAGES", "")):
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), f" {instruction} ")
            run, text = OxmlElement("w:r"), OxmlElement("w:t")
            text.text = "1"
            run.append(text)
            field.append(run)
            foot._p.append(field)
            foot.add_run(between)


def _widths(rows: list[list[str]]) -> list[int]:
    """Column widths over 16.4 cm, after the longest text of each column within reason."""
    from docx.shared import Cm

    longest = [min(max(max(len(row[column]) for row in rows), 6), 46) for column in range(len(rows[0]))]
    return [int(Cm(16.4 * length / sum(longest))) for length in longest]


def _grouped(lines: list[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    groups: list[tuple[str, list[str]]] = []
    for kind, text in lines:
        if groups and groups[-1][0] == kind:
            groups[-1][1].append(text)
        else:
            groups.append((kind, [text]))
    return groups


def _new_numbering(document: Any) -> int:
    """A numbering of its own, from 1, in the form of the style List Number."""
    from docx.oxml.ns import qn

    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element.pPr.numPr.numId.val
    abstract = next(item for item in numbering.num_lst if item.numId == style).abstractNumId.val
    made = numbering.add_num(abstract)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(made.get(qn("w:numId")))


def _colours(document: Any, huisstijl: Huisstijl) -> None:
    """The colours of the house style on the styles of the template."""
    from docx.shared import RGBColor

    def colour(value: str) -> Any:
        return RGBColor.from_string(value.removeprefix("#").upper())

    names = {
        "Title": huisstijl.inkt,
        "Heading 1": huisstijl.accent,
        "Heading 2": huisstijl.inkt,
        "Heading 3": huisstijl.inkt,
        "Normal": huisstijl.inkt,
        "Caption": huisstijl.inkt,
        "Noot": huisstijl.zacht,
        "Inleiding": huisstijl.zacht,
        "Gespreksvraag": huisstijl.inkt,
        "Toelichting": huisstijl.inkt,
        "Merk": huisstijl.knelpunt,
        "Header": huisstijl.zacht,
        "Footer": huisstijl.zacht,
    }
    for name, value in names.items():
        document.styles[name].font.color.rgb = colour(value)
