"""What the folder of results holds so that they can be looked at again: the keys, and the rubric.

The copies are marked once more then, which takes a second for a class, rather than that the marks lie in a form of
their own that would have to be trusted.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pydantic_core import to_jsonable_python

from argmap.core.document import Document
from argmap.core.errors import MapError
from argmap.core.ids import new_id
from argmap.core.origins import of_its_own
from argmap.core.printable import printable
from argmap.core.records import Record, SourceText, canonical_json
from argmap.core.stopping import Check, unchecked
from argmap.core.tree import Tree
from argmap.reasoning.marking.results import result_of
from argmap.reasoning.marking.rubric import Rubric, read_rubric
from argmap.session.marking.hand_ins import SUFFIX, hand_ins_in
from argmap.session.marking.keys import Key, load_key
from argmap.session.marking.marked import KEYS, MARKED, RUBRIC, Marked, MarkedFile, Reach, reaching, unread
from argmap.storage.creating import create_map
from argmap.storage.errors import named_errors
from argmap.storage.looking import look_at
from argmap.storage.output import write_output


class NoResults(MapError):
    """A folder in which nothing was marked."""


def keep_keys(out: Path, keys: Sequence[Key], rubric: Rubric, check: Check = unchecked) -> None:
    """Put copies of the keys, without the documents of their sources, and the rubric into the folder of results.

    Raises a `StorageError`.
    """
    folder = out / KEYS
    with named_errors(folder):
        folder.mkdir(exist_ok=True)
    for number, key in enumerate(keys, 1):
        create_map(folder / f"{number}{SUFFIX}", [_kept(one) for one in key.tree.document.records()], check=check)
    write_output(out / RUBRIC, canonical_json(to_jsonable_python(rubric)).encode())


def _kept(one: Record) -> Record:
    return replace(one, original_sha256=None) if isinstance(one, SourceText) else of_its_own(one, new_id)


def marked_before(out: Path, reach: Reach, check: Check = unchecked) -> Marked:
    """The results in a folder that `mark_folder` made, found once more; what could not be read then is left out.

    Raises `NoResults` for another folder, a `StorageError`, or what `load_key`, `read_rubric`, `reach` and `check` do.
    """
    copies = out / MARKED
    with named_errors(out):
        paths = sorted((out / KEYS).glob(f"*{SUFFIX}"), key=lambda one: (len(one.name), one.name))
        holds_results = bool(paths) and copies.is_dir()
    if not holds_results:
        raise NoResults(f"“{out.name or out}” holds no results of marking.")
    keys = tuple(load_key(path, _never_sealed, check) for path in paths)
    rubric, trees = read_rubric(out / RUBRIC), [one.tree for one in keys]
    found = hand_ins_in(copies)
    files = tuple(_marked_again(path, copies, trees, rubric, check) for path in reaching(found, reach))
    return Marked(out, keys, files)


def _never_sealed(path: Path) -> str:
    raise NoResults(f"“{path.name}” is an exercise, and not the key that hand-ins were marked against.")


def _marked_again(path: Path, copies: Path, keys: list[Tree], rubric: Rubric, check: Check) -> MarkedFile:
    name = printable(path.relative_to(copies).as_posix())
    try:
        tree = Tree(Document(look_at(path, check).records))
        return MarkedFile(result_of(name, keys, tree, rubric, check), path)
    except MapError as error:
        check()  # it may be what ends the work
        return unread(name, error)
