"""Text and figures on their way to an office document."""

from __future__ import annotations

import re

from srm_kit.views.html import visible

__all__ = ["getal_van", "regels_van", "schoon"]

_NUMBER = re.compile(
    r"(?P<sign>[+\-−]?)(?P<euro>€\s?)?(?P<whole>\d{1,3}(?:\.\d{3})*|\d+)(?:,(?P<part>\d+))?(?P<percent>%?)"
)


def schoon(text: str) -> str:
    """The text with everything invisible made visible: control characters are not allowed in these files."""
    return visible(text).replace("\r", "\n")


def getal_van(text: str) -> tuple[float, str] | None:
    """A shown figure back to its value and how to show it (``getal``, ``euro`` or ``procent``); None for text.

    >>> getal_van("1.234,5"), getal_van("12,5%"), getal_van("€ 1.855"), getal_van("n < 5")
    ((1234.5, 'getal'), (0.125, 'procent'), (1855.0, 'euro'), None)
    """
    found = _NUMBER.fullmatch(text.strip().replace("\u00a0", " "))
    if found is None:
        return None
    value = float(f"{found['whole'].replace('.', '')}.{found['part'] or 0}")
    if found["sign"] in {"-", "−"}:
        value = -value
    if found["percent"]:
        decimals = len(found["part"] or "")
        return round(value / 100, decimals + 2), "procent"
    return value, "euro" if found["euro"] else "getal"


def regels_van(markdown: str) -> list[tuple[str, str]]:
    """Markdown as (kind, text) lines: ``kop``, ``punt``, ``nummer`` or ``alinea``; inline marks are dropped."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).disable(["image", "link", "autolink"])
    lines: list[tuple[str, str]] = []
    lists: list[str] = []
    heading = False
    for token in parser.parse(schoon(markdown)):
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            lists.append("punt" if token.type.startswith("bullet") else "nummer")
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            lists.pop()
        elif token.type in {"heading_open", "heading_close"}:
            heading = token.type == "heading_open"
        elif token.type in {"fence", "code_block", "html_block"}:
            lines.append(("alinea", token.content.strip()))
        elif token.type == "inline":
            text = "".join(
                "\n" if child.type in {"softbreak", "hardbreak"} else child.content for child in token.children or []
            ).replace("\n", " ")
            lines.append(("kop" if heading else lists[-1] if lists else "alinea", text))
    return lines
