"""A chart shows the cells of its table, as they are printed."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.document import Table
from srm_kit.document.chart import Series

TABLE = Table("T", ("Wat", "Eerst", "Nu"), (("a", nl.getal(3), nl.getal(4)), ("b", "n < 5", nl.getal(6))), (1, 2))


def test_a_series_has_the_head_and_the_printed_cells_of_its_column() -> None:
    first, now = TABLE.series(1, 2)
    assert first == Series("Eerst", ("3", "n < 5"))
    assert now == Series("Nu", ("4", "6"))
    assert TABLE.column(0) == ("a", "b")
    assert isinstance(now.cells[0], nl.Cijfer)
