"""The overview of a batch: a page to read, failures first, and a workbook to sort."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from srm_kit import __version__, nl, resources
from srm_kit.batch.jobs import Batch
from srm_kit.batch.manifest import ManifestLine, Status
from srm_kit.batch.overview_figures import COLUMNS, SPREAD_HEAD, figure_table, figures_of, spread_rows
from srm_kit.errors import OutputNotWritable
from srm_kit.plain_files import write_whole

__all__ = ["WORDS", "to_html", "to_xlsx", "write_overview"]

WORDS = {
    Status.DONE: "klaar",
    Status.REFUSED: "dossier geweigerd",
    Status.CELL_FAILED: "notebook gestopt",
    Status.REJECTED: "rapport afgekeurd",
    Status.TIMED_OUT: "duurde te lang",
    Status.OUT_OF_MEMORY: "te veel geheugen",
    Status.DIED: "proces gestopt",
    Status.WRITE_FAILED: "schrijven mislukt",
    Status.FAILED: "fout",
}
_LONGEST = 1200
_NAMED = 40
"""So many of the reports that wait are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class _DoneRow:
    municipality: str
    link: str
    title: str
    files: tuple[tuple[str, str], ...]
    size: str


@dataclass(frozen=True, slots=True)
class _FailedRow:
    municipality: str
    what: str
    where: str
    text: str


def write_overview(out: Path, batch: Batch, name: str = "overzicht") -> Path:
    """Writes ``overzicht.html`` and ``overzicht.xlsx``, each whole or not at all; gives the page."""
    page = out / f"{name}.html"
    figures = {one: figures_of(out / one) for one, line in _lines(batch) if line and line.status is Status.DONE}
    try:
        for path, data in (
            (out / f"{name}.xlsx", to_xlsx(batch, figures)),
            (page, to_html(batch, figures).encode()),
        ):
            write_whole(path, data)
    except OSError as error:
        raise OutputNotWritable(out, error.strerror or "it cannot be written") from None
    return page


def to_html(batch: Batch, figures: Mapping[str, Mapping[str, float]]) -> str:
    """The page: no script, no address outside the folder; the same stack gives the same page.

    ``figures`` are the headline figures of the reports, by name.
    """
    from jinja2 import Environment, FileSystemLoader

    templates = Environment(
        loader=FileSystemLoader(resources.folder("templates") / "batch"), autoescape=True, trim_blocks=False
    )
    rows = list(_lines(batch))
    failed = [line for _, line in rows if line is not None and line.status is not Status.DONE]
    done = [line for _, line in rows if line is not None and line.status is Status.DONE]
    waiting = [name for name, line in rows if line is None]
    rest = waiting[_NAMED:]
    count = len(rows)
    return templates.get_template("overzicht.html.j2").render(
        total=f"{count} {'rapport' if count == 1 else 'rapporten'}",
        counts=[("Klaar", len(done)), ("Niet gelukt", len(failed)), ("Nog te doen", len(waiting))],
        remarks=[*_remarks(batch, failed), *_kept(done)],
        failed=[_failed(line) for line in failed],
        done=[_done(line) for line in done],
        figures=figure_table([(line.name, line.municipality or line.name) for line in done], figures),
        spread_head=SPREAD_HEAD,
        waiting=nl.opsomming(waiting[:_NAMED]) + (f" en nog {len(rest)}" if rest else ""),
        version=__version__,
    )


def to_xlsx(batch: Batch, figures: Mapping[str, Mapping[str, float]]) -> bytes:
    """A row per report, to sort and filter, and a sheet with the spread; text stays text, whatever it begins with."""
    import xlsxwriter

    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "Overzicht van de rapporten", "author": "SRM Werkbank"})
    sheet = book.add_worksheet("Overzicht")
    labels = tuple(column.label for column in COLUMNS)
    head = ("Map", "Gemeente", "Stand", "Titel", "Waar", "Melding", "Pogingen", "Bytes", *labels)
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for column, (name, width) in enumerate(
        zip(head, (18, 26, 20, 44, 30, 70, 10, 12, *[14] * len(labels)), strict=True)
    ):
        sheet.write_string(0, column, name, bold)
        sheet.set_column(column, column, width, wrap)
    share = book.add_format({"num_format": "0%"})
    row = 1
    for row, (name, line) in enumerate(_lines(batch), start=1):
        texts = (name, "", "nog te doen", "", "", "")
        if line is not None:
            texts = (name, line.municipality, WORDS[line.status], line.title, _where(line), _text(line))
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text)
        if line is not None:
            sheet.write_number(row, 6, line.attempt)
            sheet.write_number(row, 7, _size(line))
        for place, figure in enumerate(COLUMNS, start=8):
            value = figures.get(name, {}).get(figure.name)
            if value is not None:
                sheet.write_number(
                    row, place, value / 100 if figure.percent else value, share if figure.percent else None
                )
    sheet.autofilter(0, 0, row, len(head) - 1)
    sheet.freeze_panes(1, 1)
    beside = book.add_worksheet("Spreiding")
    for row, cells in enumerate((SPREAD_HEAD, *spread_rows(figures))):
        for column, text in enumerate(cells):
            beside.write_string(row, column, text, bold if row == 0 else None)
    beside.set_column(0, len(SPREAD_HEAD) - 1, 24)
    book.close()
    return made.getvalue()


def _lines(batch: Batch) -> Iterator[tuple[str, ManifestLine | None]]:
    """Every report with what is known of it now: a line about other input says nothing of this one."""
    for job in batch.jobs:
        line = batch.lines.get(job.source.name)
        if line is not None and line.key != job.key:
            line = None
        if line is None and job.done:
            line = ManifestLine(job.source.name, job.key, Status.DONE, job.source.municipality)
        yield job.source.name, line


def _remarks(batch: Batch, failed: list[ManifestLine]) -> Iterator[str]:
    if batch.stopped:
        yield "De reeks is gestopt omdat dezelfde fout steeds terugkwam. Herstel de oorzaak en geef de opdracht nog eens."
    if batch.unreadable:
        word = "regel" if batch.unreadable == 1 else "regels"
        yield f"In het logboek (manifest.jsonl) {'is' if batch.unreadable == 1 else 'zijn'} {batch.unreadable} {word} niet te lezen. Die tellen niet mee."
    kinds = Counter(WORDS[line.status] for line in failed)
    if len(failed) > 1:
        yield "Niet gelukt: " + nl.opsomming([f"{number} keer {word}" for word, number in kinds.most_common()]) + "."


def _kept(done: list[ManifestLine]) -> Iterator[str]:
    """Which edited files stand beside the new ones."""
    for line in done:
        for text in line.text.splitlines():
            yield f"{line.municipality or line.name}: {text}."


def _failed(line: ManifestLine) -> _FailedRow:
    return _FailedRow(line.municipality or line.name, WORDS[line.status], _where(line), _text(line))


def _done(line: ManifestLine) -> _DoneRow:
    names = sorted(line.files) or ["rapport.html"]
    files = tuple((name.rpartition(".")[2], f"{line.name}/{name}") for name in names if name.startswith("rapport."))
    size = f"{nl.getal(_size(line) / 1000)} kB" if line.files else ""
    return _DoneRow(line.municipality or line.name, f"{line.name}/rapport.html", line.title, files, size)


def _where(line: ManifestLine) -> str:
    return ", ".join(filter(None, (line.notebook, f"cel {line.cell}" if line.cell else "")))


def _text(line: ManifestLine) -> str:
    return line.text if len(line.text) <= _LONGEST else line.text[:_LONGEST].rsplit("\n", 1)[0] + "\n…"


def _size(line: ManifestLine) -> int:
    return sum(int(file.get("bytes", 0)) for file in line.files.values())
