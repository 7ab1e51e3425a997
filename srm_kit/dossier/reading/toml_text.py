"""dossier.toml as someone typed it: read it, or say which line is wrong and how to write it."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from srm_kit.dossier.contract.invisible import show_invisible
from srm_kit.dossier.reading.csv_encoding import decode_csv
from srm_kit.dossier.reading.toml_limits import check_toml
from srm_kit.errors import DossierUnreadable

__all__ = ["read_toml"]

_CURLY = re.compile("[“”„‟″«»‘’‚]")
_PLACE = re.compile(r"at line (\d+)")
_SETTING = re.compile(r"\s*([\w.-]+)\s*=\s*(.*?)\s*\Z")
_WORDS = {"ja": "true", "nee": "false", "waar": "true", "onwaar": "false", "yes": "true", "no": "false"}
_DUTCH_DATE = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})\Z", re.ASCII)
_LONGEST = 80


def read_toml(data: bytes) -> dict[str, Any]:
    """The settings; ``DossierUnreadable`` with the line that cannot be read and how to write it.

    >>> read_toml(b"schema = 1")
    {'schema': 1}
    """
    text, fault = decode_csv(data)
    if fault:
        raise DossierUnreadable(
            "dossier.toml is niet te lezen. Open het in een tekstprogramma (niet in Word) en bewaar het als UTF-8."
        )
    # A file saved with Windows line ends, or by Notepad with a mark in front, says the same.
    text = text.replace("\r\n", "\n").lstrip("\ufeff")
    check_toml(text)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = _PLACE.search(str(error))
        lines = text.split("\n")
        number = min(int(match[1]), len(lines)) if match else len(lines)
        raise DossierUnreadable(_said(lines, number, str(error))) from None
    except ValueError:  # a number that Python itself refuses to read
        raise DossierUnreadable("dossier.toml bevat een getal dat geen getal kan zijn. Herstel het bestand.") from None
    except RecursionError:
        raise DossierUnreadable("dossier.toml bevat te veel haken in elkaar. Herstel het bestand.") from None


def _said(lines: list[str], number: int, cause: str) -> str:
    # An open list or text is only noticed at the end; the cause stands before it.
    while number > 1 and not lines[number - 1].strip():
        number -= 1
    line = lines[number - 1].strip()
    shown = show_invisible(line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…")
    return f"Regel {number} van dossier.toml is niet te lezen: ‘{shown}’. {_remedy(line, cause)}"


def _remedy(line: str, cause: str) -> str:
    """How to write a line, by what stands in it."""
    if _CURLY.search(line) and not re.search(r'=\s*"[^"]*"\s*(?:#.*)?\Z', line):
        straight = _CURLY.sub('"', line)
        return f"De aanhalingstekens zijn krom. Schrijf rechte: {straight}"
    if "overwrite" in cause or "twice" in cause or "mutate" in cause:
        return "Deze staat er twee keer. Houd één regel over."
    setting = _SETTING.match(line)
    if line.startswith("[") and "]" not in line:
        return "Sluit de kop af met een haak: ]."
    if setting is None:
        return 'Schrijf een kop tussen haken, zoals [gemeente], of een instelling, zoals naam = "Voorbeeldstad".'
    key, value = setting.groups()
    bare = value.partition("#")[0].strip()
    if not bare:
        return f'Achter het isteken ontbreekt de waarde. Schrijf {key} = "" als zij leeg is.'
    if bare.casefold() in _WORDS:
        return f"Schrijf {key} = {_WORDS[bare.casefold()]}"
    if match := _DUTCH_DATE.match(bare):
        return f"Schrijf {key} = {match[3]}-{int(match[2]):02d}-{int(match[1]):02d}"
    if bare.startswith("["):
        return f'Schrijf een lijst zo: {key} = ["een", "twee"]'
    if "\\" in bare:
        return (
            "Een schuine streep achterover mag zo niet. Schrijf / of zet de tekst tussen enkele aanhalingstekens ( ' )."
        )
    if not bare.startswith(('"', "'")):
        return f'Zet tekst tussen rechte aanhalingstekens: {key} = "{bare}"'
    return f'Begin en eindig met hetzelfde aanhalingsteken: {key} = "..."'
