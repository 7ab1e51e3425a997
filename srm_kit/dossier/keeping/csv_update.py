"""Changes cells in the CSV that is there: other rows, columns, separator, encoding and line ends stay as they were."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from srm_kit.dossier.contract.cell_text import as_csv_text
from srm_kit.dossier.contract.kolommen import Tabel
from srm_kit.dossier.contract.raw import plain_name
from srm_kit.dossier.keeping.matching import matched
from srm_kit.dossier.reading.csv_text import csv_layout
from srm_kit.dossier.reading.headers import read_header

__all__ = ["CannotChange", "columns_of", "encode_as", "in_column", "updated_csv"]

_Rij = dict[str, Any]


class CannotChange(Exception):
    """What is there cannot be changed without losing something; the message says why, in Dutch."""


def columns_of(kop: Sequence[str], table: Tabel) -> dict[str, tuple[int, int]]:
    """Where each column stands and by how much its header multiplies, by the key of its name."""
    known = {plain_name(column.naam) for column in table.kolommen}
    found: dict[str, tuple[int, int]] = {}
    for place, name in enumerate(kop):
        header = read_header(name)
        if plain_name(name) not in known and header.sleutel in known:
            found.setdefault(header.sleutel, (place, header.factor))
        elif name.strip():
            found.setdefault(plain_name(name), (place, 1))
    return found


def in_column(value: Any, factor: int) -> Any:
    """A value as it stands under a header that multiplies."""
    if factor == 1 or not isinstance(value, (int, float)) or isinstance(value, bool):
        return value
    made = value / factor
    return int(made) if made.is_integer() else made


def updated_csv(data: bytes, table: Tabel, old: Mapping[int, _Rij], new: Sequence[_Rij]) -> bytes:
    """The CSV with these rows; ``old`` are the rows it holds now, by their number in the file."""
    layout = csv_layout(data, [column.naam for column in table.kolommen if column.verplicht])
    if layout is None:
        raise CannotChange(f"{table.naam}.csv is niet helemaal te lezen")
    places = columns_of(layout.kop, table)
    names = dict.fromkeys(name for row in new for name in row)
    added = [name for name in names if plain_name(name) not in places]
    for offset, name in enumerate(added):
        places[plain_name(name)] = (len(layout.kop) + offset, 1)
    width = len(layout.kop) + len(added)
    pairs = matched(table, old, new)
    changed: dict[int, str | None] = {number: None for number in old if number not in {there for there, _ in pairs}}
    behind: dict[int, list[str]] = {}
    at = layout.koprij
    for number, row in pairs:
        if number is None:
            cells = _filled([""] * width, {}, row, places)
            behind.setdefault(at, []).append(_line(cells, layout.separator))
            continue
        at = number
        if row != old[number]:
            cells = _filled(list(layout.cells(number)), old[number], row, places)
            changed[number] = _line(cells, layout.separator)
    lines = list(layout.before)
    for number, text in enumerate(layout.texts, start=1):
        made = changed.get(number, text)
        if number == layout.koprij and added:
            made = _line([*layout.kop, *added], layout.separator)
        elif made is not None and number in old and number not in changed and added:
            missing = width - len(layout.cells(number))
            made = f"{text}{layout.separator * max(missing, 0)}"
        if made is not None:
            lines.append(made)
        lines += behind.get(number, ())
    return encode_as("\n".join(lines) + "\n", data)


def _filled(cells: list[str], old: _Rij, new: _Rij, places: Mapping[str, tuple[int, int]]) -> list[str]:
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            place, factor = places[plain_name(name)]
            cells += [""] * (place + 1 - len(cells))
            value = new.get(name)
            cells[place] = "" if value is None else as_csv_text(in_column(value, factor))
    return cells


def _line(cells: Sequence[str], separator: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator="").writerow(cells)
    return out.getvalue()


def encode_as(text: str, data: bytes) -> bytes:
    """In the encoding and with the line ends of the file as it was; signs that it does not know make it UTF-8."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            ends = "\r\n" if "\r\n".encode(encoding) in data else "\n"
            return mark + text.replace("\n", ends).encode(encoding)
    ends = "\r\n" if b"\r\n" in data else "\n"
    text = text.replace("\n", ends)
    if data.startswith(codecs.BOM_UTF8):
        return codecs.BOM_UTF8 + text.encode()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return text.encode("cp1252")
        except UnicodeEncodeError:
            return codecs.BOM_UTF8 + text.encode()
    return text.encode()
