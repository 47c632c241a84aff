"""A change: records before and after. The unit of undo, of storage and of everything a view is told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TypeVar

from argmap.core.records import Record, RecordId

R = TypeVar("R", bound=Record)
Pair = tuple[Record | None, Record | None]


class Label(StrEnum):
    """What a change is called in the history; the words on screen are the view's business."""

    ADD_REASON = "add_reason"
    ADD_EVIDENCE = "add_evidence"
    ADD_OBJECTION = "add_objection"
    ADD_COUNTER_EVIDENCE = "add_counter_evidence"
    ADD_CO_PREMISE = "add_co_premise"
    ADD_UNDERCUT = "add_undercut"
    ADD_QUESTION = "add_question"
    ADD_ANSWER = "add_answer"
    ADD_CLAIM = "add_claim"
    ADD_TO_TRAY = "add_to_tray"
    ADD_SIBLING = "add_sibling"
    EDIT_TEXT = "edit_text"
    EDIT_FIELD = "edit_field"
    EDIT_MAP = "edit_map"
    SET_RULES = "set_rules"
    CHANGE_KIND = "change_kind"
    CHANGE_BASIS = "change_basis"
    TURN_POLARITY = "turn_polarity"
    JOIN = "join"
    SPLIT_OUT = "split_out"
    INSERT_BETWEEN = "insert_between"
    MOVE = "move"
    REORDER = "reorder"
    REMOVE_CARD = "remove_card"
    REMOVE_STEP = "remove_step"
    DELETE_BRANCH = "delete_branch"
    DUPLICATE = "duplicate"
    USE_HERE_TOO = "use_here_too"
    PLACE = "place"
    TO_TRAY = "to_tray"
    PASTE = "paste"
    IMPORT = "import"
    REVEAL = "reveal"
    ASK_IF_RIGHT = "ask_if_right"
    LINK_PASSAGE = "link_passage"
    UNLINK_PASSAGE = "unlink_passage"
    ADD_SOURCE = "add_source"
    EDIT_SOURCE = "edit_source"
    KEEP_QUOTES_ONLY = "keep_quotes_only"
    REMOVE_SOURCE = "remove_source"
    ADD_VERSION = "add_version"
    REVIEW_PASSAGE = "review_passage"
    CITE = "cite"
    COMMENT = "comment"
    EDIT_COMMENT = "edit_comment"
    RESOLVE_COMMENT = "resolve_comment"
    REMOVE_COMMENT = "remove_comment"
    RATE = "rate"
    WITHDRAW_RATING = "withdraw_rating"
    SET_SCHEME = "set_scheme"
    SET_PREMISE_ROLE = "set_premise_role"
    ANSWER_QUESTION = "answer_question"
    ANSWER_WITH_CARD = "answer_with_card"
    RESTORE = "restore"
    MERGE = "merge"
    NAME_VERSION = "name_version"
    RECEIVED = "received"
    TAKEN_BACK = "taken_back"


@cache
def _shared(types: frozenset[type[Record | None]]) -> frozenset[type[Record | None]]:
    """One set for all changes of such records: there are few kinds of them."""
    return types


@dataclass(frozen=True, slots=True)
class Change:
    """Pairs (before, after) of records; `before` is None where one is added, `after` where one is removed.

    `record_types` are the types of its records, counted once: everybody who is told of a change asks, and one may be
    very large. With slots a change has no dictionary of its own: the history keeps every change.
    """

    label: Label
    pairs: tuple[Pair, ...]
    record_types: frozenset[type[Record | None]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        types = frozenset({type(before) if after is None else type(after) for before, after in self.pairs})
        object.__setattr__(self, "record_types", _shared(types))

    def __bool__(self) -> bool:
        return bool(self.pairs)

    def has(self, *record_types: type[Record]) -> bool:
        """Whether any of its records is of one of the types."""
        return not self.record_types.isdisjoint(record_types)

    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.label, tuple((after, before) for before, after in self.pairs))

    def records(self, record_type: type[R]) -> Iterator[tuple[R | None, R | None]]:
        """The pairs of one record type."""
        if record_type not in self.record_types:
            return
        for before, after in self.pairs:
            if isinstance(before if after is None else after, record_type):
                yield before, after  # type: ignore[misc]  # both sides of a pair have one type

    def added(self, record_type: type[R]) -> list[R]:
        """The records of one type that this change adds, in its order."""
        return [after for before, after in self.records(record_type) if before is None and after is not None]

    def removed(self, record_type: type[R]) -> list[R]:
        """The records of one type that this change removes, in its order."""
        return [before for before, after in self.records(record_type) if after is None and before is not None]


def combined(label: Label, changes: Iterable[Change]) -> Change:
    """The one change that does what several do, one after another."""
    first: dict[tuple[type[Record], RecordId], Record | None] = {}
    last: dict[tuple[type[Record], RecordId], Record | None] = {}
    for change in changes:
        for before, after in change.pairs:
            one = before if before is not None else after
            if one is not None:
                first.setdefault((type(one), one.id), before)
                last[type(one), one.id] = after
    return Change(label, tuple(_drained(first, last))[::-1])


def _drained(
    first: dict[tuple[type[Record], RecordId], Record | None], last: dict[tuple[type[Record], RecordId], Record | None]
) -> Iterator[Pair]:
    """The pairs that say something, the last first. They are taken out: left to be freed at once, hundreds of thousands
    would keep the interpreter from every other thread meanwhile.
    """
    while first:
        key, before = first.popitem()
        after = last.pop(key)
        if before != after:
            yield before, after
