"""From the empty start page to an exported map, by keys and mouse only."""

from tests.journeys.conftest import Reader

NOTHING = (1300, 150)  # where no card lies
CLAIM = "EU defence integration complements NATO."


def test_a_map_is_made_from_an_article(at_work, data_folder, shared, tmp_path) -> None:
    person = at_work()
    person.shot("start page")
    person.keys("ctrl+n")
    person.wait_for_title("Untitled")
    person.shot("new map")
    add_source(person, shared / "example" / "eu-nato-article.txt")
    person.keys("c")
    person.type(CLAIM)
    person.keys("Return")
    person.shot("main claim")
    make_cards(person)
    join_doubt_and_turn(person)
    person.keys("ctrl+z", "ctrl+z")
    person.shot("two undone")
    person.keys("ctrl+shift+z", "ctrl+shift+z")
    person.shot("two redone")
    person.quit()

    (path,) = (data_folder / "Documents").rglob("*.argmap")
    before = Reader(path).info()
    person.start(str(path), title="EU defence integration")
    person.shot("reopened")
    person.keys("ctrl+z")
    person.shot("undone after reopening")
    export(person, tmp_path / "map.svg")
    person.quit()

    after = Reader(path)
    assert path.stem.startswith("EU defence integration complements NATO")
    assert (before["nodes"], before["tray"], before["undercuts"], before["co_premise_groups"]) == (11, 0, 1, 1)
    assert before["opposes"] == after.info()["opposes"] - 1  # the last thing done was to turn an objection
    assert after.run("verify", str(path)).strip() == "ok"
    picture = (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert all(word in picture for word in ("complements", "Paraphrase", "Doubtful"))


def add_source(person, article) -> None:
    person.keys("ctrl+shift+o")
    person.name_file("Add a source", article)
    person.shot("article opened")


def make_cards(person) -> None:
    """Six cards from words under the main claim, and three for the tray, dragged from there onto the claim."""
    person.keys("Home")
    person.keys("shift+F6", "ctrl+Home", *["Down"] * 4)
    for key in ("c", "o", "e", "c", "o", "c"):
        person.keys(*["shift+ctrl+Right"] * 4, key, "Return")
    person.shot("six cards from words")
    for number in range(3):
        person.keys(*["shift+ctrl+Right"] * 3, "shift+c")
        person.type(f"Paraphrase {number}")
        person.keys("Return")
    person.shot("three in the tray")
    for number in range(3):
        person.click(*NOTHING)
        person.keys("Home")
        x, y = person.ring().centre
        person.press_and_move(person.first_chip(), (x - 70, y))
        person.shot(f"dragging {number}")
        person.let_go()
    person.shot("placed")


def join_doubt_and_turn(person) -> None:
    person.keys("Home", "Down", "j")
    person.shot("joined")
    person.keys("u")
    person.type("Doubtful: one does not follow from the other.")
    person.keys("Return")
    person.shot("doubted")
    person.keys("Home", "Down", "Right", "Right", "Right", "t")
    person.shot("turned")


def export(person, target) -> None:
    """As SVG: the second format of the first list."""
    person.keys("ctrl+e")
    person.wait_for_title("Export")
    person.keys("Down")
    person.shot("export dialog")
    person.keys("Return")
    person.name_file("Export", target)
