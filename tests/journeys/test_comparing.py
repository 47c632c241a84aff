"""Two copies of a map in the real window, by the keyboard: compared, walked through, merged, and the merge undone."""

import shutil

from argmap.core import edits
from argmap.core.records import Node
from argmap.session import open_session

TITLE = "Does EU defence integration"


def texts_of(path) -> list[str]:
    session = open_session(path)
    found = [one.text for one in session.document.all(Node)]
    session.close()
    return found


def reword(path, *texts: tuple[str, str]) -> None:
    """Let somebody reword cards of a map, and add a claim."""
    session = open_session(path)
    for old, new in texts:
        node = next(one for one in session.document.all(Node) if one.text == old)
        session.commit(edits.edit_text(session.document, node.id, new))
    session.commit(edits.add_claim(session.document, f"From {path.stem}"))
    session.close()


def test_two_maps_are_compared_and_merged_with_a_choice_at_each_conflict(at_work, example, tmp_path) -> None:
    ben = tmp_path / "Ben.argmap"
    shutil.copy(example.path, ben)
    one, two, three = texts_of(example.path)[1:4]
    reword(example.path, *((text, f"Mine: {text}") for text in (one, two, three)))
    reword(ben, *((text, f"Ben: {text}") for text in (one, two, three)))
    before = sorted(texts_of(example.path))

    person = at_work(str(example.path), title=TITLE)
    command(person, "compare with")
    person.name_file("Compare with", ben)
    person.wait_for_title("Compare")
    person.shot("side by side")
    person.keys("F8", "Return", "shift+F8", "ctrl+1")
    person.shot("both whole")
    person.keys("ctrl+Return")
    person.wait_for_title("Merge")
    person.shot("three conflicts")
    person.keys("m", "Down", "t", "F8", "b")
    person.shot("each decided")
    person.keys("Return")
    person.shot("merged")

    merged = example.texts()
    assert {"From Ben", f"From {example.path.stem}"} <= set(merged)
    assert sorted(text.count("Mine: ") + 2 * text.count("Ben: ") for text in merged)[-3:] == [1, 2, 3]

    person.keys("ctrl+z")
    person.quit()
    assert sorted(texts_of(example.path)) == before


def command(person, words: str) -> None:
    """Do what the palette finds first."""
    person.keys("ctrl+shift+p")
    person.type(words)
    person.keys("Return")
