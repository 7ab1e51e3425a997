"""Figures and tables are counted each by itself, from one."""

from __future__ import annotations

from srm_kit.document.numbering import Numbering


def test_figures_and_tables_do_not_share_their_numbers() -> None:
    count = Numbering()
    assert [count.next_figure(), count.next_figure(), count.next_table(), count.next_figure()] == [1, 2, 1, 3]
    assert count.next_table() == 2
    assert Numbering().next_figure() == 1
