"""The five journeys of the design, on the installed application, by keys and mouse."""

from PySide6.QtGui import QImage

TITLE = "Does EU defence integration"
UNDERLINED = (200, 250)  # in the first lines of the article, which a card rests on
MARK = (24, 16)  # from the lower left corner of a card's ring to its passage mark


def test_open_a_map_with_its_article(at_work, example) -> None:
    before = example.path.read_bytes()
    person = at_work(str(example.path), title=TITLE)
    person.shot("open")
    person.keys("Home")
    person.ring()
    person.quit()
    assert example.path.read_bytes() == before


def test_object_by_keyboard(at_work, example) -> None:
    person = at_work(str(example.path), title=TITLE)
    person.keys("Home", "o")
    person.type("It depends on money that nobody has promised.")
    person.shot("written")
    person.keys("Return")
    person.shot("committed")
    person.keys("o")
    person.type("Never mind")
    person.keys("Escape")
    person.shot("given up")
    person.quit()
    assert example.info()["objections"] == 11
    assert "It depends on money that nobody has promised." in example.texts()
    assert "Never mind" not in example.texts()


def test_link_a_passage_and_make_cards_from_words(at_work, example) -> None:
    person = at_work(str(example.path), title=TITLE)
    person.keys("Home")
    person.drag((120, 360), (380, 384))
    person.shot("words selected")
    person.keys("o")
    person.shot("quote in grey")
    person.keys("Return")
    person.shot("card made")
    person.keys("shift+ctrl+Right", "shift+ctrl+Right", "shift+ctrl+Right", "l")
    person.shot("linked behind the passage")
    person.keys("shift+ctrl+Right", "shift+ctrl+Right", "shift+c")
    person.shot("for the tray")
    person.type("A paraphrase for later")
    person.keys("Return")
    person.shot("in the tray")
    person.quit()
    data, info = example.data(), example.info()
    made, tray = data["nodes"][-2:]
    links = data["passage_links"][-3:-1]
    passages = {passage["id"]: passage for passage in data["passages"]}
    text = data["source_texts"][0]["text"]
    quotes = [passages[link["passage_id"]] for link in links]
    assert info["objections"] == 11
    assert info["tray"] == 1
    assert [(link["node_id"], link["role"]) for link in links] == [
        (made["id"], "states"),
        (data["nodes"][0]["id"], "paraphrases"),
    ]
    assert made["text"] == " ".join(quotes[0]["exact"].split())
    assert all(text[one["start"] : one["end"]] == one["exact"] for one in passages.values())
    assert quotes[1]["start"] - quotes[0]["end"] in (0, 1)
    assert tray["text"] == "A paraphrase for later"


def test_undo_goes_to_what_it_changed(at_work, example) -> None:
    person = at_work(str(example.path), title=TITLE)
    person.keys("Home", "t", "Down", "c")
    person.type("A deep reason")
    person.keys("Return", "Home")
    at_home = person.ring()
    person.keys("ctrl+z")
    person.shot("undone")
    assert person.ring() != at_home
    person.quit()
    assert "A deep reason" not in example.texts()
    person.start(str(example.path), title=TITLE)
    person.keys("ctrl+shift+z")
    person.shot("redone after reopening")
    person.quit()
    assert "A deep reason" in example.texts()


def test_from_the_words_to_the_card_and_back(at_work, example) -> None:
    person = at_work(str(example.path), title=TITLE)
    person.click(*UNDERLINED)
    card = person.ring()
    person.shot("the card of the words")
    person.keys("ctrl+End")
    far = reader_in(person.look())
    person.shot("far from the words")
    person.click(card.left + MARK[0], card.bottom - MARK[1])
    person.shot("back at the words")
    assert reader_in(person.look()) != far
    person.click(*UNDERLINED)
    assert person.ring() == card
    person.quit()


def test_export_a_branch_as_a_picture(at_work, example, tmp_path) -> None:
    target = tmp_path / "branch.png"
    person = at_work(str(example.path), title=TITLE)
    person.keys("Home", "Down", "ctrl+e")
    person.wait_for_title("Export")
    person.keys("Tab", "Down")
    person.settle(0.6)
    person.shot("the branch in the preview")
    person.keys("Return")
    person.name_file("Export", target)
    person.quit()
    whole = example.run("export", str(example.path), str(tmp_path / "whole.png"))
    assert whole == ""
    branch, full = (QImage(str(path)) for path in (target, tmp_path / "whole.png"))
    assert 600 < branch.width() < full.width() / 3


def reader_in(screen: QImage) -> QImage:
    """What the reader shows, without what follows the selection."""
    return screen.copy(20, 200, 380, 600)
