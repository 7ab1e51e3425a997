"""Norms: from the dossiers of many municipalities to a file that others may compare with (docs/normen.md)."""

from __future__ import annotations

from srm_kit.norms.norm_build import NormsMade, build_norms

__all__ = ["NormsMade", "build_norms"]
