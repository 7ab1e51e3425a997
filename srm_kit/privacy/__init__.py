"""The gate for figures about groups of people: what may be shown, decided once per dossier (docs/kwaliteit/privacy.md).

``minimum``: how many persons a figure needs. ``tabel``: one cell as
small groups of people with equal background. ``lezer``: what a reader can work out from published figures.
``besluit``: the decision, over all groups, cells and both measurement dates together.
``uitgifte``: the same over everything that was published before. ``achtergrond``: which groups own tables may show.
``verdeling``: whether shares of agreement may stand beside a total.
``open_antwoorden``: which open answers may be shown, and without whose name.
"""

from __future__ import annotations

from srm_kit.privacy.achtergrond import ACHTERGRONDEN, Groep, achtergronden
from srm_kit.privacy.besluit import Privacybesluit, besluit, te_eens
from srm_kit.privacy.lezer import MINSTE_BREEDTE, alleen
from srm_kit.privacy.minimum import K_KRUISING_VLOER, K_VLOER, Privacyplan, plan
from srm_kit.privacy.open_antwoorden import open_antwoorden
from srm_kit.privacy.tabel import Antwoorden, Respondenten
from srm_kit.privacy.uitgifte import anders, tegen_eerder, totaal_allowed, zijden
from srm_kit.privacy.verdeling import verdeling_veilig

__all__ = [
    "ACHTERGRONDEN",
    "K_KRUISING_VLOER",
    "K_VLOER",
    "MINSTE_BREEDTE",
    "Antwoorden",
    "Groep",
    "Privacybesluit",
    "Privacyplan",
    "Respondenten",
    "achtergronden",
    "alleen",
    "anders",
    "besluit",
    "open_antwoorden",
    "plan",
    "te_eens",
    "tegen_eerder",
    "totaal_allowed",
    "verdeling_veilig",
    "zijden",
]
