"""Searching in the real window: found while one types, gone to by the keyboard, and worked on there."""

TITLE = "Does EU defence integration"


def test_search_by_the_keyboard_and_object_to_what_was_found(at_work, example) -> None:
    found = example.run("search", str(example.path), "strengthen").splitlines()
    cards = [line.split()[1] for line in found if line.startswith("card")]
    person = at_work(str(example.path), title=TITLE)
    person.keys("ctrl+k")
    person.type("STRENGTHEN")
    person.shot("in the search field")
    person.keys("ctrl+shift+k")
    person.shot("in the panel")
    person.keys("Down", "Return")
    person.shot("at the second card")
    person.keys("o")
    person.type("Not so fast")
    person.keys("Return", "F3")
    person.shot("at the next hit")
    person.quit()
    data = example.data()
    made = next(node for node in data["nodes"] if node["text"] == "Not so fast")
    premise = next(one for one in data["premises"] if one["node_id"] == made["id"])
    step = next(one for one in data["inferences"] if one["id"] == premise["inference_id"])
    assert (step["polarity"], step["target_node_id"]) == ("opposes", cards[1])
