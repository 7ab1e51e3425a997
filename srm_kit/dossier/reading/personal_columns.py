"""Columns that may not stand between answers of people, by their name in Dutch or English, alone or in a compound."""

from __future__ import annotations

import re

from srm_kit.dossier.contract.invisible import without_invisible
from srm_kit.dossier.contract.tabellen import VERBODEN_KOLOMMEN

__all__ = ["points_at_people"]

_EXACT = frozenset(
    [
        "age",
        "sex",
        "dob",
        "ip",
        "lat",
        "lon",
        "lng",
        "long",
        "bsn",
        "tel",
        "gsm",
        "mail",
        "ipadr",
        "roepnaam",
        "voorletters",
        "initialen",
        "mobile",
        "phone",
        "username",
        "userid",
        "loginname",
    ]
)
# Long enough to mean the same wherever they stand in a name.
_ANYWHERE = re.compile(
    r"email|mailadres|mailaddress|telefoon|telephone|phonenumber|mobiel|mobilenumber|mobilephone|burgerservice|sofinummer"
    r"|personeelsn|medewerkern(?:umme)?r|employeeid|employeenumber|staffnumber|voornaam|achternaam|familienaam"
    r"|gebruikersnaam|firstname|lastname|fullname|surname|familyname|givenname|geboorte|birthda|dateofbirth|birthyear"
    r"|leeftijd|geslacht|gender|ipad|latitude|longitude"
)
_NAME = re.compile(r"naam|.*naam\Z|name|.*name\Z")
_NAME_OF_NO_PERSON = re.compile(
    r"afdeling|team|functie|domein|organisatie|gemeente|dienst|cluster|sector|vragenlijst|enquete|project|groep|bedrijf"
    r"|department|organi[sz]ation|municipality|survey|group|file|company"
)
_SEPARATORS = re.compile(r"[\s_\-\u2010-\u2015.,:;/()\[\]#'’\"?*]+")
_NUMBER = re.compile(r"\d+\Z")
_BIRTH = re.compile(r"geb(?:datum|dat|jaar)")
_REFUSED = _EXACT | {name.replace("-", "") for name in VERBODEN_KOLOMMEN}


def points_at_people(header: str) -> bool:
    """Whether a column of the questionnaire points at people; compared without case, spaces, marks and a number behind.

    >>> [points_at_people(name) for name in ("E-mail 2", "First Name", "geb. datum", "Naam collega")]
    [True, True, True, True]
    >>> [points_at_people(name) for name in ("afdelingsnaam", "lastpage", "startlanguage", "RS1", "functiegroep")]
    [False, False, False, False, False]
    """
    key = _SEPARATORS.sub("", without_invisible(header).casefold())
    bare = _NUMBER.sub("", key)
    named = _NAME.match(bare) is not None and _NAME_OF_NO_PERSON.search(bare) is None
    return bare in _REFUSED or named or bool(_ANYWHERE.search(key) or _BIRTH.match(key))
