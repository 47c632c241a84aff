"""A source is replaced by its revised edition, and what that left in doubt is worked through with the keyboard."""

import json


def passages(reader):
    """What the map rests on, by the words it first rested on or still does."""
    return json.loads(reader.run("passages", str(reader.path), "--json"))


def revised(text, quotes):
    """The article's new edition: one quoted sentence is reworded, one is gone, one stands at the end."""
    reworded, gone, moved = quotes
    words = reworded.split()
    text = text.replace(reworded, " ".join([*words[:2], "nowadays", *words[2:]]), 1)
    text = text.replace(gone, "", 1)
    return text.replace(moved, "", 1) + f"\nAn afterword that is new.\n\n{moved}\n\nSo it ends.\n"


def test_a_revised_edition_is_reviewed_by_the_keyboard(at_work, example, shared, tmp_path) -> None:
    before = passages(example)
    assert {one["state"] for one in before} == {"exact"}
    long = sorted((one for one in before if len(one["exact"]) > 60), key=lambda one: one["start"])
    quotes = [long[index]["exact"] for index in (2, len(long) // 2, -2)]
    article = (shared / "example" / "eu-nato-article.txt").read_text(encoding="utf-8")
    (tmp_path / "second edition.txt").write_text(revised(article, quotes), encoding="utf-8")

    person = at_work(str(example.path), title="Does EU defence")
    person.keys("ctrl+shift+p")
    person.type("new version of")
    person.keys("Return")
    person.name_file("New version of", tmp_path / "second edition.txt")
    person.settle(1.0)
    person.shot("new edition shown")
    person.keys("F7")
    person.shot("first in doubt")
    person.keys("ctrl+shift+1", "y")
    person.shot("accepted")
    count = 0
    while count < 12 and any(one["state"] == "moved" for one in passages(example)):
        person.keys("F7", "y")
        count += 1
    person.shot("all that moved accepted")
    person.keys("k")
    person.shot("kept on the old version")
    person.keys("ctrl+z", "ctrl+shift+z")
    person.shot("undone and redone")
    person.quit()

    after = passages(example)
    assert len(after) == len(before)
    assert {one["state"] for one in after} == {"exact"}
    assert [one["exact"] for one in after if one["version"] == 1] == [quotes[1]]
    assert "nowadays" in " ".join(one["exact"] for one in after)
    assert example.run("verify", str(example.path)).strip() == "ok"
