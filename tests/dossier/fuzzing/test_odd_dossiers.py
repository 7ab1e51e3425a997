"""Two thousand odd dossiers: never a traceback, never a silent loss, never too slow or too large."""

from __future__ import annotations

import json
import re
import resource
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from srm_kit.dossier import TABELLEN, Reading, grouped, read
from srm_kit.dossier.contract.meldingen import Melding
from srm_kit.dossier.contract.raw import plain_name
from srm_kit.errors import SrmError
from srm_kit.views.gereedheid import as_screen, gereedheid
from tests.dossier.fuzzing.mutations import Case, make_case

SECONDS, KILOBYTES = 20.0, 1_000_000
STRANGE = re.compile(r"Traceback|Error\b|NoneType|object at|0x[0-9a-f]{6}|\bNone\b|expected|invalid|[{}]")
QUOTED = re.compile(r"‘[^’]*’|\([^)]*\)")


def problems(folder: Path, seed: int) -> Iterator[str]:
    """What is wrong with how the dossier of a seed is read."""
    case = make_case(folder, seed)
    begun = time.monotonic()
    try:
        outcome = read(case.place)
        if outcome.dossier is not None:
            as_screen(gereedheid(outcome.dossier, outcome.meldingen))
        said = list(grouped(outcome.meldingen))
    except SrmError as error:
        outcome, said = None, [str(error)]
    if time.monotonic() - begun > SECONDS:
        yield f"took {time.monotonic() - begun:.0f} s"
    yield from (f"says: {text}" for text in said if STRANGE.search(QUOTED.sub("", text)))
    if outcome is not None and outcome.dossier is not None:
        yield from lost_marks(case, outcome)
        if case.tables is not None:
            yield from lost_cells(case.tables, outcome)


def lost_marks(case: Case, outcome: Reading) -> Iterator[str]:
    """Marks that stand in the file, and neither in what was read nor in a table that a message names."""
    assert outcome.dossier is not None
    there = json.dumps(asdict(replace(outcome.dossier, respons=None)), default=str)
    named = {plain_name(item.tabel) for item in outcome.meldingen}
    everywhere = " ".join(item.tekst for item in outcome.meldingen)
    for mark, table in case.marks().items():
        if mark not in there and plain_name(table) not in named and table not in everywhere.casefold():
            yield f"{mark} of {table} is gone without a word"


def lost_cells(tables: dict[str, list[list[str]]], outcome: Reading) -> Iterator[str]:
    """Rows and cells that were written, counted by themselves, and neither read nor named."""
    for table in TABELLEN:
        rows = tables.get(table.naam)
        about = [item for item in outcome.meldingen if item.tabel == table.naam]
        if rows is None or table.naam == "respons":
            continue
        read_rows = {row.rij: row for row in getattr(outcome.dossier, table.naam)}
        known = {plain_name(column.naam): column.naam for column in table.kolommen}
        for number, cells in enumerate(rows[1:], start=2):
            filled = [(name, text) for name, text in zip(rows[0], cells, strict=False) if shows(text)]
            if not filled:
                continue
            if number not in read_rows:
                if not any(item.rij == number for item in about):
                    yield f"row {number} of {table.naam} is gone without a word"
                continue
            for name, text in filled:
                if not held(read_rows[number], name, known) and not named(about, number, name):
                    yield f"{name}={text[:40]!r} in row {number} of {table.naam} is gone without a word"


def shows(text: str) -> bool:
    return bool(
        re.sub(r"[\s\u200b\u00a0\u202e\x00\x0b]|\ud83d", "", text).replace("_xD83D_", "").replace("_x0000_", "")
    )


def held(row: Any, name: str, known: dict[str, str]) -> bool:
    column = known.get(plain_name(name)) or known.get(plain_name(name.partition("(")[0]))
    if column is None:
        return any(plain_name(own) == plain_name(name) for own in row.overig)
    return getattr(row, column) not in (None, "") or column in row.gedrukt


def named(about: list[Melding], number: int, name: str) -> bool:
    return any(item.rij == number or (item.kolom and plain_name(item.kolom) == plain_name(name)) for item in about)


def check(folder: Path, seeds: range) -> None:
    found = []
    for seed in seeds:
        place = folder / str(seed)
        place.mkdir()
        try:
            found += [f"{seed}: {text}" for text in problems(place, seed)]
        except Exception as error:
            found.append(f"{seed}: {type(error).__name__}: {error}")
        shutil.rmtree(place)
    assert not found, "\n".join(found)


def test_forty_odd_dossiers_are_read_or_refused_in_words(tmp_path: Path) -> None:
    check(tmp_path, range(40))


@pytest.mark.slow
def test_two_thousand_odd_dossiers_are_read_or_refused_in_words(tmp_path: Path) -> None:
    check(tmp_path, range(1000, 3000))
    if sys.platform == "linux":
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < KILOBYTES
