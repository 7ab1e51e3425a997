"""One step of a lesson as HTML: the same for the presentation, the slides and the paper, and as blocks to read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from srm_kit import resources
from srm_kit.document import Block, Blocks, Figure, Heading, Paragraph, PointList, Table
from srm_kit.document.html import blocks_html
from srm_kit.training.choice import OORDELEN, Choice
from srm_kit.training.lesson import Lesson, Step, StepKind, to_read

__all__ = ["LETTERS", "answers", "picture_html", "place_line", "reading_lesson", "slide", "style_sheet"]

LETTERS = "ABCDEF"
_FLAT = 2.4
_MARK = {"goed": "✓", "deels": "◐", "niet": "✗"}


def style_sheet() -> str:
    """The style of a lesson, on top of that of the report."""
    return (resources.folder("templates") / "training" / "les.css").read_text(encoding="utf-8")


def place_line(lesson: Lesson, nummer: int) -> str:
    """The line above every step: made up, where we are, and what is asked."""
    step = lesson.stappen[nummer]
    return (
        f'<p class="waar"><b class="fictief">FICTIEF</b> <span>{escape(lesson.gemeente)}</span> '
        f"<span>stap {nummer + 1} van {len(lesson.stappen)}</span> <span>{escape(step.soort.value)}</span></p>"
    )


def picture_html(stap: Step, sleutel: str = "") -> str:
    """The figure or table of a step; ids in it are its own, also when the same figure comes back in a later step."""
    if stap.picture is None:
        return ""
    shown: Block = stap.picture
    if isinstance(shown, Figure):
        key = f"{stap.id}{sleutel}"
        shown = replace(shown, svg=shown.svg.replace("@id@", key), narrow=shown.narrow.replace("@id@", f"{key}s"))
    return f'<div class="kijk">{blocks_html([shown])}</div>'


def slide(lesson: Lesson, nummer: int, keuzes: str, kop: str = "h2") -> str:
    """A step: line, title, picture, and what stands beside it. ``keuzes`` is its options as HTML."""
    step = lesson.stappen[nummer]
    question = f'<p class="opdracht">{escape(step.vraag)}</p>' if step.vraag else ""
    picture, text = picture_html(step), str(blocks_html(step.blokken))
    if keuzes and picture and not text and _flat(step.picture):
        body, shape = f"{picture}{question}{keuzes}", "stapel"
    elif keuzes and (picture or text):
        body = f'<div class="kant">{picture}{text}</div><div class="kant">{question}{keuzes}</div>'
        shape = "half"
    else:
        body = f"{question}{keuzes}{picture}{text}"
        shape = "breed" if picture and not text else "los"
    return (
        f'{place_line(lesson, nummer)}<{kop} class="titel" tabindex="-1" data-aandacht="ja">{escape(step.titel)}</{kop}>'
        f'<div class="vlak {shape}">{body}</div>'
    )


def _flat(shown: Figure | Table | None) -> bool:
    """Whether a figure is so much wider than high that its letters need the whole width."""
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', shown.svg) if isinstance(shown, Figure) else None
    return found is not None and float(found[1]) > _FLAT * float(found[2])


def answers(keuzes: Sequence[Choice], gekozen: int | None = None) -> str:
    """The options of an answer: each with its mark in a word, why, and which one the class chose."""
    rows = []
    for index, item in enumerate(keuzes):
        mine = " <b class='uw'>Uw keuze</b>" if index == gekozen else ""
        rows.append(
            f'<li class="{item.oordeel}"><p><span class="merk" aria-hidden="true">{_MARK[item.oordeel]}</span> '
            f"<b>{LETTERS[index]}. {escape(item.tekst)}</b>{mine} <span class='oordeel'>{OORDELEN[item.oordeel]}.</span></p>"
            f"<p class='uitleg'>{escape(item.uitleg)}</p></li>"
        )
    return f'<ul class="antwoorden">{"".join(rows)}</ul>'


def reading_lesson(lesson: Lesson) -> Blocks:
    """The whole lesson as blocks, answers included: what a notebook shows where nobody can choose."""
    blocks: list[Block] = [Heading(lesson.titel, 2), Paragraph(lesson.noot, "noot")]
    for number, step in enumerate(to_read(lesson).stappen, start=1):
        blocks.append(Heading(f"Stap {number}. {step.titel}", 3))
        if step.vraag:
            blocks.append(Paragraph(step.vraag, "inleiding"))
        if step.picture is not None:
            shown = step.picture
            if isinstance(shown, Figure):
                shown = replace(
                    shown, svg=shown.svg.replace("@id@", step.id), narrow=shown.narrow.replace("@id@", f"{step.id}s")
                )
            blocks.append(shown)
        if step.soort is StepKind.KIEZEN:
            blocks.append(PointList(tuple(f"{LETTERS[index]}. {item.tekst}" for index, item in enumerate(step.keuzes))))
        elif step.keuzes:
            blocks.append(
                PointList(
                    tuple(
                        f"{LETTERS[index]}. {item.tekst}. {OORDELEN[item.oordeel]}. {item.uitleg}"
                        for index, item in enumerate(step.keuzes)
                    )
                )
            )
        blocks += step.blokken
    return Blocks(tuple(blocks))
