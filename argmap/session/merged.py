"""Two maps that come from one, merged into a map file of their own; the three stay as they are, and may be open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from argmap.core.document import Document
from argmap.core.errors import MapError
from argmap.core.ids import NewId, new_id
from argmap.core.merging import Choose, Merged, both, merge
from argmap.core.origins import of_its_own
from argmap.core.records import MapInfo, Record, RecordId, SourceText
from argmap.reasoning.matching import are_copies
from argmap.storage.creating import create_map, refuse_companions
from argmap.storage.errors import AlreadyThere
from argmap.storage.files import is_there
from argmap.storage.looking import look_at
from argmap.storage.opening import read_originals

Named = tuple[str, Sequence[Record]]
"""A map that is to be merged: what it is called, and its records."""
NOTHING_KNOWN: Mapping[str, bytes] = MappingProxyType({})
Files = tuple[Path, Path, Path]
"""Those of the three maps."""


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
    base_map, *sides = ((path.name, look_at(path).records) for path in (base, a, b))
    return maps_of(base_map, sides[0], sides[1])


def maps_of(base: Named, a: Named, b: Named) -> Maps:
    """The three maps of these records, to be merged. Raises `Strangers` where one is no copy."""
    for side in (a, b):
        refuse_strangers(side, base)
    map_id = _infos(base[1])[0].id
    return Maps(*(Document(_called(records, map_id)) for _, records in (base, a, b)))


def refuse_strangers(one: Named, other: Named) -> None:
    """Raise `Strangers` for two maps that do not come from one."""
    if not are_copies(_infos(one[1]), _infos(other[1])):
        raise Strangers(f"“{one[0]}” and “{other[0]}” are not copies of one map, so they cannot be merged.")


def make_merged(maps: Maps, files: Files, target: Path, choose: Choose = both, new_id: NewId = new_id) -> Merged:
    """Merge the maps of these files into a new map at `target`, with their original documents and no history.

    Raises `EditRefused` for what would be too large, `AlreadyThere` or another `StorageError`; nothing is made then.
    """
    if is_there(target):
        raise AlreadyThere(target)
    refuse_companions(target)
    merged = merge(maps.base, maps.a, maps.b, choose)
    texts = [one for one in merged.records if isinstance(one, SourceText)]
    create_map(target, [of_its_own(one, new_id) for one in merged.records], originals_of(texts, maps, files))
    return merged


def originals_of(
    texts: Iterable[SourceText], maps: Maps, files: Files, known: Mapping[str, bytes] = NOTHING_KNOWN
) -> dict[str, bytes]:
    """The original documents of texts of the merged map, each from a file that keeps it, but for those `known`.

    A document that none of them keeps is left out.
    """
    wanted = {one.original_sha256 for one in texts}
    found = {digest: content for digest, content in known.items() if digest in wanted}
    for document, path in zip((maps.b, maps.a, maps.base), files[::-1], strict=True):
        named = {text.original_sha256 for text in document.all(SourceText)}
        found |= read_originals(path, wanted & named - found.keys())
    return found


def _infos(records: Iterable[Record]) -> list[MapInfo]:
    return [one for one in records if isinstance(one, MapInfo)]


def _called(records: Iterable[Record], map_id: RecordId) -> list[Record]:
    return [replace(one, id=map_id) if isinstance(one, MapInfo) else one for one in records]
