"""A step is questioned, cards are commented on, and a folder of hand-ins is gone through, all by real keys."""

import shutil
from pathlib import Path

TITLE = "Does EU defence integration"


def test_a_step_is_given_its_scheme_and_its_questions_are_answered_by_keys(at_work, example) -> None:
    person = at_work(str(example.path), title=TITLE)
    person.keys("Down", "s")
    person.type("expert op")
    person.shot("the scheme is looked for")
    person.keys("Return")
    person.wait_for(lambda: "expert_opinion" in {one["scheme"] for one in example.data()["inferences"]})
    person.shot("its questions")

    person.keys("y")
    person.wait_for(lambda: len(example.data()["answers"]) == 1)
    person.keys("n")
    person.settle()
    person.shot("the objection begun")
    person.type("That")
    person.keys("Return")
    person.wait_for(lambda: len(example.data()["answers"]) == 2)
    person.shot("answered by a card")
    person.quit()

    answers = {one["status"]: one["node_id"] for one in example.data()["answers"]}
    assert set(answers) == {"ok", "problem"}
    (said,) = [node["text"] for node in example.data()["nodes"] if node["id"] == answers["problem"]]
    assert said.startswith("That")


def test_a_comment_is_written_walked_to_and_settled_by_keys(at_work, example) -> None:
    person = at_work(str(example.path), title=TITLE)
    person.keys("Down", "k")
    person.type("Who says so?")
    person.keys("Return")
    person.wait_for(lambda: [one["text"] for one in example.data()["comments"]] == ["Who says so?"])
    person.keys("F12")
    person.settle()
    person.shot("the comment is shown")
    person.keys("ctrl+shift+4")
    person.shot("the list of comments")
    person.keys("space")
    person.wait_for(lambda: example.data()["comments"][0]["resolved"])
    person.shot("it is settled")
    person.quit()


def test_a_teacher_goes_through_a_folder_to_the_next_comment(at_work, example, tmp_path: Path) -> None:
    folder = tmp_path / "hand-ins"
    folder.mkdir()
    person = at_work(str(example.path), title=TITLE)
    person.keys("k")
    person.type("Narrow it.")
    person.keys("Return")
    person.wait_for(lambda: len(example.data()["comments"]) == 1)
    shutil.copy(example.path, folder / "b.argmap")
    example.run("new", str(folder / "a.argmap"), "--title", "Nothing said yet")

    person.keys("ctrl+shift+p")
    person.type("folder of hand")
    person.keys("Return")
    person.name_file("Open a folder of hand-ins", folder)
    person.wait_for_title("Nothing said yet")
    person.shot("the first map")
    person.keys("F12")
    person.wait_for_title(TITLE)
    person.settle()
    person.shot("the comment in the second map")
    person.keys("ctrl+Prior")
    person.wait_for_title("Nothing said yet")
    person.quit()
