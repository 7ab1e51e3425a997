"""The PDF: the HTML printed by an installed browser, then mended, dated and read back.

The browser tags the print and makes its outline. What it leaves wrong is mended here: it glues the lines of a
wrapped heading together in the outline, counts the frame of a figure as a picture without description, and
writes the time of printing.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from srm_kit.document.formats import Manuscript
from srm_kit.document.formats.browser import find_browser
from srm_kit.document.formats.printer import printer, shared_browser
from srm_kit.document.report_value import Report
from srm_kit.errors import FormatFailed

if TYPE_CHECKING:
    import pikepdf

__all__ = ["check_pdf", "find", "headings_of", "kept_open", "write"]


def find() -> None:
    """Looks for the browser; raises ``BrowserNotFound`` with what to do when there is none."""
    find_browser()


def write(manuscript: Manuscript) -> bytes:
    """The report as PDF; the private folder is filled with the profile of the browser.

    Raises ``BrowserNotFound`` or ``FormatFailed``.
    """
    report, html, page = manuscript.report, manuscript.html, manuscript.folder / "afdruk.html"
    with printer(manuscript.folder) as print_page:
        _lay_down(page, numbered(html, dict.fromkeys(chapters_in(html), 99)))
        # A browser cannot say on which page a chapter will come: only a print can.
        _lay_down(page, numbered(html, _pages_of_chapters(print_page(page), html)))
        made = _mended(print_page(page), report, headings_of(html))
    faults = check_pdf(made, report, headings_of(html))
    if faults:
        raise FormatFailed("pdf", "; ".join(faults))
    return made


def kept_open() -> AbstractContextManager[None]:
    """While this is open, all that is printed from here is printed by one browser."""
    return shared_browser()


def _lay_down(page: Path, html: str) -> None:
    page.write_text(html, encoding="utf-8", newline="\n")


def headings_of(html: str) -> tuple[str, ...]:
    """The headings of the page in their order, as the outline should have them."""
    from lxml import html as parser

    page = parser.document_fromstring(html)
    return tuple(" ".join("".join(map(str, item.itertext())).split()) for item in page.iter("h1", "h2", "h3", "h4"))


_PLACE = re.compile(r'(<span class="blz" data-blz="([\w-]+)">)\d*(</span>)')


def numbered(html: str, pages: Mapping[str, int]) -> str:
    """The page with the number of the paper page after each chapter of the contents, as far as that is known.

    >>> numbered('<span class="blz" data-blz="richten"></span>', {"richten": 7})
    '<span class="blz" data-blz="richten">7</span>'
    """
    return _PLACE.sub(lambda found: f"{found[1]}{pages.get(found[2], '')}{found[3]}", html)


def chapters_in(html: str) -> tuple[str, ...]:
    """The chapters that the contents of the page name."""
    return tuple(found[1] for found in _PLACE.findall(html))


def _pages_of_chapters(printed: bytes, html: str) -> dict[str, int]:
    """On which page of the print the first heading of each chapter stands."""
    import pikepdf
    from lxml import html as parser

    every = list(parser.document_fromstring(html).iter("h1", "h2", "h3", "h4"))
    with pikepdf.open(io.BytesIO(printed)) as pdf, pdf.open_outline() as outline:
        places = [item.destination for item in _entries(outline.root)]
        order = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        if len(places) != len(every):
            return {}
        found: dict[str, int] = {}
        for heading, place in zip(every, places, strict=True):
            section = next(heading.iterancestors("section"), None)
            name = "" if section is None else str(section.get("id"))
            if name and name not in found and isinstance(place, pikepdf.Array):
                found[name] = order[place[0].objgen]
    return found


def _mended(printed: bytes, report: Report, headings: Sequence[str]) -> bytes:
    import pikepdf

    with pikepdf.open(io.BytesIO(printed)) as pdf:
        with pdf.open_outline() as outline:
            entries = list(_entries(outline.root))
            if len(entries) == len(headings):
                for entry, heading in zip(entries, headings, strict=True):
                    entry.title = heading
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure" and "/Alt" not in item:
                item.S = pikepdf.Name.Div
        _renumber(pdf)
        pdf.Root.Lang = pikepdf.String("nl-NL")
        pdf.docinfo["/Title"] = _title(report)
        pdf.docinfo["/Creator"] = "SRM Werkbank"
        pdf.docinfo["/Author"] = "SRM Werkbank"
        moment = f"D:{report.reference_date:%Y%m%d}000000Z"
        pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = moment
        target = io.BytesIO()
        pdf.save(
            target,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
            deterministic_id=True,
        )
    return target.getvalue()


def _renumber(pdf: pikepdf.Pdf) -> None:
    """Names the marks of table heads by their place, from 1.

    The browser names them after its own numbers, which also count what it did before it opened the page: on a busy computer
    that is now and then something more.
    """
    import pikepdf

    places: list[tuple[Any, Any, str]] = []

    def look(holder: Any) -> None:
        pairs = holder.items() if isinstance(holder, pikepdf.Dictionary) else enumerate(holder)
        for key, value in list(pairs):
            if isinstance(value, pikepdf.String):
                if _NODE.fullmatch(text := str(value)):
                    places.append((holder, key, text))
            elif isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect:
                look(value)

    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary | pikepdf.Array):
            look(item)
    names = {name: f"node{place:08d}" for place, name in enumerate(sorted({name for *_, name in places}), start=1)}
    for holder, key, name in places:
        holder[key] = pikepdf.String(names[name])


_NODE = re.compile(r"node\d{8}")


def _title(report: Report) -> str:
    return f"{report.cover.title} – {report.cover.subject}"


def _entries(items: Sequence[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        yield item
        yield from _entries(item.children)


def check_pdf(data: bytes, report: Report, headings: Sequence[str]) -> tuple[str, ...]:
    """Reads a PDF back: what it lacks of tags, language, title, outline and descriptions; empty when it is whole."""
    import pikepdf

    found: list[str] = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root
        if "/StructTreeRoot" not in root or not root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False):
            found.append("the PDF is not tagged")
        if not str(root.get("/Lang", "")).startswith("nl"):
            found.append("the PDF does not say that it is in Dutch")
        if str(pdf.docinfo.get("/Title", "")) != _title(report):
            found.append("the PDF has no title")
        if not root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False):
            found.append("the PDF does not show its title")
        with pdf.open_outline() as outline:
            titles = [str(item.title) for item in _entries(outline.root)]
        if titles != list(headings):
            found.append(f"the outline has {len(titles)} entries that are not the {len(headings)} headings")
        kinds = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item]
        pictures = [item for item in kinds if item.get("/S") == "/Figure"]
        if any(not str(picture.get("/Alt", "")).strip() for picture in pictures):
            found.append("a figure of the PDF has no description")
        if len(pdf.pages) < 2:
            found.append("the PDF has no second page")
    return tuple(found)
