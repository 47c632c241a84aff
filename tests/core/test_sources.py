"""Sources and the versions of their texts."""

from dataclasses import replace

import pytest

from argmap.core import edits
from argmap.core.errors import EditRefused
from argmap.core.graph import passages_of
from argmap.core.records import Foreign, Passage, PassageLink, PassageState, Source, SourceText
from tests.core.builders import TEXT, small_map


def test_a_source_comes_with_the_first_version_of_its_text() -> None:
    build = small_map()
    text = build.add_source()
    assert (text.version, text.text) == (1, TEXT)
    assert [one.title for one in build.document.all(Source)] == ["A report"]


def test_a_newer_text_is_one_version_more_and_the_old_one_stays() -> None:
    build = small_map()
    build.add_source()
    build.do(edits.add_version(build.document, edits.source_text("5" * 32, "Other words.")))
    assert [(one.version, one.text) for one in build.document.all(SourceText)] == [(1, TEXT), (2, "Other words.")]


def test_the_newest_text_again_is_refused() -> None:
    build = small_map()
    build.add_source()
    with pytest.raises(EditRefused, match="same as that of the newest version"):
        edits.add_version(build.document, edits.source_text("5" * 32, TEXT))


def test_another_scan_is_another_version_though_neither_has_a_word() -> None:
    build = small_map()
    build.add_source("\f")
    texts = [replace(edits.source_text("5" * 32, "\f"), original_sha256=one * 64) for one in "aab"]
    build.do(edits.add_version(build.document, texts[0]))
    with pytest.raises(EditRefused, match="same as that of the newest version"):
        edits.add_version(build.document, texts[1])
    build.do(edits.add_version(build.document, texts[2]))
    assert [one.version for one in build.document.all(SourceText)] == [1, 2, 3]


def test_a_text_beyond_the_limit_is_refused_with_its_size() -> None:
    with pytest.raises(EditRefused, match=r"20,000,001 bytes; a source holds at most 20,000,000"):
        edits.source_text("5" * 32, "x" * 20_000_001)


def test_a_version_of_a_source_that_is_gone_is_refused() -> None:
    build = small_map()
    with pytest.raises(EditRefused, match="no longer in the map"):
        edits.add_version(build.document, edits.source_text("5" * 32, "words"))


def test_a_source_is_corrected() -> None:
    build = small_map()
    build.add_source()
    build.do(edits.edit_source(build.document, "5" * 32, title="A better title", authors="Ann; Bo"))
    (source,) = build.document.all(Source)
    assert (source.title, source.authors) == ("A better title", "Ann; Bo")


def test_citation_data_that_is_no_json_is_refused() -> None:
    build = small_map()
    build.add_source()
    with pytest.raises(EditRefused, match="The citation cannot be that"):
        edits.edit_source(build.document, "5" * 32, citation="{no json")


def test_a_removed_source_takes_its_passages_but_not_the_cards() -> None:
    build = small_map()
    build.add_source()
    build.do(edits.link_passage(build.document, build.id("reason"), build.quote("save money")))
    (passage,) = build.document.all(Passage)
    build.document.apply(edits.bring_in(build.document, [Foreign("7" * 32, passage.id, "refi")]))
    before = build.outline()
    build.do(edits.remove_source(build.document, "5" * 32))
    types = (Source, SourceText, Passage, PassageLink, Foreign)
    assert [build.document.count(one) for one in types] == [0, 0, 0, 0, 0]
    assert build.outline() == before


def test_of_a_source_the_quotes_alone_can_be_kept() -> None:
    build = small_map()
    build.add_source()
    build.do(edits.link_passage(build.document, build.id("reason"), build.quote("save money")))
    before = set(build.document.records())
    change = build.do(edits.keep_quotes_only(build.document, "5" * 32))
    (text,), (passage,) = build.document.all(SourceText), build.document.all(Passage)
    assert (text.text, text.original_sha256, text.locators) == ("", None, ())
    assert (passage.exact, passage.start, passage.state) == ("save money", None, PassageState.UNVERIFIED)
    build.do(change.inverse())
    assert set(build.document.records()) == before


def test_quotes_alone_are_found_again_once_the_text_is_back() -> None:
    build = small_map()
    build.add_source()
    build.do(
        edits.link_passage(build.document, build.id("reason"), build.quote("It could also duplicate what NATO does."))
    )
    build.do(edits.keep_quotes_only(build.document, "5" * 32))
    build.do(edits.add_version(build.document, edits.source_text("5" * 32, TEXT)))
    ((_, passage),) = passages_of(build.document, build.id("reason"))
    assert (passage.exact, passage.state) == ("It could also duplicate what NATO does.", PassageState.EXACT)
