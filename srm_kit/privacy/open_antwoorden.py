"""Open answers: only what was released, of ten or more people, in an order that says nothing, without names.

``vrijgegeven`` is a person's decision and stays that: a program finds addresses and numbers, and a name where it
stands as one. It cannot know that "de enige vrouw in het team" is someone. Who releases an answer reads it first.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable

from srm_kit.privacy.minimum import Privacyplan

__all__ = ["masker", "open_antwoorden"]

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("[webadres]", re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)),
    ("[e-mailadres]", re.compile(r"[\w.+'-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)),
    ("[rekeningnummer]", re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b")),
    ("[telefoonnummer]", re.compile(r"(?<!\w)(?:\+|00)\d{2}[\s.-]?(?:\(0\))?(?:[\s.-]?\d){8,9}(?!\d)")),
    ("[telefoonnummer]", re.compile(r"(?<!\w)\(?0\d{1,3}\)?(?:[\s.-]?\d){6,8}(?!\d)")),
    ("[nummer]", re.compile(r"(?<!\d)\d(?:[ .]?\d){7,8}(?!\d)")),
)
_TITLE = (
    r"(?:[Dd]e heer|[Mm]evrouw|[Mm]eneer|[Mm]evr\.?|[Mm]w\.?|[Dd]hr\.?|[Mm]r\.|[Dd]rs\.|[Dd]r\.|[Ii]r\.|[Ii]ng\.|"
    r"[Ww]ethouder|[Bb]urgemeester|[Dd]irecteur|[Gg]emeentesecretaris|[Tt]eamleider|[Ll]eidinggevende|[Cc]ollega|[Mm]anager)"
)
_PARTICLE = r"(?:(?:van|de|den|der|het|ten|ter|te|in|op|'t|el|al|von|di|da|la|le)\s+){0,3}"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’-]+"
_AFTER_TITLE = re.compile(rf"\b({_TITLE})\s+((?:[A-Z]\.\s?)*{_PARTICLE}{_CAPITAL}(?:\s+{_PARTICLE}{_CAPITAL})*)")
_INITIALS = re.compile(rf"\b(?:[A-Z]\.\s?)+\s?{_PARTICLE}{_CAPITAL}(?:-{_CAPITAL})?")
_ORDINARY = frozenset(
    [
        "de",
        "het",
        "een",
        "wij",
        "we",
        "ik",
        "u",
        "zij",
        "ze",
        "hij",
        "onze",
        "ons",
        "mijn",
        "deze",
        "dit",
        "die",
        "dat",
        "in",
        "op",
        "bij",
        "van",
        "met",
        "voor",
        "als",
        "maar",
        "en",
        "er",
        "meer",
        "minder",
        "geen",
        "bel",
        "mail",
        "vraag",
        "geef",
        "laat",
        "maak",
        "kies",
        "stop",
        "na",
        "tot",
        "om",
        "te",
        "over",
        "door",
        "zonder",
        "tussen",
        "onder",
        "tijdens",
        "sinds",
        "ook",
        "zo",
        "nu",
        "dan",
    ]
)
"""Words that stand with a capital at the start of a sentence and are no part of a name."""
_PAIR = re.compile(rf"(?<![\w’'-]){_CAPITAL}(?:\s+{_PARTICLE}{_CAPITAL})+")


def open_antwoorden(
    teksten: Iterable[tuple[str, bool]], plan: Privacyplan, bekend: Collection[str] = ()
) -> tuple[str, ...]:
    """The open answers that may be shown.

    Parameters
    ----------
    teksten
        Every answer of the measurement with whether it was released.
    plan
        Open text needs the larger minimum: fewer people who answered, and none is shown.
    bekend
        Names that are no persons: the municipality, its departments and partners.

    Returns
    -------
    tuple of text
        Without empty answers and doubles, masked, in an order made from the texts themselves: neither who was
        first nor who works where can be read from it.
    """
    given = [(text.strip(), released) for text, released in teksten if text.strip()]
    if not plan.mag_spreiding(len(given)):
        return ()
    shown = {masker(text, bekend) for text, released in given if released}
    return tuple(sorted(shown, key=lambda text: hashlib.blake2b(text.encode(), digest_size=8).digest()))


def masker(text: str, bekend: Collection[str] = ()) -> str:
    """The text with addresses, numbers and names of persons replaced by what they are.

    Names are recognised after a title or function, with initials, and as two or more words with a capital
    that are not in ``bekend``. A first name alone cannot be told from another noun at the start of a sentence,
    so a single capitalised word inside a sentence is left as it is.

    >>> masker("Vraag het mevrouw De Vries op 06-12345678.")
    'Vraag het mevrouw [naam] op [telefoonnummer].'
    >>> masker("Het Sociaal Domein werkt goed", {"Sociaal Domein"})
    'Het Sociaal Domein werkt goed'
    """
    for word, pattern in _PATTERNS:
        text = pattern.sub(word, text)
    text = _AFTER_TITLE.sub(r"\1 [naam]", text)
    text = _INITIALS.sub("[naam]", text)
    known = {" ".join(name.split()).casefold() for name in bekend}

    def pair(match: re.Match[str]) -> str:
        words = match.group()
        lead, _, rest = words.partition(" ")
        if lead.casefold() in _ORDINARY:
            # "De Omgevingswet" is a sentence that starts; "Vraag Fatima el Amrani" still holds a name.
            return f"{lead} {_PAIR.sub(pair, rest)}"
        flat = " ".join(words.split()).casefold()
        return words if any(flat in name or name in flat for name in known if name) else "[naam]"

    return _PAIR.sub(pair, text)
