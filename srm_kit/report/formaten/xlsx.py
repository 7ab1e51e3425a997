"""The figures behind the report: one sheet per table and figure, with an index, as numbers to go on with."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from srm_kit.report.formaten.tekst import getal_van, schoon
from srm_kit.report.huisstijl import Huisstijl
from srm_kit.report.rapport import Rapport
from srm_kit.views import Figuur, Tabel

__all__ = ["tables", "to_xlsx"]

_FORMATS = {"getal": "#,##0.###", "euro": "€ #,##0", "procent": "0.##%"}


def tables(rapport: Rapport) -> Iterator[tuple[str, str, str, str, Tabel]]:
    """Every table of the report: (name, chapter, title, source, table), numbered as in the report."""
    figures = counted = 0
    for chapter in rapport.hoofdstukken:
        for item in chapter.inhoud:
            if isinstance(item, Figuur):
                figures += 1
                yield f"Figuur {figures}", chapter.naam, item.bevinding, item.bron, item.tabel
            elif isinstance(item, Tabel):
                counted += 1
                yield f"Tabel {counted}", chapter.naam, item.bijschrift, item.bron, item


def to_xlsx(rapport: Rapport, huisstijl: Huisstijl, peildatum: date) -> bytes:
    """The workbook. A suppressed value is its text (``n < 5``); text is never a formula."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        kern = rapport.kern
        book.set_properties(
            {
                "title": schoon(f"{kern.titel}: {kern.gemeente}"),
                "author": "SRM Werkbank",
                "created": datetime(peildatum.year, peildatum.month, peildatum.day),
            }
        )
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        title = book.add_format({"bold": True, "font_size": 14, "font_color": huisstijl.accent})
        soft = book.add_format({"font_color": huisstijl.zacht, "text_wrap": True, "valign": "top"})
        text = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        numbers = {key: book.add_format({"num_format": form, "valign": "top"}) for key, form in _FORMATS.items()}
        found = list(tables(rapport))
        index = book.add_worksheet("Inhoud")
        index.write_string(0, 0, schoon(kern.titel), title)
        mark = " FICTIEF: deze gemeente bestaat niet." if kern.fictief else ""
        index.write_string(1, 0, schoon(f"{kern.gemeente}.{mark}{' CONCEPT.' if kern.concept else ''}"), soft)
        for column, (name, width) in enumerate((("Blad", 12), ("Hoofdstuk", 18), ("Wat", 80), ("Bron", 80))):
            index.write_string(3, column, name, head)
            index.set_column(column, column, width)
        index.freeze_panes(4, 0)
        for row, (name, chapter, what, source, table) in enumerate(found, start=4):
            index.write_url(row, 0, f"internal:'{name}'!A1", string=name)
            for column, value in enumerate((chapter, what, source), start=1):
                index.write_string(row, column, schoon(value), soft if column == 3 else text)
            _sheet(book.add_worksheet(name), table, what, source, title, head, soft, text, numbers)
    return out.getvalue()


def _sheet(
    sheet: Any,
    table: Tabel,
    what: str,
    source: str,
    title: Any,
    head: Any,
    soft: Any,
    text: Any,
    numbers: dict[str, Any],
) -> None:
    sheet.write_string(0, 0, schoon(what), title)
    sheet.write_string(1, 0, schoon(source), soft)
    for column, name in enumerate(table.kolommen):
        sheet.write_string(3, column, schoon(name), head)
        longest = max((len(row[column]) for row in table.rijen), default=0)
        sheet.set_column(column, column, min(max(longest, len(name), 8) + 2, 60))
    sheet.freeze_panes(4, 1)
    for index, row in enumerate(table.rijen, start=4):
        for column, value in enumerate(row):
            figure = getal_van(value) if column in table.getallen else None
            if figure is None:
                # Whole numbers that are names ("2025") stay text: only columns of figures become figures.
                sheet.write_string(index, column, re.sub(r"\s+", " ", schoon(value)), text)
            else:
                sheet.write_number(index, column, figure[0], numbers[figure[1]])
