"""Bytes become text exactly as they say it, or are refused."""

import random

import pytest

from argmap.intake.decoding import UnknownEncoding, decode

POLISH = (
    "Wszyscy ludzie rodzą się wolni i równi w swojej godności i prawach. Są obdarzeni rozumem i sumieniem "
    "i powinni postępować wobec siebie w duchu braterstwa."
)
RUSSIAN = "Все люди рождаются свободными и равными в своём достоинстве и правах. Они наделены разумом и совестью."
GREEK = "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα."
JAPANESE = "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。"
CHINESE = "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。"
KOREAN = "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다."
QUOTES = "The Union’s “strategic autonomy” is a slogan – not a plan. It costs €2 billion."
FRENCH = "L’Union européenne a été créée après la guerre ; où est-elle allée depuis ?"


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"\xef\xbb\xbfone", "utf-8", "one"),
        ("né\U0001f600".encode("utf-16"), "utf-16-le", "né\U0001f600"),
        (b"\xfe\xff" + "né".encode("utf-16-be"), "utf-16-be", "né"),
        (b"\xff\xfe\0\0" + "né".encode("utf-32-le"), "utf-32-le", "né"),
        ("né\U0001f600".encode(), "utf-8", "né\U0001f600"),
        (b"", "utf-8", ""),
    ],
)
def test_a_mark_or_sound_utf_8_is_no_guess(data, encoding, text):
    decoded = decode(data, "a.txt")
    assert (decoded.text, decoded.encoding, decoded.is_guess, decoded.lost) == (text, encoding, False, 0)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (QUOTES, "cp1252"),
        (FRENCH, "cp1252"),
        (POLISH, "iso8859_2"),
        (POLISH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp866"),
        (GREEK, "cp1253"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
        (KOREAN, "cp949"),
        (RUSSIAN, "utf_16_be"),
        (QUOTES, "utf_16_le"),
    ],
)
def test_other_encodings_are_guessed_and_say_so(text, encoding):
    decoded = decode(text.encode(encoding), "a.txt")
    assert (decoded.text, decoded.is_guess) == (text, True)


@pytest.mark.parametrize(
    "data",
    [random.Random(1).randbytes(4000), bytes(range(128, 256)) * 8, bytes(range(256)) * 4, b"\0" * 100, b"a\x01b\x02"],
    ids=["noise", "every high byte", "every byte", "nothing but NUL", "control characters"],
)
def test_what_is_no_text_is_refused_by_name(data):
    with pytest.raises(UnknownEncoding, match=r"“report\.txt” is not text in any encoding"):
        decode(data, "report.txt")


def test_line_ends_stay_as_they_are():
    assert decode(b"one\r\ntwo\rthree\nfour", "a.txt").text == "one\r\ntwo\rthree\nfour"


def test_nothing_is_normalised():
    text = "e\u0301 \u00e9 \ufb01 \u00a0 \u2028 \ufeff"
    assert decode(b"a" + text.encode(), "a.txt").text == "a" + text


def test_broken_characters_in_utf_8_are_counted_and_marked():
    decoded = decode(("größer " * 30).encode() + b"\xff end", "a.txt")
    assert (decoded.lost, decoded.text[-5:], decoded.encoding) == (1, "� end", "utf-8")


def test_a_replacement_character_that_was_there_is_not_a_loss():
    assert decode("größer � ".encode() * 30, "a.txt").lost == 0


def test_a_stray_nul_is_replaced_and_counted():
    decoded = decode(b"abc" * 100 + b"\0", "a.txt")
    assert (decoded.lost, decoded.text[-1]) == (1, "�")


def test_an_encoding_that_is_given_is_taken():
    assert decode("é".encode("mac_roman"), "a.txt", "mac_roman").text == "é"


@pytest.mark.parametrize("encoding", ["no-such", "hex"])
def test_an_encoding_that_is_none_is_refused(encoding):
    with pytest.raises(UnknownEncoding):
        decode(b"6162", "a.txt", encoding)


def test_a_long_line_without_spaces_is_guessed_too():
    assert decode((CHINESE * 5000).encode("gb18030"), "a.txt").text == CHINESE * 5000


def test_a_long_name_is_cut_and_its_controls_are_shown():
    with pytest.raises(UnknownEncoding) as caught:
        decode(b"\0" * 9, "a\u202e\n" + "x" * 500 + ".txt")
    sentence = str(caught.value)
    assert len(sentence) < 150
    assert sentence.startswith("“a� xx")
    assert ".txt” is not" in sentence


def test_the_corpus_is_read_in_the_encodings_it_is_known_to_be_in(shared):
    known = {
        "sample-chinese.txt": "big5",
        "sample-french-1.txt": "cp1252",
        "sample-greek-2.txt": "cp1253",
        "sample-hebrew-2.txt": "cp1255",
        "sample-korean.txt": "cp949",
        "sample-russian.txt": "mac_cyrillic",
        "sample-turkish.txt": "cp1254",
    }
    paths = sorted((shared / "corpora" / "doc-txt").iterdir())
    found = {path.name: decode(path.read_bytes(), path.name) for path in paths}
    assert {name: one.encoding for name, one in found.items()} == {p.name: known.get(p.name, "utf-8") for p in paths}
    assert [found[path.name].text.encode(found[path.name].encoding) for path in paths] == [
        path.read_bytes() for path in paths
    ]
