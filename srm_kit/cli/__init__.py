"""The command ``srm``: one module per group of commands, the progress bar, and the screen of a batch."""

from __future__ import annotations

from srm_kit.cli.commands import main

__all__ = ["main"]
