"""Two maps that come from one, merged into a map file of their own; the three stay as they are, and may be open."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from argmap.core.document import Document
from argmap.core.errors import MapError
from argmap.core.ids import NewId, new_id
from argmap.core.merging import Choose, Merged, both, merge
from argmap.core.origins import of_its_own
from argmap.core.records import MapInfo, Record, RecordId, SourceText
from argmap.core.tree import Tree
from argmap.reasoning.matching import are_related
from argmap.storage.creating import create_map, refuse_companions
from argmap.storage.errors import AlreadyThere
from argmap.storage.files import is_there
from argmap.storage.looking import look_at
from argmap.storage.opening import read_original


class Strangers(MapError):
    """Maps of which none is a copy of the other."""


@dataclass(frozen=True, slots=True)
class Maps:
    """The map that two others come from, and those two; all with the id of the first."""

    base: Document
    a: Document
    b: Document


def read_maps(base: Path, a: Path, b: Path) -> Maps:
    """The three maps, to be merged. Raises `Strangers` where one is no copy, or a `StorageError`."""
    records = [look_at(path).records for path in (base, a, b)]
    trees = [Tree(Document(some)) for some in records]
    for path, tree in zip((a, b), trees[1:], strict=True):
        if not are_related(trees[0], tree):
            raise Strangers(f"“{path.name}” and “{base.name}” are not copies of one map, so they cannot be merged.")
    map_id = trees[0].document.info.id
    return Maps(*(Document(_called(some, map_id)) for some in records))


def make_merged(
    maps: Maps, files: tuple[Path, Path, Path], target: Path, choose: Choose = both, new_id: NewId = new_id
) -> Merged:
    """Merge the maps of these files into a new map at `target`, with their original documents and no history.

    Raises `EditRefused` for what would be too large, `AlreadyThere` or another `StorageError`; nothing is made then.
    """
    if is_there(target):
        raise AlreadyThere(target)
    refuse_companions(target)
    merged = merge(maps.base, maps.a, maps.b, choose)
    create_map(target, [of_its_own(one, new_id) for one in merged.records], _originals(merged, maps, files))
    return merged


def _called(records: Iterable[Record], map_id: RecordId) -> list[Record]:
    return [replace(one, id=map_id) if isinstance(one, MapInfo) else one for one in records]


def _originals(merged: Merged, maps: Maps, files: tuple[Path, Path, Path]) -> dict[str, bytes]:
    """The original documents of the merged map, each from a file that keeps it."""
    wanted = {one.original_sha256 for one in merged.records if isinstance(one, SourceText)} - {None}
    kept = {
        text.original_sha256: path
        for document, path in zip((maps.base, maps.a, maps.b), files, strict=True)
        for text in document.all(SourceText)
    }
    return {digest: read_original(kept[digest], digest) for digest in wanted if digest is not None}
