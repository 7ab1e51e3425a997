"""The overview of a batch: a page to read, failures first, and a workbook to sort."""

from __future__ import annotations

import io
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from srm_kit import __version__, nl, resources
from srm_kit.batch.jobs import Stapel
from srm_kit.batch.manifest import Regel, Status
from srm_kit.errors import UitvoerNietSchrijfbaar

__all__ = ["WOORDEN", "schrijf", "to_html", "to_xlsx"]

WOORDEN = {
    Status.KLAAR: "klaar",
    Status.GEWEIGERD: "dossier geweigerd",
    Status.CELFOUT: "notebook gestopt",
    Status.AFGEKEURD: "rapport afgekeurd",
    Status.TIJD: "duurde te lang",
    Status.GEHEUGEN: "te veel geheugen",
    Status.DOOD: "proces gestopt",
    Status.SCHRIJFFOUT: "schrijven mislukt",
    Status.FOUT: "fout",
}
_LONGEST = 1200


@dataclass(frozen=True, slots=True)
class _Klaar:
    gemeente: str
    link: str
    kop: str
    bestanden: tuple[tuple[str, str], ...]
    grootte: str


@dataclass(frozen=True, slots=True)
class _Mislukt:
    gemeente: str
    wat: str
    waar: str
    tekst: str


def schrijf(out: Path, stapel: Stapel, naam: str = "overzicht") -> Path:
    """Writes ``overzicht.html`` and ``overzicht.xlsx``, each whole or not at all; gives the page."""
    page = out / f"{naam}.html"
    try:
        for path, data in ((out / f"{naam}.xlsx", to_xlsx(stapel)), (page, to_html(stapel).encode())):
            fresh = path.with_name(f".{path.name}.nieuw")
            fresh.write_bytes(data)
            os.replace(fresh, path)
    except OSError as error:
        raise UitvoerNietSchrijfbaar(out, error.strerror or "it cannot be written") from None
    return page


def to_html(stapel: Stapel) -> str:
    """The page: no script, no address outside the folder; the same stack gives the same page."""
    from jinja2 import Environment, FileSystemLoader

    templates = Environment(
        loader=FileSystemLoader(resources.folder("templates") / "batch"), autoescape=True, trim_blocks=False
    )
    rows = list(_lines(stapel))
    failed = [line for _, line in rows if line is not None and line.status != Status.KLAAR]
    done = [line for _, line in rows if line is not None and line.status == Status.KLAAR]
    waiting = [name for name, line in rows if line is None]
    count = len(rows)
    return templates.get_template("overzicht.html.j2").render(
        totaal=f"{count} {'rapport' if count == 1 else 'rapporten'}",
        tellingen=[("Klaar", len(done)), ("Niet gelukt", len(failed)), ("Nog te doen", len(waiting))],
        opmerkingen=list(_remarks(stapel, failed)),
        mislukt=[_failed(line) for line in failed],
        klaar=[_done(line) for line in done],
        open=nl.opsomming(waiting[:40]) + (f" en nog {len(waiting) - 40}" if len(waiting) > 40 else "")
        if waiting
        else "",
        versie=__version__,
    )


def to_xlsx(stapel: Stapel) -> bytes:
    """A row per report, to sort and filter; text stays text, whatever it begins with."""
    import xlsxwriter

    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "Overzicht van de rapporten", "author": "SRM Werkbank"})
    sheet = book.add_worksheet("Overzicht")
    head = ("Map", "Gemeente", "Stand", "Titel", "Waar", "Melding", "Pogingen", "Bytes")
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for column, (name, width) in enumerate(zip(head, (18, 26, 20, 44, 30, 70, 10, 12), strict=True)):
        sheet.write_string(0, column, name, bold)
        sheet.set_column(column, column, width, wrap)
    row = 0
    for row, (name, line) in enumerate(_lines(stapel), start=1):
        texts = (name, "", "nog te doen", "", "", "")
        if line is not None:
            texts = (name, line.gemeente, WOORDEN.get(line.status, line.status), line.kop, _where(line), _text(line))
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text)
        if line is not None:
            sheet.write_number(row, 6, line.poging)
            sheet.write_number(row, 7, _size(line))
    sheet.autofilter(0, 0, max(row, 1), len(head) - 1)
    sheet.freeze_panes(1, 1)
    book.close()
    return made.getvalue()


def _lines(stapel: Stapel) -> Iterator[tuple[str, Regel | None]]:
    """Every report with what is known of it now: a line about other input says nothing of this one."""
    for job in stapel.klussen:
        line = stapel.regels.get(job.bron.naam)
        if line is not None and line.sleutel != job.sleutel:
            line = None
        if line is None and job.klaar:
            line = Regel(job.bron.naam, job.sleutel, Status.KLAAR, job.bron.gemeente)
        yield job.bron.naam, line


def _remarks(stapel: Stapel, failed: list[Regel]) -> Iterator[str]:
    if stapel.gestopt:
        yield "De reeks is gestopt omdat dezelfde fout steeds terugkwam. Herstel de oorzaak en geef de opdracht nog eens."
    if stapel.onleesbaar:
        word = "regel" if stapel.onleesbaar == 1 else "regels"
        yield f"In het logboek (manifest.jsonl) {'is' if stapel.onleesbaar == 1 else 'zijn'} {stapel.onleesbaar} {word} niet te lezen. Die tellen niet mee."
    kinds = Counter(WOORDEN.get(line.status, line.status) for line in failed)
    if len(failed) > 1:
        yield "Niet gelukt: " + nl.opsomming([f"{number} keer {word}" for word, number in kinds.most_common()]) + "."


def _failed(line: Regel) -> _Mislukt:
    return _Mislukt(line.gemeente or line.naam, WOORDEN.get(line.status, line.status), _where(line), _text(line))


def _done(line: Regel) -> _Klaar:
    names = sorted(line.bestanden) or ["rapport.html"]
    files = tuple((name.rsplit(".", 1)[-1], f"{line.naam}/{name}") for name in names if name.startswith("rapport."))
    size = f"{nl.getal(_size(line) / 1000)} kB" if line.bestanden else ""
    return _Klaar(line.gemeente or line.naam, f"{line.naam}/rapport.html", line.kop, files, size)


def _where(line: Regel) -> str:
    return ", ".join(filter(None, (line.notebook, f"cel {line.cel}" if line.cel else "")))


def _text(line: Regel) -> str:
    return line.tekst if len(line.tekst) <= _LONGEST else line.tekst[:_LONGEST].rsplit("\n", 1)[0] + "\n…"


def _size(line: Regel) -> int:
    return sum(int(item.get("bytes", 0)) for item in line.bestanden.values())
