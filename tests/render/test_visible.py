import pytest

from argmap.render.visible import visible


@pytest.mark.parametrize("text", ["plain", "naïve – “quoted”", "שלום", "مرحبا", "日本語", "می\u200cخواهم", "क्\u200dष"])
def test_what_can_be_seen_is_left_as_it_is(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    "text", ["👩\u200d👩\u200d👧", "❤\ufe0f\u200d🔥", "🏴\U000e0067\U000e0062\U000e007f", "1\ufe0f\u20e3"]
)
def test_emoji_keep_what_joins_them(text: str) -> None:
    assert visible(text) == text


def test_what_reorders_text_is_named() -> None:
    assert visible("invoice\u202efdp.exe") == "invoice[U+202E]fdp.exe"


@pytest.mark.parametrize("hidden", ["\u200b", "\ufeff", "\u2060", "\x01", "\x7f", "\xad", "\U000e0041", "\ud800"])
def test_what_cannot_be_seen_gets_a_mark(hidden: str) -> None:
    assert visible(f"a{hidden}b") == "a␣b"


def test_a_joiner_between_latin_letters_gets_a_mark() -> None:
    assert visible("pass\u200dword") == "pass␣word"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_every_line_end_is_a_newline(end: str) -> None:
    assert visible(f"one{end}two") == "one\ntwo"
