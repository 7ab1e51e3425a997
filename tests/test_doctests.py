"""The examples in docstrings are right."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import srm_kit

MODULES = sorted(
    item.name for item in pkgutil.walk_packages(srm_kit.__path__, "srm_kit.") if not item.name.endswith("__main__")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_in(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
