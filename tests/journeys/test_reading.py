"""Reading a source in the real window: from passage to passage, words found, sentences taken; also in 20 MB of text."""

TITLE = "Does EU defence integration"
SENTENCE = "Sentence number {} says that the report is long, and however long it is, its end is reached at once. "


def test_walk_the_passages_find_words_and_take_what_was_missed(at_work, example) -> None:
    before = example.data()
    person = at_work(str(example.path), title=TITLE)
    person.keys("ctrl+shift+1", "F9", "F9")
    person.shot("second passage")
    person.keys("ctrl+shift+f")
    person.type("nato")
    person.shot("found")
    person.keys("Return", "Return", "Escape")
    person.keys("shift+s")
    person.shot("indicator words")
    person.keys("ctrl+shift+m")
    person.shot("what nothing rests on")
    person.keys("Down", "Return")
    person.shot("sentence selected")
    person.keys("o", "Return")
    person.shot("objection made")
    person.quit()
    data = example.data()
    made, passage = data["nodes"][-1], data["passages"][-1]
    text = next(one["text"] for one in data["source_texts"] if one["id"] == passage["source_text_id"])
    assert len(data["nodes"]) == len(before["nodes"]) + 1
    assert text[passage["start"] : passage["end"]] == passage["exact"]
    assert made["text"] == " ".join(passage["exact"].split())


def test_a_text_of_20_mb_is_read_at_its_end(at_work, example, tmp_path) -> None:
    report = tmp_path / "report.txt"
    text = "".join(SENTENCE.format(number) + "\n\n" * (number % 5 == 0) for number in range(185_000))
    report.write_text(text, encoding="utf-8")
    example.run("add-source", str(example.path), str(report))
    person = at_work(str(example.path), title=TITLE)
    person.keys("ctrl+shift+1")
    person.click(250, 145)
    person.keys("Down", "Return", "ctrl+shift+1")
    person.shot("beginning")
    person.keys("ctrl+End")
    person.settle(quiet_s=4)  # until the whole text is there
    person.shot("end")
    person.drag((120, 360), (380, 384))
    person.shot("words selected")
    person.keys("c", "Return")
    person.shot("reason made")
    person.quit()
    data = example.data()
    passage = data["passages"][-1]
    assert passage["start"] > 0.999 * len(text)
    assert text[passage["start"] : passage["end"]] == passage["exact"]
