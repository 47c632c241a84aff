"""XML as pieces: everything in its order, with lines, and nothing that is harmful."""

import pytest

from argmap.formats import xml_writing
from argmap.intake.errors import DamagedFile, SwollenFile
from argmap.intake.xml_pieces import CHUNK, Begin, End, Text, xml_pieces


def test_text_between_elements_stands_where_it_was():
    data = b'<a xmlns="urn:x">\n<b c="1">one</b>two<!-- not this --></a>'

    assert list(xml_pieces(data, "x")) == [
        Begin("a", {}, 1),
        Text("\n"),
        Begin("b", {"c": "1"}, 2),
        Text("one"),
        End("b"),
        Text("two"),
        End("a"),
    ]


def test_what_is_written_is_read_again_however_long_it_is():
    said = "a <b> & \"c\" 'd'\n\té\r" * CHUNK
    data = f"{xml_writing.tag('x', {'y': said})}{xml_writing.text(said)}</x>".encode()
    begin, *texts, _ = xml_pieces(data, "x")

    assert begin.attributes == {"y": said}
    assert "".join(one.text for one in texts) == said


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (b"<a>", DamagedFile),
        (b"", DamagedFile),
        (b'<?xml version="1.0" encoding="nonsense"?><a/>', DamagedFile),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', SwollenFile),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', SwollenFile),
        (b"<a>" * 30_000, SwollenFile),
    ],
)
def test_broken_and_harmful_xml_is_refused(data, trouble):
    with pytest.raises(trouble):
        list(xml_pieces(data, "x"))
