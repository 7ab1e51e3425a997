"""Makes the Office templates anew: ``python -m srm_kit.document.formats.templates FOLDER``.

The templates in templates/office are source: they may be changed in Word and PowerPoint, but then this script no
longer makes them; a test holds the two together.
"""

from __future__ import annotations

import sys
from pathlib import Path

from srm_kit.document.formats.template_docx import make_docx
from srm_kit.document.formats.template_pptx import make_pptx
from srm_kit.document.house_style import load_style

__all__ = ["make_templates"]


def make_templates() -> dict[str, bytes]:
    """The templates by file name, in the neutral house style."""
    style = load_style()
    return {"rapport.docx": make_docx(style), "presentatie.pptx": make_pptx(style)}


if __name__ == "__main__":
    for name, data in make_templates().items():
        (Path(sys.argv[1]) / name).write_bytes(data)
