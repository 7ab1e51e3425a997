"""The lesson as slides in one file: offline, with notes for the speaker; also a page to scroll and to print."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from html import escape

from srm_kit import resources
from srm_kit.document import Lijst
from srm_kit.document.house_style import load
from srm_kit.document.html import visible
from srm_kit.document.page import fonts
from srm_kit.training.dia import LETTERS, antwoorden, dia, opmaak
from srm_kit.training.les import Les, Soort, Stap, te_lezen
from srm_kit.training.what_if import VARIANTEN

__all__ = ["keuzelijst", "pagina", "slides"]


def slides(les: Les) -> str:
    """The slides as HTML. One small script of our own steps through them; without it they stand below each other."""
    shown = _met_vraag(te_lezen(les))
    script = (resources.folder("templates") / "training" / "dias.js").read_text(encoding="utf-8")
    parts = [_titel(shown)]
    for number, step in enumerate(shown.stappen):
        parts.append(
            f'<section class="dia" id="dia{number + 2}" aria-label="Dia {number + 2}: {escape(step.titel)}">'
            f"{dia(shown, number, _keuzes(step))}{_notities(step)}</section>"
        )
    total = len(parts)
    tools = (
        '<nav class="stuur" aria-label="Door de dia’s" hidden><button type="button" id="terug">← Vorige</button>'
        f'<span id="plek" role="status">1 van {total}</span><button type="button" id="verder">Volgende →</button>'
        '<button type="button" id="spiek" aria-pressed="false">Notities (n)</button></nav>'
    )
    body = f'<main class="dias"><h1 class="onzichtbaar">Les: {escape(shown.titel)}</h1>{"".join(parts)}</main>{tools}<script>{script}</script>'
    return pagina(shown, "dias", body, script)


def _met_vraag(les: Les) -> Les:
    """On slides the question of the what-if stands on its own, so that the outcome does not show yet."""
    steps: list[Stap] = []
    for step in les.stappen:
        if step.soort is Soort.WAT_ALS:
            names = tuple(name for key, (name, _) in VARIANTEN.items() if key not in ("nu", "dubbel"))
            steps.append(replace(step, id="wat-als-vraag", minuten=0, beeld=None, blokken=(Lijst(names),)))
            step = replace(step, titel="Wat de simulatie zegt", vraag="")
        steps.append(step)
    return replace(les, stappen=tuple(steps))


def pagina(les: Les, soort: str, body: str, script: str = "") -> str:
    """A whole page that loads nothing: style and fonts inside, and only the named script may run."""
    templates = resources.folder("templates")
    own = (templates / "training" / f"{soort}.css").read_text(encoding="utf-8")
    style = (templates / "report" / "stijl.css").read_text(encoding="utf-8")
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
    if script:
        digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
        policy += f"; script-src 'sha256-{digest}'"
    return (
        '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{escape(visible(les.titel))} (FICTIEF)</title>\n"
        f"<style>{fonts()}{load('').css()}{style}{opmaak()}{own}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _titel(les: Les) -> str:
    return (
        '<section class="dia titeldia" id="dia1" aria-label="Dia 1: titel"><p class="waar"><b class="fictief">FICTIEF</b></p>'
        f'<h2 class="titel" tabindex="-1">{escape(les.titel)}</h2>'
        f'<p class="inleiding">Een les van {les.minuten} minuten over richten, inrichten en verrichten.</p>'
        f'<p class="voet">{escape(les.noot)}</p></section>'
    )


def keuzelijst(step: Stap, vakje: str = "") -> str:
    """The options of a choice, with their letters."""
    rows = "".join(
        f'<li class="keuze">{vakje}<b>{LETTERS[index]}</b> {escape(item.tekst)}</li>'
        for index, item in enumerate(step.keuzes)
    )
    return f'<ul class="keuzes">{rows}</ul>'


def _keuzes(step: Stap) -> str:
    if step.soort is Soort.KIEZEN:
        return keuzelijst(step)
    return antwoorden(step.keuzes) if step.keuzes else ""


def _notities(step: Stap) -> str:
    rows = "".join(f"<li>{escape(item)}</li>" for item in step.zeg)
    if not rows:
        return ""
    return (
        f'<details class="notities"><summary>Notities voor de trainer{_duur(step)}</summary><ul>{rows}</ul></details>'
    )


def _duur(step: Stap) -> str:
    return f" ({step.minuten} minuten)" if step.minuten else ""
