"""The template of the page is one of nbconvert: its exporter makes the same page as the product does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbconvert import HTMLExporter
from nbconvert.exporters import TemplateExporter

from srm_kit import resources
from srm_kit.document import page
from srm_kit.report import ReportOptions, run


def test_nbconvert_makes_the_same_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exporter: Any = HTMLExporter(  # type: ignore[no-untyped-call]
        extra_template_basedirs=[str(resources.folder("templates"))], template_name="report"
    )
    exporter.environment.autoescape = True
    pages = []

    class Twice:
        """Renders with nbconvert beside our own rendering."""

        def render(self, nb: Any, resources: Any) -> str:
            node = nbformat.from_dict(nb)
            pages.append(TemplateExporter.from_notebook_node(exporter, node, resources)[0])
            return own.render(nb=nb, resources=resources)

    own = page.template()
    monkeypatch.setattr(page, "template", Twice)
    made = run(resources.folder("data_samples") / "voorbeeldstad", tmp_path / "uit", ReportOptions())
    assert pages == [made.html.read_text(encoding="utf-8")]
