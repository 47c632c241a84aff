"""The good part of a damaged map becomes a new map, and what is hurt is named."""

import sqlite3
from dataclasses import replace

import pytest

from argmap.core.document import Document
from argmap.core.records import (
    Comment,
    Exercise,
    ExerciseKind,
    Inference,
    MapInfo,
    Node,
    Passage,
    PassageLink,
    PassageState,
    Polarity,
    Premise,
    Source,
    SourceText,
)
from argmap.core.tree import Tree
from argmap.storage import errors
from argmap.storage import salvage as salvaging
from argmap.storage.creating import create_map
from argmap.storage.mending import StandIns
from argmap.storage.opening import read_map
from argmap.storage.remains import remains_of
from argmap.storage.salvage import salvage
from argmap.storage.schema import MAJOR
from tests.benchmarks.maps import random_map
from tests.session.other_process import killed_half_way
from tests.storage.samples import (
    CLAIM,
    ORIGINAL,
    PASSAGE,
    REASON,
    SOURCE,
    STEP,
    TEXT,
    VERSION,
    edit,
    every_record,
    node,
    originals,
    small_map,
)
from tests.untouched import traces

PAGE = 4_096


@pytest.fixture
def good(tmp_path):
    """Where the good part goes."""
    return tmp_path / "good.argmap"


def overwrite(path, old, new):
    """Overwrite bytes that stand once in the file, as a bad disk would."""
    content = path.read_bytes()
    assert content.count(old) == 1
    path.write_bytes(content.replace(old, new[: len(old)].ljust(len(old), b"?")))


def lose_table(path, name):
    """Lose the page on which a small table stands."""
    connection = sqlite3.connect(path)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    connection.close()
    lose(path, page)


def lose(path, page):
    content = bytearray(path.read_bytes())
    content[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    path.write_bytes(content)


def said(salvaged):
    return [fault.in_words for fault in salvaged.faults]


def test_a_sound_map_comes_back_as_it_is(full_map, good):
    salvaged = salvage(full_map, good)

    assert read_map(good).records == every_record()
    assert (salvaged.cards, salvaged.sources, salvaged.is_whole, salvaged.faults) == (2, 1, True, ())


def test_steps_and_places_under_the_id_of_something_else_get_their_own(tmp_path, good):
    first, second = node(9), node(10)
    step = Inference(CLAIM.id, Polarity.SUPPORTS, target_node_id=CLAIM.id)
    doubt = Inference("4" * 32, Polarity.OPPOSES, target_inference_id=step.id)
    places = [Premise("5" * 32, step.id, first.id), Premise(first.id, doubt.id, second.id)]
    remark = Comment("6" * 32, None, step.id, "a", "said of the step", "")
    create_map(tmp_path / "x.argmap", [*small_map(), first, second, step, doubt, *places, remark])

    salvaged = salvage(tmp_path / "x.argmap", good)

    tree = Tree(Document(read_map(good).records))
    assert [(tree.node(place.node_id).text, depth) for place, depth in tree.walk()] == [
        (CLAIM.text, 0),
        (first.text, 1),
        (second.text, 1),
    ]
    (said_of,) = tree.document.all(Comment)
    assert tree.document.find(Inference, said_of.inference_id).target_node_id == CLAIM.id
    assert said(salvaged) == [
        "a step below the card had the id of something else, and got one of its own",
        "the place of the card had the id of something else, and got one of its own",
    ]


def test_of_two_exercises_one_is_kept(tmp_path, good):
    exercises = [Exercise(f"{number:032x}", ExerciseKind.PLACE, number) for number in (1, 2)]
    create_map(tmp_path / "two.argmap", [*small_map(), *exercises])

    salvaged = salvage(tmp_path / "two.argmap", good)

    assert read_map(good).records == [*small_map(), exercises[0]]
    assert said(salvaged) == ["the exercise is one exercise too many, and was left out"]


def test_a_damaged_file_is_left_as_it_is(full_map, good):
    overwrite(full_map, b"The union should act.", b"The unicorn")
    before = traces(full_map)["bytes"], traces(full_map)["times"]

    salvage(full_map, good)

    assert (traces(full_map)["bytes"], traces(full_map)["times"]) == before


def test_a_hurt_card_keeps_its_place_and_says_what_is_left_of_its_words(full_map, good):
    overwrite(full_map, b"The union should act.", b"The onion should act.")

    salvaged = salvage(full_map, good)

    document = Document(read_map(good).records)
    assert document.find(Node, CLAIM.id).text == "Damaged: The onion should act.\nNow."
    assert document.find(Inference, STEP.id) == STEP
    assert said(salvaged) == ["the card “The onion should act. Now.” is not as it was written"]
    assert not salvaged.is_whole


def test_a_hurt_card_is_named_by_words_that_command_nothing(full_map, good):
    overwrite(full_map, b"The union should act.", b"The\x1b\xe2\x80\xaeon should act.")
    assert said(salvage(full_map, good)) == ["the card “The��on should act. Now.” is not as it was written"]


def test_a_lost_card_keeps_its_place_and_its_branch(full_map, good):
    lose_table(full_map, "nodes")

    salvaged = salvage(full_map, good, StandIns(lost_card="Verloren."))

    document = Document(read_map(good).records)
    assert {one.text for one in document.all(Node)} == {"Verloren."}
    assert document.find(Node, CLAIM.id).order_key  # it was a root, and nothing else says so
    assert document.find(Inference, STEP.id) == STEP
    assert [one.node_id for one in document.all(Premise)] == [REASON.id]
    assert said(salvaged)[0].startswith("the card ")
    assert "could not be read" in said(salvaged)[0]


def test_a_card_below_a_lost_step_becomes_a_root_if_it_has_a_branch_and_is_in_the_tray_if_not(tmp_path, good):
    records = random_map(60)
    create_map(tmp_path / "map.argmap", records)
    lose_table(tmp_path / "map.argmap", "inferences")

    salvage(tmp_path / "map.argmap", good)

    before, after = Document(records), Document(read_map(good).records)
    assert after.count(Node) == before.count(Node)
    left = {one.id for one in after.all(Inference)}
    for one in before.all(Premise):
        has_branch = any(step.id in left for step in before.where(Inference, "target_node_id", one.node_id))
        if one.inference_id not in left:
            assert one.node_id in (after.root_ids if has_branch else after.tray_ids)


def test_a_lost_text_leaves_its_source_and_its_quotes(full_map, good):
    overwrite(full_map, TEXT[:12].encode(), b"x" * 40)

    salvaged = salvage(full_map, good)

    document = Document(read_map(good).records)
    version, passage = document.find(SourceText, VERSION.id), document.find(Passage, PASSAGE.id)
    assert (version.text, version.original_sha256) == ("", VERSION.original_sha256)
    assert (passage.exact, passage.source_text_id, passage.start) == (PASSAGE.exact, VERSION.id, None)
    assert passage.state is PassageState.UNVERIFIED
    assert "the text of the source “A report” could not be read; the quotes from it are kept" in said(salvaged)


def test_a_lost_document_leaves_the_text_that_was_read_from_it(full_map, good):
    overwrite(full_map, ORIGINAL, b"x" * 40)

    salvaged = salvage(full_map, good)

    version = Document(read_map(good).records).find(SourceText, VERSION.id)
    assert (version.text, version.original_sha256) == (TEXT, None)
    assert said(salvaged) == ["the text of the source “A report” is kept without its document"]


def test_a_hurt_source_keeps_its_texts(full_map, good):
    overwrite(full_map, b"A report", b"A retort")

    salvaged = salvage(full_map, good)

    document = Document(read_map(good).records)
    assert document.find(Source, SOURCE.id).title == "Damaged: A retort"
    assert document.find(SourceText, VERSION.id) == VERSION
    assert said(salvaged) == ["the source “A retort” is not as it was written"]


@pytest.mark.parametrize("lie", [{"start": None, "end": None, "ranges": ()}, {"ranges": ((0, 40),)}])
def test_a_passage_that_says_more_than_its_text_is_not_opened_and_its_quote_is_unchecked(tmp_path, good, lie):
    lying = [replace(one, **lie) if one == PASSAGE else one for one in every_record()]
    create_map(tmp_path / "map.argmap", lying, originals())

    with pytest.raises(errors.Damaged, match="does not stand at its place in the source"):
        read_map(tmp_path / "map.argmap")
    salvaged = salvage(tmp_path / "map.argmap", good)

    passage = Document(read_map(good).records).find(Passage, PASSAGE.id)
    assert (passage.exact, passage.start, passage.state) == (PASSAGE.exact, None, PassageState.UNVERIFIED)
    assert said(salvaged) == [f"the passage “{PASSAGE.exact}” lost its place in the source"]


def test_a_version_whose_row_is_lost_leaves_its_quotes(full_map, good):
    lose_table(full_map, "source_texts")

    salvage(full_map, good)

    document = Document(read_map(good).records)
    assert document.count(SourceText) == 0
    passage = document.find(Passage, PASSAGE.id)
    assert (passage.exact, passage.source_text_id) == (PASSAGE.exact, None)
    assert document.count(PassageLink) == 2


def test_what_belongs_to_something_lost_is_left_out_and_named(full_map, good):
    lose_table(full_map, "inferences")

    salvaged = salvage(full_map, good)

    document = Document(read_map(good).records)
    assert document.count(Comment) == 0
    assert {fault.table for fault in salvaged.faults} == {"premises", "passage_links", "comments", "answers"}


def test_a_hurt_remark_is_left_out_and_named(full_map, good):
    overwrite(full_map, b"really?", b"really!")

    salvaged = salvage(full_map, good)

    assert [(fault.table, fault.what) for fault in salvaged.faults] == [
        ("comments", "is not as it was written, and was left out")
    ]


def test_a_map_without_its_title_page_gets_an_empty_one(full_map, good):
    lose_table(full_map, "map_info")

    salvage(full_map, good)

    assert [one.title for one in read_map(good).records if isinstance(one, MapInfo)] == [""]


def test_a_card_that_the_table_lost_comes_back_from_the_history(map_file, write, good):
    writer = write(map_file)
    writer.submit(edit(1, None, node(1)), {})
    writer.submit(edit(2, node(1), node(1, "Said better")), {})
    writer.close()
    lose_table(map_file, "nodes")

    salvage(map_file, good)

    assert node(1, "Said better") in read_map(good).records


def test_a_card_that_was_deleted_does_not_come_back(map_file, write, good):
    writer = write(map_file)
    writer.submit(edit(1, None, node(1)), {})
    writer.submit(edit(2, node(1), None), {})
    writer.close()

    salvage(map_file, good)
    assert read_map(good).records == read_map(map_file).records

    content = map_file.read_bytes()  # now the history does not say any more that it was deleted
    place = content.index(b'[["nodes",{"id":"00000000000000000000000000000001"')
    map_file.write_bytes(content[:place] + b"(" + content[place + 1 :])
    salvage(map_file, good.with_name("again.argmap"))
    assert read_map(good.with_name("again.argmap")).records == read_map(good).records


@pytest.mark.parametrize("page", [1, 2, 3])
def test_a_file_that_sqlite_does_not_read_gives_its_rows_too(tmp_path, good, page):
    records = random_map(30, passages=True)
    create_map(tmp_path / "map.argmap", records)
    lose(tmp_path / "map.argmap", page)

    salvage(tmp_path / "map.argmap", good)

    assert {one.id for one in records if isinstance(one, Node)} == {
        one.id for one in read_map(good).records if isinstance(one, Node)
    }


def test_a_header_that_says_another_size_of_pages_is_not_believed(full_map, good):
    content = bytearray(full_map.read_bytes())
    content[16:18] = (8_192).to_bytes(2, "big")
    full_map.write_bytes(content)

    salvage(full_map, good)

    assert read_map(good).records == every_record()


def test_a_change_that_was_cut_off_is_taken_back_first(map_file, good):
    killed_half_way(map_file)
    before = traces(map_file)["bytes"]

    salvaged = salvage(map_file, good)

    assert salvaged.is_whole
    assert traces(map_file)["bytes"] == before


def test_a_map_that_somebody_writes_to_meanwhile_is_not_salvaged_from_two_halves(full_map, good, monkeypatch):
    def remains_while_written(place):
        found = remains_of(place)
        full_map.touch()
        return found

    monkeypatch.setattr(salvaging, "remains_of", remains_while_written)
    with pytest.raises(errors.Busy):
        salvage(full_map, good)

    assert not good.exists()


def test_nothing_is_overwritten(full_map, good):
    good.write_text("precious")

    with pytest.raises(errors.AlreadyThere):
        salvage(full_map, good)
    with pytest.raises(errors.AlreadyThere):
        salvage(full_map, full_map)

    assert good.read_text() == "precious"
    assert read_map(full_map).records == every_record()


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"", errors.EmptyFile), (b"no map at all", errors.NothingLeft), (bytes(9_000), errors.NothingLeft)],
)
def test_a_file_in_which_nothing_of_a_map_is_left_is_refused(tmp_path, good, content, error):
    (tmp_path / "x.argmap").write_bytes(content)

    with pytest.raises(error, match=r"“x\.argmap”"):
        salvage(tmp_path / "x.argmap", good)

    assert not good.exists()


def test_a_map_of_a_newer_argmap_is_not_touched(map_file, good):
    connection = sqlite3.connect(map_file)
    connection.execute(f"PRAGMA user_version = {(MAJOR + 1) << 16}")
    connection.close()

    with pytest.raises(errors.TooNew):
        salvage(map_file, good)


def test_a_new_map_that_would_not_open_is_not_left_behind(full_map, good, monkeypatch):
    monkeypatch.setattr("argmap.storage.checks.DEPTH", 1)

    with pytest.raises(errors.TooLarge):
        salvage(full_map, good)

    assert not good.exists()


def test_long_texts_are_given_only_so_often_to_what_is_salvaged_too(full_map, good, monkeypatch):
    monkeypatch.setattr("argmap.storage.texts.MOST_GIVEN", 10)

    with pytest.raises(errors.TooLarge, match="it names the same long texts too often"):
        salvage(full_map, good)
