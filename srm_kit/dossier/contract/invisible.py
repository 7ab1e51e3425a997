"""Characters that cannot be seen: they do not matter where text is compared, and a message that quotes them shows them.

Accents typed as a separate mark look the same as accented letters, so comparing also composes them.
"""

from __future__ import annotations

import unicodedata

__all__ = ["show_invisible", "without_invisible"]

_NAMES = {
    "\u00a0": "harde spatie",
    "\u00ad": "zacht koppelteken",
    "\u200b": "spatie zonder breedte",
    "\u200c": "scheider zonder breedte",
    "\u200d": "verbinder zonder breedte",
    "\u202f": "smalle harde spatie",
    "\u2007": "cijferspatie",
    "\u2009": "smalle spatie",
    "\u200a": "haarspatie",
    "\u2060": "verbinder zonder breedte",
    "\ufeff": "volgordeteken (BOM)",
    **dict.fromkeys("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "richtingsteken"),
}


def without_invisible(text: str) -> str:
    """The text as it is compared and read: invisible characters gone, odd spaces plain, accents composed, ends bare.

    >>> without_invisible("D2\\u200b"), without_invisible("12\\u202f500"), without_invisible(" so\\u00adciaal\\u00a0")
    ('D2', '12 500', 'sociaal')
    """
    if text.isascii():
        return text.strip()
    kept = []
    for char in unicodedata.normalize("NFC", text):
        category = unicodedata.category(char)
        if category == "Zs":
            kept.append(" ")
        elif category != "Cf":
            kept.append(char)
    return "".join(kept).strip()


def show_invisible(text: str) -> str:
    """The text with every character that cannot be seen as words between ‹ and ›; line breaks and tabs stay.

    >>> show_invisible("D2\\u200b")
    'D2‹spatie zonder breedte›'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    if char in " \n\r\t":
        return char
    if char in _NAMES:
        return f"‹{_NAMES[char]}›"
    match unicodedata.category(char):
        case "Zs":
            return "‹bijzondere spatie›"
        case "Cf":
            return f"‹onzichtbaar teken U+{ord(char):04X}›"
        case "Cc":
            return f"‹stuurteken U+{ord(char):04X}›"
        case _:
            return char
