"""Hears from the X server which parts of the screen were painted.

To look at the pixels again and again takes half of a processor and holds up the server, and with that what is watched.
"""

import ctypes
import ctypes.util
import select
import time
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from tests.benchmarks.x11 import Region

RAW_RECTANGLES = 0
LARGEST_EVENT = 24  # longs
NAME = "libXdamage"


class Rectangle(ctypes.Structure):
    """As Xlib has it."""

    _fields_ = (("x", ctypes.c_short), ("y", ctypes.c_short), ("width", ctypes.c_ushort), ("height", ctypes.c_ushort))


class DamageEvent(ctypes.Structure):
    """As the damage extension sends it."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("drawable", ctypes.c_ulong),
        ("damage", ctypes.c_ulong),
        ("level", ctypes.c_int),
        ("more", ctypes.c_int),
        ("timestamp", ctypes.c_ulong),
        ("area", Rectangle),
        ("geometry", Rectangle),
    )


class Event(ctypes.Union):
    """Any event, of which only those of the damage extension are asked for."""

    _fields_ = (("damage", DamageEvent), ("padding", ctypes.c_long * LARGEST_EVENT))


@dataclass(frozen=True, slots=True)
class Painting:
    """A part of the screen that a program painted, whether or not its pixels are others now, and when it was heard."""

    seconds: float
    region: Region

    def is_in(self, other: Region) -> bool:
        one = self.region
        beside = one.left >= other.left + other.width or other.left >= one.left + one.width
        above = one.top >= other.top + other.height or other.top >= one.top + one.height
        return not beside and not above


class Ears:
    """Listens to what is painted on a display's root window and all windows in it."""

    def __init__(self, display: str) -> None:
        self._x, self._damage = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXdamage.so.1")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        first, error = ctypes.c_int(), ctypes.c_int()
        self._damage.XDamageQueryExtension(self._display, ctypes.byref(first), ctypes.byref(error))
        root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        self._damage.XDamageCreate(self._display, root, RAW_RECTANGLES)
        self._x.XSync(self._display, False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        self._x.XCloseDisplay(self._display)

    def listen(self, patience_s: float) -> list[Painting]:
        """What was painted since the last time; waits for the first, and returns nothing after so long in vain."""
        if not self._x.XPending(self._display):
            select.select([self._x.XConnectionNumber(self._display)], [], [], max(0.0, patience_s))
        now, event, heard = time.perf_counter(), Event(), []
        while self._x.XPending(self._display):
            self._x.XNextEvent(self._display, ctypes.byref(event))
            area = event.damage.area
            heard.append(Painting(now, Region(area.x, area.y, area.width, area.height)))
        return heard


def is_there() -> bool:
    """Whether this machine has the library."""
    return ctypes.util.find_library("Xdamage") is not None
