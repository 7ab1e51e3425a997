"""Bytes of a CSV to text: UTF-8, UTF-16 with its mark, or cp1252; anything that may be something else is asked.

A file of an old Mac or an old DOS program decodes as cp1252 without an error and gives ``cafŽ`` or ``cli‰nten``. Bytes
that are signs in cp1252 but stand inside words give it away.
"""

from __future__ import annotations

import codecs
import re

from srm_kit.dossier.reading.csv_notices import CsvNotice, csv_fault

__all__ = ["decode_csv"]

_SAVE_AS = "Open het bestand in het programma waarmee het is bewaard en bewaar het opnieuw als CSV UTF-8."
# Not: curly apostrophe (92), ellipsis (85), dashes (96, 97) and œ (9C), which do stand inside words.
_SIGN_IN_WORD = re.compile(
    rb"[A-Za-z\x83][\x80-\x84\x86-\x91\x93-\x95\x98-\x9b\x9d-\x9f](?=[a-z\x80-\x9f])|[A-Za-z][\xa1-\xa5](?=[a-z\xa1-\xa5])"
)
_SIGN_ENDS_WORD = re.compile(rb"[A-Za-z][\x82\x88\x8a\x8e](?![A-Za-z])")
_OTHER_WORDS = re.compile(rb"(?<![^\s;,\"])\x88(?=\s)|\bv\x97\x97r|(?<![^\s;,\"])(?:\x85|\x82\x82)(?=[a-z])")
_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_ACCENT_IN_WORD = re.compile(rb"[a-z][\xe0-\xff](?=[a-z\s;,.\"]|\Z)")
_UTF8_PAIR = re.compile(rb"[\xc3][\x80-\xbf]")
_WORD = 24


def decode_csv(data: bytes) -> tuple[str, CsvNotice | None]:
    """The text of a CSV, or an empty text with the fault that says why it cannot be read.

    >>> decode_csv("café".encode("cp1252"))
    ('café', None)
    >>> decode_csv("café".encode("mac-roman"))[1].waarde
    'cafŽ'
    """
    if data.startswith(b"PK\x03\x04"):
        return "", csv_fault(
            None,
            "Dit bestand heet CSV, maar is een werkboek.",
            "Geef het de uitgang .xlsx, of bewaar het als CSV UTF-8.",
        )
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            return "", csv_fault(None, "Dit bestand is niet volledig.", "Bewaar de tabel opnieuw als CSV UTF-8.")
        return ("", _no_text()) if "\x00" in text else (text, None)
    if b"\x00" in data:
        return "", _no_text()
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        place = error.start
    fault = _not_cp1252(data, place)
    return ("", fault) if fault else (data.decode("cp1252"), None)


def _no_text() -> CsvNotice:
    return csv_fault(None, "Dit bestand is geen tekst.", "Bewaar de tabel als CSV UTF-8.")


def _not_cp1252(data: bytes, first_place: int) -> CsvNotice | None:
    if _UTF8_PAIR.search(data):
        return csv_fault(
            _row(data, first_place),
            "Een deel van dit bestand is UTF-8 en een ander deel niet. Wij weten niet welke letters hier staan.",
            "Verbeter de letters met een accent in deze rij en bewaar de tabel als CSV UTF-8.",
            _around(data, first_place),
        )
    places = [found.start() + 1 for pattern in (_SIGN_IN_WORD, _SIGN_ENDS_WORD) for found in pattern.finditer(data)]
    places += [found.start() for pattern in (_OTHER_WORDS, _UNDEFINED) for found in pattern.finditer(data)]
    certain = _UNDEFINED.search(data) is not None
    if not places or (not certain and len(places) <= sum(1 for _ in _ACCENT_IN_WORD.finditer(data))):
        return None
    place = min(places)
    return csv_fault(
        _row(data, place),
        "Letters met een accent zijn niet goed te lezen. Hoe is dit bestand bewaard? "
        "Het lijkt van een Mac of van een ouder programma te komen.",
        _SAVE_AS,
        _around(data, place),
    )


def _row(data: bytes, place: int) -> int:
    """The row of a place; lines, as cells with line breaks cannot be told before the text is known."""
    before = data[:place]
    return before.count(b"\n") + 1 if b"\n" in data else before.count(b"\r") + 1


def _around(data: bytes, place: int) -> str:
    """The word at a place as cp1252 shows it."""
    begin = max(data.rfind(mark, max(0, place - _WORD), place) for mark in (b" ", b";", b",", b"\t", b"\n", b'"')) + 1
    piece = data[max(begin, place - _WORD) : place + _WORD]
    return re.split(r"[\s;,\"]", piece.decode("cp1252", errors="replace"), maxsplit=1)[0]
