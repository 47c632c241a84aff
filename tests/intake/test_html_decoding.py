"""A web page is decoded as a browser would."""

import codecs

import pytest

from argmap.intake.encoding_labels import LABELS
from argmap.intake.html_decoding import declared_encoding, decode_html


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b'<meta charset="utf-8">', "utf-8"),
        (b"<META CHARSET=ISO-8859-1 />", "cp1252"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"),
        (b'<meta charset="gb2312">', "gb18030"),
        (b'<meta charset="Shift_JIS">', "cp932"),
        (b'<meta charset="x-sjis">', "cp932"),
        (b'<meta charset="utf-16">', "utf-8"),
        (b'<?xml version="1.0" encoding="koi8-r"?><html>', "koi8-r"),
        (b'<!-- <meta charset="koi8-r"> --><meta charset="latin1">', "cp1252"),
        (b'<meta charset="nonsense"><meta charset="utf-8">', "utf-8"),
        (b'<meta charset="utf-7">', ""),
        (b'<meta charset="hex">', ""),
        (b"<p>charset=koi8-r</p>", ""),
        (b"<!--" + b"x" * 2000 + b'--><meta charset="koi8-r">', "koi8-r"),
        (b"<body>" + b" " * 1024 + b'<meta charset="koi8-r">', ""),
        (b'<meta name=a content="charset=koi8-r"><meta charset=utf-8>', "utf-8"),
        (b"<title><meta charset=koi8-r></title><meta charset=utf-8>", "utf-8"),
        (b"<script>'<meta charset=koi8-r>'</script><meta charset=utf-8>", "utf-8"),
        (b"<meta charset=windows-31j>", "cp932"),
        (b"<meta charset=logical>", "iso8859-8"),
        (b"<meta charset = ' dos-874 '>", "cp874"),
    ],
)
def test_the_declared_encoding_is_what_browsers_understand_by_it(head, encoding):
    assert declared_encoding(head) == encoding


def test_a_mark_outdoes_a_declaration():
    assert decode_html(b"\xef\xbb\xbf<meta charset=latin1>\xc3\xa9", "a.html").text == "<meta charset=latin1>é"


def test_a_declaration_outdoes_what_would_be_guessed():
    assert decode_html("<meta charset=koi8-r>Ж".encode("koi8-r"), "a.html").text.endswith("Ж")


def test_without_a_declaration_sound_utf_8_is_utf_8():
    assert decode_html("<p>é</p>".encode(), "a.html").text == "<p>é</p>"


def test_every_encoding_that_a_label_means_is_known_to_python():
    assert {codecs.lookup(encoding).name for encoding in LABELS.values()} == set(LABELS.values())
