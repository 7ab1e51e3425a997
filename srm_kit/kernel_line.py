"""The line between a page and a kernel, in the lab and in a lesson: what is said while it closes is heard."""

from __future__ import annotations

from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

__all__ = ["KernelLine"]


class KernelLine(ZMQChannelsWebsocketConnection):
    """A line that also understands what a page said just before its line was closed.

    The server closes the line of a page that opens it anew. What the page says on the old one before it hears so is read
    by Jupyter Server as if nothing had been agreed: as the older format, in which the first bytes ask for 3.3 GB of memory
    that stays taken. And the kernel no longer listens to the old line once it hears the new one under the same name.
    """

    _agreed: str | None = None

    @property
    def subprotocol(self) -> str | None:
        """The language of the line; None for the oldest one."""
        known: str | None = super().subprotocol
        self._agreed = known or self._agreed
        return self._agreed

    def connect(self) -> Any:
        """Opens the line, and remembers what was agreed."""
        self._agreed = self.subprotocol
        return super().connect()

    def handle_incoming_message(self, incoming_msg: str) -> None:
        """What the page says: to the kernel, over the line that took the place of this one when there is one."""
        newer = getattr(self._open_sessions.get(self.session_key), "connection", self)
        if newer is not None and newer is not self and newer.channels and newer.subprotocol == self.subprotocol:
            newer.handle_incoming_message(incoming_msg)
        else:
            super().handle_incoming_message(incoming_msg)

    def handle_outgoing_message(self, stream: str, outgoing_msg: list[Any]) -> None:
        """What the kernel says; a page whose line is closed hears it on its new one."""
        if self.websocket_handler.ws_connection is not None:
            super().handle_outgoing_message(stream, outgoing_msg)
