"""Counts figures and tables through a document, so that all formats give them the same numbers."""

from __future__ import annotations

__all__ = ["Numbering"]


class Numbering:
    """Counts figures and tables through a document, so that captions and ids are unique."""

    def __init__(self) -> None:
        self._figures = 0
        self._tables = 0

    def next_figure(self) -> int:
        """The number of the next figure."""
        self._figures += 1
        return self._figures

    def next_table(self) -> int:
        """The number of the next table."""
        self._tables += 1
        return self._tables
