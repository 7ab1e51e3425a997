"""One line per column and kind of fault, and no words of a respondent in any."""

from __future__ import annotations

from srm_kit.dossier.contract.grouped_messages import grouped
from srm_kit.dossier.contract.meldingen import Meldingen


def test_distinct_values_with_their_rows() -> None:
    found = Meldingen()
    for row in range(4, 16):
        found.fout(
            "inspanningen",
            "Deze waarde kennen wij niet.",
            "Kies uit: idee.",
            rij=row,
            kolom="status",
            waarde="Vertraagd",
        )
    found.fout(
        "inspanningen", "Deze waarde kennen wij niet.", "Kies uit: idee.", rij=20, kolom="status", waarde="On\u200bhold"
    )
    found.fout("inspanningen", "Deze cel is leeg.", "Vul in: naam.", rij=20, kolom="naam")
    assert grouped(found.alle()) == (
        "Fout in inspanningen, kolom status (13 keer): ‘Vertraagd’ (12 keer, rijen 4, 5, 6, 7, 8 en verder), "
        "‘On‹spatie zonder breedte›hold’ (rij 20). Deze waarde kennen wij niet. Kies uit: idee.",
        "Fout in inspanningen, rij 20, kolom naam: Deze cel is leeg. Vul in: naam.",
    )  # fmt: skip


def test_texts_that_differ_in_numbers_are_one_kind() -> None:
    found = Meldingen()
    for row in (3, 4, 5):
        found.fout(
            "doelen",
            f"Deze rij staat er al: rij {row - 1}.",
            "Verwijder er een.",
            rij=row,
            kolom="id",
            waarde=f"D{row}",
        )
    [line] = grouped(found.alle())
    assert line.startswith("Fout in doelen, kolom id (3 keer): ‘D3’ (rij 3), ‘D4’ (rij 4), ‘D5’ (rij 5).")


def test_answers_are_never_repeated() -> None:
    found = Meldingen()
    for row in range(2, 9):
        found.fout(
            "respons", "Dit is geen antwoord.", "Schrijf 1.", rij=row, kolom="RS1", waarde="mijn baas luistert nooit"
        )
    assert "baas" not in " ".join(grouped(found.alle()))
