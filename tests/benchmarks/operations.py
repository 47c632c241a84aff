"""What argmap does with a map, one function each: it makes ready, and returns the act that is measured.

Each is called in a process of its own.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from argmap.core.document import Document
from argmap.core.edits import edit_text
from argmap.core.limits import NODE_TEXT
from argmap.core.records import Node, Record
from argmap.core.tree import Tree
from argmap.layout.geometry import Size
from argmap.layout.growth import Measure
from argmap.layout.map_layout import MapLayout
from argmap.render.application import offscreen_application
from argmap.render.card import measure_card
from argmap.render.composition import ImageFormat, ImageOptions
from argmap.render.face import face
from argmap.render.fonts import register_fonts
from argmap.render.images import export_image
from argmap.render.text import Typesetter
from argmap.session import Session, open_session
from argmap.storage.opening import read_map
from argmap.storage.search import SearchIndex
from argmap.ui.appearance import Appearance
from argmap.ui.canvas.view import MapCanvas
from argmap.ui.context import MapContext
from argmap.ui.preferences import Preferences
from argmap.ui.view_state import ViewState
from tests.benchmarks.cost import Act

VIEW = (1280, 800)
YARDSTICK = "(a plain dictionary)"
LINE = 32  # letters
SIZES = tuple(Size(236.0, 56.0 + 17.0 * lines) for lines in range(1, NODE_TEXT // LINE + 2))


@dataclass(frozen=True, slots=True)
class Subject:
    """A map, as records and as a file in a folder that may be written to."""

    records: list[Record]
    folder: Path

    @property
    def path(self) -> Path:
        return self.folder / "map.argmap"


def open_file(subject: Subject) -> Act:
    return lambda: read_map(subject.path)


def make_document(subject: Subject) -> Act:
    return lambda: Tree(Document(subject.records))


def measure_texts(subject: Subject) -> Act:
    tree, application = Tree(Document(subject.records)), offscreen_application()
    register_fonts()
    places = [place for place, _ in tree.walk()]

    def act() -> Size:
        typesetter = Typesetter()
        return max(measure_card(face(tree, place), typesetter) for place in places)

    return keeping(application, act)


def lay_out(subject: Subject) -> Act:
    tree = Tree(Document(subject.records))
    measure = sized(tree)
    return lambda: MapLayout(tree, measure)


def lay_out_edit(subject: Subject) -> Act:
    """Another text of any card, taken in by document, tree and layout."""
    session = Session(subject.records)
    layout = MapLayout(session.tree, sized(session.tree))
    session.subscribe(lambda _, touched: layout.update(touched))
    return rewriting(session)


def commit_edit(subject: Subject) -> Act:
    """Another text of any card, until the disk has acknowledged it."""
    session = open_session(subject.path)
    edit = rewriting(session)

    def act() -> None:
        edit()
        session.flush()

    return act


def paint_whole(subject: Subject) -> Act:
    """A frame in which the whole map is seen, painted from nothing."""
    application = QApplication([])
    register_fonts()
    appearance = Appearance(application, Preferences(subject.folder / "settings.ini"))
    context = MapContext(Session(subject.records), appearance, ViewState(subject.folder / "view.json"))
    canvas = MapCanvas(context)
    canvas.resize(*VIEW)
    canvas.show()
    canvas.looking.show_whole()

    def act() -> object:
        canvas.sight.paint_anew()
        return canvas.sight.picture()

    return keeping(application, act)


def make_index(subject: Subject) -> Act:
    return lambda: SearchIndex().build(subject.records)


def search(subject: Subject) -> Act:
    index = SearchIndex()
    index.build(subject.records)
    return lambda: index.find("climate tax")


def export_svg(subject: Subject) -> Act:
    tree, application = Tree(Document(subject.records)), offscreen_application()
    return keeping(application, lambda: export_image(tree, ImageOptions(ImageFormat.SVG)))


def fill_dictionary(subject: Subject) -> Act:
    """The yardstick: each record put under its id and looked up once, in no order. Linear, but for the caches."""
    ids = [one.id for one in subject.records]
    Random(1).shuffle(ids)

    def act() -> object:
        known = {one.id: one for one in subject.records}
        return max(known[one].id for one in ids)

    return act


def sized(tree: Tree) -> Measure:
    """Cards as high as their texts are long, so that only the layout is measured."""
    return lambda place: SIZES[len(tree.node(place.node_id).text) // LINE]


def rewriting(session: Session) -> Act:
    """Gives one card after the other, anywhere on the map, a text of another length."""
    random, document = Random(1), session.document
    node_ids = sorted(node.id for node in document.all(Node))

    def act() -> None:
        session.commit(edit_text(document, random.choice(node_ids), "word " * random.randint(5, 60)))

    return act


def keeping(kept: object, act: Act) -> Act:
    """The act, with something that must live as long."""
    return partial(lambda _kept: act(), kept)


OPERATIONS: dict[str, Callable[[Subject], Act]] = {
    "open, check, read": open_file,
    "document and tree": make_document,
    "measure all texts": measure_texts,
    "full layout": lay_out,
    "layout after an edit": lay_out_edit,
    "edit to the disk": commit_edit,
    "zoom-to-fit frame": paint_whole,
    "make search index": make_index,
    "search": search,
    "export to SVG": export_svg,
    YARDSTICK: fill_dictionary,
}
