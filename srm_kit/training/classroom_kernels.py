"""The kernels of a lesson: one per page, and none for a page that was asked for and never opened.

Whoever asks for a page gets a kernel before the page arrives. A page that is open keeps its kernel, however long nobody
clicks, and also when its connection is lost for a while; when it is closed, Voila ends the kernel.
"""

from __future__ import annotations

import os
import time
from typing import Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

__all__ = ["ClassroomKernels"]

_PATIENCE = float(os.environ.get("SRM_LES_GEDULD", "60"))
"""Seconds for a page to open."""


class ClassroomKernels(AsyncMappingKernelManager):
    """Ends the kernels to which no page ever connected."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)  # type: ignore[no-untyped-call]
        self._begun: dict[str, float] = {}
        self._opened: set[str] = set()
        self.cull_idle_timeout = max(1, int(_PATIENCE))
        self.cull_interval = max(1, int(_PATIENCE / 3))

    def notify_connect(self, kernel_id: str) -> None:
        """A page opened."""
        self._opened.add(kernel_id)
        super().notify_connect(kernel_id)  # type: ignore[no-untyped-call]

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """Ends this one when no page opened in time."""
        begun = self._begun.setdefault(kernel_id, time.monotonic())
        # A kernel that is still making its page is busy.
        busy = getattr(self._kernels[kernel_id], "execution_state", "") == "busy"
        if kernel_id not in self._opened and not busy and time.monotonic() - begun > _PATIENCE:
            self._begun.pop(kernel_id)
            await self.shutdown_kernel(kernel_id)  # type: ignore[no-untyped-call]
