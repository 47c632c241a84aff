"""What a drawing is made of is let go piece by piece, whoever held it when the drawing was given up."""

from collections.abc import Iterator
from weakref import WeakSet

import pytest

from argmap.render.held import Held


class Piece:
    """Something that can be seen to go."""


def test_pieces_are_held_until_the_end() -> None:
    with Held() as held:
        left = WeakSet(held.hold(Piece() for _ in range(3)))
        assert len(left) == 3
    assert not left


def test_what_is_made_before_an_error_is_held_as_well() -> None:
    left: WeakSet[Piece] = WeakSet()

    def pieces() -> Iterator[Piece]:
        for _ in range(3):
            piece = Piece()
            left.add(piece)
            yield piece
        raise ValueError(len(left))

    with pytest.raises(ValueError, match="3"), Held() as held:
        held.hold(pieces())
    assert not left


def test_functions_that_an_error_came_through_hold_nothing() -> None:
    """Else all would go at once when somebody has handled the error."""
    left: WeakSet[Piece] = WeakSet()

    def use(pieces: tuple[Piece, ...]) -> None:
        left.update(pieces)
        raise ValueError

    with pytest.raises(ValueError) as raised, Held() as held:
        use(held.hold(Piece() for _ in range(3)))
    assert raised.value.__traceback__ is not None
    assert not left


def test_lists_and_tables_are_emptied_though_somebody_has_them() -> None:
    with Held() as held:
        pieces, table = held.pieces(), held.table()
        pieces.append(Piece())
        table["first"] = Piece()
    assert (pieces, table) == ([], {})


def test_pieces_that_are_made_while_others_are_do_not_come_between() -> None:
    with Held() as held:
        assert held.hold(held.hold([number])[0] for number in range(3)) == (0, 1, 2)
