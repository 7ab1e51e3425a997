"""The line between a page and a kernel, in the lab and in a lesson: what is said while it is opened anew is heard once."""

from __future__ import annotations

import asyncio
from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

__all__ = ["KernelLine"]


class KernelLine(ZMQChannelsWebsocketConnection):
    """A line that makes way for a newer one of the same page, as after a restart of the kernel.

    Jupyter Server by itself keeps both for a while, under one name: a kernel then hears one of the two, and what is said on
    the other is lost. It also reads what the page says on a line that it is closing as if nothing had been agreed at its
    opening: as the older format, in which the first bytes ask for 3.3 GB of memory that stays taken.
    """

    _agreed: str | None = None
    _older: KernelLine | None = None
    _newer: KernelLine | None = None
    _opening: asyncio.Future[None] | None = None

    @property
    def subprotocol(self) -> str | None:
        """The language of the line; None for the oldest one."""
        known: str | None = super().subprotocol
        self._agreed = known or self._agreed
        return self._agreed

    async def _register_session(self) -> None:
        key = f"{self.kernel_id}:{self.session.session}"
        older = getattr(self._open_sessions.get(key), "connection", None)
        await super()._register_session()  # type: ignore[no-untyped-call]
        if isinstance(older, KernelLine) and older is not self:
            self._older = older

    def connect(self) -> Any:
        """Opens the line, which can be waited for; one that a newer one took the place of before that is closed."""
        if self._newer is not None:
            self.websocket_handler.close()
            return asyncio.sleep(0)
        self._agreed = self.subprotocol
        if self._older is not None:
            self._older.make_way(self)
            self._older = None
        self._opening = super().connect()
        return self._opening

    def make_way(self, newer: KernelLine) -> None:
        """Lets go of the kernel; what the page still says here goes over the newer line."""
        self._newer = newer
        channels, self.channels = self.channels, {}
        for stream in channels.values():
            if not stream.closed():
                stream.on_recv(None)
                stream.close()  # what is on its way to the kernel still gets there
        if self._opening is not None:
            self._opening.cancel()  # it would wait a minute for an answer that goes to the newer line

    def handle_incoming_message(self, incoming_msg: str) -> None:
        """What the page says, to the kernel."""
        newer = self._newer
        if newer is not None and newer.subprotocol == self.subprotocol:
            newer.handle_incoming_message(incoming_msg)
        else:
            super().handle_incoming_message(incoming_msg)

    def handle_outgoing_message(self, stream: str, outgoing_msg: list[Any]) -> None:
        """What the kernel says; a page whose line is closed hears it on its new one."""
        if self.websocket_handler.ws_connection is not None:
            super().handle_outgoing_message(stream, outgoing_msg)
