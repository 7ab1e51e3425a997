"""A small folder dossier, made and read."""

from __future__ import annotations

from pathlib import Path

from srm_kit.dossier import Reading, read

TOML = '[gemeente]\nnaam = "Voorbeelddorp"\nfictief = true\n[opdracht]\npeildatum = 2026-11-01\n'
CARE = "[zorgvuldigheid]\nor_geinformeerd = true\nprivacytekst = true\nbewaartermijn_tot = 2027-06-01\n"


def made(folder: Path, toml: str = TOML, **tables: str | bytes) -> Reading:
    """Writes the tables beside ``toml`` and reads the folder; without doelen there is one."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dossier.toml").write_text(toml, encoding="utf-8")
    tables.setdefault("doelen", "id;doel\nD1;Een doel\n")
    for name, text in tables.items():
        (folder / f"{name}.csv").write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return read(folder)


def said(outcome: Reading, soort: str = "waarschuwing") -> list[tuple[str, int | None, str | None]]:
    """Table, row and column of each message of a kind."""
    return [(item.tabel, item.rij, item.kolom) for item in outcome.meldingen if item.soort == soort]
