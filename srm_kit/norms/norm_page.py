"""The page beside a file of norms: what it is, whom it protects and how, and how wide a comparison becomes."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import exp, sqrt

from srm_kit import nl
from srm_kit.model import METHODE_ID
from srm_kit.norms.norm_account import Released

__all__ = ["norm_page"]


def norm_page(name: str, made: Released, first: date, last: date, *, fictional: bool) -> str:
    """Markdown in Dutch; nothing in it comes from figures that are not in the file itself."""
    row = made.norms[0]
    m, sd = row[3], row[2]
    epsilon = Fraction(made.epsilon)
    kind = "fictieve gemeenten" if fictional else "gemeenten"
    return f"""# {"FICTIEF: n" if fictional else "N"}ormen van {nl.getal(m)} {kind}

Bij het bestand `{name}`. Methode `{METHODE_ID}`, peildatum van {nl.datum(first)} tot en met {nl.datum(last)}.

- **Vakken** (RS tot en met VL): hoeveel punten het vak afwijkt van het gemiddelde van de negen vakken. De hoogte van de
  negen samen staat er niet in. Voor de vergelijking is die niet nodig.
- **Verloop** (`verloop.S`, `verloop.B`, `verloop.L`): het vak in verrichten min dat in richten.
- **sd**: hoeveel gemeenten van elkaar verschillen. De ruis hieronder zit erin. Alle vakken hebben dezelfde sd.

## Bescherming

Aan elk cijfer is ruis toegevoegd (standaardafwijking {nl.getal(made.noise, 1)} punt per vak). De bescherming heet differentiële
privacy per gemeente, met epsilon {nl.getal(float(epsilon), 2).rstrip("0").rstrip(",")}. Dat betekent: had één gemeente heel andere cijfers gehad, dan was elke uitkomst
van dit bestand hoogstens {nl.getal(exp(epsilon), 1)} keer zo waarschijnlijk geweest, of zoveel keer zo onwaarschijnlijk. Doet een gemeente
mee in meer uitgaven, dan tellen de epsilons op.

## Hoe breed een vergelijking wordt

Een gewone gemeente ligt in 95 van de 100 gevallen binnen ongeveer {nl.getal(2.0 * sd * sqrt(1 + 1 / m), 0)} punten van het cijfer van een vak; de
onzekerheid van haar eigen vragenlijst komt daar nog bij.

Gebruik: zet het bestand naast het dossier en noem het in `dossier.toml` onder `[referentie]`, of geef het mee met
`srm diagnose --referentie`.
"""
