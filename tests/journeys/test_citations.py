"""A reading list comes to the sources of a map, a reference is put right by hand, and an export cites it."""

import json
from pathlib import Path

TITLE = "Does EU defence integration"


def test_a_reading_list_comes_in_is_put_right_and_is_cited(at_work, example, tmp_path: Path) -> None:
    (ours,) = example.data()["sources"]
    listed = tmp_path / "list.bib"
    listed.write_text(
        f"@article{{k, title = {{{ours['title']}}}, author = {{Koenig, Anna}}, year = 2021}}\n"
        "@book{m, title = {On Liberty}, author = {Mill, John Stuart}, year = 1859}\n",
        encoding="utf-8",
    )
    person = at_work(str(example.path), title=TITLE)

    command(person, "import citations")
    person.name_file("Import citations", listed)
    person.wait_for(lambda: len(example.data()["sources"]) == 2)
    person.settle()
    person.shot("what became of each reference")

    command(person, "source details")
    person.settle()
    person.shot("the details of a source")
    person.keys("Tab", "Tab")
    person.keys("End")
    person.type("; Rios, Bela")
    person.settle()
    person.shot("an author more")
    person.keys("Return")
    person.wait_for(lambda: "Rios" in json.dumps(example.data()["sources"]))

    command(person, "export citations")
    out = tmp_path / "out.json"
    person.name_file("Export citations", out)
    person.wait_for(out.exists)
    person.quit()

    families = [name["family"] for item in json.loads(out.read_bytes()) for name in item["author"]]
    assert families == ["Koenig", "Rios", "Mill"]
    example.run("export", str(example.path), str(tmp_path / "cited.md"), "--citations", "author-date")
    assert "(Koenig & Rios, 2021, " in (tmp_path / "cited.md").read_text(encoding="utf-8")


def command(person, words: str) -> None:
    """Do what a command of that name does."""
    person.keys("ctrl+shift+p")
    person.type(words)
    person.keys("Return")
