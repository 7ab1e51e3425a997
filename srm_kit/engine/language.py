"""The language of a notebook: what it says, and what a kernel of this Python would say."""

from __future__ import annotations

import platform
from typing import Any

__all__ = ["language_info", "language_of"]


def language_of(nb: Any) -> str:
    """The language a notebook says it is in; empty when it does not."""
    data = nb.metadata
    return str(data.get("kernelspec", {}).get("language") or data.get("language_info", {}).get("name") or "")


def language_info() -> dict[str, Any]:
    """The ``language_info`` that a kernel of this Python gives."""
    return {
        "name": "python",
        "version": platform.python_version(),
        "mimetype": "text/x-python",
        "codemirror_mode": {"name": "ipython", "version": 3},
        "pygments_lexer": "ipython3",
        "nbconvert_exporter": "python",
        "file_extension": ".py",
    }
