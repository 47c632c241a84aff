"""Backups are good copies, made only when something changed, and fewer the older they are."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from argmap.core.change import Change, Label
from argmap.core.history import Entry, EntryKind
from argmap.storage import opening
from argmap.storage.backup import NOTE, Backup, back_up, backups, backups_of, next_backup, to_drop, with_more
from argmap.storage.errors import Damaged, StorageError
from argmap.storage.opening import read_map
from tests.storage.samples import CLAIM, edit, every_record, small_map

NOW = datetime(2025, 6, 18, 12, tzinfo=UTC)
MAP_ID = small_map()[0].id


def test_a_backup_reads_like_the_map(full_map, data_folder):
    backup = back_up(full_map, data_folder, NOW)

    assert backup is not None
    assert read_map(backup.path).records == every_record()
    assert backups(data_folder, MAP_ID) == [backup]


def test_a_map_that_did_not_change_is_not_backed_up_again(map_file, data_folder):
    first = back_up(map_file, data_folder, NOW)

    assert back_up(map_file, data_folder, NOW + timedelta(minutes=10)) is None
    assert backups(data_folder, MAP_ID) == [first]


def test_a_map_that_changed_while_open_is_backed_up_again(map_file, data_folder, write):
    writer = write(map_file)
    first = back_up(map_file, data_folder, NOW)
    writer.submit(edit(1, CLAIM, replace(CLAIM, text="later")), {})
    writer.flush()

    second = back_up(map_file, data_folder, NOW + timedelta(minutes=10))

    assert backups(data_folder, MAP_ID) == [first, second]
    assert read_map(second.path).records[1].text == "later"


def test_a_damaged_map_is_not_kept_as_a_backup(full_map, data_folder):
    with sqlite3.connect(full_map) as connection:
        connection.execute(
            "UPDATE blobs SET bytes = zeroblob(size) WHERE sha256 NOT IN (SELECT sha256 FROM source_texts)"
        )
    connection.close()

    with pytest.raises(Damaged, match=r"“full\.argmap” is damaged"):
        back_up(full_map, data_folder, NOW)

    assert backups(data_folder, MAP_ID) == []
    assert [path for path in data_folder.rglob("*") if path.is_file()] == []


def test_a_backup_that_failed_leaves_those_before_it_and_nothing_else(full_map, data_folder):
    kept = back_up(full_map, data_folder, NOW)
    full_map.write_bytes(full_map.read_bytes().replace(CLAIM.text.encode(), CLAIM.text.upper().encode()))

    with pytest.raises(Damaged):
        back_up(full_map, data_folder, NOW + timedelta(minutes=10))

    assert backups(data_folder, MAP_ID) == [kept]
    assert [one.name for one in data_folder.iterdir()] == [MAP_ID]


def test_the_copy_is_read_once_to_be_verified_and_kept(full_map, data_folder, monkeypatch):
    read = []
    examine = opening.examine
    monkeypatch.setattr(opening, "examine", lambda path, *more: read.append(path) or examine(path, *more))

    back_up(full_map, data_folder, NOW)

    assert len(read) == 1


def test_trouble_with_the_folder_of_backups_is_told_as_that_of_the_maps_backup(full_map, data_folder):
    (data_folder / "in the way").write_bytes(b"")

    with pytest.raises(StorageError, match=r"^“Backup of full” "):
        back_up(full_map, data_folder / "in the way" / "backups", NOW)


def test_old_backups_are_thinned_to_a_day_then_to_a_week_then_to_none():
    hourly = [Backup(NOW - timedelta(hours=hours), Path(str(hours))) for hours in range(24 * 40)]

    kept = sorted(set(hourly) - set(to_drop(hourly, NOW)))

    days = [one.time.day for one in kept if one.time < NOW - timedelta(hours=24)]
    assert len(kept) - len(days) == 25
    assert days == [18, 25, 1, 8, 11, 11, 12, 13, 14, 15, 16, 17]


def made(before: timedelta, every: timedelta, count: int) -> list[Backup]:
    """So many backups, the last of them so long before now, oldest first."""
    times = [NOW - before - number * every for number in reversed(range(count))]
    return [Backup(time, Path(time.isoformat())) for time in times]


def test_after_a_pause_of_months_the_last_backups_and_those_of_the_last_days_and_weeks_stay():
    weekly = made(timedelta(days=90), timedelta(days=7), 20)
    daily = made(timedelta(days=61), timedelta(days=1), 10)
    last = made(timedelta(days=60), timedelta(minutes=10), 40)
    fresh = made(timedelta(), timedelta(minutes=10), 5)

    kept = sorted({*weekly, *daily, *last, *fresh} - set(to_drop([*weekly, *daily, *last, *fresh], NOW)))

    assert kept == [*weekly[-2:], *daily[-6:], *last[-19:], *fresh]


@pytest.mark.parametrize("wrong_by", [timedelta(days=3650), timedelta(days=-3650)])
def test_a_clock_that_is_set_wrong_takes_no_backup_of_today_away(wrong_by):
    today = made(timedelta(), timedelta(hours=1), 10)
    meanwhile = [Backup(one.time + wrong_by, one.path) for one in today[-3:]]

    assert to_drop([*today, *meanwhile], NOW + wrong_by) == []
    assert set(to_drop([*today, *meanwhile], NOW)).isdisjoint(today)


def test_backups_of_a_time_to_come_are_thinned_as_those_of_the_past():
    to_come = [Backup(NOW + (NOW - one.time), one.path) for one in made(timedelta(), timedelta(hours=1), 24 * 40)]

    assert len(to_drop(to_come, NOW)) > 24 * 37


def test_backups_of_a_time_to_come_take_the_last_before_now_not_away_after_a_pause_of_months():
    last = made(timedelta(days=60), timedelta(minutes=10), 40)
    meanwhile = [Backup(one.time + timedelta(days=3650), one.path) for one in last]
    fresh = made(timedelta(), timedelta(minutes=10), 5)

    kept = sorted({*last, *meanwhile, *fresh} - set(to_drop([*last, *meanwhile, *fresh], NOW)))

    assert kept == [*last[-19:], *fresh, *meanwhile[-24:]]


def test_a_map_that_did_not_change_is_not_backed_up_again_after_a_backup_of_a_time_to_come(
    map_file, data_folder, write
):
    writer = write(map_file)
    back_up(map_file, data_folder, NOW + timedelta(days=3650))
    writer.submit(edit(1, CLAIM, replace(CLAIM, text="later")), {})
    writer.flush()
    back_up(map_file, data_folder, NOW)

    assert back_up(map_file, data_folder, NOW + timedelta(minutes=10)) is None


def test_a_file_that_is_no_backup_is_left_alone(map_file, data_folder):
    backup = back_up(map_file, data_folder, NOW)
    stranger = backup.path.with_name("notes.argmap")
    stranger.write_text("mine")

    assert backups(data_folder, MAP_ID) == [backup]
    assert stranger.read_text() == "mine"


def test_a_newest_backup_that_was_damaged_since_is_followed_by_a_good_one(map_file, data_folder):
    first = back_up(map_file, data_folder, NOW)
    first.path.write_bytes(b"")

    second = back_up(map_file, data_folder, NOW + timedelta(minutes=10))

    assert read_map(second.path).records == read_map(map_file).records


def test_a_version_that_was_named_is_reason_for_a_backup(map_file, data_folder, write):
    back_up(map_file, data_folder, NOW)
    writer = write(map_file)
    writer.submit(Entry(1, EntryKind.MARK, Change(Label.NAME_VERSION, ()), "t", name="Draft"), {})
    writer.flush()

    assert back_up(map_file, data_folder, NOW + timedelta(minutes=10)) is not None


def test_backups_are_found_by_where_the_map_lay_last(map_file, full_map, data_folder):
    backup = back_up(map_file, data_folder, NOW)
    elsewhere = map_file.rename(map_file.with_name("moved.argmap"))
    assert backups_of(data_folder, map_file) == [backup]

    back_up(elsewhere, data_folder, NOW + timedelta(minutes=10))

    assert backups_of(data_folder, map_file) == []
    assert backups_of(data_folder, elsewhere) == [backup]
    assert backups_of(data_folder, full_map) == []


def test_a_copy_of_a_map_does_not_take_its_backups_away(map_file, data_folder):
    backup = back_up(map_file, data_folder, NOW)
    copy = map_file.with_name("copy.argmap")
    copy.write_bytes(map_file.read_bytes())

    back_up(copy, data_folder, NOW + timedelta(minutes=10))
    map_file.write_bytes(b"damaged")

    assert backups_of(data_folder, map_file) == [backup]
    assert backups_of(data_folder, copy) == [backup]


@pytest.mark.parametrize("stays", [True, False])
def test_a_copy_that_is_worked_on_takes_no_backup_of_a_map_away_and_of_one_that_is_gone_not_the_last(
    map_file, data_folder, stays
):
    copy = map_file.with_name("copy.argmap")
    copy.write_bytes(map_file.read_bytes())
    for path, hours in ((map_file, range(24 * 60, 24 * 60 + 5)), (copy, range(0, 30 * 36, 36))):
        for number in hours:
            next_backup(path, MAP_ID, data_folder, NOW - timedelta(hours=number)).path.touch()
    old = backups(data_folder, MAP_ID)[:5]
    if not stays:
        map_file.unlink()

    back_up(copy, data_folder, NOW + timedelta(minutes=10))

    left = backups(data_folder, MAP_ID)
    assert [one for one in left if one.origin == map_file] == (old if stays else old[-1:])
    assert 24 < len(left) < 36


def test_a_copy_on_a_disk_that_fails_keeps_no_map_from_being_backed_up(map_file, data_folder):
    (data_folder / MAP_ID).mkdir(parents=True)
    gone = map_file.with_name("n" * 300)  # which is asked about with an error, as a share is that is gone
    (data_folder / MAP_ID / NOTE).write_bytes(bytes(gone))

    assert back_up(map_file, data_folder, NOW) is not None


def with_change(path: Path, write, words: str) -> list[Entry]:
    """The map's history once it has one more change of that claim."""
    loaded = read_map(path)
    writer = write(path)
    now = next(one for one in loaded.records if one.id == CLAIM.id)
    writer.submit(edit(len(loaded.history) + 1, now, replace(now, text=words)), {})
    writer.flush()
    writer.close()
    return list(read_map(path).history)


def test_a_backup_has_more_than_an_older_file_or_one_that_went_another_way(map_file, data_folder, write):
    older = map_file.read_bytes()
    one = with_change(map_file, write, "one")
    with_change(map_file, write, "two")
    kept = back_up(map_file, data_folder, NOW)
    map_file.write_bytes(older)
    other = [replace(entry, time="2025-06-18T11:00:00Z") for entry in one]

    for history in ([], one, other):
        assert with_more(data_folder, MAP_ID, map_file, history, NOW) == kept


def test_no_backup_has_more_than_a_map_that_went_on_forgot_its_beginning_or_lies_elsewhere(
    map_file, data_folder, write
):
    with_change(map_file, write, "one")
    back_up(map_file, data_folder, NOW)
    on = with_change(map_file, write, "two")

    assert len(on) == 2
    assert with_more(data_folder, MAP_ID, map_file, on, NOW) is None
    assert with_more(data_folder, MAP_ID, map_file, on[1:], NOW) is None
    assert with_more(data_folder, MAP_ID, map_file.with_name("copy.argmap"), [], NOW) is None


def test_a_damaged_backup_has_no_more_than_the_map(map_file, data_folder, write):
    with_change(map_file, write, "one")
    kept = back_up(map_file, data_folder, NOW)
    kept.path.write_bytes(kept.path.read_bytes()[:4_000])

    assert with_more(data_folder, MAP_ID, map_file, [], NOW) is None
