"""One word, one thing: a public name occurs once, and every word in it is English or explained."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "srm_kit"


@cache
def trees() -> dict[Path, ast.Module]:
    return {
        path.relative_to(ROOT): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))
    }


def _classes() -> Iterator[tuple[str, Path]]:
    for path, tree in trees().items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield node.name, path


def _modules() -> Iterator[tuple[str, Path]]:
    for path in trees():
        if not path.stem.startswith("__"):
            yield path.stem, path


def _others() -> Iterator[tuple[str, Path]]:
    """Packages, public functions, and the members of enumerations."""
    for path, tree in trees().items():
        if path.stem == "__init__":
            yield path.parent.name, path
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield node.name, path
            if isinstance(node, ast.ClassDef) and any("Enum" in ast.unparse(base) for base in node.bases):
                for item in node.body:
                    if isinstance(item, ast.Assign) and isinstance(item.targets[0], ast.Name):
                        yield item.targets[0].id, path


def _shared(names: Iterator[tuple[str, Path]]) -> dict[str, list[str]]:
    places: dict[str, list[str]] = defaultdict(list)
    for name, path in names:
        places[name].append(path.as_posix())
    return {name: found for name, found in places.items() if len(found) > 1}


def words_of(name: str) -> list[str]:
    """The words a name is made of, in lower case."""
    spaced = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name))
    return [word.lower() for word in spaced.split("_") if word and not word.isdigit()]


def _explained() -> list[str]:
    """Every word of the table in the word list that has a meaning beside it."""
    page = (ROOT / "docs" / "woordenlijst.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| (\S[^|]*) \|$", page, re.MULTILINE)
    return [word.strip() for forms, _ in rows[1:] for word in forms.split(",")]


def _english() -> list[str]:
    return (ROOT / "tests" / "english_words.txt").read_text(encoding="utf-8").split()


@pytest.mark.parametrize(
    ("name", "words"),
    [("over_kloof", ["over", "kloof"]), ("CsvTable", ["csv", "table"]), ("KOERS_ZONDER", ["koers", "zonder"])],
)
def test_a_name_falls_apart_into_its_words(name: str, words: list[str]) -> None:
    assert words_of(name) == words


def test_a_class_has_a_name_of_its_own() -> None:
    assert _shared(_classes()) == {}


def test_a_module_has_a_name_of_its_own() -> None:
    assert _shared(_modules()) == {}


def test_every_word_of_a_name_is_english_or_explained() -> None:
    known = {*_english(), *_explained()}
    missing: dict[str, str] = {}
    for names in (_classes(), _modules(), _others()):
        for name, path in names:
            for word in words_of(name):
                if word not in known:
                    missing.setdefault(word, f"{name} in {path}")
    assert not missing, "explain in docs/woordenlijst.md, or add to tests/english_words.txt:\n" + "\n".join(
        f"{word}: {place}" for word, place in sorted(missing.items())
    )


def test_a_word_is_explained_once_and_not_called_english_as_well() -> None:
    explained, english = _explained(), _english()
    assert len(explained) > 100
    assert sorted(explained) == sorted(set(explained))
    assert set(explained) & set(english) == set()
    assert english == sorted(set(english))


def test_a_word_of_the_lists_occurs_in_the_code() -> None:
    """So that the list says what a reader may meet, and nothing that was renamed long ago."""
    met: set[str] = set()
    for path, tree in trees().items():
        met.update(words_of(path.stem), words_of(path.parent.name))
        for node in ast.walk(tree):
            for part in ("id", "arg", "attr", "name"):
                name = getattr(node, part, None)
                if isinstance(name, str):
                    met.update(words_of(name))
    assert [word for word in (*_explained(), *_english()) if word not in met] == []
