"""What a process does that is to be killed: it commits edits to a map, and says which ones were acknowledged."""

import random
import sys
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

from argmap.core.change import Change, Label
from argmap.core.history import Entry, EntryKind
from argmap.core.records import Kind, Node
from argmap.storage.occupancy import claim
from argmap.storage.opening import read_map
from argmap.storage.writer import Writer

ACKNOWLEDGEMENT = "the wait for the disk's word"


def commit_on(told: Connection, path: Path, data_folder: Path, seed: int, without: frozenset[str]) -> None:
    """Commit edits one after the other, some waited for and some not, and tell the number of each that is saved.

    The first number told is 0, when the map is open.
    """
    is_hasty = ACKNOWLEDGEMENT in without
    claim(path, data_folder)
    loaded = read_map(path)
    nodes = [one for one in loaded.records if isinstance(one, Node)]
    chooser = random.Random(seed)
    writer = Writer(loaded.path, loaded.state, lambda saved: is_hasty or told.send(saved), lambda *_: sys.exit(3))
    told.send(0)
    number = 0
    while True:
        number += 1
        writer.submit(Entry(number, EntryKind.DO, _edit(number, nodes, chooser), "t"), {})
        if is_hasty:
            told.send(number)
        elif chooser.random() < 0.8:
            writer.flush()


def _edit(number: int, nodes: list[Node], chooser: random.Random) -> Change:
    """A new card, another text for one there is, or for all; `nodes` is kept up."""
    text = f"{number} " + "word " * chooser.randint(1, 300)
    if chooser.random() < 0.4:
        nodes.append(Node(f"{number:032x}", Kind.CLAIM, text))
        return Change(Label.ADD_TO_TRAY, ((None, nodes[-1]),))
    changed = range(len(nodes)) if chooser.random() < 0.05 else [chooser.randrange(len(nodes))]
    pairs = tuple((nodes[place], replace(nodes[place], text=text)) for place in changed)
    for place, (_, after) in zip(changed, pairs, strict=True):
        nodes[place] = after
    return Change(Label.EDIT_TEXT, pairs)
