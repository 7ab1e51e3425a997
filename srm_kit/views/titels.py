"""The title of a report: what is most worth saying here (docs/rapportregels.md#forms-and-chapters).

Change comes first when there are two measurements that differ, then results, then the heaviest findings, then how far
goals are organised. A title says two of these at most, and nothing about what is not recorded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from srm_kit import nl
from srm_kit.diagnosis import ERNST, Bevinding
from srm_kit.document.plain_text import visible
from srm_kit.dossier import Dossier
from srm_kit.gemeenten import financieel_beeld
from srm_kit.measures import Maten, meetmomenten
from srm_kit.model import CELLEN
from srm_kit.views import zinnen

__all__ = ["kop_samenvatting", "titel"]

_LANGST = 110
"""A title is not longer than this, unless the first thing to say is."""


def titel(dossier: Dossier, maten: Maten, bevindingen: Sequence[Bevinding]) -> str:
    """The computed title, or the one the consultant gave."""
    if dossier.rapport.titel.strip():
        return visible(dossier.rapport.titel.strip())
    parts = _gekozen(list(_delen(dossier, maten, bevindingen))) or [_zonder_meer(dossier, maten)]
    return nl.capitalised("; ".join([parts[0], *map(zinnen.kleine_letter, parts[1:])]))


def kop_samenvatting(dossier: Dossier, maten: Maten, bevindingen: Sequence[Bevinding]) -> str:
    """The heading of the summary: the next thing to say after the title, or how little is recorded."""
    every = list(_delen(dossier, maten, bevindingen))
    told = () if dossier.rapport.titel.strip() else _gekozen(every)
    rest = [part for part in every if not any(part.startswith(one) for one in told)]
    return nl.capitalised(rest[0] if rest else f"{visible(dossier.gemeente.naam)}: wat nu bekend is, en wat nog niet")


def _zonder_meer(dossier: Dossier, maten: Maten) -> str:
    """The title of a dossier about which nothing can be said yet but its goals."""
    name, total = visible(dossier.gemeente.naam), maten.concretisering.trechter.R or 0
    return f"{name} werkt aan {nl.aantal(total, 'doel', 'doelen')}" if total else f"{name}: nog geen doel is bevestigd"


def _gekozen(every: Sequence[str]) -> list[str]:
    """The one or two parts of the computed title: the next thing to say that fits, each shortened when it must be."""
    for part in every[1:]:
        for first in dict.fromkeys((every[0], _eerste_zin(every[0]))):
            for second in dict.fromkeys((part, _eerste_zin(part))):
                if len(f"{first}; {second}") <= _LANGST:
                    return [first, second]
    return list(every[:1])


def _eerste_zin(part: str) -> str:
    """The first clause of what is said about results or work, which is true without the rest; other parts stay whole."""
    for end in ("dichterbij", "een inspanning"):
        first, found, _ = part.partition(f"{end}, ")
        if found:
            return f"{first}{end}"
    return part


def _delen(dossier: Dossier, maten: Maten, bevindingen: Sequence[Bevinding]) -> Iterator[str]:
    """What can be said, most worth saying first."""
    result = _resultaat(maten)
    yield from (part for part in (_verandering(dossier, maten), result) if part)
    told = [bevinding for bevinding in bevindingen if not (result and bevinding.id.startswith("resultaat_"))]
    yield from dict.fromkeys(item.naam for item in told if item.ernst != ERNST[-1])
    work = _werk(maten)
    if work:
        yield work
    money = _geld(dossier)
    if money:
        yield money


def _verandering(dossier: Dossier, maten: Maten) -> str:
    """What became better and worse since the measurement before, as far as that is no chance."""
    moved = [
        (cel, item.verschil)
        for cel in CELLEN
        if (item := maten.verandering[cel.code]).onderscheidbaar and item.verschil is not None
    ]
    before = max((day for day in meetmomenten(dossier) if maten.meetmoment and day < maten.meetmoment), default=None)
    if not moved or before is None:
        return ""
    better = sum(size > 0 for _, size in moved)
    worse = len(moved) - better
    since = f"sinds {nl.maand(before)}"
    if len(moved) == 1:
        return f"{moved[0][0].naam} {'verbeterde' if better else 'verslechterde'} {since}"
    if not worse:
        return f"{nl.telwoord(better)} vakken verbeterden {since}"
    if not better:
        return f"{nl.telwoord(worse)} vakken verslechterden {since}"
    return (
        f"{nl.aantal(better, 'vak', 'vakken')} {'werd' if better == 1 else 'werden'} beter en {nl.telwoord(worse)} "
        f"slechter {since}"
    )


def _resultaat(maten: Maten) -> str:
    counts = maten.resultaten.telling or {}
    away, level = counts.get("verder_weg", 0), counts.get("gelijk", 0)
    nearer = counts.get("gehaald", 0) + counts.get("op_weg", 0)
    known = nearer + away + level
    if not known:
        return ""
    text = f"{zinnen.van_de(nearer, known, 'komt', 'komen', 'resultaat', 'resultaten')} dichterbij"
    if nearer == 0:
        text = f"{zinnen.van_de(known, known, 'komt', 'komen', 'resultaat', 'resultaten')} niet dichterbij"
    late = sum(
        item.staat == "op_weg" and item.tempo_woord in ("achter", "ver achter")
        for item in maten.resultaten.per_indicator.values()
    )
    if away:
        return f"{text}, {nl.telwoord(away)} {'raakt' if away == 1 else 'raken'} verder weg" if nearer else text
    if late:
        who = "" if late == nearer else f"{nl.telwoord(late)} "
        return f"{text}, maar {who}{'loopt' if late == 1 else 'lopen'} achter op schema"
    return text


def _geld(dossier: Dossier) -> str:
    """What a real municipality spends on the social domain beside its size class; it differs per municipality."""
    picture = financieel_beeld(dossier.gemeente.code).waarde if dossier.gemeente.code else None
    if picture is None:
        return ""
    social = next((line for line in picture.lasten if line.groep == "sociaal_domein"), None)
    if social is None:
        return ""
    difference = nl.euro(abs(social.gemeente - social.grootteklasse))
    side = "meer" if social.gemeente > social.grootteklasse else "minder"
    return f"het sociaal domein kostte in {picture.jaar} {difference} per inwoner {side} dan bij gemeenten van dezelfde grootte"


def _werk(maten: Maten) -> str:
    funnel = maten.concretisering.trechter
    if funnel.I is None or not funnel.R:
        return ""
    return zinnen.zin_trechter(maten).split(".")[0]
