"""Ten to fourteen slides for the management team: a finding as title, one picture, the evidence in the notes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from srm_kit import resources
from srm_kit.report.formaten.beeld import png
from srm_kit.report.formaten.tekst import getal_van, schoon
from srm_kit.report.huisstijl import Huisstijl
from srm_kit.report.rapport import Hoofdstuk, Rapport
from srm_kit.views import Alinea, Figuur, Kerncijfers, Kop, Lijst, Vraag

__all__ = ["Dia", "dias", "sjabloon", "to_pptx"]

_PER_PHASE = {"richten": 2, "inrichten": 2, "verrichten": 3}
_CM = 360_000
_LEFT, _WIDTH, _TOP, _BOTTOM = 1.6, 30.6, 4.2, 17.4
_SERIF, _SANS = "Georgia", "Calibri"


@dataclass(frozen=True, slots=True)
class Dia:
    """One slide: its title, what it shows, and the notes for who presents it."""

    titel: str
    inhoud: Figuur | Kerncijfers | tuple[str, ...]
    notities: tuple[str, ...] = ()
    genummerd: bool = False


def sjabloon() -> Path:
    """The shipped template."""
    return resources.folder("templates") / "office" / "rapport.pptx"


def dias(rapport: Rapport) -> tuple[Dia, ...]:
    """The slides after the title, chosen by rule.

    The key figures and the model; what goes wrong most; the first figures of each phase; what to do first; the
    route map; the questions to talk about.
    """
    chapters = {chapter.anker: chapter for chapter in rapport.hoofdstukken}
    summary = chapters.get("managementsamenvatting")
    found: list[Dia] = []
    if summary is not None:
        found += _summary(summary)
    for anchor, most in _PER_PHASE.items():
        if anchor in chapters:
            found += list(_findings(chapters[anchor]))[:most]
    if summary is not None:
        found += _lists(summary, "adviseren", genummerd=True)
    if "routekaart" in chapters:
        found += list(_findings(chapters["routekaart"]))[:1]
    questions = tuple(
        item.tekst for chapter in rapport.hoofdstukken for item in chapter.inhoud if isinstance(item, Vraag)
    )
    if questions:
        found.append(Dia("Waar wij het samen over moeten hebben", tuple(dict.fromkeys(questions))[:5]))
    return tuple(found)


def _summary(chapter: Hoofdstuk) -> list[Dia]:
    heading = next((item.tekst for item in chapter.inhoud if isinstance(item, Kop)), chapter.naam)
    found: list[Dia] = []
    for item in chapter.inhoud:
        if isinstance(item, Kerncijfers):
            found.append(Dia(heading, item, tuple(f"{each.kop}: {each.toelichting}" for each in item.cijfers)))
        elif isinstance(item, Figuur):
            found.append(Dia(item.bevinding.rstrip("."), item, (item.beschrijving, item.bron)))
    return found + _lists(chapter, "wringt")


def _lists(chapter: Hoofdstuk, word: str, genummerd: bool = False) -> list[Dia]:
    """The list under the heading that has this word."""
    content = chapter.inhoud
    for place, item in enumerate(content):
        if isinstance(item, Kop) and word in item.tekst:
            points = next((each.punten for each in content[place:] if isinstance(each, Lijst)), ())
            return [Dia(item.tekst, points, genummerd=genummerd)] if points else []
    return []


def _findings(chapter: Hoofdstuk) -> Iterator[Dia]:
    """A slide for each figure, under its heading, with what the text says of it in the notes."""
    heading, said = "", list[str]()
    for item in chapter.inhoud:
        if isinstance(item, Kop):
            # The heading of a chapter is about more than its first figure.
            heading, said = item.tekst if item.niveau > 2 else "", []
        elif isinstance(item, Alinea):
            said.append(item.tekst)
        elif isinstance(item, Figuur):
            yield Dia(heading or item.bevinding.rstrip("."), item, (*said, item.beschrijving, item.bron))
            heading, said = "", []


def to_pptx(rapport: Rapport, huisstijl: Huisstijl, peildatum: date) -> bytes:
    """The presentation, on the template of the house style."""
    import pptx

    deck = pptx.Presentation(str(huisstijl.pptx or sjabloon()))
    _title_slide(deck, rapport, huisstijl)
    for number, dia in enumerate(dias(rapport), start=2):
        _slide(deck, dia, number, rapport, huisstijl)
    properties = deck.core_properties
    properties.title = schoon(f"{rapport.kern.titel}: {rapport.kern.gemeente}")
    properties.author = properties.last_modified_by = "SRM Werkbank"
    properties.language = "nl-NL"
    properties.created = properties.modified = datetime(peildatum.year, peildatum.month, peildatum.day)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _title_slide(deck: Any, rapport: Rapport, huisstijl: Huisstijl) -> None:
    kern = rapport.kern
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    title, subtitle = slide.shapes.title, slide.placeholders[1]
    _place(title, 2.4, 5.2, 27, 4.6)
    _write(title, (kern.titel,), 40, huisstijl.inkt, _SERIF, bold=True)
    marks = [
        text
        for text, shown in (("FICTIEF: deze gemeente bestaat niet.", kern.fictief), ("CONCEPT.", kern.concept))
        if shown
    ]
    lines = (kern.ondertitel, " · ".join(f"{name}: {value}" for name, value in kern.regels), *marks)
    _place(subtitle, 2.4, 10.2, 27, 4.5)
    _write(subtitle, lines, 18, huisstijl.zacht, _SANS)
    _bar(slide, huisstijl, 2.4, 15.6, 27)
    slide.notes_slide.notes_text_frame.text = schoon(
        "Deze presentatie hoort bij het rapport. De cijfers zijn dezelfde."
    )


def _slide(deck: Any, dia: Dia, number: int, rapport: Rapport, huisstijl: Huisstijl) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    _place(slide.shapes.title, _LEFT, 0.9, _WIDTH, 2.6)
    _write(slide.shapes.title, (dia.titel,), 28 if len(dia.titel) < 75 else 24, huisstijl.inkt, _SERIF, bold=True)
    match dia.inhoud:
        case Figuur():
            _figure(slide, dia.inhoud, huisstijl)
        case Kerncijfers():
            _key_figures(slide, dia.inhoud, huisstijl)
        case points:
            _points(slide, points, huisstijl, dia.genummerd)
    kern = rapport.kern
    marks = [word for word, shown in (("FICTIEF", kern.fictief), ("CONCEPT", kern.concept)) if shown]
    foot = slide.shapes.add_textbox(int(_LEFT * _CM), int(17.9 * _CM), int(_WIDTH * _CM), int(0.8 * _CM))
    foot.name = "Voet"
    _write(foot, (" · ".join([kern.gemeente, *marks, str(number)]),), 11, huisstijl.zacht, _SANS)
    if dia.notities:
        slide.notes_slide.notes_text_frame.text = schoon("\n".join(dia.notities))


def _figure(slide: Any, figuur: Figuur, huisstijl: Huisstijl) -> None:
    if not _chart(slide, figuur, huisstijl):
        data = png(figuur, huisstijl)
        picture = slide.shapes.add_picture(io.BytesIO(data), int(_LEFT * _CM), int(_TOP * _CM))
        scale = min(_WIDTH * _CM / picture.width, (_BOTTOM - 1.2 - _TOP) * _CM / picture.height)
        picture.width, picture.height = int(picture.width * scale), int(picture.height * scale)
        _describe(picture, figuur)
    source = slide.shapes.add_textbox(int(_LEFT * _CM), int((_BOTTOM - 0.9) * _CM), int(_WIDTH * _CM), int(1.2 * _CM))
    source.name = "Bron"
    _write(source, (figuur.bron,), 11, huisstijl.zacht, _SANS)


def _chart(slide: Any, figuur: Figuur, huisstijl: Huisstijl) -> bool:
    """A chart to edit in PowerPoint, where the table behind the figure is one; else nothing."""
    if not figuur.grafiek or not figuur.tabel.rijen or not figuur.tabel.getallen:
        return False
    from pptx.chart.data import CategoryChartData
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
    from pptx.util import Pt

    rows = figuur.tabel.rijen
    data = CategoryChartData()
    if figuur.grafiek == "lijn":
        data.categories = [schoon(figuur.tabel.kolommen[column]) for column in figuur.tabel.getallen]
        for row in rows:
            data.add_series(schoon(row[0]), [_first_number(row[column]) for column in figuur.tabel.getallen])
        form = "0"
    else:
        column = figuur.tabel.getallen[0]
        values = [getal_van(row[column]) for row in rows]
        if all(value is None for value in values):
            return False
        data.categories = [schoon(row[0]) for row in rows]
        data.add_series(
            schoon(figuur.tabel.kolommen[column]), [None if value is None else value[0] for value in values]
        )
        form = "0%" if any(value and value[1] == "procent" for value in values) else "General"
    kind = XL_CHART_TYPE.LINE_MARKERS if figuur.grafiek == "lijn" else XL_CHART_TYPE.BAR_CLUSTERED
    frame = slide.shapes.add_chart(
        kind, int(_LEFT * _CM), int(_TOP * _CM), int(_WIDTH * _CM), int((_BOTTOM - 1.4 - _TOP) * _CM), data
    )
    _describe(frame, figuur)
    chart = frame.chart
    chart.font.size, chart.font.name = Pt(14), _SANS
    chart.font.color.rgb = RGBColor.from_string(huisstijl.inkt[1:].upper())
    chart.has_title = False
    chart.has_legend = figuur.grafiek == "lijn"
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.RIGHT, False
    plot = chart.plots[0]
    plot.has_data_labels = True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = form, False
    plot.data_labels.font.size = Pt(14)
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    if figuur.grafiek != "lijn":
        plot.gap_width = 45
        chart.category_axis.reverse_order = True
        chart.category_axis.format.line.fill.background()
        plot.series[0].format.fill.solid()
        plot.series[0].format.fill.fore_color.rgb = RGBColor.from_string(huisstijl.accent[1:].upper())
    else:
        for series, value in zip(plot.series, (huisstijl.accent, huisstijl.zacht, huisstijl.knelpunt), strict=False):
            series.smooth = False
            series.format.line.color.rgb = RGBColor.from_string(value[1:].upper())
    return True


def _first_number(text: str) -> float | None:
    found = getal_van(text.split(" ")[0])
    return None if found is None else found[0]


def _key_figures(slide: Any, item: Kerncijfers, huisstijl: Huisstijl) -> None:
    width = _WIDTH / max(len(item.cijfers), 1)
    for index, each in enumerate(item.cijfers):
        box = slide.shapes.add_textbox(
            int((_LEFT + index * width) * _CM), int(5.2 * _CM), int((width - 0.6) * _CM), int(9.5 * _CM)
        )
        box.name = f"Kerncijfer {index + 1}"
        _write(box, (each.kop,), 16, huisstijl.accent, _SANS, bold=True)
        _write(box, (each.waarde,), 48, huisstijl.inkt, _SERIF, bold=True, more=True)
        _write(box, (each.eenheid, each.toelichting), 16, huisstijl.zacht, _SANS, more=True)


def _points(slide: Any, points: tuple[str, ...], huisstijl: Huisstijl, numbered: bool) -> None:
    box = slide.shapes.add_textbox(int(_LEFT * _CM), int(_TOP * _CM), int(_WIDTH * _CM), int(12 * _CM))
    box.name = "Punten"
    lines = tuple(f"{index}. {text}" if numbered else text for index, text in enumerate(points, start=1))
    size = 20 if sum(map(len, points)) < 700 else 16
    _write(box, lines, size, huisstijl.inkt, _SANS, space=12)


def _bar(slide: Any, huisstijl: Huisstijl, left: float, top: float, width: float) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.shapes import MSO_SHAPE

    bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, int(left * _CM), int(top * _CM), int(width * _CM), int(0.2 * _CM))
    bar.name = "Streep"
    bar.fill.solid()
    bar.fill.fore_color.rgb = RGBColor.from_string(huisstijl.accent[1:].upper())
    bar.line.fill.background()
    _decorative(bar)


def _place(shape: Any, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = (int(value * _CM) for value in (left, top, width, height))


def _write(
    shape: Any,
    lines: tuple[str, ...],
    size: float,
    colour: str,
    font: str,
    *,
    bold: bool = False,
    more: bool = False,
    space: float = 4,
) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for index, line in enumerate(item for item in lines if item):
        paragraph = frame.paragraphs[0] if index == 0 and not more else frame.add_paragraph()
        paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, Pt(space)
        run = paragraph.add_run()
        run.text = schoon(line)
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, font
        run.font.color.rgb = RGBColor.from_string(colour[1:].upper())
        run.font.language_id = _dutch()


def _dutch() -> Any:
    from pptx.enum.lang import MSO_LANGUAGE_ID

    return MSO_LANGUAGE_ID.DUTCH


def _describe(shape: Any, figuur: Figuur) -> None:
    """Alternative text; the library has no name for it."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("descr", schoon(f"{figuur.titel}. {figuur.beschrijving}"))
    properties.set("title", schoon(figuur.titel))


def _decorative(shape: Any) -> None:
    shape._element.xpath(".//p:cNvPr")[0].set("descr", "")
