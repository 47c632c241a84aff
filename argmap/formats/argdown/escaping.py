"""Words and data so that Argdown reads them back as they are: the one escaper of the format."""

import json
import re

from argmap.formats.argdown.fields import one_line
from argmap.formats.argdown.model import Json

ALWAYS = re.compile(r"[\\\[\]<>{}#*_@]")
SHORTCODE = re.compile(r"([.:])(?=\S+?\1)")
COMMENT = re.compile(r"/(?=[/*])|(?<=/)/")
FRONT = re.compile(r"={3,}")
PLAIN_TAG = re.compile(r"[A-Za-z0-9-]+")
PLAIN_RULE = re.compile(r"[A-Za-z0-9](?:[\w ()'&-]*[\w)])?", re.ASCII)
PLAIN_WORD = re.compile(r"[A-Za-z](?:\w| (?=\w))*", re.ASCII)
RESERVED = frozenset({"null", "true", "false", "yes", "no", "on", "off"})
NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff}]|[]>](?=:)")


def escaped(text: str) -> str:
    """The text on one line, every character of it as a word."""
    text = one_line(text)
    text = ALWAYS.sub(r"\\\g<0>", text)
    text = SHORTCODE.sub(r"\\\1", text)
    text = COMMENT.sub(r"\\/", text)
    return FRONT.sub(lambda found: r"\=" * len(found[0]), text)


def tag(name: str) -> str:
    """A tag as it stands behind a text, or nothing if there is no such tag in Argdown."""
    if PLAIN_TAG.fullmatch(name):
        return f"#{name}"
    return f"#({name})" if name and name == one_line(name) and ")" not in name and name.isprintable() else ""


def is_plain_rule(text: str) -> bool:
    """Whether a scheme can stand between the dashes of an inference as it is."""
    return bool(PLAIN_RULE.fullmatch(text)) and "--" not in text and "  " not in text


def data(fields: dict[str, Json]) -> str:
    """Data in braces, in the YAML that is JSON too; a lone plain word needs no quotes."""
    if len(fields) == 1:
        ((name, value),) = fields.items()
        is_word = isinstance(value, str) and bool(PLAIN_WORD.fullmatch(value)) and value.lower() not in RESERVED
        if is_word and PLAIN_WORD.fullmatch(name) and " " not in name:
            return f"{{{name}: {value}}}"
    return quoted(fields)


def quoted(value: Json) -> str:
    """JSON that YAML reads the same: in texts no closing brace, as Argdown would take it for the end of the data."""
    return "".join(_pieces(value))


def _pieces(value: Json) -> list[str]:
    match value:
        case dict():
            found = [f"{_text(name)}: {quoted(one)}" for name, one in value.items()]
            return ["{", ", ".join(found), "}"]
        case list() | tuple():
            return ["[", ", ".join(quoted(one) for one in value), "]"]
        case str():
            return [_text(value)]
    return [json.dumps(value)]


def _text(value: str) -> str:
    found = NOT_IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))
    return FRONT.sub(lambda match: "\\u003d" * len(match[0]), found)
