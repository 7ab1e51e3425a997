"""How differently two groups see the same cells: policy against execution, managers against others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from srm_kit import nl
from srm_kit.document.blocks import Block, Heading, Paragraph, Table
from srm_kit.dossier import Dossier
from srm_kit.measures import Maten
from srm_kit.measures.kloof import Kloof, KloofLeiding
from srm_kit.model import CELLEN, Cel, Fase
from srm_kit.views import figuren, zinnen
from srm_kit.views.figuren import AANTOONBAAR, Verschil, in_punten
from srm_kit.views.printed import suppressed
from srm_kit.views.raster import raster

__all__ = ["VERGELIJKINGEN", "kloof", "kloof_leiding", "oordeel"]

_GEWONE_SPREIDING = 0.7
"""How far people usually lie apart in one cell, on the scale 1-5: to say a standardised size in points (a convention)."""
_KLEIN, _HALF = 0.25, 0.55

VERGELIJKINGEN = (
    "Het 95%-interval geldt voor één vergelijking. Het oordeel telt mee dat wij er negen doen. ‘Niet zeker na correctie’ "
    "betekent: het interval bevat nul niet, maar één van de negen kan ook door toeval zo uitkomen."
)
"""Why an interval and a verdict can differ; stands once, under how to read the report."""

_NAMES = {
    Fase.RICHTEN: "de koers",
    Fase.INRICHTEN: "de plannen",
    Fase.VERRICHTEN: "de uitvoering",
}


def kloof(dossier: Dossier, maten: Maten, fase: Fase) -> tuple[Block, ...]:
    """Policy against execution in one phase: heading, sentence and figure, or why it is not there."""
    found = {cel: maten.kloof[cel.code] for cel in fase.cellen}
    codes = tuple(cel.code for cel in fase.cellen)
    if all(item.delta is None for item in found.values()):
        return _absent(f"Of beleid en uitvoering {_NAMES[fase]} hetzelfde zien, is niet te zeggen", found)
    clear = [cel for cel, item in found.items() if item.onderscheidbaar]
    if clear:
        up = [cel for cel in clear if (found[cel].delta or 0) > 0]
        heading = (
            f"Beleidsmakers zijn positiever over {_NAMES[fase]} dan uitvoerders"
            if len(up) == len(clear)
            else f"Uitvoerders zijn positiever over {_NAMES[fase]} dan beleidsmakers"
            if not up
            else f"Beleid en uitvoering kijken verschillend naar {_NAMES[fase]}"
        )
    else:
        return _gelijk(dossier, maten, fase)
    sizes = _sizes([(item.n_beleid, item.n_uitvoering) for item in found.values() if item.delta is not None])
    text = _sentence(found, "Beleid", "beleid", "uitvoering") + _smallest(found)
    figure = _figure(dossier, maten, found, ("uitvoering positiever", "beleid positiever"), heading, sizes, "beleid")
    return (Heading(heading, 3, raster(codes)), Paragraph(text), figure)


def _gelijk(dossier: Dossier, maten: Maten, fase: Fase) -> tuple[Block, ...]:
    """One sentence for all phases without a difference, in the first of them: three figures would say nothing."""
    alike = [item for item in Fase if _zonder_verschil(maten, item)]
    if fase is not alike[0]:
        return ()
    cells = [cel for item in alike for cel in item.cellen]
    found = {cel: maten.kloof[cel.code] for cel in cells if maten.kloof[cel.code].delta is not None}
    sizes = _sizes([(item.n_beleid, item.n_uitvoering) for item in found.values()])
    names = nl.opsomming([_NAMES[item] for item in alike])
    largest = max(found.values(), key=lambda item: abs(item.delta or 0.0))
    text = (
        f"Het grootste verschil is {nl.getal(abs(largest.delta or 0.0), 1)} punt op een schaal van 1 tot 5; dat kan toeval zijn."
        f"{_smallest(found)}"
    )
    source = f"n = {sizes[0]} (beleid) en {sizes[1]} (uitvoering). "
    source += zinnen.bron_medewerkers(dossier, nl.datum(maten.meetmoment)) if maten.meetmoment else ""
    return (
        Heading(
            f"Beleid en uitvoering verschillen niet aantoonbaar over {names}", 3, raster(cel.code for cel in cells)
        ),
        Paragraph(text),
        Paragraph(source, "noot"),
    )


def _zonder_verschil(maten: Maten, fase: Fase) -> bool:
    found = [maten.kloof[cel.code] for cel in fase.cellen]
    return any(item.delta is not None for item in found) and not any(item.onderscheidbaar for item in found)


def kloof_leiding(dossier: Dossier, maten: Maten) -> tuple[Block, ...]:
    """Managers against the others in all nine cells."""
    found = {cel: maten.kloof_leiding[cel.code] for cel in CELLEN}
    if all(item.delta is None for item in found.values()):
        return _absent("Of leidinggevenden het anders zien, is niet te zeggen", found)
    clear = [cel for cel, item in found.items() if item.onderscheidbaar]
    heading = (
        f"Leidinggevenden oordelen anders over {nl.aantal(len(clear), 'vak', 'vakken')}"
        if clear
        else "Leidinggevenden en anderen verschillen niet aantoonbaar"
    )
    sizes = _sizes([(item.n_ja, item.n_nee) for item in found.values() if item.delta is not None])
    text = _sentence(found, "Leidinggevenden", "leidinggevenden", "de anderen") + _smallest(found)
    sides = ("anderen positiever", "leidinggevenden positiever")
    figure = _figure(dossier, maten, found, sides, heading, sizes, "leidinggevenden")
    return (Heading(heading, 3), Paragraph(text), figure)


def oordeel(onderscheidbaar: bool | None, interval: tuple[float, float] | None) -> str:
    """The verdict on one of nine differences, in words that agree with the interval beside it.

    >>> oordeel(True, (0.1, 0.6)), oordeel(False, (-0.1, 0.5)), oordeel(False, (0.1, 0.6))
    ('aantoonbaar', 'kan toeval zijn', 'niet zeker na correctie')
    """
    if onderscheidbaar:
        return AANTOONBAAR
    return "niet zeker na correctie" if interval and not interval[0] <= 0 <= interval[1] else "kan toeval zijn"


def _absent(heading: str, found: Mapping[Cel, Kloof | KloofLeiding]) -> tuple[Block, ...]:
    item = next(iter(found.values()))
    if any(each.onderdrukt for each in found.values()):
        return (
            Heading(heading, 3),
            Paragraph("Een van de groepen is te klein. Om antwoorden te beschermen, vergelijken wij de groepen niet."),
        )
    if "geen respons" in (item.reden or ""):
        return ()
    return (Heading(heading, 3), Paragraph(f"{zinnen.ontbreekt(item.reden)}."))


def _sizes(pairs: Sequence[tuple[int | None, int | None]]) -> tuple[str, str]:
    """The numbers of the two groups over the cells: ``27`` or ``26 tot 27``."""

    def span(values: list[int]) -> str:
        low, high = min(values), max(values)
        return str(low) if low == high else f"{low} tot {high}"

    return span([one or 0 for one, _ in pairs]), span([other or 0 for _, other in pairs])


def _sentence(found: Mapping[Cel, Kloof | KloofLeiding], opening: str, groep: str, anderen: str) -> str:
    clear = [(cel, item.delta) for cel, item in found.items() if item.onderscheidbaar and item.delta is not None]
    measured = sum(item.delta is not None for item in found.values())
    verb = "scoren" if groep != "beleid" else "scoort"
    parts = [
        f"bij {cel.spoor.naam if len(found) == 3 else _celnaam(cel)} {nl.getal(abs(delta), 1)} punt "
        f"{'hoger' if delta > 0 else 'lager'}"
        for cel, delta in clear
    ]
    text = f"{opening} {verb} {nl.opsomming(parts)} dan {anderen}, op een schaal van 1 tot 5. " if parts else ""
    rest = measured - len(clear)
    if rest:
        others = "andere " if clear else ""
        text += (
            f"Bij {'het' if rest == 1 else 'de' if clear else 'beide' if rest == 2 else 'alle'} {others}"
            f"{'onderdeel' if rest == 1 else 'onderdelen' if rest == 2 and not clear else f'{nl.telwoord(rest)} onderdelen'} "
            "kan het verschil toeval zijn."
        )
    return text.strip()


def _without_interval(found: Mapping[Cel, Kloof | KloofLeiding]) -> str:
    if all(item.delta is None or item.interval is not None for item in found.values()):
        return ""
    return " Bij minder dan tien mensen in een groep, of als zij bijna hetzelfde antwoorden, tonen wij geen interval."


def _celnaam(cel: Cel) -> str:
    return f"{cel.spoor.naam} ({cel.fase.naam})"


def _smallest(found: Mapping[Cel, Kloof | KloofLeiding]) -> str:
    """What these group sizes can show at all, in points of the scale that people answered on."""
    sizes = [item.kleinste_aantoonbare_d for item in found.values() if item.kleinste_aantoonbare_d is not None]
    if not sizes:
        return ""
    points = max(sizes) * _GEWONE_SPREIDING
    if points < _KLEIN:
        return ""
    words = "een half punt" if points < _HALF else f"{nl.getal(points, 1)} punt"
    return f" Met deze aantallen zien wij alleen grote verschillen: vanaf ongeveer {words} op de schaal van 1 tot 5."


def _figure(
    dossier: Dossier,
    maten: Maten,
    found: Mapping[Cel, Kloof | KloofLeiding],
    sides: tuple[str, str],
    heading: str,
    sizes: tuple[str, str],
    group: str,
) -> Block:
    others = "uitvoering" if group == "beleid" else "anderen"

    def name(cel: Cel) -> str:
        return nl.capitalised(cel.spoor.naam if len(found) == 3 else _celnaam(cel))

    rows, table, words = [], [], []
    for cel, item in found.items():
        if item.delta is None:
            reason = suppressed(item.reden) if item.onderdrukt else nl.NIET_GEMETEN
            rows.append(Verschil(name(cel), None, None, False, reason))
            table.append((name(cel), "–", "–", reason))
            continue
        word = oordeel(item.onderscheidbaar, item.interval)
        shown = in_punten(item.delta)
        bounds = f" ({nl.interval(item.interval, 1)})" if item.interval is not None else ""
        label = f"{shown}{bounds}, {word}"
        rows.append(Verschil(name(cel), shown, nl.grenzen(item.interval, 1), bool(item.onderscheidbaar), label))
        table.append((name(cel), shown, nl.interval(item.interval, 1), word))
        words.append(f"{name(cel)}: {shown} ({word})")
    source = (
        f"n = {sizes[0]} ({group}) en {sizes[1]} ({others}). Verschil in punten op de schaal 1-5 met 95%-interval.{_without_interval(found)} "
        f"{zinnen.bron_medewerkers(dossier, nl.datum(maten.meetmoment))}"
        if maten.meetmoment
        else ""
    )
    title = f"Verschil tussen {group} en {others}"
    return figuren.verschillen(
        title,
        ("; ".join(words) or "Er is niets te vergelijken") + ".",
        heading + ".",
        source,
        rows,
        sides,
        Table(title, ("Onderdeel", "Verschil", "95%-interval", "Oordeel"), tuple(table), (1, 2)),
    )
