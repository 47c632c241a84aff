"""Which of some map files is the one that two maps come from, known by the id that a copy keeps of its origin."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from argmap.core.document import Document
from argmap.core.records import Inference, MapInfo, Node, Premise, Record
from argmap.storage.errors import StorageError
from argmap.storage.looking import look_at
from argmap.storage.whose import info_of

Found = tuple[Path, Sequence[Record]]


def base_among(
    paths: Iterable[Path],
    mine: Sequence[Record],
    theirs: Sequence[Record],
    check: Callable[[], None] = lambda: None,
) -> Found | None:
    """The file of the map that both come from; None if none of these is it. A file that cannot be read is none.

    That is the origin itself, or what was handed out of it. Of several the one that says least that neither of the two
    says: what a third copy was changed to is said by none of them. `check` is called before each file, and may raise to
    stop. None of the files may be open in this process.
    """
    infos = [Document(records).info for records in (mine, theirs)]
    candidates = list(_origins(paths, infos[0], infos[1], check))
    sides = [_argument(records) for records in (mine, theirs)]
    return min(candidates, key=lambda found: _foreign(_argument(found[1]), sides), default=None)


def _origins(paths: Iterable[Path], mine: MapInfo, theirs: MapInfo, check: Callable[[], None]) -> Iterator[Found]:
    """Those that both name as their origin; only these are read as a whole."""
    for path in paths:
        check()
        early = info_of(path)
        if early is not None and not _is_origin(early, mine, theirs):
            continue
        try:
            records = look_at(path).records
        except StorageError:
            continue
        if _is_origin(Document(records).info, mine, theirs):
            yield path, records


def _is_origin(info: MapInfo, mine: MapInfo, theirs: MapInfo) -> bool:
    """Whether two maps name a third as their origin, or as that of what it was handed out as."""
    if info.id in (mine.id, theirs.id) or info.submitted_by:
        return False
    origins = {mine.origin_id or mine.id, theirs.origin_id or theirs.id}
    return info.id in origins or (len(origins) == 1 and info.origin_id in origins)


def _argument(records: Iterable[Record]) -> dict[str, Record]:
    return {one.id: one for one in records if isinstance(one, Node | Premise | Inference)}


def _foreign(third: dict[str, Record], sides: Sequence[dict[str, Record]]) -> int:
    """How much a map says, or leaves out, that neither of two others does."""
    ids = {one_id for some in (third, *sides) for one_id in some}
    return sum(all(side.get(one_id) != third.get(one_id) for side in sides) for one_id in ids)
