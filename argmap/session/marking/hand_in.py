"""A map that was handed in, as whole as a copy of it has to be; the file stays as it is, and may be open."""

import os
from dataclasses import dataclass
from pathlib import Path

from argmap.core.document import Document
from argmap.core.records import SourceText
from argmap.core.stopping import Check
from argmap.core.tree import Tree
from argmap.session.session import Originals
from argmap.storage.errors import named_errors
from argmap.storage.looking import look_at
from argmap.storage.opening import read_originals


@dataclass(frozen=True, slots=True)
class HandIn:
    """A map that was handed in, and the original documents of its sources."""

    tree: Tree
    originals: Originals


def read_hand_in(path: Path, check: Check) -> HandIn:
    """The whole of a map, to be marked and copied. Raises a `StorageError`, or what `check` does.

    A folder is one that could not be read, and says why.
    """
    with named_errors(path):
        if path.is_dir():
            os.scandir(path).close()
    records = look_at(path, check).records
    check()
    document = Document(records)
    check()
    originals = read_originals(path, (one.original_sha256 for one in document.all(SourceText)))
    check()
    return HandIn(Tree(document), originals)
