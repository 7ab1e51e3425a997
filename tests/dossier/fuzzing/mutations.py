"""Dossiers that are damaged or odd in ways that files from the field are, and what stands in them by another reading.

A ``Case`` is made from a seed alone. Each text of the base dossier ends in a mark of its own (``qz17``), so that a cell
that was lost can be told without knowing how it was read.
"""

from __future__ import annotations

import csv
import io
import random
import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import xlsxwriter

from srm_kit import resources
from srm_kit.dossier import TABELLEN
from srm_kit.dossier.contract.kolommen import Soort

__all__ = ["MARK", "Case", "make_case", "same_dossier"]

MARK = re.compile(r"qz\d+q")
_ANSWERS = 12
Rows = list[list[str]]
NASTY = [
    "-", "n.v.t.", "x", "?", "..", "1.234", "1,234", "12,5%", "ca. 30", "#N/B", "#REF!", "=1+1", "'=1+1", "@x", "-5", "−5",
    "\U0001f600 qz9001q", "a" * 40_000, "1e400", "nan", "inf", "9" * 400, "0x10", "١٢", "½", "²", "31-02-2026", "2026-13-01",
    "0000-01-01", "9999-12-31", "doorlopend", "Q5 2026", "\u202e30", "een\ntwee", "a;b", 'a"b', '"', "''", "=", "1 op 0",
    "<", "65-", "100 tot", "65-70%", "1.2.3", "€ 1.000,-", "JA", "Nee", "wn", "nvt", "\x0b", "_xD83D_", "_x0000_", "\ud83d",
    "SD1", "E01", "6", "0", "-1", "1e5", "5,0", "3.5", "24% (2009)", "2025", "mei 2025", "$", "<script>", "**vet**", "[a](http://b.nl)",
    "\u200b", "\u00a0", "SD1\u200b", "sd1", "(x 1.000)", "TRUE", "10000000000000000", "0.1.1", "tenminste 5", "00:00", "1-1-26", "\x00",
]  # fmt: skip
_KEYS = [
    "",
    "gemeente = 3",
    "[opdracht]",
    "k_min = 2",
    "peildatum = morgen",
    "x = '",
    "[[a]]",
    "\x00",
    "schema = 9",
    "naam = ''",
]
_XML_VALUES = ["", "-1", "999999999999", "A0", "XFE1", "ZZZZ1", "A1:XFD1048576", "1e999", "s", "e", "d", "b", "str", "inlineStr", "é", "0", "NaN"]  # fmt: skip


class Case:
    """One odd dossier on the disk, in ``place``; ``seed`` makes it anew and ``what`` says what was done to it.

    ``tables`` are its rows when nothing but their contents and notation was changed, and None when the file was damaged.
    """

    def __init__(self, place: Path, seed: int) -> None:
        self.place, self.seed = place, seed
        self.what: list[str] = []
        self.tables: dict[str, Rows] | None = None

    def marks(self) -> dict[str, str]:
        """The table of every mark in a cell, by a reading that shares nothing with ours."""
        return _marks_of_book(self.place) if self.place.is_file() else _marks_of_folder(self.place)


def make_case(folder: Path, seed: int) -> Case:
    """The dossier of this seed, written in ``folder``."""
    chance = random.Random(seed)
    book = chance.random() < 0.5
    case = Case(folder / ("dorp.xlsx" if book else "dorp"), seed)
    tables = {name: [list(row) for row in rows] for name, rows in _base().items()}
    if chance.random() < 0.6:
        del tables["respons"]
    settings = (resources.folder("data_samples") / "voorbeeldstad" / "dossier.toml").read_text(encoding="utf-8")
    settings = settings.replace('bestand = "referentie_fictief.csv"', 'bestand = ""')
    for _ in range(chance.choice([0, 1, 1, 2, 3])):
        change = chance.choice(_CHANGES)
        case.what.append(change.__name__.strip("_"))
        change(chance, tables)
    damaged = chance.random() < 0.4
    if chance.random() < 0.1:
        damaged = True
        settings = _odd_settings(chance, settings)
    (_write_book if book else _write_folder)(case, chance, tables, settings)
    if damaged:
        (_damage_book if book else _damage_folder)(case, chance)
    else:
        case.tables = tables
    return case


def same_dossier(folder: Path, seed: int) -> Path:
    """The sample in another notation: form, order of rows and columns, headers, separators, encodings, blank rows."""
    chance = random.Random(seed)
    case = Case(folder / ("dorp.xlsx" if seed % 2 else "dorp"), seed)
    sample = resources.folder("data_samples") / "voorbeeldstad"
    tables = {}
    for table in TABELLEN:
        path = sample / f"{table.naam}.csv"
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as file:
                tables[table.naam] = list(csv.reader(file, delimiter=";"))
    for _ in range(12):
        chance.choice([_other_headers, _shuffled_columns, _shuffled_rows, _blank_rows])(chance, tables)
    (_write_book if seed % 2 else _write_folder)(
        case, chance, tables, (sample / "dossier.toml").read_text(encoding="utf-8"), odd=0.0
    )
    shutil.copyfile(
        sample / "referentie_fictief.csv", folder / ("." if seed % 2 else "dorp") / "referentie_fictief.csv"
    )
    return case.place


_held: dict[str, Rows] = {}


def _base() -> dict[str, Rows]:
    if not _held:
        number = 0
        for table in TABELLEN:
            path = resources.folder("data_samples") / "voorbeeldstad" / f"{table.naam}.csv"
            if not path.is_file():
                continue
            with path.open(encoding="utf-8", newline="") as file:
                rows = list(csv.reader(file, delimiter=";"))
            free = {column.naam for column in table.kolommen if column.soort in {Soort.TEKST, Soort.MARKDOWN}}
            for row in rows[1:] if table.naam != "respons" else ():
                for place, name in enumerate(rows[0]):
                    if name in free and row[place]:
                        number += 1
                        row[place] += f" qz{number}q"
            _held[table.naam] = rows[: _ANSWERS + 1] if table.naam == "respons" else rows
    return _held


# ------------------------------------------------------------------------------------ changes of what stands in a table


def _some(chance: random.Random, tables: dict[str, Rows]) -> Rows:
    return tables[chance.choice(sorted(tables))] if tables else [["id"]]


def _nasty_cells(chance: random.Random, tables: dict[str, Rows]) -> None:
    rows = _some(chance, tables)
    for _ in range(chance.choice([1, 1, 3, 10])):
        row = chance.choice(rows[1:] or [[""]])
        if row:
            row[chance.randrange(len(row))] = chance.choice(NASTY)


def _nasty_header(chance: random.Random, tables: dict[str, Rows]) -> None:
    head = _some(chance, tables)[0]
    head[chance.randrange(len(head))] = chance.choice([*NASTY, "Naam", "id", "lasten (x 1.000)", "e-mailadres"])


def _other_headers(chance: random.Random, tables: dict[str, Rows]) -> None:
    head = _some(chance, tables)[0]
    ways: list[Callable[[str], str]] = [
        str.upper,
        str.title,
        lambda name: name.replace("_", " "),
        lambda name: f" {name}\u200b",
    ]
    head[:] = [chance.choice(ways)(name) for name in head]


def _shuffled_columns(chance: random.Random, tables: dict[str, Rows]) -> None:
    rows = _some(chance, tables)
    order = list(range(len(rows[0])))
    chance.shuffle(order)
    rows[:] = [[row[place] if place < len(row) else "" for place in order] for row in rows]


def _shuffled_rows(chance: random.Random, tables: dict[str, Rows]) -> None:
    rows = _some(chance, tables)
    body = rows[1:]
    chance.shuffle(body)
    rows[1:] = body


def _blank_rows(chance: random.Random, tables: dict[str, Rows]) -> None:
    rows = _some(chance, tables)
    for _ in range(chance.randrange(1, 4)):
        rows.insert(chance.randrange(1, len(rows) + 1), [chance.choice(["", " ", "\u00a0"])] * len(rows[0]))


def _own_column(chance: random.Random, tables: dict[str, Rows]) -> None:
    rows = _some(chance, tables)
    place = chance.randrange(len(rows[0]) + 1)
    for number, row in enumerate(rows):
        row.insert(place, "Kleur op kaart" if not number else chance.choice(["", f"eigen qz{9100 + number}q", "3"]))


def _column_without_name(chance: random.Random, tables: dict[str, Rows]) -> None:
    rows = _some(chance, tables)
    for number, row in enumerate(rows):
        row.append("" if not number else chance.choice(["", f"los qz{9200 + number}q"]))


def _double_row(chance: random.Random, tables: dict[str, Rows]) -> None:
    rows = _some(chance, tables)
    rows.insert(chance.randrange(1, len(rows) + 1), list(chance.choice(rows)))


def _row_gone(chance: random.Random, tables: dict[str, Rows]) -> None:
    rows = _some(chance, tables)
    if len(rows) > 1:
        del rows[chance.randrange(1, len(rows))]


def _cells_moved(chance: random.Random, tables: dict[str, Rows]) -> None:
    row = chance.choice(_some(chance, tables))
    if row:
        row.insert(chance.randrange(len(row)), row.pop(chance.randrange(len(row))))


def _column_gone(chance: random.Random, tables: dict[str, Rows]) -> None:
    rows = _some(chance, tables)
    place = chance.randrange(len(rows[0]))
    rows[:] = [row[:place] + row[place + 1 :] for row in rows]


def _table_gone(chance: random.Random, tables: dict[str, Rows]) -> None:
    if tables:
        del tables[chance.choice(sorted(tables))]


def _only_a_header(chance: random.Random, tables: dict[str, Rows]) -> None:
    del _some(chance, tables)[1:]


_CHANGES = [
    _nasty_cells, _nasty_cells, _nasty_cells, _nasty_cells, _nasty_header, _other_headers, _shuffled_columns, _shuffled_rows, _blank_rows,
    _own_column, _column_without_name, _double_row, _row_gone, _cells_moved, _column_gone, _table_gone, _only_a_header,
]  # fmt: skip


def _odd_settings(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    place = chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            del lines[place]
        case 1:
            lines.insert(place, chance.choice(_KEYS))
        case 2:
            lines.insert(place, chance.choice(lines))
        case _:
            lines[place] = (
                lines[place].split("=")[0] + "= " + chance.choice(['"?"', "[]", "{}", "1", "true", "2026-01-01", '""'])
            )
    return "\n".join(lines)


# ---------------------------------------------------------------------------------------------------- written as a folder


def _write_folder(case: Case, chance: random.Random, tables: dict[str, Rows], settings: str, odd: float = 0.0) -> None:
    case.place.mkdir(parents=True)
    (case.place / "dossier.toml").write_bytes(settings.encode("utf-8", "replace"))
    for name, rows in tables.items():
        separator, ends = chance.choice(";;;,\t"), chance.choice(["\n", "\r\n"])
        out = io.StringIO(newline="")
        quoting: int = chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
        csv.writer(out, delimiter=separator, lineterminator="\n", quoting=quoting).writerows(rows)  # type: ignore[arg-type]
        text = out.getvalue().replace("\n", ends)
        if chance.random() < 0.1:
            text = f"sep={separator}{ends}{text}"
        encoding = chance.choice(["utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16"])
        try:
            data = text.encode(encoding)
        except UnicodeEncodeError:
            data = text.encode("utf-8", "replace")
        (case.place / f"{chance.choice([name, name, name.title()])}.csv").write_bytes(data)


def _damage_folder(case: Case, chance: random.Random) -> None:
    file = chance.choice(sorted(case.place.iterdir()))
    data = bytearray(file.read_bytes())
    for _ in range(chance.choice([1, 1, 2, 5])):
        case.what.append(f"{file.name}: {_bytes(chance, data)}")
    file.write_bytes(data)
    if chance.random() < 0.1:
        copy = case.place / f"{file.stem} {chance.choice(['kopie', '(1)', '2'])}{file.suffix}"
        copy.write_bytes(data)
        case.what.append(copy.name)


def _bytes(chance: random.Random, data: bytearray) -> str:
    place = chance.randrange(len(data) + 1)
    match chance.randrange(7):
        case 0:
            data[place:place] = b'"'
            return f"quote at {place}"
        case 1:
            del data[place:]
            return f"cut at {place}"
        case 2:
            data[place : place + 1] = bytes([chance.randrange(256)])
            return f"a byte at {place}"
        case 3:
            del data[place : place + chance.randrange(1, 40)]
            return f"bytes gone at {place}"
        case 4:
            data[place:place] = data[place : place + chance.randrange(1, 200)]
            return f"bytes doubled at {place}"
        case 5:
            data[place:place] = chance.choice(
                [b";", b",", b"\t", b"\n", b"\r", b"\r\n", b"\x00", b"\xff", b"\xe2\x80\x8b", b"'"]
            )
            return f"sign at {place}"
        case _:
            mark = chance.choice([b";", b'"', b"\n"])
            data[:] = data.replace(mark, chance.choice([b",", b"", b"\t", b";;"]), chance.choice([1, 3, -1]))
            return f"other {mark!r}"


def _marks_of_folder(folder: Path) -> dict[str, str]:
    found = {}
    for file in folder.glob("*.csv"):
        data = file.read_bytes()
        text = data.replace(b"\x00", b"").decode("latin-1")
        found.update(dict.fromkeys(MARK.findall(text), file.stem.casefold()))
    return found


# -------------------------------------------------------------------------------------------------- written as a workbook


def _write_book(case: Case, chance: random.Random, tables: dict[str, Rows], settings: str, odd: float = 0.05) -> None:
    import tomllib

    with xlsxwriter.Workbook(case.place, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        odd = odd if chance.random() < 0.1 else 0.0
        looks = [book.add_format(form) for form in ({}, {"num_format": "0%"}, {"num_format": "dd-mm-yyyy"}, {"num_format": "0.00"}, {"bold": True, "font_strikeout": True})]  # fmt: skip
        sheet = book.add_worksheet("dossier")
        sheet.write_row(0, 0, ("sleutel", "waarde"))
        try:
            keys = tomllib.loads(settings)
        except tomllib.TOMLDecodeError:
            keys = {}
        pairs = [
            (f"{section}.{key}", value)
            for section, inner in keys.items()
            if isinstance(inner, dict)
            for key, value in inner.items()
        ]
        for number, (key, value) in enumerate(pairs, start=1):
            shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            sheet.write_row(number, 0, (key, {"True": "ja", "False": "nee"}.get(shown, shown)))
        for name, rows in tables.items():
            sheet = book.add_worksheet(chance.choice([name, name, name.title()]))
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    _cell(chance, sheet, number, place, cell, looks, odd)
            if chance.random() < 0.1:
                sheet.set_row(chance.randrange(len(rows)), None, None, {"hidden": True})


def _cell(chance: random.Random, sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, text: str, looks: list[object], odd: float) -> None:  # fmt: skip
    text = text.encode("utf-8", "replace").decode()
    if not text:
        if chance.random() < 0.1:
            sheet.write_blank(row, column, None, chance.choice(looks))
    elif re.fullmatch(r"\d{1,9}(,\d{1,4})?", text) and chance.random() < 0.7 and row:
        sheet.write_number(
            row, column, float(text.replace(",", ".")), chance.choice(looks) if chance.random() < odd else None
        )
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", text) and chance.random() < 0.5 and text > "1900-01-01" and _is_day(text):
        sheet.write_datetime(row, column, date.fromisoformat(text), looks[2])
    elif len(text) < 200 and chance.random() < 0.03 and row:
        sheet.write_formula(row, column, "=A1", None, text)
    else:
        sheet.write_string(row, column, re.sub(r"[\x00\ufffe\uffff]", "", text)[:32_767])


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _damage_book(case: Case, chance: random.Random) -> None:
    if chance.random() < 0.2:
        data = bytearray(case.place.read_bytes())
        case.what.append(f"the file: {_bytes(chance, data)}")
        case.place.write_bytes(data)
        return
    with zipfile.ZipFile(case.place) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(chance.choice([1, 1, 2, 4])):
        name = chance.choice(sorted(part for part in parts if "docProps" not in part and "theme" not in part) or [""])
        if not name:
            break
        case.what.append(f"{name}: {_part(chance, parts, name)}")
    with zipfile.ZipFile(case.place, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def _part(chance: random.Random, parts: dict[str, bytes], name: str) -> str:
    match chance.randrange(9):
        case 0:
            del parts[name]
            return "gone"
        case 1:
            data = bytearray(parts[name])
            said = _bytes(chance, data)
            parts[name] = bytes(data)
            return said
        case 2:
            parts[name.upper()] = parts.pop(name)
            return "other name"
        case 3:
            parts[name] = b'<!DOCTYPE a [<!ENTITY b "c">]>' + parts[name]
            return "a DTD"
        case 4:
            parts[name] = b""
            return "empty"
        case 5:
            merge = f'<mergeCells><mergeCell ref="{chance.choice(["A2:A9", "A2:C2", "A1:XFD1048576", "B3:A1", "", "A2"])}"/></mergeCells>'
            parts[name] = parts[name].replace(b"</sheetData>", b"</sheetData>" + merge.encode())
            return merge
        case 6:
            texts = list(re.finditer(rb"<(v|t)(?: [^>]*)?>([^<]*)</", parts[name]))
            if texts:
                chosen = chance.choice(texts)
                value = (
                    chance.choice([*_XML_VALUES, *NASTY])
                    .encode("utf-8", "replace")
                    .replace(b"<", b"&lt;")
                    .replace(b"\x00", b"")
                )
                parts[name] = parts[name][: chosen.start(2)] + value + parts[name][chosen.end(2) :]
                return f"a value {value[:30]!r}"
            return "no value"
        case _:
            attributes = list(re.finditer(rb' ([\w:]+)="([^"]*)"', parts[name]))
            if attributes:
                chosen = chance.choice(attributes)
                value = chance.choice(_XML_VALUES).encode()
                parts[name] = parts[name][: chosen.start(2)] + value + parts[name][chosen.end(2) :]
                return f"{chosen[1].decode()}={value.decode()}"
            return "no attribute"


def _marks_of_book(file: Path) -> dict[str, str]:
    try:
        with zipfile.ZipFile(file) as archive:
            parts = {name.casefold(): archive.read(name) for name in archive.namelist()}
        texts = [
            "".join(item.itertext())
            for item in ElementTree.fromstring(parts["xl/sharedstrings.xml"])
            if _local(item) == "si"
        ]
        targets = {
            item.get("Id"): item.get("Target", "")
            for item in ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
        }
        found = {}
        for item in ElementTree.fromstring(parts["xl/workbook.xml"]).iter():
            if _local(item) == "sheet":
                key = next((value for name, value in item.attrib.items() if name.endswith("}id")), "")
                sheet = parts.get(f"xl/{targets.get(key, '')}".casefold(), b"<a/>")
                for cell in ElementTree.fromstring(sheet).iter():
                    if _local(cell) == "c":
                        text = "".join(cell.itertext())
                        if cell.get("t") == "s" and text.isascii() and text.isdecimal() and int(text) < len(texts):
                            text = texts[int(text)]
                        found.update(dict.fromkeys(MARK.findall(text), item.get("name", "").casefold()))
        return found
    except (
        zipfile.BadZipFile,
        KeyError,
        ElementTree.ParseError,
        OSError,
        EOFError,
        ValueError,
        NotImplementedError,
        Exception,
    ):
        return {}


def _local(item: ElementTree.Element) -> str:
    return str(item.tag).rpartition("}")[2]
