"""A plain checker of Dutch for readers at level B1: what it finds is a place to look, with the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["AFKORTINGEN", "Vondst", "nakijken", "zinnen"]

LANGST = 30
"""Words in a sentence, figures and dates counted along; the guide for B1 is 15 on average and 25 at most, and a sentence
that sums up names of goals or cells may be longer."""
GEMIDDELD = 15.0

ENGELS = frozenset(
    [
        "the",
        "and",
        "with",
        "from",
        "your",
        "team-building",
        "coaching",
        "feedback",
        "workshop",
        "tool",
        "tools",
        "mindset",
        "stakeholder",
        "stakeholders",
        "sprint",
        "dashboard",
        "dashboards",
        "framework",
        "alignment",
        "commitment",
        "ownership",
        "governance",
        "compliance",
        "best",
        "practice",
        "practices",
        "roadmap",
        "quick",
        "win",
        "wins",
        "deliverable",
        "deliverables",
        "target",
        "targets",
        "score",
        "card",
        "benchmark",
        "benchmarks",
        "performance",
        "management",
        "review",
        "missing",
        "value",
        "none",
        "null",
        "true",
        "false",
        "error",
        "warning",
        "undefined",
    ]
) - {"management", "score", "best"}
JARGON = frozenset(
    [
        "implementeren",
        "implementatie",
        "faciliteren",
        "uitrollen",
        "borgen",
        "geborgd",
        "doorontwikkelen",
        "optimaliseren",
        "synergie",
        "draagvlak",
        "integraal",
        "inzake",
        "betreffende",
        "teneinde",
        "middels",
        "omtrent",
        "dientengevolge",
        "derhalve",
        "desalniettemin",
        "mitsdien",
        "ten",
        "behoeve",
        "gefaciliteerd",
        "operationaliseren",
        "stip",
        "horizon",
        "slag",
        "maken",
        "handvatten",
        "kaders",
    ]
) - {"maken", "ten", "behoeve", "slag", "horizon", "stip"}
AFKORTINGEN = {
    "FICTIEF": "merk, geen afkorting",
    "CONCEPT": "merk, geen afkorting",
    "CBS": "Centraal Bureau voor de Statistiek, bron",
    "WCAG": "richtlijn, in de toegankelijkheidsparagraaf genoemd",
    "AA": "niveau van die richtlijn",
    "SRM": "naam van het model en het programma",
}
_PASSIVE = re.compile(
    r"\b(?:wordt|worden|werd|werden)\b[^.?!]*\b(?:\w*ge\w{3,}(?:d|t|en)|be\w{3,}(?:d|t|en)|ver\w{3,}(?:d|t|en))\b"
)
_ABBREVIATION = re.compile(r"\b[A-Z]{2,6}\b")


@dataclass(frozen=True)
class Vondst:
    """What is wrong, and where."""

    regel: str
    zin: str


def zinnen(text: str) -> Iterator[str]:
    """The sentences of a text."""
    for line in text.splitlines():
        for part in re.split(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ‘'\"0-9€])", line.strip()):
            if part:
                yield part


def nakijken(texts: Iterable[str], client: frozenset[str] = frozenset()) -> list[Vondst]:
    """Everything found in our own texts; ``client`` are words that come from the dossier."""
    found: list[Vondst] = []
    lengths: list[int] = []
    passive = 0
    for text in texts:
        for sentence in zinnen(text):
            words = re.findall(r"[\w’'-]+", sentence)
            lengths.append(len(words))
            low = {word.casefold() for word in words}
            if len(words) > LANGST:
                found.append(Vondst(f"{len(words)} woorden", sentence))
            for kind, listed in (("Engels", ENGELS), ("jargon", JARGON)):
                hits = sorted((low & listed) - client)
                if hits:
                    found.append(Vondst(f"{kind}: {', '.join(hits)}", sentence))
            for short in _ABBREVIATION.findall(sentence):
                if (
                    short not in AFKORTINGEN
                    and short.casefold() not in client
                    and not re.fullmatch(r"[RIV][SBL]", short)
                ):
                    found.append(Vondst(f"afkorting zonder uitleg: {short}", sentence))
            if _PASSIVE.search(sentence):
                passive += 1
            if re.search(r"\b(\w+) \1\b", sentence, re.IGNORECASE) and not re.search(
                r"\bhet het\b", sentence, re.IGNORECASE
            ):
                found.append(Vondst("dubbel woord", sentence))
            if "  " in sentence.strip():
                found.append(Vondst("dubbele spatie", sentence))
    if lengths and sum(lengths) / len(lengths) > GEMIDDELD:
        found.append(Vondst(f"gemiddeld {sum(lengths) / len(lengths):.1f} woorden", ""))
    if lengths and passive / len(lengths) > 0.10:
        found.append(Vondst(f"{passive} van {len(lengths)} zinnen lijdend", ""))
    return found
