"""A student reads a PDF as its real pages, on the installed application, by keys and mouse."""

TITLE = "Does EU defence integration"
FIRST_COLUMN = ((82, 508), (200, 530))  # words in the left column of the first page
HELD = (150, 519)  # among them
ON_THE_MAP = (900, 700)
BASIS = 22  # below the upper edge of a card's ring: where it says that it rests on the words
MARK = (24, 16)  # from the lower left corner of a card's ring to its passage mark


def test_words_are_selected_on_a_page_made_evidence_and_jumped_to_from_the_canvas(at_work, example, shared) -> None:
    before = len(example.data()["passages"])
    person = at_work(str(example.path), title=TITLE)
    person.keys("Home")
    person.drop_file(shared / "corpora" / "doc-pdf" / "multicolumn.pdf", ON_THE_MAP)
    person.settle(1.0)
    person.shot("the first page")
    person.drag(*FIRST_COLUMN)
    person.shot("words selected on the page")
    person.keys("e")
    person.shot("the quote in grey")
    person.keys("Return")
    person.settle(0.6)
    person.shot("evidence made")
    person.click(*HELD)
    card = person.ring()
    person.shot("its passage tinted, its card selected")
    person.click(250, 700)
    person.keys("ctrl+End")
    person.settle(0.6)
    person.shot("at the end of the document")
    person.click(card.left + MARK[0], card.bottom - MARK[1])
    person.settle(0.6)
    person.shot("back at the words")
    person.quit()
    data = example.data()
    passage = data["passages"][-1]
    text = next(one["text"] for one in data["source_texts"] if one["id"] == passage["source_text_id"])
    assert len(data["passages"]) == before + 1
    assert text[passage["start"] : passage["end"]] == passage["exact"]
    assert passage["page"] == "1"


def test_words_on_a_page_are_dragged_onto_a_card(at_work, example, shared) -> None:
    before = len(example.data()["passages"])
    person = at_work(str(example.path), title=TITLE)
    person.keys("Home", "ctrl+shift+o")
    person.name_file("Add a source", shared / "corpora" / "doc-pdf" / "multicolumn.pdf")
    person.settle(0.6)
    card = person.ring()
    person.drag(*FIRST_COLUMN)
    person.press_and_move(HELD, (card.centre[0], card.top + BASIS))
    person.shot("words over a card")
    person.let_go()
    person.settle(0.6)
    person.shot("words dropped")
    person.quit()
    data = example.data()
    assert len(data["passages"]) == before + 1
    assert data["passages"][-1]["page"] == "1"
