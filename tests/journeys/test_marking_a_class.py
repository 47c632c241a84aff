"""A teacher makes an exercise and marks a class by keys alone, looks at the weakest map, and comes back."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

HAND_INS = """
import sys
from pathlib import Path
from argmap.storage.creating import create_map
from tests.reasoning.marking_maps.reading import hand_ins, keys
key, folder = Path(sys.argv[1]), Path(sys.argv[2])
create_map(key, keys()["Night flights"].tree.document.records())
folder.mkdir()
for one in hand_ins():
    if one.name.startswith("flights, "):
        create_map(folder / f"{one.name.split()[-1]}.argmap", one.tree.document.records())
(folder / "broken.argmap").write_bytes(b"no map")
"""


def test_a_class_is_marked_and_its_weakest_map_looked_at(at_work, tmp_path: Path) -> None:
    key, folder = tmp_path / "key.argmap", tmp_path / "class"
    subprocess.run([sys.executable, "-c", HAND_INS, str(key), str(folder)], check=True, timeout=60)
    teacher = at_work(str(key), title="Night flights")
    exercise = tmp_path / "Exercise.argmap"
    make_an_exercise(teacher, exercise)
    teacher.keys("ctrl+k")
    teacher.type(">mark a folder")
    teacher.keys("Return")
    teacher.wait_for_title("Mark a folder")
    teacher.type(str(folder))
    teacher.shot("what is marked by what")
    teacher.keys("Return")
    teacher.wait_for_title("Results of marking")
    teacher.keys("3", "Down")
    teacher.shot("the gradebook, the weakest first")
    teacher.keys("Return")
    copy = tmp_path / "class marked" / "marked" / "Hanna.argmap"
    teacher.wait_for_title("flights, Hanna")
    teacher.shot("the copy with its comments")
    teacher.quit()

    with closing(sqlite3.connect(exercise)) as connection:
        assert list(connection.execute("SELECT kind, sealed <> '' FROM exercises")) == [("missing", 1)]
        assert list(connection.execute("SELECT count(*) FROM nodes WHERE text = ''")) == [(2,)]
    with closing(sqlite3.connect(copy)) as connection:
        texts = [text for (text,) in connection.execute("SELECT text FROM comments")]
    assert "66 of 123 points (54 %) by the key “Night flights”." in texts
    assert (tmp_path / "class marked" / "report.html").is_file()


def make_an_exercise(teacher, target: Path) -> None:
    """Two premises are missing, the key is sealed, and what is missing is said to the teacher alone."""
    teacher.keys("ctrl+k")
    teacher.type(">make an exercise")
    teacher.keys("Return")
    teacher.wait_for_title("Make an exercise")
    teacher.keys("Down", "Tab")
    teacher.type("2")
    teacher.keys(*["shift+Tab"] * 4)
    teacher.type("seven quiet herons")
    teacher.keys("shift+Tab")
    teacher.type("seven quiet herons")
    teacher.keys("Return")
    teacher.name_file("Make an exercise", target)
    teacher.wait_for_title("The exercise is written")
    teacher.shot("what is missing, for the teacher alone")
    teacher.keys("Return")
