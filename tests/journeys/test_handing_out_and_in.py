"""A teacher hands out, a student hands in; what must not leave is in no byte of what leaves."""

import sqlite3
from pathlib import Path

TITLE = "Does EU defence integration"
DELETED = "Quaggaword"


def facts(path: Path) -> dict[str, object]:
    """What a plain database reader finds in a map."""
    connection = sqlite3.connect(path)
    questions = {
        "ids": "SELECT group_concat(id) FROM (SELECT id FROM nodes ORDER BY id)",
        "origin": "SELECT origin_id FROM map_info",
        "task": "SELECT task FROM map_info",
        "submitted_by": "SELECT submitted_by FROM map_info",
        "history": "SELECT count(*) FROM changes",
        "checked": "SELECT count(*) FROM passages WHERE state <> 'unverified' OR start IS NOT NULL",
        "free pages": "PRAGMA freelist_count",
    }
    found = {name: connection.execute(question).fetchone()[0] for name, question in questions.items()}
    connection.close()
    return found


def test_a_map_goes_to_a_class_and_comes_back(at_work, example, tmp_path) -> None:
    teacher = at_work(str(example.path), title=TITLE)
    before = facts(example.path)
    map_id = example.data()["map_info"]["id"]
    teacher.keys("Home", "c")
    teacher.type(DELETED)
    teacher.keys("Return", "Delete")
    command(teacher, "hand out")
    teacher.wait_for_title("Hand out")
    teacher.keys("Down", "Down", "Tab", "space", "Tab")
    teacher.type("Find the weakest step.")
    teacher.shot("all cards, quotes only, a task")
    teacher.keys("Tab", "Return")
    out = tmp_path / "Exercise.argmap"
    teacher.name_file("Hand out", out)
    teacher.wait_for(out.exists)
    teacher.quit()
    text = example.data()["source_texts"][0]["text"]

    given = facts(out)
    assert DELETED.encode() in example.path.read_bytes()
    assert (given["ids"], given["origin"]) == (before["ids"], map_id)
    assert (given["history"], given["checked"], given["free pages"]) == (0, 0, 0)
    for secret in (DELETED, text[200:300], str(tmp_path)):
        assert secret.encode() not in out.read_bytes()

    student = at_work(str(out), title=TITLE)
    student.shot("task above, cards in the tray")
    student.keys("c")
    student.type("My own claim")
    student.keys("Return")
    command(student, "hand in")
    student.wait_for_title("Hand in")
    student.type("Ada Lovelace")
    student.keys("Return")
    handed_in = out.with_name(f"{example.data()['map_info']['title'].rstrip('?')} - Ada Lovelace.argmap")
    student.wait_for(handed_in.exists)
    student.shot("handed in")
    student.quit()

    back = facts(handed_in)
    assert (back["submitted_by"], back["origin"]) == ("Ada Lovelace", map_id)
    assert (back["history"], back["task"]) == (0, "Find the weakest step.")
    assert set(str(before["ids"]).split(",")) < set(str(back["ids"]).split(","))


def command(person, words: str) -> None:
    """Do what a command of that name does."""
    person.keys("ctrl+k")
    person.type(f">{words}")
    person.keys("Return")
