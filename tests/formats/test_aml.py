"""Araucaria's AML: statements with their words, in groups that bear on statements."""

import pytest

from argmap.core.records import Passage, SourceText
from argmap.formats.aml import read
from argmap.formats.errors import CannotImport
from argmap.formats.imported import Incoming
from argmap.formats.registry import import_map
from argmap.formats.report import Fate
from argmap.intake.errors import DamagedFile
from tests.core.builders import Build

TEXT = "𝕏𝕏 Ban flights,\nbecause trains are as fast and cheap. Not at night."


def statement(words: str, inside: str = "", offset: int | None = None, of_prop: str = "", of: str = "") -> str:
    """An AU whose words stand at their place of the text, counted in UTF-16 units."""
    before = TEXT.partition(words)[0]
    at = len(before.encode("utf-16-le")) // 2 if offset is None else offset
    words = f'<PROPTEXT offset="{at}">{words}</PROPTEXT>'
    return f"<AU><PROP {of}>{words}{of_prop}</PROP>{inside}</AU>"


def aml(inside: str, text: str = TEXT, more: str = "") -> bytes:
    head = '<?xml version="1.0"?><!DOCTYPE ARG SYSTEM "argument.dtd">'
    return f"{head}<ARG>{more}<TEXT>{text}</TEXT>{inside}</ARG>".encode()


def imported(data: bytes):
    return read(Incoming(data, "a.aml"))


def passages(records) -> dict[str, str]:
    texts = {one.id: one.text for one in records if isinstance(one, SourceText)}
    return {texts[one.source_text_id][one.start : one.end]: one.exact for one in records if isinstance(one, Passage)}


MISSING = 'missing="yes"'
WHOLE = statement(
    "Ban flights",
    f"<REFUTATION>{statement('Not at night.')}</REFUTATION>"
    f"<LA>{statement('trains are as fast')}{statement('cheap')}</LA>"
    f"<CA>{statement('Noise is bad', offset=-1, of=MISSING)}</CA>",
)


def test_groups_are_steps_and_what_is_missing_is_implicit():
    found = imported(aml(WHOLE))
    build = Build(found.records)

    assert build.outline() == [
        "Ban flights",
        "  - Not at night.",
        "  + trains are as fast",
        "  + cheap",
        "  + Noise is bad",
    ]
    assert build.premises("cheap") == ["trains are as fast", "cheap"]
    assert build.node("Noise is bad").implicit
    assert found.report.counted() == {"statements": 5, "groups": 3}


def test_every_passage_is_what_the_text_says_though_offsets_count_in_utf16():
    found = imported(aml(WHOLE))

    words = ["Ban flights", "Not at night.", "trains are as fast", "cheap"]
    assert passages(found.records) == {one: one for one in words}


def test_line_ends_count_as_the_xml_gives_them():
    found = imported(aml(WHOLE).replace(b"\n", b"\r\n"))

    assert len(passages(found.records)) == 4
    assert found.report.is_whole


def test_words_that_stand_elsewhere_are_found_and_others_are_no_passage():
    found = imported(aml(statement("cheap", offset=3) + statement("Nowhere", offset=0)))

    assert passages(found.records) == {"cheap": "cheap"}
    assert [one.fate for one in found.report.entries] == [Fate.APPROXIMATED, Fate.DROPPED]


def test_schemes_roles_owners_and_strengths_are_those_of_the_step():
    scheme = '<INSCHEME scheme="Argument from Sign" schid="1"/>'
    premise = f'<OWNER name="Ann"/><OWNER name="Bob"/>{scheme}<ROLE class="toulmin" element="data"/>'
    member = statement("cheap", of_prop=premise, of='supportlabel="70%"')
    left = '<INSCHEME scheme="Waste" schid="9"/>'
    found = imported(aml(statement("Ban flights", f"<CA>{member}</CA>", of_prop=scheme + left)))
    build = Build(found.records)
    step = build.step("cheap")

    assert (step.scheme, step.strength, build.node("cheap").speaker) == ("Argument from Sign", 0.7, "Ann, Bob")
    assert [(one.what, one.place) for one in found.report.entries] == [("schemes", "Waste")]
    assert found.report.counted()["schemes"] == 3


def test_what_the_file_says_of_itself_and_an_empty_group():
    said = "<EDATA><AUTHOR>Ann</AUTHOR><DATE>2003</DATE><SOURCE>The paper</SOURCE><COMMENTS>mine</COMMENTS></EDATA>"
    found = imported(aml(statement("cheap", "<CA></CA>"), more=said))
    info = found.records[0]

    assert (info.author, info.description) == ("Ann", "mine")
    assert [one.what for one in found.report.entries] == ["groups", "what the map says of itself"]


def test_what_is_no_aml_is_refused():
    with pytest.raises(CannotImport, match="it is XML, but not AML"):
        imported(b"<aml/>")
    with pytest.raises(CannotImport, match="it says nothing"):
        imported(b"<ARG/>")
    with pytest.raises(DamagedFile, match="line 1, column"):
        imported(b"<ARG><AU>")


def test_the_sets_of_schemes_of_the_corpus_are_refused_as_what_they_are(shared):
    for path in sorted((shared / "corpora" / "aml-schemeset").glob("*.scm")):
        with pytest.raises(CannotImport, match=r"it is a set of \d+ schemes, and argmap has schemes of its own"):
            import_map(Incoming(path.read_bytes(), path.name))
