"""Reads the YAML files that stand beside these modules, once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["LIBRARIES", "read"]

LIBRARIES = ("pyyaml",)
"""Libraries whose version can change what is read."""


@cache
def read(name: str) -> Any:
    """The content of ``<name>.yaml`` in this folder."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=loader)
