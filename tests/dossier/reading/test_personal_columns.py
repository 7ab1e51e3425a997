"""Columns that point at people are refused in Dutch and English, and statements and departments are not."""

from __future__ import annotations

import pytest

from srm_kit.dossier.contract.tabellen import RESPONS_KOLOMMEN
from srm_kit.dossier.reading.personal_columns import points_at_people
from srm_kit.model import stellingen


@pytest.mark.parametrize(
    "header",
    [
        "naam", "Voor_naam", "ACHTERNAAM", "E-mail", "e-mailadres", "email address", "Recipient Email", "RecipientEmail",
        "e-mail 2", "mail", "mailadres", "Telefoon", "telefoonnummer", "Mobiel", "mobiel nummer", "BSN", "burgerservicenummer",
        "personeelsnummer", "Personeelsnr.", "geboortedatum", "geb. datum", "Geboortejaar", "leeftijd", "leeftijdscategorie",
        "geslacht", "gender", "IP-adres", "IPAddress", "ip\u00a0address", "first name", "Last_Name", "full name",
        "RecipientFirstName", "LocationLatitude", "longitude", "Naam respondent", "Gebruikersnaam", "date of birth",
    ],
)  # fmt: skip
def test_refused(header: str) -> None:
    assert points_at_people(header)


@pytest.mark.parametrize(
    "header",
    [
        *(column.naam for column in RESPONS_KOLOMMEN.kolommen), *(item.code for item in stellingen()),
        "afdelingsnaam", "Naam afdeling", "lastpage", "startlanguage", "seed", "Progress", "team", "Finished", "Duration (in seconds)",
    ],
)  # fmt: skip
def test_not_refused(header: str) -> None:
    assert not points_at_people(header)
