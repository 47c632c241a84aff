"""Random maps whose words are written to be taken for something else: script, formula, address, markup, LaTeX."""

from dataclasses import replace
from hashlib import sha256
from random import Random

from argmap.core.limits import CONTEXT
from argmap.core.records import MapInfo, Node, Passage, Record, Source, SourceText
from tests.benchmarks.maps import random_map

NASTY = (
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "]]><!--", "&lt;b&gt; &amp;", "<!DOCTYPE a>"),
    *(
        "=cmd|' /C calc'!A0",
        "+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "a;=1+1;'-2",
        "javascript:alert(1)",
        "file:///etc/passwd",
    ),
    *("[a](javascript:alert(1))", "![a](http://a.example/b.png)", "<http://a.example>", "http://a.example/?q=1&r=2"),
    *("# heading", "> quote", "- bullet", "1. one", "***", "`code`", "a_b_c *d*", "[^1]: note", "| a | b |", "\\"),
    *(
        "\\input{/etc/passwd}",
        "{\\write18{ls}}",
        "100% & $x_1^2$ ~ #1",
        "Pro: a",
        "Con (implicit): b",
        "Tray",
        "Sources",
    ),
    *(
        "a\u202eb\u2066c",
        "\u200bzero\ufeff",
        "e\u0301 \N{WHITE FLAG} 欧州 שלום",
        "\u2028\u2029",
        "x" * 300,
        "a\u00a0b",
        "\u00ad",
    ),
    *("two\nlines", "a\n\nparagraph", "- a\n  - b", "# a\n=b"),
)
SIGNS = "<>&\"'\\{}[]()#*_`|=\u202e\U0001d54f\u00a0\u2028"


def nasty_map(number: int) -> list[Record]:
    """The map of that number, with passages, each where its words stand."""
    chooser = Random(number)
    records = random_map(chooser.randint(1, 8), seed=number, passages=True)
    texts = {one.id: _nasty_text(one.text, chooser) for one in records if isinstance(one, SourceText)}
    return [_nasty(one, texts, chooser) for one in records]


def _nasty(one: Record, texts: dict[str, str], chooser: Random) -> Record:
    match one:
        case MapInfo():
            return replace(one, title=_words(chooser).replace("\n", " "))
        case Node():
            return replace(one, text=_words(chooser), notes=_words(chooser), speaker=_words(chooser))
        case Source():
            return replace(one, title=_words(chooser), authors=_words(chooser), notes=_words(chooser))
        case SourceText():
            return replace(one, text=texts[one.id], sha256=sha256(texts[one.id].encode()).hexdigest())
        case Passage():
            return _moved(one, texts[one.source_text_id or ""])
    return one


def _words(chooser: Random) -> str:
    return " ".join(chooser.choice(NASTY) for _ in range(chooser.randint(1, 3)))


def _nasty_text(text: str, chooser: Random) -> str:
    return "".join(chooser.choice(SIGNS) if chooser.random() < 0.05 else one for one in text)


def _moved(one: Passage, text: str) -> Passage:
    start, end = one.start or 0, one.end or 0
    around = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return replace(one, exact=text[start:end], prefix=around[0], suffix=around[1])
