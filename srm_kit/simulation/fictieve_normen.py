"""The fictional norms that fictional dossiers are held against; nothing in them was measured anywhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from srm_kit.dossier import Norm, Normenbestand
from srm_kit.model import Spoor

__all__ = ["fictieve_referentie"]


@cache
def fictieve_referentie() -> Normenbestand:
    """Norms for the nine cells and, made from their means, for the course of each strand."""
    import yaml

    text = (Path(__file__).parent / "fictieve_normen.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    means, number = data["cellen"], data["m"]
    cells = [Norm(code, float(mean), float(data["sd_cel"]), number) for code, mean in means.items()]
    course = [
        Norm(f"verloop.{one.value}", means[f"V{one.value}"] - means[f"R{one.value}"], float(data["sd_verloop"]), number)
        for one in Spoor
    ]
    return Normenbestand(data["bestand"], (*cells, *course))
