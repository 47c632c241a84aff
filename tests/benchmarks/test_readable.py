"""What a benchmark waits for on the screen is what differs between two pictures, and nothing else."""

from tests.benchmarks.readable import Mark, cut, mark
from tests.benchmarks.x11 import Region

WIDTH = 6
BEFORE = bytes(4 * WIDTH * 5)


class Screen:
    """A picture that is looked at as if it were a display."""

    def __init__(self, picture: bytes) -> None:
        self._picture = picture

    def look(self, region: Region) -> bytes:
        return cut(self._picture, region, WIDTH)


def painted(*places: tuple[int, int]) -> bytes:
    picture = bytearray(BEFORE)
    for x, y in places:
        picture[4 * (y * WIDTH + x)] = 0xFF
    return bytes(picture)


def of_two_pixels() -> Mark:
    return mark(BEFORE, painted((1, 2), (4, 3)), WIDTH)


def test_a_mark_is_the_rectangle_around_what_differs():
    assert of_two_pixels().region == Region(1, 2, 4, 2)


def test_a_mark_is_seen_once_all_of_it_is_there():
    assert of_two_pixels().is_seen(Screen(painted((1, 2), (4, 3))))
    assert not of_two_pixels().is_seen(Screen(painted((1, 2))))


def test_what_lies_beside_a_mark_does_not_count():
    assert of_two_pixels().is_seen(Screen(painted((1, 2), (4, 3), (0, 0), (2, 2))))


def test_a_share_of_a_mark_may_be_missing():
    assert of_two_pixels().is_seen(Screen(painted((1, 2))), but=0.5)
