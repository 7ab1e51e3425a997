"""A workbook of one sheet with no more in it than is needed, of which a test writes the XML itself."""

from __future__ import annotations

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"


def bare(sheet: str, styles: str = "", **parts: str) -> bytes:
    """``sheet`` is what stands inside the worksheet, ``styles`` inside the style sheet; ``parts`` are others by name."""
    workbook = f'<sheets><sheet name="Blad" sheetId="3" r:id="rId1"/></sheets>{parts.pop("book", "")}'
    links = f'<Relationship Id="rId1" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/>{parts.pop("links", "")}'
    if styles:
        links += f'<Relationship Id="rId2" Type="{LINKS}/styles" Target="styles.xml"/>'
    found = {
        "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{parts.pop("types", "")}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{workbook}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>',
        SHEET: f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
        **({"xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'} if styles else {}),
        **parts,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in found.items():
            archive.writestr(name, text)
    return out.getvalue()
