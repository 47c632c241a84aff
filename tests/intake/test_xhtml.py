"""XHTML is made ready for a parser of HTML."""

import pytest

from argmap.intake.xhtml import as_html


@pytest.mark.parametrize(
    ("xhtml", "html"),
    [
        ("<title/>", "<title></title>"),
        ("<a id = 'x > y' b=\"c/d\" />", "<a id = 'x > y' b=\"c/d\"></a>"),
        ("<br/><IMG src='a'/>", "<br/><IMG src='a'/>"),
        ("<svg:rect x='1'/>", "<svg:rect x='1'></svg:rect>"),
        ("1 < 2 /> 3", "1 < 2 /> 3"),
        ("<![CDATA[a < b\n& c]]>", "a &lt; b\n&amp; c"),
        ("<![CDATA[never ended", "<![CDATA[never ended"),
    ],
)
def test_empty_elements_get_an_end_and_character_data_is_text(xhtml, html):
    assert as_html(xhtml) == html


@pytest.mark.parametrize("opened", ["<", "<a ", "<a b", "<a b=", '<a b="', "<![CDATA["])
def test_a_megabyte_of_beginnings_is_passed_in_one_go(opened):
    markup = opened * (1_000_000 // len(opened))
    assert as_html(markup) == markup
