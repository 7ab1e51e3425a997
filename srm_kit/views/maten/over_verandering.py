"""This measurement beside the one before: what really changed, and what chance can explain."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.document.blocks import Block, Heading, Paragraph, Table
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten, meetmomenten
from srm_kit.model import CELLEN
from srm_kit.views import figuren, zinnen
from srm_kit.views.figuren import Verschil, in_punten
from srm_kit.views.maten.over_kloof import oordeel
from srm_kit.views.printed import suppressed

__all__ = ["verandering"]


def verandering(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """The nine cells now minus before; a sentence where there is no earlier measurement."""
    found = {cel: maten.verandering[cel.code] for cel in CELLEN}
    if all(item.verschil is None for item in found.values()):
        if not any(item.onderdrukt for item in found.values()):
            return ()
        why = "Een van de metingen heeft te weinig antwoorden. Om die te beschermen, vergelijken wij niet."
        return (Heading("Of het beter gaat dan eerder, kunnen wij niet tonen", 3), Paragraph(why))
    better = [cel for cel, item in found.items() if item.onderscheidbaar and (item.verschil or 0) > 0]
    worse = [cel for cel, item in found.items() if item.onderscheidbaar and (item.verschil or 0) < 0]
    heading = (
        f"{nl.capitalised(nl.aantal(len(better), 'vak is', 'vakken zijn'))} aantoonbaar verbeterd"
        + (f", {nl.telwoord(len(worse))} verslechterd" if worse else "")
        if better
        else f"{nl.capitalised(nl.aantal(len(worse), 'vak is', 'vakken zijn'))} aantoonbaar verslechterd"
        if worse
        else "Geen enkel vak is aantoonbaar veranderd"
    )
    rows, table, words = [], [], []
    for cel, item in found.items():
        name = f"{nl.capitalised(cel.spoor.naam)} ({cel.fase.naam})"
        if item.verschil is None:
            reason = suppressed(item.reden) if item.onderdrukt else nl.NIET_GEMETEN
            rows.append(Verschil(name, None, None, False, reason))
            table.append((name, "–", "–", "–", reason))
            continue
        word = oordeel(item.onderscheidbaar, item.interval) if item.p is not None else "niet te toetsen"
        shown = in_punten(item.verschil, 0)
        bounds = f" ({nl.interval(item.interval)})" if item.interval is not None else ""
        rows.append(
            Verschil(name, shown, nl.grenzen(item.interval), bool(item.onderscheidbaar), f"{shown}{bounds}, {word}")
        )
        numbers = f"{item.n_vorig} en {item.n_nu}"
        table.append((name, shown, nl.interval(item.interval), numbers, word))
        words.append(f"{name}: {shown} ({word})")
    days = meetmomenten(dossier)
    now = maten.meetmoment
    before = max((day for day in days if now and day < now), default=None)
    period = f"{nl.datum(before)} en {nl.datum(now)}" if before and now else "twee meetmomenten"
    title = "Verandering per vak"
    figure = figuren.verschillen(
        title,
        "; ".join(words) + ".",
        heading + ".",
        f"Verschil in punten 0-100 met 95%-interval. n staat in de tabel. {zinnen.bron_medewerkers(dossier, period)}",
        rows,
        ("lager dan eerder", "hoger dan eerder"),
        Table(title, ("Vak", "Verschil", "95%-interval", "n eerder en nu", "Oordeel"), tuple(table), (1, 2)),
    )
    text = (
        "De antwoorden van de twee meetmomenten zijn niet per persoon te koppelen. Wij vergelijken daarom twee groepen, "
        "op stellingen die beide keren zijn gesteld."
    )
    return (Heading(heading, 3), Paragraph(text), figure)
