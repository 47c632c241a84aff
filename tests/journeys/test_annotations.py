"""Notes made in another program come to the map they are about, and the map's passages go out again."""

import json
from pathlib import Path

from argmap.intake.offsets import Utf16Map

TITLE = "Does EU defence integration"


def rows(text: str) -> list[dict]:
    """What Hypothesis would say of four stretches of the article, one of them gone and one written otherwise."""
    exact = text[1_000:1_060]
    twice = text[2_000:2_080]
    return [
        row(text, exact, "Complemented in **which** years?", ["scope"]),
        row(text, twice, "", []),
        row(text, "Nobody ever wrote a sentence like this one in the article.", "Where did this go?", []),
        row(text, twice.replace("a", "e", 2), "Check the wording.", []),
    ]


def row(text: str, exact: str, comment: str, tags: list[str]) -> dict:
    start = max(0, text.find(exact))
    counted = Utf16Map(text)
    place = {"start": counted.to_utf16(start), "end": counted.to_utf16(start + len(exact))}
    around = {"prefix": text[max(0, start - 32) : start], "suffix": text[start + len(exact) :][:32]}
    selectors = [
        {"type": "TextPositionSelector"} | place,
        {"type": "TextQuoteSelector", "exact": exact} | (around if exact in text else {}),
    ]
    return {
        "id": f"row-{len(exact)}-{len(comment)}",
        "uri": "https://example.org/article",
        "text": comment,
        "tags": tags,
        "target": [{"source": "https://example.org/article", "selector": selectors}],
        "document": {"title": ["EU defence cooperation with NATO"]},
    }


def test_notes_from_the_web_come_to_the_tray_and_go_out_again(at_work, example, tmp_path: Path) -> None:
    text = example.data()["source_texts"][0]["text"]
    notes = tmp_path / "notes.json"
    notes.write_text(json.dumps({"total": 4, "rows": rows(text)}), encoding="utf-8")
    person = at_work(str(example.path), title=TITLE)

    command(person, "import annotations")
    person.name_file("Import annotations", notes)
    person.wait_for(lambda: "Check the wording." in example.texts())
    person.settle()
    person.shot("cards in the tray, and what became of their words")

    command(person, "export annotations")
    out = tmp_path / "out.jsonld"
    person.name_file("Export annotations", out)
    person.wait_for(out.exists)
    person.settle()
    person.shot("written")
    person.quit()

    written = json.loads(out.read_bytes())
    assert written["total"] == len(example.data()["passage_links"])


def command(person, words: str) -> None:
    """Do what a command of that name does."""
    person.keys("ctrl+shift+p")
    person.type(words)
    person.keys("Return")
