"""The lesson as slides in one file: offline, with notes for the speaker; also a page to scroll and to print."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from html import escape

from srm_kit import resources
from srm_kit.document import PointList
from srm_kit.document.house_style import load_style
from srm_kit.document.page import fonts
from srm_kit.document.plain_text import visible
from srm_kit.training.lesson import Lesson, Step, StepKind, to_read
from srm_kit.training.lesson_slide import LETTERS, answers, slide, style_sheet
from srm_kit.training.what_if import namen

__all__ = ["option_list", "slides", "web_page"]


def slides(lesson: Lesson) -> str:
    """The slides as HTML. One small script of our own steps through them; without it they stand below each other."""
    shown = _with_question(to_read(lesson))
    script = (resources.folder("templates") / "training" / "dias.js").read_text(encoding="utf-8")
    parts = [_title_slide(shown)]
    for number, step in enumerate(shown.stappen):
        parts.append(
            f'<section class="dia" id="dia{number + 2}" aria-label="Dia {number + 2}: {escape(step.titel)}">'
            f"{slide(shown, number, _options(step))}{_speaker_notes(step)}</section>"
        )
    total = len(parts)
    tools = (
        '<nav class="stuur" aria-label="Door de dia’s" hidden><button type="button" id="terug">← Vorige</button>'
        f'<span id="plek" role="status">1 van {total}</span><button type="button" id="verder">Volgende →</button>'
        '<button type="button" id="spiek" aria-pressed="false">Notities (n)</button></nav>'
    )
    body = f'<main class="dias"><h1 class="onzichtbaar">Les: {escape(shown.titel)}</h1>{"".join(parts)}</main>{tools}<script>{script}</script>'
    return web_page(shown, "dias", body, script)


def _with_question(lesson: Lesson) -> Lesson:
    """On slides the question of the what-if stands on its own, so that the outcome does not show yet."""
    steps: list[Step] = []
    for step in lesson.stappen:
        if step.soort is StepKind.WAT_ALS:
            names = tuple(name for key, name in namen(lesson.storingen).items() if key not in ("nu", "dubbel"))
            steps.append(replace(step, id="wat-als-vraag", minuten=0, picture=None, blokken=(PointList(names),)))
            step = replace(step, titel="Wat de simulatie zegt", vraag="")
        steps.append(step)
    return replace(lesson, stappen=tuple(steps))


def web_page(lesson: Lesson, kind_of_page: str, body: str, script: str = "") -> str:
    """A whole page that loads nothing: style and fonts inside, and only the named script may run."""
    templates = resources.folder("templates")
    own = (templates / "training" / f"{kind_of_page}.css").read_text(encoding="utf-8")
    style = (templates / "report" / "stijl.css").read_text(encoding="utf-8")
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
    if script:
        digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
        policy += f"; script-src 'sha256-{digest}'"
    return (
        '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{escape(visible(lesson.titel))} (FICTIEF)</title>\n"
        f"<style>{fonts()}{load_style('').css()}{style}{style_sheet()}{own}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _title_slide(lesson: Lesson) -> str:
    return (
        '<section class="dia titeldia" id="dia1" aria-label="Dia 1: titel"><p class="waar"><b class="fictief">FICTIEF</b></p>'
        f'<h2 class="titel" tabindex="-1">{escape(lesson.titel)}</h2>'
        f'<p class="inleiding">Een les van {lesson.minuten} minuten over richten, inrichten en verrichten.</p>'
        f'<p class="voet">{escape(lesson.noot)}</p></section>'
    )


def option_list(step: Step, vakje: str = "") -> str:
    """The options of a choice, with their letters."""
    rows = "".join(
        f'<li class="keuze">{vakje}<b>{LETTERS[index]}</b> {escape(item.tekst)}</li>'
        for index, item in enumerate(step.keuzes)
    )
    return f'<ul class="keuzes">{rows}</ul>'


def _options(step: Step) -> str:
    if step.soort is StepKind.KIEZEN:
        return option_list(step)
    return answers(step.keuzes) if step.keuzes else ""


def _speaker_notes(step: Step) -> str:
    rows = "".join(f"<li>{escape(item)}</li>" for item in step.zeg)
    if not rows:
        return ""
    return f'<details class="notities"><summary>Notities voor de trainer{_duration(step)}</summary><ul>{rows}</ul></details>'


def _duration(step: Step) -> str:
    return f" ({step.minuten} minuten)" if step.minuten else ""
