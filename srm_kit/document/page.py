"""Rapport to HTML: a merged notebook through our own nbconvert template (templates/report)."""

from __future__ import annotations

import base64
from functools import lru_cache
from pathlib import Path
from typing import Any

from srm_kit import resources
from srm_kit.document import Blok
from srm_kit.document.house_style import Huisstijl
from srm_kit.document.html import Nummering, reeks_html
from srm_kit.document.rapport import Proza, Rapport

__all__ = ["exporter", "fonts", "to_html"]

_FONTS = (
    ("Source Sans 3", 400, "source-sans-3-latin-400-normal.woff2"),
    ("Source Sans 3", 600, "source-sans-3-latin-600-normal.woff2"),
    ("Source Serif 4", 600, "source-serif-4-latin-600-normal.woff2"),
)


def to_html(rapport: Rapport, huisstijl: Huisstijl) -> str:
    """The report as one self-contained HTML file: no script, no address, fonts inside."""
    templates = resources.folder("templates")
    look = {
        "stijl": (templates / "report" / "stijl.css").read_text(encoding="utf-8"),
        "letters": fonts(),
        "kleuren": huisstijl.css(),
        "huisletters": huisstijl.letters_css(),
        "logo": _logo(huisstijl),
        "kern": rapport.kern,
        "looptitel": _css_text(f"{rapport.kern.titel} · {rapport.kern.gemeente}"),
        "colofon": rapport.colofon,
        "hoofdstukken": [(chapter.anker, chapter.naam) for chapter in rapport.hoofdstukken],
    }
    body, _ = exporter().from_notebook_node(_merged(rapport), resources={"srm": look})
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
    made.exclude_anchor_links = True
    made.environment.get_template(made.template_file)
    return made


def _logo(huisstijl: Huisstijl) -> str:
    """The logo as a data address; empty when the house style has none."""
    if not huisstijl.logo:
        return ""
    data = Path(huisstijl.logo).read_bytes()
    kind = "png" if data.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"


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


def _merged(rapport: Rapport) -> Any:
    """One notebook with the chapters in order; figures and tables are numbered through."""
    from nbformat import from_dict, v4

    counter = Nummering()
    notebook = v4.new_notebook(metadata={"title": rapport.kern.titel})
    for chapter in rapport.hoofdstukken:
        first = True
        for index, group in enumerate(_groups(chapter.inhoud)):
            if isinstance(group, Proza):
                made: dict[str, Any] = {"cell_type": "markdown", "source": group.markdown}
            else:
                shown = {"output_type": "display_data", "data": {"text/html": reeks_html(group, counter)}}
                made = {"cell_type": "code", "source": "", "execution_count": None}
                made["outputs"] = [shown | {"metadata": {}}]
            made |= {"id": f"{chapter.anker[:20]}-{index}", "metadata": {"hoofdstuk": chapter.anker if first else ""}}
            first = False
            # The makers of nbformat check every part against the schema; these are all of two kinds.
            notebook.cells.append(from_dict(made))
    return notebook


def _groups(content: tuple[Blok | Proza, ...]) -> list[Proza | list[Blok]]:
    groups: list[Proza | list[Blok]] = []
    for item in content:
        if isinstance(item, Proza):
            groups.append(item)
        elif groups and isinstance(groups[-1], list):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups
