"""Markdown of a consultant: what the report would show as bare signs is told before it is printed."""

from __future__ import annotations

from srm_kit.document.markdown import not_shown
from srm_kit.dossier.contract.meldingen import Meldingen

__all__ = ["check_own_words"]

_REMEDY = {
    "tabel": "Schrijf de regels als opsomming, met een - ervoor. Koppen, **vet**, *schuin*, opsommingen, citaten en links mogen ook.",
    "afbeelding": "Haal de afbeelding weg, of voeg haar later toe in Word.",
    "takenlijst": "Schrijf een gewone opsomming, met een - ervoor.",
}


def check_own_words(text: str, table: str, row: int | None, column: str, meldingen: Meldingen) -> None:
    """A table is a fault: it would be unreadable. A picture or a list of tasks is a warning: its signs are printed."""
    for kind in not_shown(text):
        if kind == "tabel":
            meldingen.fout(
                table, "In deze tekst staat een tabel; die kan het rapport niet tonen.", _REMEDY[kind], rij=row, kolom=column
            )  # fmt: skip
        else:
            meldingen.waarschuwing(
                table, f"In deze tekst staat een {kind}; in het rapport komen daarvan alleen de tekens.", _REMEDY[kind],
                rij=row, kolom=column,
            )  # fmt: skip
