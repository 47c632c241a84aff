"""Row 3: how large all texts of a map are, against one QTextLayout for each; and whether both break as many lines."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtGui import QTextLayout, QTextOption

from argmap.core.records import Node
from argmap.render.application import offscreen_application
from argmap.render.card import LEFT, RIGHT, WIDTH
from argmap.render.fonts import Style, font, register_fonts
from argmap.render.text import Typesetter
from tests.benchmarks.maps import random_map
from tests.benchmarks.rows import Row, faster, main, sizes, typical

ROOM = WIDTH - LEFT - RIGHT
TIMES = {50_000: 5}
ENOUGH = 0.999  # of the texts, with as many lines as Qt's


def rows(nodes: int, runs: int) -> Iterator[Row]:
    application = offscreen_application()
    register_fonts()
    for count in sizes(nodes):
        texts = [one.text for one in random_map(count) if isinstance(one, Node)]
        own, peer = (typical(partial(act, texts), runs) for act in (measure, by_qt))
        yield faster(3, "measure all texts", own, "QTextLayout", peer, TIMES.get(count), f"{count:,} nodes")
    yield equal_lines(texts)
    del application


def measure(texts: Sequence[str]) -> list[float]:
    """The height of each text on a card, by a typesetter that has seen no word yet."""
    typesetter = Typesetter()
    return [typesetter.height(text, Style.BODY, ROOM) for text in texts]


def by_qt(texts: Sequence[str]) -> list[int]:
    """The number of lines of each text, each broken by a layout of its own."""
    own, option = font(Style.BODY), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    counts = []
    for text in texts:
        layout = QTextLayout(text, own)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(ROOM)
        layout.endLayout()
        counts.append(layout.lineCount())
    return counts


def equal_lines(texts: Sequence[str]) -> Row:
    """How many of the texts are as high as what is drawn of them, in as many lines as Qt breaks."""
    typesetter = Typesetter()
    drawn = [len(typesetter.wrap(text, Style.BODY, ROOM).lines) for text in texts]
    triples = zip(measure(texts), drawn, by_qt(texts), strict=True)
    share = sum(height == Style.BODY.pitch * own == Style.BODY.pitch * qts for height, own, qts in triples) / len(texts)
    said = f"{share:.2%} of {len(texts):,}"
    return Row(3, "as many lines as Qt's, and as drawn", said, goal=f"≥ {ENOUGH:.1%}", is_met=share >= ENOUGH)


if __name__ == "__main__":
    main(rows, __doc__ or "")
