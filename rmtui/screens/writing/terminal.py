"""Terminal input of Linux and macOS, made safe before it becomes keys.

Bytes that are no UTF-8 become a visible mark, pastes come whole (see `pastes`), and what the parser cannot understand
is left out; none of it ends the program.
"""

from __future__ import annotations

import codecs
import os
import re
import selectors
import time

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Resize
from textual.message import Message

from rmtui.screens.writing.pastes import END, ESCAPE, PasteCollector

_REPORT = re.compile("(\x1b\\[(?!1;[0-9][tx])[?>=]?[0-9:;]+[cntx])")
"""What a terminal says of itself; Textual 8.2.8 takes any it does not know for keys: digits and letters, commands."""
_SIZE = re.compile("\x1b\\[48;([0-9]+)(?::[0-9:]*)?;([0-9]+)(?::[0-9:]*)?;([0-9]+)(?::[0-9:]*)?;([0-9]+)(?::[0-9:]*)?t")
MOST_CELLS = 5_000
"""More columns or rows than any window has: a size beyond is no size."""


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
        for piece in (text,) if text is None or text.endswith(END) else _REPORT.split(text):
            if piece is None or _may_be_fed(piece):
                parser = self._fed(parser, piece)
            elif size := _size_alone(piece):
                self.process_message(Resize.from_dimensions(size, None))
        return parser

    def _fed(self, parser: XTermParser, text: str | None) -> XTermParser:
        try:
            events: list[Message] = list(parser.tick() if text is None else parser.feed(text) if text else ())
        except Exception:  # the parser is done for after an error: what it could not read is left out
            return _after(parser, XTermParser(self._debug))
        for event in events:
            self.process_message(event)
        return parser


def _may_be_fed(piece: str) -> bool:
    """Say whether Textual understands a piece: no report, or a size in cells and in points, from which it counts."""
    if not _REPORT.fullmatch(piece):
        return True
    size = _SIZE.fullmatch(piece)
    return size is not None and all(int(number) > 0 for number in size.groups()) and bool(_size_alone(piece))


def _size_alone(piece: str) -> tuple[int, int] | None:
    """Return the columns and rows a report tells, None where it tells none that can be."""
    size = _SIZE.fullmatch(piece)
    height, width = (int(size[1]), int(size[2])) if size else (0, 0)
    return (width, height) if 0 < width <= MOST_CELLS and 0 < height <= MOST_CELLS else None


def _after(before: XTermParser, parser: XTermParser) -> XTermParser:
    """Return a parser that reads clicks as the one before it did."""
    parser.mouse_pixels, parser.terminal_size = before.mouse_pixels, before.terminal_size
    parser.terminal_pixel_size = before.terminal_pixel_size
    return parser
