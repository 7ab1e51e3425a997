"""The documentation page of the contract, made from the same fields that reading and writing use."""

from __future__ import annotations

from srm_kit.dossier.contract.kolommen import Kolom
from srm_kit.dossier.contract.tabellen import TABELLEN

__all__ = ["contract_page"]

_HEAD = """# Het dossier: tabellen en kolommen

Deze pagina komt uit het contract in `srm_kit/dossier/contract` (`python -m srm_kit.dossier.contract.docs_page`).
Een dossier is een map met `dossier.toml` en één CSV per tabel, of één werkboek met het blad `dossier` en één blad
per tabel. Verplichte kolommen zijn **vet**. Alleen de tabel `doelen` is verplicht.
"""


def contract_page() -> str:
    """The page in Markdown: every table with its columns, kinds, limits and explanation."""
    parts = [_HEAD]
    for table in TABELLEN:
        parts.append(f"\n## {table.naam}\n\n{table.uitleg} Sleutel: {', '.join(table.sleutel)}.\n")
        parts.append("\n| kolom | soort | wat |\n|---|---|---|\n")
        for column in table.kolommen:
            name = f"**{column.naam}**" if column.verplicht else column.naam
            parts.append(f"| {name} | {_kind(column)} | {column.uitleg} |\n")
        if table.naam == "respons":
            parts.append(
                "| RS1 … VL5, X1 … X3 | 1 tot 5, wn, nvt | Eén kolom per stelling; wn is weet ik niet, nvt is hoort niet bij mijn werk, leeg is niet beantwoord. |\n"
                "| E1, C1 … C4, O1 … O5, N1 … N3 | 1 tot 5, wn, nvt | Naar keuze. E1 is de vraag naar aandacht. |\n"
            )
    return "".join(parts)


def _kind(column: Kolom) -> str:
    if column.verwijst:
        return f"verwijzing naar {' / '.join(column.verwijst)}"
    if column.keuzes:
        return " / ".join(column.keuzes)
    limits = ""
    if column.minimum is not None:
        limits = f", vanaf {column.minimum:g}"
    if column.maximum is not None:
        limits += f" tot en met {column.maximum:g}"
    if column.boven is not None:
        limits = f", meer dan {column.boven:g}"
    return column.soort.value.split(",")[0] + limits


if __name__ == "__main__":
    print(contract_page(), end="")
