"""Texts that are not in the map yet are kept where the disk has no room left for anything else."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from argmap.core.change import Change, Label, Pair
from argmap.core.document import Document
from argmap.core.history import Entry, EntryKind
from argmap.core.records import Kind, MapInfo, Node, RecordId, Source
from argmap.ui.drafts import Kept, Left, left_for, read_kept, set_room_aside, write_kept
from argmap.ui.new_words import new_texts
from argmap.ui.view_state import ViewState
from tests.small_disk import fill, small_disk

__all__ = ["small_disk"]


def test_a_draft_is_written_on_a_full_disk(small_disk: Path) -> None:
    set_room_aside(small_disk / "drafts")
    fill(small_disk)

    for words in ("Half a thought", "Half a thought, and more"):
        write_kept(small_disk / "drafts" / "map-1.json", Kept((words,)))

    assert read_kept(small_disk / "drafts" / "map-1.json").texts == ("Half a thought, and more",)
    assert left_for(small_disk / "drafts", RecordId("map")).texts == ("Half a thought, and more",)


def test_where_no_room_was_set_aside_the_draft_before_stays(small_disk: Path) -> None:
    write_kept(small_disk / "drafts" / "map-1.json", Kept(("Half a thought",)))
    fill(small_disk)

    write_kept(small_disk / "drafts" / "map-1.json", Kept(("Half a thought, and more",)))

    assert read_kept(small_disk / "drafts" / "map-1.json").texts == ("Half a thought",)
    assert [one.name for one in (small_disk / "drafts").iterdir()] == ["map-1.json"]


def test_a_draft_is_on_the_disk_before_it_takes_the_place_of_the_last_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, synced = tmp_path / "map.json", []
    write_kept(path, Kept(("before",)))
    sync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda file: synced.append((os.fstat(file).st_ino, read_kept(path))) or sync(file))

    write_kept(path, Kept(("after",)))

    assert synced == [
        (path.stat().st_ino, Kept(("before",))),
        (tmp_path.stat().st_ino, Kept(("after",))),
    ]


def test_a_text_that_the_map_has_is_not_called_missing() -> None:
    card = Node("a" * 32, Kind.CLAIM, "Edited, but not changed")
    left = Left((card.text, "Half a thought"), ())

    assert left.not_in(Document([MapInfo("b" * 32), card])).texts == ("Half a thought",)


def entry(*pairs: Pair, name: str = "") -> Entry:
    return Entry(1, EntryKind.MARK if name else EntryKind.DO, Change(Label.EDIT_TEXT, pairs), "2026-01-01", name=name)


def test_names_are_kept_where_they_were_given_and_not_where_they_came_along() -> None:
    card = Node("a" * 32, Kind.CLAIM, "A card", speaker="Commission", tags=("cost",))
    named = replace(card, speaker="Council", title="In short", tags=("cost", "trade"))
    source = Source("b" * 32, title="report.pdf")

    assert new_texts(entry((None, card), (None, source))) == ["A card"]
    assert new_texts(entry((card, named))) == ["In short", "Council", "trade"]
    assert new_texts(entry(name="First draft")) == ["First draft"]
    assert Left(("Council", "trade", "lost"), ()).not_in(Document([MapInfo("c" * 32), named])).texts == ("lost",)


def test_texts_of_several_runs_are_kept_for_the_next_time_without_what_was_decided(tmp_path: Path) -> None:
    write_kept(tmp_path / "map-1.json", Kept(("One",), ((7, "then"),)))
    write_kept(tmp_path / "map-2.json", Kept(("Two",)))

    left_for(tmp_path, RecordId("map")).keep_texts()

    assert [read_kept(path) for path in tmp_path.iterdir()] == [Kept(("One", "Two"))]


def test_where_they_cannot_be_kept_anew_they_stay_as_they_are(tmp_path: Path) -> None:
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    first.mkdir()
    write_kept(second, Kept(("Two",)))

    Left(("Two",), (first, second)).keep_texts()

    assert read_kept(second) == Kept(("Two",))


def test_a_draft_that_cannot_be_taken_away_is_no_fault(tmp_path: Path) -> None:
    Left((), (tmp_path,)).forget()

    assert tmp_path.is_dir()


def test_how_a_map_is_looked_at_stays_as_it_was_where_it_cannot_be_written_down(small_disk: Path) -> None:
    state = ViewState(small_disk / "map.json")
    state.fold(["a"])
    state.save()
    fill(small_disk)
    state.fold(["b"])
    state.save()

    assert ViewState(small_disk / "map.json").folded == {"a"}
