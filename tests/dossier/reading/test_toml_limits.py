"""What a file of settings may hold, on each limit and one beyond it."""

from __future__ import annotations

import pytest

from srm_kit.dossier.reading.toml_limits import check_toml
from srm_kit.errors import DossierUnreadable


@pytest.mark.parametrize(
    ("fits", "too_much", "words"),
    [
        (f"{'.'.join('a' * 7)} = 1", f"{'.'.join('a' * 8)} = 1", "een sleutel met te veel punten"),
        (f"x = {'9' * 120}", f"x = {'9' * 121}", "een woord of getal dat te lang is"),
        (f'"{"a" * 198}" = 1', f'"{"a" * 199}" = 1', "een sleutel die te lang is"),
        (f"x = {'[' * 8}{']' * 8}", f"x = {'[' * 9}{']' * 9}", "te veel haken in elkaar"),
        (f"x = {'{' * 8}{'}' * 8}", f"x = {'[{' * 4}[", "te veel haken in elkaar"),
        ("a = 1\n" * 3_000, "a = 1\n" * 3_001, "te veel instellingen"),
    ],
)
def test_a_file_of_settings_on_each_limit(fits: str, too_much: str, words: str) -> None:
    check_toml(fits)
    with pytest.raises(DossierUnreadable, match=words):
        check_toml(too_much)


@pytest.mark.parametrize(
    "text",
    [
        f'x = "{"a" * 5_000}"',  # a text may be long
        f"x = '{'a' * 5_000}'",
        f'x = """{"a[.=" * 5_000}"""',
        f"# {'[' * 50}{'a' * 500}",
        "x = 1.5\n" * 20,  # points count per key
        "x = [1]\n" * 20,
        "[a.b]\n" * 20,
        '"' + "a" * 150 + '" = 1',
    ],
)
def test_what_stands_in_texts_and_remarks_counts_for_nothing(text: str) -> None:
    check_toml(text)
