"""What no change may do: let a passage lie, or outgrow what argmap handles."""

from contextlib import nullcontext
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest

from argmap.core import edits, validity
from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.errors import EditRefused
from argmap.core.fragment import Top, of_map
from argmap.core.ids import new_id
from argmap.core.limits import DEPTH, NODES, OPEN_DATA, SOURCE_TEXT
from argmap.core.records import (
    Exercise,
    ExerciseKind,
    Foreign,
    Inference,
    Kind,
    MapInfo,
    Node,
    Passage,
    PassageState,
    Polarity,
    Premise,
    Record,
    Source,
    SourceText,
)
from argmap.core.validity import OPEN_FIELDS, refuse_deep, refuse_untrue
from argmap.storage.columns import COLUMNS
from tests.core.builders import Build
from tests.core.shapes import chain, id_of


def adds(document: Document, *records: Record) -> Change:
    change = Change(Label.IMPORT, tuple((None, one) for one in records))
    document.apply(change)
    return change


def quoting() -> tuple[Build, Passage]:
    build = Build()
    text = build.add_source()
    quote = build.quote("save money")
    return build, Passage(id_of(1), text.id, quote.start, quote.end, exact="save money")


def test_a_passage_that_stands_as_it_says_is_taken() -> None:
    build, passage = quoting()
    refuse_untrue(build.document, adds(build.document, passage))


@pytest.mark.parametrize(
    "lie",
    [
        {"exact": "save Money"},
        {"start": 0},
        {"end": None},
        {"source_text_id": None},
        {"start": None, "end": None},
        {"start": 90, "end": 900, "exact": "nted it."},
    ],
)
def test_a_passage_that_does_not_stand_as_it_says_is_refused(lie: dict[str, object]) -> None:
    build, passage = quoting()
    with pytest.raises(EditRefused, match="does not stand in its source"):
        refuse_untrue(build.document, adds(build.document, replace(passage, **lie)))


def test_words_from_paper_that_say_they_were_never_checked_are_taken() -> None:
    build, passage = quoting()
    unverified = replace(passage, start=None, end=None, state=PassageState.UNVERIFIED)
    refuse_untrue(build.document, adds(build.document, unverified))


def test_a_version_never_becomes_another_text() -> None:
    build = Build()
    text = build.add_source()
    other = replace(text, text="Other words.", sha256=sha256(b"Other words.").hexdigest())
    change = Change(Label.EDIT_SOURCE, ((text, other),))
    build.document.apply(change)
    with pytest.raises(EditRefused, match="add a new version"):
        refuse_untrue(build.document, change)


def test_a_text_with_a_digest_that_is_not_its_own_is_refused() -> None:
    build = Build()
    text = replace(build.add_source(), id=id_of(7), version=2, sha256="0" * 64)
    with pytest.raises(EditRefused, match="add a new version"):
        refuse_untrue(build.document, adds(build.document, text))


def test_the_card_beyond_the_limit_is_refused_with_both_numbers() -> None:
    document = Document([MapInfo(id_of(0)), *(Node(id_of(n), Kind.CLAIM) for n in range(1, NODES + 1))])
    change = edits.add_claim(document, "one too many")
    document.apply(change)
    with pytest.raises(EditRefused, match=r"100,001 cards; argmap holds at most 100,000"):
        refuse_untrue(document, change)


def test_a_map_at_the_limit_can_still_be_edited() -> None:
    document = Document([MapInfo(id_of(0)), *(Node(id_of(n), Kind.CLAIM) for n in range(1, NODES + 1))])
    change = edits.edit_text(document, id_of(1), "words")
    document.apply(change)
    refuse_untrue(document, change)


def test_a_card_below_the_deepest_is_refused() -> None:
    document = Document(chain(DEPTH))
    change = edits.add_reason(document, id_of(DEPTH), "too deep")
    document.apply(change)
    with pytest.raises(EditRefused, match=r"at most 1,000 cards deep"):
        refuse_deep(document, change)


def test_a_branch_moved_below_another_counts_with_all_its_cards() -> None:
    records = chain(600)
    other = [replace(one, id=_beyond(one.id)) for one in chain(401)[1:] if isinstance(one, Node)]
    document = Document([*records, *_joined(other)])
    change = edits.move_under(document, [_beyond(id_of(1))], id_of(600))
    document.apply(change)
    with pytest.raises(EditRefused, match="deep"):
        refuse_deep(document, change)
    document.apply(change.inverse())
    fits = edits.move_under(document, [_beyond(id_of(1))], id_of(599))
    document.apply(fits)
    refuse_deep(document, fits)


def test_a_way_down_that_is_drawn_elsewhere_counts_too() -> None:
    records = chain(600)
    other = [replace(one, id=_beyond(one.id)) for one in chain(401)[1:] if isinstance(one, Node)]
    document = Document([*records, *_joined(other)])
    change = edits.use_here_too(document, _beyond(id_of(1)), id_of(600))
    document.apply(change)
    with pytest.raises(EditRefused, match="deep"):
        refuse_deep(document, change)


def test_circles_below_circles_are_as_deep_as_they_have_cards() -> None:
    closing = Inference(_beyond(id_of(1)), Polarity.SUPPORTS, target_node_id=id_of(400))
    document = Document([*chain(400), closing, Premise(_beyond(id_of(2)), closing.id, id_of(1))])
    circle = of_map(document)
    for is_deep in (False, True):
        uppers = sorted(one.id for one in document.all(Node))
        change = edits.paste(
            document, replace(circle, tops=(Top((id_of(200),), Polarity.SUPPORTS),)), uppers[-200], new_id
        )
        document.apply(change)
        with pytest.raises(EditRefused, match="deep") if is_deep else nullcontext():
            refuse_deep(document, change)


def _beyond(one_id: str) -> str:
    return "f" + one_id[1:]


def _joined(nodes: list[Node]) -> list[Record]:
    """The nodes as a chain of their own, each supporting the one before."""
    records: list[Record] = list(nodes)
    for upper, lower in pairwise(nodes):
        step = Inference("e" + lower.id[1:], Polarity.SUPPORTS, target_node_id=upper.id)
        records += [step, Premise("d" + lower.id[1:], step.id, lower.id)]
    return records


@pytest.mark.parametrize("infos", [(), (MapInfo(id_of(8)), MapInfo(id_of(9)))])
def test_a_map_says_once_what_it_is(infos: tuple[MapInfo, ...]) -> None:
    document = Build().document
    pairs = [(document.info, None), *((None, one) for one in infos)]
    change = Change(Label.EDIT_MAP, tuple(pairs))
    document.apply(change)
    with pytest.raises(EditRefused, match="says once what it is"):
        refuse_untrue(document, change)


@pytest.mark.parametrize(
    "long",
    [
        Source(id_of(9), citation='{"note":"' + "x" * (16 << 20) + '"}'),
        Foreign(id_of(9), id_of(8), "x", '"' + "ü" * (8 << 20) + '"'),
        Node(id_of(9), Kind.CLAIM, tags=("x" * 2_000,) * 9_000),
    ],
    ids=["citation", "foreign", "tags"],
)
def test_what_could_not_be_opened_again_is_too_long_for_a_map(long: Record) -> None:
    document = Build().document
    with pytest.raises(EditRefused, match="longer than a map can hold"):
        refuse_untrue(document, adds(document, long))


def test_a_text_that_could_not_be_opened_again_is_too_long_for_a_map() -> None:
    document, text = Build().document, "x" * (SOURCE_TEXT + 1)
    long = SourceText(id_of(9), id_of(8), 1, text, sha256(text.encode()).hexdigest())
    change = adds(document, Source(id_of(8)), long)
    with pytest.raises(EditRefused, match="at most 20,000,000 bytes"):
        refuse_untrue(document, change)


def test_no_more_of_one_kind_come_in_than_could_be_opened_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validity, "ROWS", 2)
    document = Build().document
    refuse_untrue(document, adds(document, *(Source(id_of(number)) for number in (7, 8))))
    change = adds(document, Source(id_of(9)))
    with pytest.raises(EditRefused, match="more than 2 entries of one kind"):
        refuse_untrue(document, change)


def test_each_list_and_all_open_data_is_measured() -> None:
    unbounded = {
        (record_type, column.name)
        for record_type, columns in COLUMNS.items()
        for column in columns
        if column.sql_type == "TEXT" and not column.choices and column.most_characters == OPEN_DATA
    }
    assert unbounded == {(record_type, name) for record_type, names in OPEN_FIELDS.items() for name in names}


def test_a_map_is_not_made_two_exercises() -> None:
    build = Build()
    first = adds(build.document, Exercise(id_of(1), ExerciseKind.PLACE))
    refuse_untrue(build.document, first)

    second = adds(build.document, Exercise(id_of(2), ExerciseKind.REVEAL))

    with pytest.raises(EditRefused, match="The map is an exercise already"):
        refuse_untrue(build.document, second)


def test_no_card_comes_under_the_id_of_a_place_or_a_step() -> None:
    for kind in (Inference, Premise):
        document = Document([MapInfo(id_of(0)), *chain(2)])
        taken = next(iter(document.all(kind)))
        with pytest.raises(EditRefused, match="has the id of something else"):
            refuse_untrue(document, adds(document, Node(taken.id, Kind.CLAIM)))


def test_what_makes_another_map_an_exercise_is_not_brought_in() -> None:
    build = Build()

    change = edits.bring_in(build.document, [MapInfo(id_of(1)), Exercise(id_of(2), ExerciseKind.PLACE)])

    assert not change
