"""The libraries whose version can change a byte of a report: the key of a batch job counts them."""

from __future__ import annotations

__all__ = ["PAGE"]

PAGE = (
    "beautifulsoup4",
    "bleach",
    "defusedxml",
    "jinja2",
    "jupyterlab-pygments",
    "lxml",
    "markdown-it-py",
    "markupsafe",
    "mdurl",
    "mistune",
    "nbconvert",
    "nh3",
    "pygments",
)
"""Of the page, which every format is made beside; a format names its own (``formats.FORMATS``)."""
