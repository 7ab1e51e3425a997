"""Which own tables the notebooks of a report asked for."""

from __future__ import annotations

from pathlib import Path

from srm_kit.measures.asked_tables import add_asked, asked_tables


def test_what_was_asked_is_there_once_in_the_order_of_the_fields(tmp_path: Path) -> None:
    folder = tmp_path / "nieuw"
    for kind in (("functiegroep", "leidinggevend"), (), ("afdeling",), ("functiegroep", "leidinggevend")):
        add_asked(folder, kind)
    (folder / "iets anders").touch()
    assert sorted(asked_tables(folder)) == [(), ("afdeling",), ("functiegroep", "leidinggevend")]
    assert asked_tables(tmp_path) == ()
