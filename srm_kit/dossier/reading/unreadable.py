"""What a reader raises when a cell is not what its column asks."""

from __future__ import annotations

__all__ = ["Unreadable"]


class Unreadable(ValueError):
    """A cell that cannot be read; ``tekst`` says what is wrong and ``herstel`` how to mend it, both in Dutch."""

    def __init__(self, tekst: str, herstel: str) -> None:
        super().__init__(tekst)
        self.tekst = tekst
        self.herstel = herstel
