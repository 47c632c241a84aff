"""What the reference parser says of a file, and what ours says, in one shape."""

import json
from pathlib import Path

from argmap.formats.argdown.model import Argument, Inference, Named, Section, Statement
from argmap.formats.argdown.parsing import Parsed, parse
from argmap.formats.argdown.rules import title_of
from argmap.intake.decoding import decode


def parsed(path: Path) -> Parsed:
    return parse(decode(path.read_bytes(), path.name).text.replace("\r\n", "\n"))


def said_by_ours(found: Parsed) -> dict:
    model = found.model
    return {
        "front matter": model.front_matter,
        "statements": {title: _named(one) for title, one in model.statements.items()},
        "arguments": {title: _named(one) | {"lines": _lines(one)} for title, one in model.arguments.items()},
        "relations": [
            {
                "kind": one.kind.value,
                "from": (_type(one.source), title_of(one.source)),
                "to": (_type(one.target), title_of(one.target)),
                "index": one.target.index if isinstance(one.target, Inference) else None,
            }
            for one in model.relations
        ],
        "sections": [_section(one) for one in model.sections],
    }


def _type(end) -> str:
    return {Statement: "equivalence-class", Argument: "argument", Inference: "inference"}[type(end)]


def _named(one: Named) -> dict:
    section = one.section.id if one.section is not None else None
    return {"text": one.text, "tags": one.tags, "data": one.data, "section": section}


def _lines(argument: Argument) -> list:
    return [
        (one.statement.title, one.role.value, (one.inference.rules, one.inference.data) if one.inference else None)
        for one in argument.lines
    ]


def _section(one: Section) -> dict:
    below = [_section(child) for child in one.children]
    return {"id": one.id, "level": one.level, "title": one.title, "tags": one.tags, "data": one.data, "below": below}


def said_by_oracle(path: Path) -> dict:
    """The same of the reference; texts without white space at their ends, which it keeps where data follow."""
    said = json.loads(path.read_text())
    return {
        "front matter": said.get("frontMatter"),
        "statements": {title: _oracle_named(one) for title, one in said["statements"].items()},
        "arguments": {
            title: _oracle_named(one) | {"lines": [_oracle_line(line) for line in one["pcs"]]}
            for title, one in said["arguments"].items()
        },
        "relations": [
            {
                "kind": one["relationType"],
                "from": (one["fromType"], one["from"]),
                "to": (one["toType"], one["to"]),
                "index": one.get("conclusionIndex"),
            }
            for one in said["relations"]
        ],
        "sections": [_oracle_section(one) for one in said["sections"]],
    }


def _oracle_named(one: dict) -> dict:
    defined = [member for member in one["members"] if not member.get("isReference")]
    marked = [member for member in defined if (member.get("data") or {}).get("isCanonical")]
    text = ((marked or defined or [{}])[-1].get("text") or "").strip()
    return {"text": text, "tags": one.get("tags") or [], "data": one.get("data"), "section": one.get("section")}


def _oracle_line(one: dict) -> tuple:
    inference = one.get("inference")
    return one["title"], one["role"], (inference["inferenceRules"], inference.get("data")) if inference else None


def _oracle_section(one: dict) -> dict:
    below = [_oracle_section(child) for child in one["children"]]
    tags, data = one.get("tags") or [], one.get("data")
    return {"id": one["id"], "level": one["level"], "title": one["title"], "tags": tags, "data": data, "below": below}
