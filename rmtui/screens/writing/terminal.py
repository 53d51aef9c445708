"""Terminal input of Linux and macOS, made safe before it becomes keys.

Bytes that are no UTF-8 become a visible mark, pastes come whole (see `pastes`), and what the parser cannot understand
is left out; none of it ends the program.
"""

from __future__ import annotations

import codecs
import os
import selectors
import time

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key
from textual.message import Message

from rmtui.screens.writing.pastes import ESCAPE, PasteCollector


class CarefulDriver(LinuxDriver):
    """The driver for terminals of Linux and macOS, with its input made safe.

    Its loop follows that of Textual 8.2.8; to be looked at again when the pin moves.
    """

    def run_input_thread(self) -> None:
        """Read what the terminal sends until the program ends."""
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        collector, parser = PasteCollector(), XTermParser(self._debug)
        with selectors.SelectSelector() as selector:  # the one that knows terminals on macOS
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                text = ""
                if selector.select(0.1):
                    try:
                        data = os.read(self.fileno, 1 << 16)
                    except OSError:
                        data = b""
                    if not data:
                        break  # the terminal is gone
                    text = decode(data)
                now = time.monotonic()
                for piece in (*collector.pieces(text, now), collector.overdue(now)):
                    parser = self._understood(parser, piece)
                parser = self._understood(parser, None)

    def _understood(self, parser: XTermParser, text: str | None) -> XTermParser:
        """Hand on the events of a text, or of the time gone by; returns the parser to go on with."""
        if text == ESCAPE:
            self.process_message(Key("escape", ESCAPE))
            return parser
        try:
            events: list[Message] = list(parser.tick() if text is None else parser.feed(text) if text else ())
        except Exception:  # the parser is done for after an error: what it could not read is left out
            return XTermParser(self._debug)
        for event in events:
            self.process_message(event)
        return parser
