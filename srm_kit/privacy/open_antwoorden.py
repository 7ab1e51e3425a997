"""Open answers: only what was released, of ten or more people, in an order that says nothing, without names.

``vrijgegeven`` is a person's decision and stays that: a program finds addresses and numbers, and a name where it
stands as one. It cannot know that "de enige vrouw in het team" is someone, and it lets a first name at the start of a
sentence pass where no verb follows it. Who releases an answer reads it first. A capitalised word that nobody in the
dossier uses is masked even when it is no name: that costs a word, the other mistake costs a person.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable

from srm_kit.privacy.minimum import Privacyplan

__all__ = ["masker", "open_antwoorden", "zegt_iets"]

_TOPS = r"(?:nl|com|org|net|eu|be|info|frl|amsterdam)"
_SEP = r"[\s./-]?"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("[webadres]", re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)),
    ("[e-mailadres]", re.compile(r"[\w.+'-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)),
    (
        "[e-mailadres]",
        re.compile(rf"[\w.+'-]+ (?:at|apenstaartje) [\w-]+(?:\.| punt )(?:[\w-]+\.)*{_TOPS}\b", re.IGNORECASE),
    ),
    ("[webadres]", re.compile(rf"\b[\w-]+(?:\.[\w-]+)*\.{_TOPS}/\S+", re.IGNORECASE)),
    ("[gebruikersnaam]", re.compile(r"(?<!\w)@\w{3,}")),
    ("[rekeningnummer]", re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b", re.IGNORECASE)),
    ("[telefoonnummer]", re.compile(rf"(?<!\w)(?:\+|00)\d{{2}}{_SEP}(?:\(0\))?(?:{_SEP}\d){{8,9}}(?!\d)")),
    ("[telefoonnummer]", re.compile(rf"(?<!\w)\(?0\d{{1,3}}\)?(?:{_SEP}\d){{6,8}}(?!\d)")),
    ("[nummer]", re.compile(r"(?<![\d.,])\d{8,9}(?![\d.,]*\d)|(?<!\d)\d{4}[ .]\d{2}[ .]\d{3}(?!\d)")),
    ("[nummer]", re.compile(r"(?<![\d€.] )(?<![\d.])\d{3}[ .]\d{3}[ .]\d{3}(?!\d)(?! ?euro)")),
)
_TITLE = (
    r"(?:[Dd]e heer|[Mm]evrouw|[Mm]eneer|[Mm]evr\.?|[Mm]w\.?|[Dd]hr\.?|[Mm]r\.?|[Dd]rs\.?|[Dd]r\.?|[Ii]r\.?|[Ii]ng\.?|"
    r"[Ww]ethouder|[Bb]urgemeester|[Dd]irecteur|[Gg]emeentesecretaris|[Tt]eamleider|[Ll]eidinggevende|[Cc]ollega|"
    r"[Mm]anager|[Cc]oach|[Aa]fdelingshoofd|[Pp]rojectleider|[Rr]aadslid|[Bb]aas|[Cc]hef)"
)
_PARTICLE = r"(?:(?:van|de|den|der|het|ten|ter|te|in|op|'t|el|al|von|di|da|la|le)\s+){0,3}"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’-]+"
_NAME = rf"(?:[A-Z]\.\s?)*{_PARTICLE}{_CAPITAL}(?:\s+{_PARTICLE}{_CAPITAL})*"
_AFTER_TITLE = re.compile(rf"\b({_TITLE})(\s+|(?<=\.)\s*)({_NAME})")
_INITIALS = re.compile(rf"\b(?:[A-Z]\.\s?)+\s?{_PARTICLE}{_CAPITAL}(?:-{_CAPITAL})?")
_PAIR = re.compile(rf"(?<![\w’'-]){_CAPITAL}(?:\s+{_PARTICLE}{_CAPITAL})+")
_INSIDE = re.compile(rf"(?<=[^.!?:\s‘“\"] )({_CAPITAL})")
"""A word with a capital that does not open a sentence or a quotation."""
_OPENING = re.compile(
    rf"(?:(?<=^)|(?<=[.!?:] ))({_CAPITAL})(?= (?:is|was|heeft|had|zegt|zei|doet|deed|wil|kan|moet|mag|weet|vindt|vond|"
    r"luistert|geeft|gaf|komt|kwam|gaat|ging|beslist|bepaalt|regelt|helpt|hielp|snapt|staat|zit|werkt|en ik)\b)"
)
"""A word that opens a sentence with a verb that a person can be the subject of."""
_ABSTRACT = re.compile(r"(?:tie|ing|heid|schap|teit|isme|ment|age|sie|druk|proces|systeem|overleg|beleid|werk|budget)$")
"""How nouns end that are no names."""
_LIDWOORDEN = (
    "de het een wij we ik u zij ze hij je jij jullie onze ons mijn uw hun deze dit die dat er daar hier wie wat niemand "
    "iedereen alles niets iets alle elk elke ieder veel weinig sommige soms vaak nooit altijd"
)
_VOORZETSELS = "in op bij van met voor na tot om te over door zonder tussen onder tijdens sinds vanuit volgens naar uit"
_OVERIGE = (
    "als maar en of want dus ook zo nu dan toen meer minder geen niet bel mail vraag geef laat maak kies stop zorg zet "
    "werken luister neem kijk begin betere beter goede graag mooi jammer helaas echt vooral eerst geld tijd contact "
    "vertrouwen rust ruimte kennis lef focus steun hulp cultuur gedrag structuur strategie digitaal thuis samen mens"
)
_ORDINARY = frozenset(f"{_LIDWOORDEN} {_VOORZETSELS} {_OVERIGE}".split())
"""Words that stand with a capital at the start of a sentence and are no part of a name."""
_VAKWOORDEN = frozenset(
    [
        "omgevingswet",
        "jeugdwet",
        "participatiewet",
        "wmo",
        "woo",
        "avg",
        "raad",
        "college",
        "rijk",
        "provincie",
        "gemeente",
        "gemeentewet",
        "rekenkamer",
        "nederland",
        "nederlandse",
        "europa",
        "europese",
        "europees",
        "teams",
        "excel",
        "outlook",
        "word",
        "sharepoint",
        "programma",
        "team",
        "afdeling",
        "domein",
        "sociaal",
        "fysiek",
        "ruimtelijke",
        "ordening",
        "ontwikkeling",
        "directie",
        "management",
        "bestuur",
        "ondernemingsraad",
        "griffie",
        "college",
        "wijkteam",
        "wijkteams",
        "jeugd",
        "zorg",
        "wonen",
        "werk",
        "inkomen",
        "onderwijs",
        "cultuur",
        "sport",
        "klantcontactcentrum",
        "vergunningen",
        "toezicht",
        "handhaving",
        "bedrijfsvoering",
        "dienstverlening",
        "inwoners",
    ]
)
"""Words of the trade that people write with a capital."""
_GEEN_ANTWOORD = frozenset(
    [
        "",
        "nvt",
        "n v t",
        "niet van toepassing",
        "geen",
        "geen idee",
        "geen opmerking",
        "geen opmerkingen",
        "nee",
        "x",
        "xx",
        "xxx",
        "weet ik niet",
        "weet niet",
    ]
)
"""What people type to leave a question blank, without signs."""
_AFKORTING = 5
"""A word of at most so many letters, all capitals, is an abbreviation."""


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
        Names and texts without persons: the municipality, its departments, partners, goals.

    Returns
    -------
    tuple of text
        Without empty answers and doubles, masked, in an order made from the texts themselves: neither who was
        first nor who works where can be read from it.
    """
    given = [(text.strip(), released) for text, released in teksten if zegt_iets(text)]
    if not plan.mag_spreiding(len(given)):
        return ()
    shown = {masker(text, bekend) for text, released in given if released}
    return tuple(sorted(shown, key=lambda text: hashlib.blake2b(text.encode(), digest_size=8).digest()))


def zegt_iets(text: str) -> bool:
    """Whether an answer is one: not empty, not a dash, not ‘n.v.t.’.

    >>> [zegt_iets(text) for text in ("", " - ", "n.v.t.", "Geen.", "Geen tijd")]
    [False, False, False, False, True]
    """
    words = "".join(char for char in text.casefold() if char.isalnum() or char.isspace())
    return " ".join(words.split()) not in _GEEN_ANTWOORD


def masker(text: str, bekend: Collection[str] = ()) -> str:
    """The text with addresses, numbers and names of persons replaced by what they are.

    Names are recognised after a title or function, with initials, as words with a capital inside a sentence, and at
    its start before a verb, unless ``bekend`` or the language of the trade has every word of them.

    >>> masker("Vraag het mevrouw De Vries op 06-12345678.")
    'Vraag het mevrouw [naam] op [telefoonnummer].'
    >>> masker("Het Sociaal Domein werkt goed, maar Voorbeeldpersoon niet", {"Sociaal Domein"})
    'Het Sociaal Domein werkt goed, maar [naam] niet'
    """
    for word, pattern in _PATTERNS:
        text = pattern.sub(word, text)
    text = _AFTER_TITLE.sub(lambda found: f"{found.group(1)}{found.group(2) or ' '}[naam]", text)
    text = _INITIALS.sub("[naam]", text)
    known = {word for name in bekend for word in re.findall(r"[\w'’-]+", name.casefold())} | _VAKWOORDEN

    def is_known(word: str) -> bool:
        short = word.isupper() and len(word) <= _AFKORTING
        parts = word.casefold().split("-")
        return short or word.casefold() in known | _ORDINARY or all(part in known for part in parts)

    def pair(match: re.Match[str]) -> str:
        words = match.group()
        lead, _, rest = words.partition(" ")
        if lead.casefold() in _ORDINARY:
            # "De Omgevingswet" is a sentence that starts; "Vraag Fatima el Amrani" still holds a name.
            return f"{lead} {_PAIR.sub(pair, rest)}"
        parts = re.findall(_CAPITAL, words)
        # "Vereenvoudig de Jeugdwet": what opens a sentence before words of the trade is no first name.
        opens = not match.start() or match.string[: match.start()].rstrip()[-1:] in ".!?:"
        return words if all(map(is_known, parts[1:] if opens else parts)) else "[naam]"

    def single(match: re.Match[str]) -> str:
        return match.group() if is_known(match.group(1)) else "[naam]"

    def opening(match: re.Match[str]) -> str:
        return match.group() if _ABSTRACT.search(match.group(1)) else single(match)

    return _OPENING.sub(opening, _INSIDE.sub(single, _PAIR.sub(pair, text)))
