"""Faults of writing that templates make: number, article, empty counts, doubled units, English, and what was not filled in.

Each rule is a pattern with its name; a hit is a sentence to mend at its template (docs/rapportregels.md#sentences).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

__all__ = ["MEERVOUD", "halve_zin", "schrijffouten", "zonder_woorden_van_de_klant"]

MEERVOUD = {
    "aandachtspunt": "aandachtspunten",
    "afdeling": "afdelingen",
    "antwoord": "antwoorden",
    "besluit": "besluiten",
    "bevinding": "bevindingen",
    "competentie": "competenties",
    "doel": "doelen",
    "gat": "gaten",
    "gemeente": "gemeenten",
    "indicator": "indicatoren",
    "inspanning": "inspanningen",
    "kenmerk": "kenmerken",
    "knelpunt": "knelpunten",
    "maatregel": "maatregelen",
    "medewerker": "medewerkers",
    "meting": "metingen",
    "pakket": "pakketten",
    "partij": "partijen",
    "partner": "partners",
    "proces": "processen",
    "resultaat": "resultaten",
    "schakel": "schakels",
    "spoor": "sporen",
    "stap": "stappen",
    "stelling": "stellingen",
    "streefwaarde": "streefwaarden",
    "vak": "vakken",
    "verbinding": "verbindingen",
    "verschil": "verschillen",
}
"""Nouns that are counted in a report."""
HET = frozenset(
    [
        "aandachtspunt",
        "aantal",
        "aspect",
        "antwoord",
        "beeld",
        "begin",
        "besluit",
        "bestuur",
        "budget",
        "cijfer",
        "college",
        "doel",
        "dossier",
        "effect",
        "gat",
        "gedrag",
        "gemiddelde",
        "gesprek",
        "kenmerk",
        "knelpunt",
        "kwartaal",
        "leiderschap",
        "onderzoek",
        "pakket",
        "percentage",
        "plan",
        "proces",
        "programma",
        "rapport",
        "resultaat",
        "spoor",
        "team",
        "thema",
        "vak",
        "verschil",
        "werk",
    ]
)
_TELWOORDEN = ["twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]
_MEER = rf"(?:{'|'.join(_TELWOORDEN)}|[2-9]|[1-9]\d+)"
_WEL_ENKEL = "is|heeft|ligt|staat|wordt|mist|komt|gaat|loopt|krijgt|scoort|valt|werkt|verschilt|vraagt"
_WEL_MEER = "zijn|hebben|liggen|staan|worden|missen|komen|gaan|lopen|krijgen|scoren|vallen|werken|verschillen|vragen"
_ENKEL, _MEERDERE = "|".join(MEERVOUD), "|".join(MEERVOUD.values())
_HET = "|".join(sorted(HET))
_DE = "|".join(sorted((set(MEERVOUD) - HET) | {"fase", "gemeente", "keten", "koers", "meting", "organisatie", "respons", "uitvoering", "vraag", "vragenlijst"}))  # fmt: skip
_ENGELS = (
    "the|and|with|from|not|unknown|none|null|true|false|making|reading|rendering|checking|writing|goal|goals|finding|findings|"
    "measured|missing|value|values|step|steps|report|reports|figure|figures|target|targets|roadmap|slide|slides|download|feedback"
)
_REGELS = {
    "getal bij meervoud": rf"\b(?:[eé]én|1|elk|ieder|geen enkel|geen enkele|het ene|de ene) (?:{_MEERDERE})\b",
    "getal bij enkelvoud": rf"(?<![\d,.=-])\b{_MEER} (?:{_ENKEL})\b(?! of)",
    "werkwoord bij meervoud": rf"^{_MEER} (?:van de {_MEER} )?(?:{_MEERDERE}) (?:{_WEL_ENKEL})\b",
    "werkwoord bij enkelvoud": rf"^(?:(?:[eé]én|geen|geen enkele?|elke?) (?:{_ENKEL})|(?:[eé]én|geen) van de {_MEER} (?:{_MEERDERE})) (?:{_WEL_MEER})\b",
    "lidwoord de": rf"\b(?:de|deze|die|elke|iedere|welke|onze|dezelfde) (?:{_HET})\b",
    "lidwoord het": rf"\b(?:het|dit|elk|ieder|ons) (?:{_DE}|{_MEERDERE})\b",
    "niets geteld": r"\b(?:0 van (?:de )?0|nul van|van de 0|van de nul|alle nul|alle 0|alle één|alle 1|beide één|één van de (?:één|1|ene)|geen van de (?:één|1))\b",
    "bij geen": rf"\b(?:bij|voor|aan|van|in|door|over|met) geen (?:{_ENKEL}|{_MEERDERE})\b",
    "eenheid dubbel": r"% ?%|procent ?%|% procent|€ ?€|€ [\d.,]+ euro|\b(?!Naam\b)(\w+) \(\1\)|(\([^()]+\)) \2|\b(punten|weken|maanden|jaar|uur|keer|inwoners) \3\b",
    "Engels": rf"\b(?:{_ENGELS})\b",
    "niet ingevuld": r"[{}]|\bnone\b|\bnan\b|\bNaT\b|\binf\b|%s|%d|\bTODO\b|</?[a-z]+>|\[\]|\(\)|‘’|: ?\.|^[.,;:]",
    "leestekens": r" {2,}|\s[,.;:?!](?!\d)|,,|(?<!\.)\.\.(?!\.)|[;:,]\.|[?!]\.|[?!][?!]|\( | \)|,\s*(?:en|of),|\b(?:en|of) ?[.,;]",
    "woord dubbel": r"\b(\w{2,}) \1\b",
    "punt in een getal": r"(?<![\d.-])(?!0\.1[01]\b)(?<!WCAG )\d+\.\d{1,2}(?![\d.-])",
}
_PATRONEN = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _REGELS.items()}
_GEEN_DUBBEL = re.compile(r"\b(?:het het|die die|dat dat|zijn zijn|is is)\b", re.IGNORECASE)
"""Doubled words that Dutch allows."""
_EINDE = re.compile(r"[.?!:…]['’”)]*$|[.?!]’\.?$")


def schrijffouten(zin: str) -> Iterator[str]:
    """The names of the rules that a sentence breaks."""
    for name, pattern in _PATRONEN.items():
        hit = pattern.search(zin)
        if hit and not (name == "woord dubbel" and _GEEN_DUBBEL.fullmatch(hit[0])):
            yield f"{name}: {hit[0]}"


def halve_zin(tekst: str) -> bool:
    """Whether a text that must be a sentence does not end as one, or does not begin as one."""
    return not _EINDE.search(tekst.strip()) or bool(re.match(r"[a-zà-þ]", tekst.strip()))


def zonder_woorden_van_de_klant(tekst: str, eigen: Iterable[str]) -> str:
    """The text with every longer text of the dossier in it replaced by a name: those are not ours to mend."""
    for text in eigen:
        if text in tekst:
            tekst = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", "Naam", tekst)
    return tekst
