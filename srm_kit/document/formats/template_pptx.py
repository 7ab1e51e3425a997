"""Makes templates/office/presentatie.pptx: one master and three layouts. Run by ``srm_kit.document.formats.templates``.

Wide slides; title at the top, one thing in the middle, the source below it, a running foot with the page number.
"""

from __future__ import annotations

import io
from typing import Any

from srm_kit.document.formats.office_package import repacked, set_theme
from srm_kit.document.house_style import HouseStyle

__all__ = ["LIST_LAYOUT", "PICTURE_LAYOUT", "SOURCE_INDEX", "TITLE_LAYOUT", "make_pptx"]

TITLE_LAYOUT, PICTURE_LAYOUT, LIST_LAYOUT = "Titel", "Bevinding met beeld", "Bevinding met lijst"
"""The names of the layouts; a template of a house style has layouts with these names."""

SOURCE_INDEX = 13
"""The index of the placeholder for the source."""

_CM = 360_000
_NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def _shape(number: int, name: str, holder: str, box: tuple[float, float, float, float], body: str, text: str) -> str:
    x, y, width, height = (round(value * _CM) for value in box)
    return (
        f'<p:sp {_NS}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'
        f'</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>{body}<a:p>{text}</a:p></p:txBody></p:sp>'
    )


def _style(size: float, colour: str, bold: bool = False, align: str = "l", font: str = "+mn-lt") -> str:
    return (
        f'<a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{align}"><a:buNone/><a:defRPr sz="{round(size * 100)}" '
        f'b="{int(bold)}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:latin typeface="{font}"/>'
        f"</a:defRPr></a:lvl1pPr></a:lstStyle>"
    )


def _bar(number: int, box: tuple[float, float, float, float]) -> str:
    x, y, width, height = (round(value * _CM) for value in box)
    return (
        f'<p:sp {_NS}><p:nvSpPr><p:cNvPr id="{number}" name="Lijn"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )


def _text(words: str) -> str:
    return f'<a:r><a:rPr lang="nl-NL"/><a:t>{words}</a:t></a:r>'


_TOP = '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{}"><a:normAutofit/></a:bodyPr>'
_FOOT = _TOP.format("ctr")
_PAGE = (
    '<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="nl-NL"/><a:t>‹nr›</a:t></a:fld>'
)


def _title(number: int, box: tuple[float, float, float, float], size: float = 26, anchor: str = "b") -> str:
    look = _style(size, "tx1", bold=True, font="+mj-lt")
    return _shape(
        number, "Titel", '<p:ph type="title"/>', box, _TOP.format(anchor) + look, _text("De bevinding in één zin")
    )


def _body(number: int, index: int, box: tuple[float, float, float, float], look: str, words: str, kind: str) -> str:
    return _shape(number, kind, f'<p:ph type="body" idx="{index}"/>', box, _TOP.format("t") + look, _text(words))


def _feet(start: int) -> list[str]:
    left, right = (1.7, 18.0, 26.0, 0.6), (28.2, 18.0, 4.0, 0.6)
    return [
        _shape(start, "Voettekst", '<p:ph type="ftr" sz="quarter" idx="11"/>', left, _FOOT + _style(10, "tx2"), ""),
        _shape(
            start + 1,
            "Dianummer",
            '<p:ph type="sldNum" sz="quarter" idx="12"/>',
            right,
            _FOOT + _style(10, "tx2", align="r"),
            _PAGE.replace("{{", "{").replace("}}", "}"),
        ),
    ]


_BULLETS = (
    '<a:lstStyle><a:lvl1pPr marL="285750" indent="-285750"><a:spcBef><a:spcPts val="900"/></a:spcBef>'
    '<a:buFont typeface="Arial"/><a:buChar char="•"/><a:defRPr sz="1800"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    "</a:defRPr></a:lvl1pPr></a:lstStyle>"
)
_HEAD = (1.7, 1.0, 30.5, 2.3)
_SOURCE = (1.7, 16.7, 30.5, 1.1)


def make_pptx(style: HouseStyle) -> bytes:
    """The template: wide, Dutch, theme colours, three layouts with room for a source."""
    from lxml import etree
    from pptx import Presentation
    from pptx.util import Cm

    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = Cm(33.867), Cm(19.05)
    set_theme(deck.part.package, style)
    master = deck.slide_master
    _keep_layouts(master, 3)
    source = _body(4, SOURCE_INDEX, _SOURCE, _style(11, "tx2"), "Bron, n en periode", "Bron")
    body = _shape(
        3, "Tekst", '<p:ph type="body" idx="1"/>', (1.7, 3.9, 30.5, 12.4), _TOP.format("t") + _BULLETS, _text("Tekst")
    )
    _fill(master, [_title(2, _HEAD), body, *_feet(5), _bar(7, (1.7, 0.55, 1.6, 0.14))])
    for layout, name, parts in zip(
        master.slide_layouts,
        (TITLE_LAYOUT, PICTURE_LAYOUT, LIST_LAYOUT),
        (
            [
                _title(2, (1.7, 5.0, 26.0, 4.6), size=40),
                _body(3, 1, (1.7, 9.9, 26.0, 2.2), _style(18, "tx2"), "Ondertitel", "Ondertitel"),
                _body(
                    4, SOURCE_INDEX, (1.7, 13.2, 26.0, 3.2), _style(14, "tx1"), "Gemeente, peildatum, bureau", "Feiten"
                ),
                *_feet(5),
            ],
            [_title(2, _HEAD), source, *_feet(5)],
            [_title(2, _HEAD), body, source, *_feet(5)],
        ),
        strict=True,
    ):
        layout.name = name
        _fill(layout, parts)
    for item in master.element.iter("{*}defRPr"):
        item.set("lang", "nl-NL")
    properties = deck.core_properties
    properties.author = properties.last_modified_by = "SRM Werkbank"
    properties.title = properties.comments = properties.keywords = ""
    properties.language = "nl-NL"
    for relations in (deck.part.package._rels,):
        for key in [key for key, item in relations.items() if item.reltype.endswith("/thumbnail")]:
            relations.pop(key)
    target = io.BytesIO()
    deck.save(target)
    etree.clear_error_log()
    return repacked(target.getvalue())


def _keep_layouts(master: Any, count: int) -> None:
    for layout in list(master.slide_layouts)[count:]:
        master.slide_layouts.remove(layout)


def _fill(page: Any, parts: list[str]) -> None:
    """Replaces every shape of a master or layout."""
    from lxml import etree

    tree = page.shapes._spTree
    for item in list(tree)[2:]:
        tree.remove(item)
    for part in parts:
        tree.append(etree.fromstring(part, parser=_parser()))


def _parser() -> Any:
    from pptx.oxml import oxml_parser

    return oxml_parser
