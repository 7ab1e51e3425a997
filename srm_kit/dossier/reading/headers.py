"""Headers of columns: compared by what they say, and read for the multiplier that tables of amounts put in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from srm_kit.dossier.contract.invisible import without_invisible
from srm_kit.dossier.contract.raw import plain_name

__all__ = ["Header", "read_header"]

_LONGEST = 200
_THOUSAND = r"(?:x\s?(?:€|eur|euro)?\s?1[. ]?000|(?:€|eur|euro)\s?x\s?1[. ]?000|(?:in|x)\s(?:€\s)?duizend(?:en)?|x\sk€)"
_MILLION = (
    r"(?:x\s?(?:€|eur|euro)?\s?1[. ]?000[. ]?000|(?:€|eur|euro)\s?x\s?1[. ]?000[. ]?000"
    r"|(?:in\s|x\s)?(?:€\s?)?(?:1\s)?(?:mln\.?|miljoen(?:en)?))"
)
_UNIT = r"(?:\s?(?:€|euro(?:['’]?s)?|eur))?"
_TAIL = re.compile(rf"(?:(?<=[\s\)])|(?=\())\(?\s?(?:(?P<million>{_MILLION})|(?P<thousand>{_THOUSAND})){_UNIT}\s?\)?\Z")


@dataclass(frozen=True, slots=True)
class Header:
    """A header: as printed, its name without a multiplier, the key by which names compare, and the multiplier."""

    gedrukt: str
    naam: str
    sleutel: str
    factor: int = 1


def read_header(text: str) -> Header:
    """A header with the multiplier at its end, if there is one: thousands or millions.

    The caller decides: the multiplier holds when ``sleutel`` is a column of numbers of the table; an unknown column
    is kept under its printed name.

    >>> read_header("Budget (x 1.000)").naam, read_header("Budget (x 1.000)").factor
    ('Budget', 1000)
    >>> read_header("lasten (mln)").factor, read_header("baten in duizenden").factor, read_header("budget").factor
    (1000000, 1000, 1)
    """
    plain = " ".join(without_invisible(text).replace("_", " ").replace("×", "x").split())
    if len(plain) <= _LONGEST:
        tail = _TAIL.search(plain.casefold())
        # Folding case may lengthen a text (ß); then the place of the tail is not sure and the name stays whole.
        if tail and tail.start() and len(plain.casefold()) == len(plain):
            name = plain[: tail.start()].strip()
            if name:
                return Header(text, name, plain_name(name), 1_000_000 if tail["million"] else 1000)
    return Header(text, without_invisible(text), plain_name(text))
