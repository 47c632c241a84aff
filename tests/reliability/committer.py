"""A process that commits edits to a map and says on its output which ones were acknowledged, until it is killed."""

import random
import sys
from dataclasses import replace
from pathlib import Path

from argmap.core.change import Change, Label, Pair
from argmap.core.history import Entry, EntryKind
from argmap.core.records import Kind, Node
from argmap.storage.occupancy import claim
from argmap.storage.opening import read_map
from argmap.storage.writer import Writer


def main(path: Path, data_folder: Path, seed: int) -> None:
    mine = claim(path, data_folder)
    loaded = read_map(path, journal_is_ours=mine.was_left_open)
    nodes = {one.id: one for one in loaded.records if isinstance(one, Node)}
    number = max((entry.number for entry in loaded.history), default=0)
    writer = Writer(loaded.path, loaded.state, lambda saved: print(saved, flush=True), lambda *_: sys.exit(3))
    chooser = random.Random(seed)
    print("ready", flush=True)
    while True:
        number += 1
        before = chooser.choice(list(nodes.values())) if nodes and chooser.random() < 0.6 else None
        text = f"{number} " + "word " * chooser.randint(1, 300)
        after = replace(before, text=text) if before else Node(f"{number:032x}", Kind.CLAIM, text)
        pair: Pair = (before, after)
        nodes[after.id] = after
        writer.submit(Entry(number, EntryKind.DO, Change(Label.EDIT_TEXT, (pair,)), "t"), {})
        if chooser.random() < 0.8:
            writer.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
