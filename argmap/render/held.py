"""What a drawing is made of, held until it is let go piece by piece.

A large drawing that is freed in one step keeps the interpreter from every other thread for as long, the window's too:
a third of a second for 50,000 cards.
"""

from collections.abc import Iterable
from traceback import clear_frames
from types import TracebackType
from typing import Any, Self, TypeVar

Piece = TypeVar("Piece")


class Held:
    """Holds the pieces of a drawing while it is made and used, whichever way that ends."""

    def __init__(self) -> None:
        self._lists: list[list[Any]] = []
        self._tables: list[dict[Any, Any]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: object, _error: object, trace: TracebackType | None) -> None:
        """Let go of everything, once nobody else holds it: not even the functions that an error came through."""
        clear_frames(trace)
        for pieces in self._lists:
            while pieces:
                pieces.pop()
        for table in self._tables:
            while table:
                table.popitem()

    def hold(self, pieces: Iterable[Piece]) -> tuple[Piece, ...]:
        """The pieces, each held as soon as it is made."""
        made = self.pieces()
        made.extend(pieces)
        return tuple(made)

    def pieces(self) -> list[Any]:
        """A new list, which is emptied in the end."""
        made: list[Any] = []
        self._lists.append(made)
        return made

    def table(self) -> dict[Any, Any]:
        """A new table, which is emptied in the end."""
        made: dict[Any, Any] = {}
        self._tables.append(made)
        return made
