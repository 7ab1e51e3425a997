"""The report checks itself before it goes to the client: its structure, and that nothing of the dossier leaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from srm_kit.document.self_check import file_parts, outside_faults, page_text, structure_faults
from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.shielded_answers import with_answers
from srm_kit.model.hoofdstukken import HOOFDSTUKKEN
from srm_kit.report.cover import FICTIEF

__all__ = ["file_faults", "page_faults"]

ALL_CHAPTERS = tuple(chapter.anker for chapter in HOOFDSTUKKEN)
_LEFT_OVER = re.compile(r"\b(?:nan|NaN|None|undefined|Traceback|Lorem ipsum|TODO)\b|\{\{|\}\}|\{%")


def page_faults(html: str, dossier: Dossier, chapters: Sequence[str] = ALL_CHAPTERS) -> tuple[str, ...]:
    """What is wrong with a rendered report; empty when it may go to the client.

    ``dossier`` supplies what must not leak: respondent ids and open answers that were not released. ``chapters`` are the
    anchors it should have.
    """
    from lxml import html as parser

    # A long word may be broken over lines: what leaks has to be found as it is read.
    whole = html.replace("<wbr/>", "").replace("<wbr>", "")
    page = parser.document_fromstring(whole)
    text = page_text(page)
    faults = list(structure_faults(html, page, list(chapters)))
    faults += _left_over(text, dossier)
    faults += _leaks(whole, text, dossier)
    if dossier.gemeente.fictief and FICTIEF.word not in text:
        faults.append("evidence: a fictional dossier is not marked FICTIEF")
    return tuple(faults)


def file_faults(name: str, data: bytes, dossier: Dossier) -> tuple[str, ...]:
    """What is wrong with the report in another format: every part of it, unpacked, holds nothing that leaks.

    The words of a part are read without its markup; its markup is read for paths and addresses.
    """
    faults: list[str] = []
    try:
        for part in file_parts(data):
            faults += [f"{name}, {part.name}: {fault}" for fault in _leaks(part.source, part.words, dossier)]
            faults += [f"{name}: {fault}" for fault in outside_faults(part)]
    except ValueError as error:
        faults.append(f"{name}: {error}")
    return tuple(faults)


def _left_over(own: str, dossier: Dossier) -> Iterable[str]:
    """Nothing of the machine is left in our own text (the client's text may say anything)."""
    if not _LEFT_OVER.search(own):
        return
    client = " ".join(_client_texts(dossier))
    for match in _LEFT_OVER.finditer(own):
        if match.group() not in client:
            yield f"language: ‘{match.group()}’ is left in the text: …{own[max(match.start() - 30, 0) : match.end() + 30]}…"
            return


def _client_texts(dossier: Dossier) -> Iterable[str]:
    from dataclasses import fields, is_dataclass

    yield from (dossier.gemeente.naam, dossier.opdracht.aanleiding, dossier.opdracht.bureau)
    for field in fields(dossier):
        table = getattr(dossier, field.name)
        if isinstance(table, tuple):
            for row in table:
                if is_dataclass(row):
                    yield from (value for column in fields(row) if isinstance(value := getattr(row, column.name), str))


def _leaks(html: str, text: str, dossier: Dossier) -> Iterable[str]:
    dossier = with_answers(dossier)
    if dossier.respons is not None:
        # Short ids occur in ordinary words and numbers; from four characters on a hit means something.
        ids = {item for item in dossier.respons.respondent if len(item) >= 4}
        words = set(re.findall(r"[\w.-]+", text))
        if ids & words:
            yield "privacy: a respondent id is in the report"
        for answer, released in zip(dossier.respons.open_vraag, dossier.respons.vrijgegeven, strict=True):
            if answer and not released and len(answer) >= 12 and answer in text:
                yield "privacy: an open answer that was not released is in the report"
                break
    home = str(Path.home())
    if len(home) > 1 and home + "/" in html:
        yield "privacy: a local path is in the report"
