from pathlib import Path

import pytest

from argmap.ui.naming import LONGEST, file_name, free_path, name_with


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Should cities charge?", "Should cities charge"),
        ("a/b\\c:d*e", "a b c d e"),
        ("  two   spaces ", "two spaces"),
        ("ends with dots...", "ends with dots"),
        ("CON", "CON map"),
        ("Con. Why we should not", "Con Why we should not"),
        ("nul.txt", "nul txt"),
        ("COM¹", "COM¹ map"),
        ("LPT1.a.b", "LPT1 a.b"),
        ("Confession. Why", "Confession. Why"),
        ("essay\u202efdp.\u2066", "essayfdp"),
        ("???", "Map"),
        ("\u200b", "Map"),
        ("Größe und Maß – 東京", "Größe und Maß – 東京"),
    ],
)
def test_a_title_becomes_a_name_every_system_takes(title: str, name: str) -> None:
    assert file_name(title) == name


def test_a_long_title_is_cut_between_words() -> None:
    name = file_name("word " * 60)
    assert len(name) <= LONGEST
    assert name.endswith("word")


def test_a_taken_name_is_numbered(tmp_path: Path) -> None:
    first = free_path(tmp_path, "Map")
    first.touch()
    assert first.name == "Map.argmap"
    assert free_path(tmp_path, "Map").name == "Map 2.argmap"
    assert free_path(tmp_path, "Map", but=first) == first


def test_a_name_stays_short_enough_for_every_disk_in_any_script() -> None:
    assert len(file_name("\N{WHITE FLAG}\N{SCROLL}" * 60).encode()) <= 200


def test_a_person_s_name_is_never_cut_off_by_a_long_title() -> None:
    name = name_with("word " * 60, "Ada Lovelace")
    assert name.endswith("word - Ada Lovelace")
    assert len(name) <= LONGEST


def test_a_name_beside_which_an_old_journal_lies_is_not_free(tmp_path: Path) -> None:
    (tmp_path / "Map.argmap-journal").write_bytes(b"left behind")
    assert free_path(tmp_path, "Map").name == "Map 2.argmap"
