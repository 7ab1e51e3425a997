"""``python -m srm_kit.cli`` is the command ``srm``."""

from srm_kit.cli.command_line import start

start()
