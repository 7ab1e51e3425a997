"""Changing and keeping a dossier: edits, writing, history, conversion, a new one."""
