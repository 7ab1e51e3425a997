"""What goes to the terminal: text of data and names of files is shown, and never tells the terminal what to do."""

from __future__ import annotations

import json
import re
from typing import Any

import click

__all__ = ["printable", "say", "say_json"]

# Controls but line ends and tabs (with the 8-bit ones, which some terminals take as ESC), and marks that turn text around.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """The text with what a terminal would obey written out.

    >>> printable("a\x1b]0;title\x07b")
    'a\\\\x1b]0;title\\\\x07b'
    """
    return _CONTROL.sub(_written_out, text)


def _written_out(found: re.Match[str]) -> str:
    number = ord(found[0])
    return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}"


def say(text: object, *, err: bool = False, nl: bool = True) -> None:
    """Prints a line, as ``click.echo`` does."""
    click.echo(printable(str(text)), err=err, nl=nl)


def say_json(value: Any) -> None:
    """Prints a value as JSON; what a terminal would obey stands there as JSON writes it."""
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    click.echo(_CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text))
