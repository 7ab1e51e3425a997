"""A report to HTML: a merged notebook through our own nbconvert template (templates/report)."""

from __future__ import annotations

import base64
from functools import lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from srm_kit import resources
from srm_kit.document.blocks import Block
from srm_kit.document.house_style import HouseStyle
from srm_kit.document.html import blocks_html
from srm_kit.document.markdown import prose_html
from srm_kit.document.numbering import Numbering
from srm_kit.document.report_value import Prose, Report

__all__ = ["exporter", "fonts", "to_html"]

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
    body, _ = exporter().from_notebook_node(_merged(report), resources={"srm": look})
    return str(body)


@lru_cache(maxsize=1)
def exporter() -> Any:
    """The nbconvert exporter with our template, compiled once per process."""
    from nbconvert import HTMLExporter
    from nbconvert.exporters import TemplateExporter

    class Exporter(HTMLExporter):
        """Without the second reading of the page, which adds marks for scripts and pictures that we do not have."""

        def from_notebook_node(self, nb: Any, resources: Any = None, **settings: Any) -> Any:
            return TemplateExporter.from_notebook_node(self, nb, resources, **settings)

    made: Any = Exporter(extra_template_basedirs=[str(resources.folder("templates"))], template_name="report")  # type: ignore[no-untyped-call]
    # The markup comes from our own blocks; validating and re-parsing it doubles the time.
    made.optimistic_validation = True
    # What is put in the template is text, unless it is Markup.
    made.environment.autoescape = True
    made.environment.get_template(made.template_file)
    return made


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


def _merged(report: Report) -> Any:
    """One notebook with the chapters in order; figures and tables are numbered through."""
    from nbformat import from_dict, v4

    counter = Numbering()
    notebook = v4.new_notebook(metadata={"title": report.cover.title})
    for chapter in report.chapters:
        for index, group in enumerate(_groups(chapter.content)):
            if isinstance(group, Prose):
                html = Markup('<div class="proza">{}</div>').format(prose_html(group.markdown))
            else:
                html = blocks_html(group, counter)
            shown = {"output_type": "display_data", "data": {"text/html": html}, "metadata": {}}
            made = {
                "cell_type": "code",
                "source": "",
                "execution_count": None,
                "outputs": [shown],
                "id": f"{chapter.anchor[:20]}-{index}",
                "metadata": {"chapter": "" if index else chapter.anchor},
            }
            # The makers of nbformat check every part against the schema; these are all of one kind.
            notebook.cells.append(from_dict(made))
    return notebook


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
