"""The lowest and the highest figure a column takes, and that the next one is told at its cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dossier.reading.made_folder import made, said

PARTNERS = "id;naam\nS1;Partner\n"


@pytest.mark.parametrize(
    ("table", "head", "row", "column", "good", "bad"),
    [
        ("afdelingen", "id;naam;medewerkers", "A1;Zorg;{}", "medewerkers", (1, 5000), (0, -1)),
        ("stakeholders", "id;naam;belang", "S1;Partner;{}", "belang", (1, 5), (0, 6)),
        ("stakeholders", "id;naam;houding", "S1;Partner;{}", "houding", (-2, 2), (-3, 3)),
        ("betrokkenheid", "stakeholder;doel;fase;trede_nu", "S1;D1;R;{}", "trede_nu", (0, 5), (-1, 6)),
        ("betrokkenheid", "stakeholder;doel;fase;trede_gewenst", "S1;D1;R;{}", "trede_gewenst", (0, 5), (-1, 6)),
        ("opdrachtgeverschap", "partner;aspect;niveau;perspectief", "P;1;{};opdrachtgever", "niveau", (1, 5), (0, 6)),
        ("opdrachtgeverschap", "partner;aspect;niveau;perspectief", "P;{};1;opdrachtgever", "aspect", (1, 8), (0, 9)),
    ],
)
def test_a_figure_outside_its_column_is_told_at_the_cell(
    tmp_path: Path, table: str, head: str, row: str, column: str, good: tuple[int, int], bad: tuple[int, int]
) -> None:
    def faults(place: str, figure: int) -> list[tuple[str, int | None, str | None]]:
        tables = {"stakeholders": PARTNERS, table: f"{head}\n{row.format(figure)}\n"}
        return said(made(tmp_path / place, **tables), "fout")

    for number in range(2):
        assert faults(f"good{number}", good[number]) == []
        assert faults(f"bad{number}", bad[number]) == [(table, 2, column)]
