"""The municipal division through the years: which codes existed when, and the bridge to today.

Series keep the division of their own year. The bridge is only used on request, always by code, and the report
names it (data_samples/open/BRONNEN.md). Planned mergers are never applied.
"""

from __future__ import annotations

from datetime import date

from srm_kit.errors import SrmError
from srm_kit.gemeenten import registry

__all__ = ["EERSTE_DATUM", "IndelingUnknown", "brug", "codes_op", "naar_vandaag"]

EERSTE_DATUM = date(2021, 1, 1)
"""The oldest division the table of mergers can rebuild; nothing merged between it and 1 January 2022."""


class IndelingUnknown(SrmError):
    """A division of municipalities was asked for that the table of mergers does not reach."""


def _vastgesteld() -> tuple[registry.Herindeling, ...]:
    return tuple(stap for stap in registry.herindelingen() if stap.vastgesteld)


def codes_op(datum: date) -> frozenset[str]:
    """The codes that existed on a date, rebuilt by undoing later mergers.

    Raises
    ------
    IndelingUnknown
        The date lies before 1 January 2021.
    """
    if datum < EERSTE_DATUM:
        raise IndelingUnknown(
            f"De gemeentelijke indeling van {datum.isoformat()} is niet bekend; "
            f"de herindelingen gaan terug tot {EERSTE_DATUM.isoformat()}."
        )
    codes = {gemeente.code for gemeente in registry.alle()}
    for stap in reversed(_vastgesteld()):
        if stap.ingangsdatum > datum:
            codes.add(stap.code_oud)
            if stap.nieuwe_code_ontstond:
                codes.discard(stap.code_nieuw)
    return frozenset(codes)


def naar_vandaag(code: str) -> str:
    """The present code of an old one; a code that never merged is returned as it is."""
    for stap in _vastgesteld():
        if stap.code_oud == code:
            code = stap.code_nieuw
    return code


def brug(datum: date) -> dict[str, str]:
    """Every code of the division of ``datum`` with its present code, sorted by old code."""
    return {code: naar_vandaag(code) for code in sorted(codes_op(datum))}
