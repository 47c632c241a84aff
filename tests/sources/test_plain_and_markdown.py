"""Plain text and Markdown keep their characters; Markdown has an outline."""

from argmap.sources.reading import read_source


def test_plain_text_is_the_text_itself():
    document = read_source("\ufeffOne\r\ntwo \U0001f600".encode(), "a.txt")
    assert (document.text, document.media_type, document.encoding) == ("One\r\ntwo \U0001f600", "text/plain", "utf-8")
    assert (document.locators, document.warnings) == ((), ())


def test_a_guessed_encoding_is_said():
    document = read_source("Le château a été vendu à l’État".encode("cp1252"), "a.txt")
    assert document.warnings == ("“a.txt” does not say its encoding; it was read as cp1252.",)


def test_lost_characters_are_counted():
    document = read_source(("größer " * 30).encode() + b"\xff", "a.txt")
    assert document.warnings == ("1 character of “a.txt” could not be read and stands as �.",)


def test_markdown_is_not_rendered_and_its_headings_are_an_outline():
    text = "---\ntitle: T\nauthor: A\ndate: 2024-5-6\n---\r\n# One *two*\n\nthree\n\n## Four\n"
    document = read_source(text.encode(), "a.md")
    assert document.text == text
    assert document.locators == ((text.index("# One"), "heading1", "One two"), (text.index("## F"), "heading2", "Four"))
    assert (document.title, document.authors, document.issued) == ("T", "A", "2024-05-06")


def test_the_first_heading_is_the_title_without_front_matter():
    assert read_source(b"## b\n# c\n", "a.md").title == "c"


def test_an_outline_beyond_measure_is_cut_and_said():
    document = read_source(b"# x\n" * 20_001, "a.md")
    assert len(document.locators) == 20_000
    assert document.warnings == ("The outline holds the first 20,000 headings, and there are more.",)


def test_every_markdown_file_of_the_corpus_is_kept_exactly(shared):
    paths = sorted((shared / "corpora" / "doc-md").iterdir())
    documents = [read_source(path.read_bytes(), path.name) for path in paths]
    assert [document.text.encode() for document in documents] == [path.read_bytes() for path in paths]
    assert [len(document.locators) for document in documents] == [5, 1, 37, 45]
    assert all(
        label.split(" ")[0] in document.text[start : start + 2 * len(label) + 12]
        for document in documents
        for start, _, label in document.locators
    )
