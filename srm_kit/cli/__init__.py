"""The command ``srm``: one module per group of commands, the options they share, and what is seen while they work."""

from __future__ import annotations

from srm_kit.cli.command_line import main, start

__all__ = ["main", "start"]
