"""What goes along when a map is given away: pure functions from records to records."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from argmap.core.document import Document
from argmap.core.ids import NewId, new_id
from argmap.core.quotes_only import unchecked, without_text
from argmap.core.records import (
    Answer,
    Comment,
    Exercise,
    Foreign,
    Inference,
    MapInfo,
    Node,
    Passage,
    PassageLink,
    Premise,
    Rating,
    Record,
    RecordId,
    Source,
    SourceText,
)
from argmap.core.values import values_that_fit


class Cards(StrEnum):
    """Which cards a hand-out begins with."""

    WHOLE = "whole"
    MAIN_CLAIM = "main_claim"
    TRAY = "tray"  # all of them, none placed


@dataclass(frozen=True, slots=True)
class HandOut:
    """What a teacher hands out."""

    cards: Cards = Cards.WHOLE
    whole_sources: bool = True
    task: str = ""


def sent_copy(records: Iterable[Record], notes: bool, remarks: bool, author: bool) -> list[Record]:
    """The records of a copy: with or without private notes, with or without comments and ratings, author's name."""
    kept = [one for one in records if remarks or not isinstance(one, Comment | Rating)]
    return [_named(_noted(one, notes), author) for one in kept]


def handed_out(
    records: Iterable[Record], options: HandOut, main_claim_id: RecordId | None, new_id: NewId = new_id
) -> list[Record]:
    """The records of a hand-out, a map of its own that names the one it comes from. Ids of cards stay.

    Private notes, comments, ratings, what an import kept, the author, an exercise with its key: none of it goes along.
    Raises `EditRefused` for a task that is too long.
    """
    document = Document(records)
    given = [one for one in document.records() if _is_given(one, options.cards, main_claim_id)]
    kept = without_loose_ends(_in_order_of_ids(given) if options.cards is Cards.TRAY else given)
    if not options.whole_sources:
        kept = [_quoted_only(one, document) for one in without_unlinked(kept)]
    with values_that_fit():
        return [_handed(_noted(one, notes=False), options, new_id) for one in kept]


def handed_in(records: Iterable[Record], name: str, new_id: NewId = new_id) -> list[Record]:
    """The records of a map as a student hands it in: under the student's name, without private notes.

    It is a map of its own that keeps naming the one the class began with: a teacher has many of them side by side.
    Raises `EditRefused` for what cannot be a name.
    """
    kept = sent_copy(records, notes=False, remarks=True, author=False)
    with values_that_fit():
        return [
            replace(one, id=new_id(), origin_id=one.origin_id or one.id, submitted_by=name)
            if isinstance(one, MapInfo)
            else one
            for one in kept
        ]


def original_digests(records: Iterable[Record]) -> list[str]:
    """Of which original documents the bytes go along."""
    found = (one.original_sha256 for one in records if isinstance(one, SourceText))
    return [digest for digest in found if digest is not None]


def _is_given(one: Record, cards: Cards, main_claim_id: RecordId | None) -> bool:
    if isinstance(one, Comment | Rating | Foreign | Exercise):
        return False
    if cards is Cards.WHOLE:
        return True
    if isinstance(one, Inference | Premise | Answer):
        return False
    return cards is Cards.TRAY or not isinstance(one, Node) or one.id == main_claim_id


def _in_order_of_ids(records: list[Record]) -> list[Record]:
    """With the cards in the order of their random ids, since their own order would tell where they stood."""
    nodes = sorted((one for one in records if isinstance(one, Node)), key=lambda node: node.id)
    return [one for one in records if not isinstance(one, Node)] + nodes


def without_loose_ends(records: list[Record]) -> list[Record]:
    """Without passage links whose card or step stays behind, and without the passages that then nothing rests on.

    What a passage in doubt was found from goes along: the two are to be compared.
    """
    ids = {one.id for one in records if isinstance(one, Node | Inference)}
    links = {one.id for one in records if isinstance(one, PassageLink) and (one.node_id or one.inference_id) in ids}
    passages = _with_earlier(
        {one.passage_id for one in records if isinstance(one, PassageLink) and one.id in links}, records
    )
    return [
        one
        for one in records
        if not (isinstance(one, PassageLink) and one.id not in links)
        and not (isinstance(one, Passage) and one.id not in passages)
    ]


def _with_earlier(passage_ids: set[RecordId], records: list[Record]) -> set[RecordId]:
    """Also the passages that they were found from, at any remove."""
    earlier = {one.id: one.found_from for one in records if isinstance(one, Passage)}
    found, waiting = set(passage_ids), list(passage_ids)
    while waiting:
        before = earlier.get(waiting.pop())
        if before is not None and before not in found:
            found.add(before)
            waiting.append(before)
    return found


def without_unlinked(records: list[Record]) -> list[Record]:
    linked = {one.passage_id for one in records if isinstance(one, PassageLink)}
    return [one for one in records if not isinstance(one, Passage) or one.id in linked]


def _quoted_only(one: Record, document: Document) -> Record:
    """Sources without their texts: the passages keep their words, and cannot be checked."""
    if isinstance(one, SourceText):
        return without_text(one)
    return unchecked(document, one) if isinstance(one, Passage) else one


def _handed(one: Record, options: HandOut, new_id: NewId) -> Record:
    if isinstance(one, MapInfo):
        return replace(one, id=new_id(), origin_id=one.id, author="", submitted_by="", task=options.task)
    if isinstance(one, Node) and options.cards is Cards.TRAY:
        return replace(one, order_key="")
    return one


def _noted(one: Record, notes: bool) -> Record:
    return replace(one, notes="") if not notes and isinstance(one, Node | Source) else one


def _named(one: Record, author: bool) -> Record:
    return replace(one, author="") if not author and isinstance(one, MapInfo) else one
