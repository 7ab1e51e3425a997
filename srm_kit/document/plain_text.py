"""Text of a client in one piece: nothing in it is invisible or turns the reading direction."""

from __future__ import annotations

__all__ = ["visible"]


def visible(text: str) -> str:
    """The text with every invisible or direction-changing character made visible."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char in "\n\t\u00a0\u00ad" else "\ufffd" for char in text)
