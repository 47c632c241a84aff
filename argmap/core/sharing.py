"""Two maps that say nearly the same, held once: to ask whether a record is another's costs nothing then."""

from collections.abc import Iterable

from argmap.core.change import Change, Label, Pair
from argmap.core.records import Record
from argmap.core.stopping import Check, unchecked, with_checks


def shared(before: Iterable[Record], after: Iterable[Record], check: Check = unchecked) -> tuple[list[Record], Change]:
    """The records of `after`, with those of `before` in place of their equals; and the change that leads to them."""
    old = {(type(one), one.id): one for one in before}
    records: list[Record] = []
    pairs: list[Pair] = []
    for one in with_checks(after, check):
        mine = old.pop((type(one), one.id), None)
        if mine is None or (mine is not one and mine != one):
            pairs.append((mine, one))
            records.append(one)
        else:
            records.append(mine)
    return records, Change(Label.RESTORE, (*pairs, *((one, None) for one in old.values())))
