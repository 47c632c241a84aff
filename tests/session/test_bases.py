"""Which map file two maps come from."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from argmap.core import edits
from argmap.core.handing import HandOut, handed_in, handed_out
from argmap.core.ids import new_id
from argmap.core.records import MapInfo, Record
from argmap.session.bases import base_among
from argmap.storage.creating import create_map
from tests.core.builders import Build, small_map


def with_claim(records: Sequence[Record], text: str) -> list[Record]:
    build = Build(records)
    build.do(edits.add_claim(build.document, text, new_id=new_id))
    return list(build.document.records())


def written(folder: Path, name: str, records: Sequence[Record]) -> Path:
    path = folder / f"{name}.argmap"
    create_map(path, records)
    return path


def test_of_two_hand_ins_it_is_what_was_handed_out(tmp_path: Path) -> None:
    teacher = list(small_map().document.records())
    handout = handed_out(teacher, HandOut(), None, new_id)
    mia, ben, ada = (handed_in(with_claim(handout, name), name, new_id) for name in ("Mia", "Ben", "Ada"))
    rewritten = with_claim(with_claim(teacher, "later"), "much later")
    paths = [
        written(tmp_path, "ada", ada),
        written(tmp_path, "teacher", rewritten),
        written(tmp_path, "handout", handout),
    ]
    (tmp_path / "broken.argmap").write_bytes(b"no map")

    found = base_among([tmp_path / "broken.argmap", *paths], mia, ben)

    assert found is not None
    assert (found[0], list(found[1])) == (paths[2], handout)


def test_of_a_copy_and_its_origin_it_is_neither_of_them_nor_another_copy_of_one(tmp_path: Path) -> None:
    mine = list(small_map().document.records())
    theirs = [replace(one, id=new_id(), origin_id=one.id) if isinstance(one, MapInfo) else one for one in mine]
    backup = written(tmp_path, "backup", mine)
    stranger = written(tmp_path, "stranger", [MapInfo(id=new_id())])

    assert base_among([backup, stranger], with_claim(mine, "mine"), with_claim(theirs, "theirs")) is None
