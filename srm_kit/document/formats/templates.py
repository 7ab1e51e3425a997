"""Makes the Office templates anew: ``python -m srm_kit.document.formats.templates FOLDER``.

The templates in templates/office are source: they may be changed in Word and PowerPoint, but then this script no
longer makes them; a test holds the two together.
"""

from __future__ import annotations

import sys
from pathlib import Path

from srm_kit.document import house_style as huisstijl
from srm_kit.document.formats.template_docx import maak_docx
from srm_kit.document.formats.template_pptx import maak_pptx

__all__ = ["maak_sjablonen"]


def maak_sjablonen() -> dict[str, bytes]:
    """The templates by file name, in the neutral house style."""
    style = huisstijl.load()
    return {"rapport.docx": maak_docx(style), "presentatie.pptx": maak_pptx(style)}


if __name__ == "__main__":
    for name, data in maak_sjablonen().items():
        (Path(sys.argv[1]) / name).write_bytes(data)
