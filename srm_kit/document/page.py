"""A report to HTML: one notebook with all chapters, through our own nbconvert template (templates/report).

The template is rendered by Jinja itself: nbconvert reads in a second of filters for notebooks that this page has not. That both
make the same page is held by ``tests/document/test_page_by_nbconvert.py``."""

from __future__ import annotations

import base64
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup

from srm_kit import resources
from srm_kit.document.blocks import Block
from srm_kit.document.house_style import HouseStyle
from srm_kit.document.html import blocks_html
from srm_kit.document.markdown import prose_html
from srm_kit.document.numbering import Numbering
from srm_kit.document.report_value import Prose, Report

__all__ = ["fonts", "template", "to_html"]

_FONTS = (
    ("Source Sans 3", 400, "source-sans-3-latin-400-normal.woff2"),
    ("Source Sans 3", 600, "source-sans-3-latin-600-normal.woff2"),
    ("Source Serif 4", 600, "source-serif-4-latin-600-normal.woff2"),
)


def to_html(report: Report, style: HouseStyle) -> str:
    """The report as one self-contained HTML file: no script, no address, fonts inside."""
    templates = resources.folder("templates")
    cover = report.cover
    look = {
        "css": Markup(
            "".join(
                (
                    fonts(),
                    style.css(),
                    (templates / "report" / "stijl.css").read_text(encoding="utf-8"),
                    style.fonts_css(),
                    _running_words("bottom-left", f"{cover.title} · {cover.subject}"),
                    _running_words("top-center", cover.mark_words) if cover.marks else "",
                )
            )
        ),
        "logo": _logo(style),
        "cover": cover,
        "colophon": report.colophon,
        "chapters": report.chapters,
        "form": report.form,
    }
    return template().render(nb=_merged(report), resources={"srm": look})


@lru_cache(maxsize=1)
def template() -> Template:
    """The template of the page, compiled once per process. What is put in it is text, unless it is Markup."""
    places = FileSystemLoader(resources.folder("templates") / "report")
    return Environment(loader=places, autoescape=True).get_template("index.html.j2")


def _logo(style: HouseStyle) -> str:
    """The logo as a data address; empty when the house style has none."""
    if not style.logo:
        return ""
    data = Path(style.logo).read_bytes()
    kind = "png" if data.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"


def _running_words(corner: str, text: str) -> str:
    """A style rule that prints the text in a corner of every page."""
    return f"@media print{{@page{{@{corner}{{content:{_css_text(text)}}}}}}}"


def _css_text(text: str) -> str:
    """The text as a CSS string in which nothing can close the string or the style element."""
    return '"' + "".join(char if char.isalnum() or char in " ,." else f"\\{ord(char):x} " for char in text) + '"'


@lru_cache(maxsize=1)
def fonts() -> str:
    """The fonts of the report as style rules with the files inside."""
    folder = resources.folder("templates") / "report" / "fonts"
    rules = []
    for family, weight, name in _FONTS:
        data = base64.b64encode((folder / name).read_bytes()).decode("ascii")
        rules.append(
            f"@font-face{{font-family:'{family}';font-weight:{weight};font-display:swap;"
            f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
        )
    return "".join(rules)


def _merged(report: Report) -> dict[str, Any]:
    """One notebook with the chapters in order; figures and tables are numbered through."""
    counter = Numbering()
    cells = []
    for chapter in report.chapters:
        for index, group in enumerate(_groups(chapter.content)):
            if isinstance(group, Prose):
                html = Markup('<div class="proza">{}</div>').format(prose_html(group.markdown))
            else:
                html = blocks_html(group, counter)
            shown = {"output_type": "display_data", "data": {"text/html": html}, "metadata": {}}
            cells.append(
                {
                    "cell_type": "code",
                    "source": "",
                    "execution_count": None,
                    "outputs": [shown],
                    "id": f"{chapter.anchor[:20]}-{index}",
                    "metadata": {"chapter": "" if index else chapter.anchor},
                }
            )
    return {"cells": cells, "metadata": {"title": report.cover.title}, "nbformat": 4, "nbformat_minor": 5}


def _groups(content: tuple[Block | Prose, ...]) -> list[Prose | list[Block]]:
    groups: list[Prose | list[Block]] = []
    for part in content:
        if isinstance(part, Prose):
            groups.append(part)
        elif groups and isinstance(groups[-1], list):
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups
