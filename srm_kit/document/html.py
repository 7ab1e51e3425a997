"""Blocks to HTML: accessible by construction, every text escaped, no style of its own (templates/report).

All HTML is ``Markup``. Text becomes that only by ``_text``; where a string with braces is filled, ``Markup.format``
escapes what is put in.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

from markupsafe import Markup, escape

from srm_kit.document.blocks import (
    Block,
    Figure,
    Heading,
    KeyFigures,
    OwnWords,
    Paragraph,
    PointList,
    Question,
    Role,
    Table,
)
from srm_kit.document.complete_figure import shows_all
from srm_kit.document.locator import locator_svg
from srm_kit.document.markdown import own_words_html
from srm_kit.document.numbering import Numbering
from srm_kit.document.plain_text import visible

__all__ = ["block_html", "blocks_html"]

_NOTHING = Markup("")
_PARAGRAPH: dict[Role, Markup] = {
    "gewoon": Markup("<p>{}</p>"),
    "inleiding": Markup('<p class="inleiding">{}</p>'),
    "noot": Markup('<p class="noot">{}</p>'),
}
_LONGEST_WORD = 30
_LONG_WORD = re.compile(rf"(\S{{{_LONGEST_WORD + 1},}})")


def blocks_html(blocks: Iterable[Block], numbering: Numbering | None = None) -> Markup:
    """All blocks after each other; without ``numbering`` captions carry no number (a single notebook)."""
    return Markup("\n").join([block_html(block, numbering) for block in blocks])


def block_html(block: Block, numbering: Numbering | None = None) -> Markup:
    """One block as an HTML fragment."""
    match block:
        case Heading():
            return _heading(block)
        case Paragraph():
            return _PARAGRAPH[block.role].format(_text(block.text))
        case PointList():
            return _points(block)
        case Table():
            return _table(block, Markup("Tabel {}. ").format(numbering.next_table()) if numbering else _NOTHING)
        case Figure():
            return _figure(block, numbering.next_figure() if numbering else 0)
        case KeyFigures():
            return _key_figures(block)
        case Question():
            shape = Markup('<div class="vraag"><p><b>{}</b> {}</p></div>')
            return shape.format(_text(block.label), _text(block.text))
        case OwnWords():
            return _own_words(block)


def _text(text: str) -> Markup:
    """Escaped text; endless words may break, so that they stay inside their place."""
    shown = visible(text)
    if len(shown) <= _LONGEST_WORD or not _LONG_WORD.search(shown):
        return escape(shown)
    return _joined(_broken(part) if _LONG_WORD.fullmatch(part) else escape(part) for part in _LONG_WORD.split(shown))


def _broken(word: str) -> Markup:
    """A word that no line can hold, escaped; it may break (<wbr/> is no text, so it stays literal).

    The slash is for libxml2, which does not know this element and would put each inside the one before.
    """
    return Markup("<wbr/>").join([word[start : start + 20] for start in range(0, len(word), 20)])


def _joined(parts: Iterable[Markup]) -> Markup:
    """After each other; the type says that every part is escaped, so none is looked at again."""
    return Markup("".join(parts))


def _heading(block: Heading) -> Markup:
    heading = Markup("<h{0}>{1}</h{0}>").format(block.level, _text(block.text))
    if not block.lit:
        return heading
    return Markup('<div class="kop">{}{}</div>').format(locator_svg(block.lit), heading)


def _points(block: PointList) -> Markup:
    points = _joined([Markup("<li>{}</li>").format(_text(point)) for point in block.points])
    return Markup("<ol>{}</ol>" if block.numbered else "<ul>{}</ul>").format(points)


def _table(block: Table, label: Markup, quiet: bool = False) -> Markup:
    css = [
        Markup(" class=getal") if column in block.number_columns else _NOTHING for column in range(len(block.columns))
    ]
    head = [
        Markup('<th scope="col"{}>{}</th>').format(css[column], _text(name))
        for column, name in enumerate(block.columns)
    ]
    # Cells are many: what is the same for a whole column is made once.
    opening = [
        Markup('<td{} data-kop="{}">').format(css[column], name)
        for column, name in enumerate(block.columns[1:], start=1)
    ]
    rows = []
    for first, *others in block.rows:
        cells = [
            part for start, value in zip(opening, others, strict=True) for part in (start, _text(value), _CELL_END)
        ]
        rows.append(_joined([_ROW_START, _text(first), _ROW_HEAD_END, *cells, _ROW_END]))
    source = Markup('<p class="bron">{}</p>').format(_text(block.source)) if block.source else _NOTHING
    return Markup(
        '<div class="{}"><table><caption>{}{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>{}</div>'
    ).format(
        "tabel stil" if quiet else "tabel",
        label,
        _text(block.caption),
        _joined(head),
        _joined(rows),
        source,
    )


_ROW_START, _ROW_HEAD_END = Markup('<tr><th scope="row">'), Markup("</th>")
_CELL_END, _ROW_END = Markup("</td>"), Markup("</tr>")


def _figure(block: Figure, number: int) -> Markup:
    key = f"f{number}" if number else f"f{zlib.crc32(f'{block.title}{block.svg}'.encode()):x}"
    wide = block.svg.replace("@id@", key)
    picture = Markup('<div class="beeld">{}</div>').format(wide)
    if block.narrow:
        narrow = block.narrow.replace("@id@", key + "s")
        picture = Markup('<div class="beeld breed">{}</div><div class="beeld smal">{}</div>').format(wide, narrow)
    return Markup(
        "<figure{}>{}<figcaption><b>{}{}</b> {}</figcaption><details><summary>{}</summary>{}</details></figure>"
    ).format(
        Markup(" class=compleet") if shows_all(block) else _NOTHING,
        picture,
        f"Figuur {number}. " if number else "",
        _text(block.finding),
        _text(block.source),
        f"Cijfers bij figuur {number}" if number else "Cijfers bij deze figuur",
        _table(block.table, _NOTHING, quiet=True),
    )


def _key_figures(block: KeyFigures) -> Markup:
    shown = []
    for figure in block.figures:
        unit = Markup(" <small>{}</small>").format(_text(figure.unit)) if figure.unit else _NOTHING
        shape = Markup('<div><dt>{}</dt><dd class="groot">{}{}</dd><dd>{}</dd></div>')
        shown.append(shape.format(_text(figure.heading), _text(figure.value), unit, _text(figure.explanation)))
    return Markup('<dl class="kerncijfers">{}</dl>').format(_joined(shown))


def _own_words(block: OwnWords) -> Markup:
    author = f"Toelichting van {block.author or 'de adviseur'}"
    return Markup('<div class="eigen"><p class="wie">{}</p>{}</div>').format(
        _text(author), own_words_html(block.markdown)
    )
