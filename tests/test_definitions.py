"""Definitions live in the repository: every reference to a page leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("srm_kit", "tests", "docs", "benchmarks", "notebooks", "templates", "data_samples")
SUFFIXES = {".py", ".yaml", ".toml", ".md", ".ipynb", ".j2", ".html", ".css", ".js"}

REFERENCE = re.compile(r"(?<![\w/.-])(docs/[\w./-]+\.md)(?:#([\w-]+))?")
LINK = re.compile(r"\]\(([^()\s]*)\)")
PAGE = re.compile(r"[\w][\w./-]*\.md\b")
MENTION = re.compile(r"""(?<![\w/."'-])[\w-]+\.md\b""")


def _files(*folders: str) -> Iterator[Path]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            hidden = any(part.startswith(".") or part == "__pycache__" for part in path.relative_to(ROOT).parts)
            if path.suffix in SUFFIXES and path.is_file() and not hidden and path != Path(__file__):
                yield path


def _everything() -> Iterator[Path]:
    yield from (ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md"))
    yield from _files(*FOLDERS)


def slug(heading: str) -> str:
    """The anchor a heading gets where pages are read: lower case, words joined by hyphens."""
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    return re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-")


def _headings(text: str) -> list[str]:
    without_code = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    return [slug(found) for found in re.findall(r"^#+ (.+)$", without_code, flags=re.MULTILINE)]


def _ids(text: str) -> list[str]:
    return re.findall(r'<a id="([^"]+)"></a>', text)


@cache
def anchors(page: Path) -> frozenset[str]:
    """What a link into this page may end in."""
    text = page.read_text(encoding="utf-8")
    return frozenset((*_headings(text), *_ids(text)))


def _place(path: Path, text: str, at: int) -> str:
    return f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, at) + 1}"


def test_an_anchor_is_made_as_the_reader_of_the_page_makes_it() -> None:
    assert slug("What was aimed at, and what came out") == "what-was-aimed-at-and-what-came-out"
    assert slug("Keten: `concretisering.keten`") == "keten-concretiseringketen"
    assert slug("[Één](x.md) lijst") == "één-lijst"


def test_every_reference_to_docs_leads_to_a_page_and_an_anchor() -> None:
    broken, seen = [], 0
    for path in _everything():
        text = path.read_text(encoding="utf-8")
        for match in REFERENCE.finditer(text):
            seen += 1
            page, anchor = ROOT / match[1], match[2]
            if not page.is_file() or (anchor and anchor not in anchors(page)):
                broken.append(f"{_place(path, text, match.start())}: {match[0]}")
    assert seen > 0
    assert broken == []


def test_every_link_of_a_page_leads_somewhere() -> None:
    broken = []
    for path in _everything():
        if path.suffix != ".md":
            continue
        text = path.read_text(encoding="utf-8")
        for match in LINK.finditer(text):
            where, _, anchor = match[1].partition("#")
            if re.match(r"[a-z]+:", where):
                continue
            target = (path.parent / where).resolve() if where else path
            if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
                broken.append(f"{_place(path, text, match.start())}: {match[1]}")
    assert broken == []


def test_the_package_refers_to_no_page_a_reader_does_not_have() -> None:
    broken = []
    for path in _files("srm_kit"):
        text = path.read_text(encoding="utf-8")
        broken += [
            f"{_place(path, text, match.start())}: {match[0]}"
            for match in PAGE.finditer(text)
            if not (ROOT / match[0]).is_file()
        ]
    assert broken == []


def test_tests_and_pages_mention_no_page_a_reader_does_not_have() -> None:
    names = {path.name for path in _everything() if path.suffix == ".md"}
    broken = []
    for path in (*_files("tests", "docs", "benchmarks"), ROOT / "README.md"):
        text = path.read_text(encoding="utf-8")
        broken += [
            f"{_place(path, text, match.start())}: {match[0]}"
            for match in MENTION.finditer(text)
            if match[0] not in names
        ]
    assert broken == []


@pytest.mark.parametrize("name", ["maatstaven", "rapportregels", "methode"])
def test_an_anchor_of_a_definition_stands_once(name: str) -> None:
    ids = _ids((ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8"))
    assert ids
    assert sorted(ids) == sorted(set(ids))


def test_every_block_of_the_measures_has_a_definition() -> None:
    from srm_kit.dossier import load
    from srm_kit.measures import as_json, measure

    blocks = {
        key.replace("_", "-")
        for key, value in as_json(measure(load(ROOT / "data_samples" / "voorbeeldstad"))).items()
        if isinstance(value, dict)
    }
    known = anchors(ROOT / "docs" / "maatstaven.md")
    assert {"cellen", "realisatiekracht"} <= blocks
    assert blocks - {"fasen", "sporen"} <= known
    assert "fasen-en-sporen" in known
