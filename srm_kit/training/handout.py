"""The lesson on paper: a worksheet for participants and an answer sheet for the trainer."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

from srm_kit.document.formats.browser import find_browser
from srm_kit.document.formats.printer import printer
from srm_kit.document.html import blocks_html
from srm_kit.report.publishing import Workdir, publish
from srm_kit.training.lesson import Lesson, Step, StepKind, to_read
from srm_kit.training.lesson_slide import answers, picture_html
from srm_kit.training.slide_show import option_list, slides, web_page
from srm_kit.training.what_if import namen

__all__ = ["ANTWOORDBLAD", "WERKBLAD", "answer_sheet", "worksheet", "write_handout", "write_slides"]

WERKBLAD, ANTWOORDBLAD = "werkblad", "antwoordblad"


def worksheet(lesson: Lesson) -> str:
    """What participants get: the story, the figures, the choices with boxes to tick, room to write; no answers."""
    shown = to_read(lesson)
    parts = [_heading(shown, "Werkblad", "U kijkt, kiest en schrijft. Het antwoord bespreekt u met de groep.")]
    seen: set[str] = set()
    for step in shown.stappen:
        if step.soort is StepKind.ANTWOORD:
            continue
        body = ""
        if step.soort in (StepKind.KIJKEN, StepKind.KIEZEN):
            # A figure that stood on the page before need not be printed twice.
            title = step.picture.svg if step.picture is not None and hasattr(step.picture, "svg") else ""
            if title not in seen:
                body += picture_html(step, "w")
            seen.add(title)
            body += str(blocks_html(step.blokken))
        if step.soort is StepKind.KIEZEN:
            body += option_list(step, '<span class="vakje" aria-hidden="true"></span>') + _lines("Waarom?", 2)
        elif step.soort is StepKind.WAT_ALS:
            rows = "".join(
                f'<li class="keuze"><span class="vakje" aria-hidden="true"></span>{escape(name)}</li>'
                for key, name in namen(shown.storingen).items()
                if key not in ("nu", "dubbel")
            )
            body += f"<p>Welke ingreep helpt het meest?</p><ul class='keuzes'>{rows}</ul>" + _lines("Waarom?", 2)
        elif step.soort is StepKind.SPELEN:
            body += str(blocks_html(step.blokken)) + _lines("Uw advies in drie zinnen", 3)
        elif step.id != "welkom":
            body += _lines("Uw notities", 2)
        parts.append(_part(step, body))
    return web_page(shown, "papier", f'<main class="papier">{"".join(parts)}{_foot(shown)}</main>')


def answer_sheet(lesson: Lesson) -> str:
    """What the trainer keeps: per step the time, what to say, the answer with why, and the evidence."""
    shown = to_read(lesson)
    parts = [
        _heading(
            shown, "Antwoordblad voor de trainer", f"De les duurt {lesson.minuten} minuten. Deel dit blad niet uit."
        ),
        _times(lesson),
    ]
    for step in shown.stappen:
        if step.soort is StepKind.KIEZEN:
            continue
        said = "".join(f"<li>{escape(item)}</li>" for item in step.zeg)
        body = f'<div class="zeg"><p><b>Wat u zegt en verwacht</b></p><ul>{said}</ul></div>' if said else ""
        if step.keuzes:
            body += answers(step.keuzes)
        if step.id != "welkom":
            body += picture_html(step, "a") if step.soort is not StepKind.KIJKEN else ""
            body += str(blocks_html(step.blokken))
        parts.append(_part(step, body))
    return web_page(shown, "papier", f'<main class="papier">{"".join(parts)}{_foot(shown)}</main>')


def write_slides(lesson: Lesson, target: Path) -> None:
    """Writes the slides to a file; raises ``OutputNotWritable`` when that is not possible."""
    with Workdir(target.parent) as work:
        publish(target.parent, work, {target.name: slides(lesson).encode("utf-8")})


def write_handout(lesson: Lesson, folder: Path, pdf: bool) -> tuple[Path, ...]:
    """Writes the worksheet and the answer sheet to a folder; as PDF too when asked, with an installed browser."""
    pages: Mapping[str, str] = {WERKBLAD: worksheet(lesson), ANTWOORDBLAD: answer_sheet(lesson)}
    if pdf:
        find_browser()  # says what to install before anything is made
    with Workdir(folder) as work:
        files = {f"{name}.html": text.encode("utf-8") for name, text in pages.items()}
        if pdf:
            with printer(work) as print_page:
                for name, text in pages.items():
                    page = work / f"{name}.html"
                    page.write_text(text, encoding="utf-8", newline="\n")
                    files[f"{name}.pdf"] = print_page(page)
        publish(folder, work, files)
    return tuple(folder / name for name in files)


def _heading(lesson: Lesson, kind_of_page: str, inleiding: str) -> str:
    return (
        f'<header class="bladkop"><p class="waar"><b class="fictief">FICTIEF</b> <span>{kind_of_page}</span></p>'
        f'<h1>{escape(lesson.titel)}</h1><p class="inleiding">{escape(inleiding)}</p></header>'
    )


def _part(step: Step, body: str) -> str:
    question = f'<p class="opdracht">{escape(step.vraag)}</p>' if step.vraag else ""
    return f'<section class="deel"><h2>{escape(step.titel)}</h2>{question}{body}</section>'


def _lines(label: str, count: int) -> str:
    lines = '<span class="lijn"></span>' * count
    return f'<div class="schrijf"><p>{label}</p>{lines}</div>'


def _times(lesson: Lesson) -> str:
    total, rows = 0, []
    for step in lesson.stappen:
        rows.append(
            f'<tr><th scope="row">{escape(step.titel)}</th><td>{step.soort.value}</td>'
            f'<td class="getal">{total}</td><td class="getal">{step.minuten}</td></tr>'
        )
        total += step.minuten
    return (
        '<div class="tabel"><table><caption>De les in minuten</caption><thead><tr><th scope="col">Stap</th>'
        '<th scope="col">Wat de groep doet</th><th scope="col" class="getal">Begint bij</th>'
        f'<th scope="col" class="getal">Duurt</th></tr></thead><tbody>{"".join(rows)}</tbody></table></div>'
    )


def _foot(lesson: Lesson) -> str:
    return f'<p class="voet">{escape(lesson.noot)}</p>'
