"""The lesson on paper: a worksheet for participants and an answer sheet for the trainer."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

from srm_kit.document.formats.browser import print_pdf, vind_browser
from srm_kit.document.html import reeks_html
from srm_kit.report.publishing import Workdir, publish
from srm_kit.training.dia import antwoorden, beeld
from srm_kit.training.dias import keuzelijst, pagina, slides
from srm_kit.training.les import Les, Soort, Stap, te_lezen
from srm_kit.training.what_if import VARIANTEN

__all__ = ["ANTWOORDBLAD", "WERKBLAD", "antwoordblad", "schrijf_dias", "schrijf_papier", "werkblad"]

WERKBLAD, ANTWOORDBLAD = "werkblad", "antwoordblad"


def werkblad(les: Les) -> str:
    """What participants get: the story, the figures, the choices with boxes to tick, room to write; no answers."""
    shown = te_lezen(les)
    parts = [_kop(shown, "Werkblad", "U kijkt, kiest en schrijft. Het antwoord bespreekt u met de groep.")]
    seen: set[str] = set()
    for step in shown.stappen:
        if step.soort is Soort.ANTWOORD:
            continue
        body = ""
        if step.soort in (Soort.KIJKEN, Soort.KIEZEN):
            # A figure that stood on the page before need not be printed twice.
            title = step.beeld.svg if step.beeld is not None and hasattr(step.beeld, "svg") else ""
            if title not in seen:
                body += beeld(step, "w")
            seen.add(title)
            body += reeks_html(step.blokken)
        if step.soort is Soort.KIEZEN:
            body += keuzelijst(step, '<span class="vakje" aria-hidden="true"></span>') + _regels("Waarom?", 2)
        elif step.soort is Soort.WAT_ALS:
            rows = "".join(
                f'<li class="keuze"><span class="vakje" aria-hidden="true"></span>{escape(name)}</li>'
                for key, (name, _) in VARIANTEN.items()
                if key not in ("nu", "dubbel")
            )
            body += f"<p>Welke ingreep helpt het meest?</p><ul class='keuzes'>{rows}</ul>" + _regels("Waarom?", 2)
        elif step.id != "welkom":
            body += _regels("Uw notities", 2)
        parts.append(_deel(step, body))
    return pagina(shown, "papier", f'<main class="papier">{"".join(parts)}{_voet(shown)}</main>')


def antwoordblad(les: Les) -> str:
    """What the trainer keeps: per step the time, what to say, the answer with why, and the evidence."""
    shown = te_lezen(les)
    parts = [
        _kop(shown, "Antwoordblad voor de trainer", f"De les duurt {les.minuten} minuten. Deel dit blad niet uit."),
        _tijden(les),
    ]
    for step in shown.stappen:
        if step.soort is Soort.KIEZEN:
            continue
        said = "".join(f"<li>{escape(item)}</li>" for item in step.zeg)
        body = f'<div class="zeg"><p><b>Wat u zegt en verwacht</b></p><ul>{said}</ul></div>' if said else ""
        if step.keuzes:
            body += antwoorden(step.keuzes)
        if step.id != "welkom":
            body += beeld(step, "a") if step.soort is not Soort.KIJKEN else ""
            body += reeks_html(step.blokken)
        parts.append(_deel(step, body))
    return pagina(shown, "papier", f'<main class="papier">{"".join(parts)}{_voet(shown)}</main>')


def schrijf_dias(les: Les, target: Path) -> None:
    """Writes the slides to a file; raises ``UitvoerNietSchrijfbaar`` when that is not possible."""
    with Workdir(target.parent) as work:
        publish(target.parent, work, {target.name: slides(les).encode("utf-8")})


def schrijf_papier(les: Les, folder: Path, pdf: bool) -> tuple[Path, ...]:
    """Writes the worksheet and the answer sheet to a folder; as PDF too when asked, with an installed browser."""
    pages: Mapping[str, str] = {WERKBLAD: werkblad(les), ANTWOORDBLAD: antwoordblad(les)}
    if pdf:
        vind_browser()  # says what to install before anything is made
    with Workdir(folder) as work:
        files = {f"{name}.html": text.encode("utf-8") for name, text in pages.items()}
        if pdf:
            for name, text in pages.items():
                page, printed = work / f"{name}.html", work / f"{name}.pdf"
                page.write_text(text, encoding="utf-8", newline="\n")
                print_pdf(page, printed, work)
                files[f"{name}.pdf"] = printed.read_bytes()
        publish(folder, work, files)
    return tuple(folder / name for name in files)


def _kop(les: Les, soort: str, inleiding: str) -> str:
    return (
        f'<header class="bladkop"><p class="waar"><b class="fictief">FICTIEF</b> <span>{soort}</span></p>'
        f'<h1>{escape(les.titel)}</h1><p class="inleiding">{escape(inleiding)}</p></header>'
    )


def _deel(step: Stap, body: str) -> str:
    question = f'<p class="opdracht">{escape(step.vraag)}</p>' if step.vraag else ""
    return f'<section class="deel"><h2>{escape(step.titel)}</h2>{question}{body}</section>'


def _regels(label: str, count: int) -> str:
    lines = '<span class="lijn"></span>' * count
    return f'<div class="schrijf"><p>{label}</p>{lines}</div>'


def _tijden(les: Les) -> str:
    total, rows = 0, []
    for step in les.stappen:
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


def _voet(les: Les) -> str:
    return f'<p class="voet">{escape(les.noot)}</p>'
