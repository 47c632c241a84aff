"""Hypothesis annotations: what its API answers with, and what its sidebar exports. Only read; users' names stay out."""

from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from argmap.core.annotations import Reply, Said
from argmap.core.records import canonical_json
from argmap.formats.annotations.annotation import Annotation, NamedSource, ReadAnnotations, Span, Target
from argmap.formats.annotations.json_files import parse_annotations, refuse_many, refuse_problems
from argmap.formats.annotations.matching import file_name_in
from argmap.formats.annotations.selectors import as_list, selector_problems
from argmap.formats.markdown_text import InlineMarkdown
from argmap.intake.countings import Counting

FORMAT = "hypothesis"
LISTS = ("rows", "annotations", "replies")
"""Under which names the API, the sidebar's export, and the API when asked for replies apart give their lists."""

PERSONAL = ("user", "user_info", "permissions", "flagged", "hidden", "moderation")
NEEDED = {"TextQuoteSelector": ("exact",), "TextPositionSelector": ("start", "end")}
TEXTS = ("id", "uri", "text", "created")
OPEN_GROUP = "__world__"

Row = dict[str, Any]


def read(data: bytes, name: str) -> ReadAnnotations:
    """The annotations in a file. Raises `CannotImport` with the places of its problems, `BrokenJson`, `EmptyImport`."""
    return read_value(parse_annotations(data, name), name)


def read_value(value: object, name: str) -> ReadAnnotations:
    """The annotations that the JSON of the file `name` says. Raises `CannotImport`."""
    placed = list(_placed(value))
    refuse_problems([problem for row, place in placed for problem in _problems(row, place)], name)
    refuse_many(len(placed), name)
    rows = [row for row, _ in placed]
    replies = _replies(rows)
    reading = InlineMarkdown()
    threads = [row for row in rows if _root(row) not in replies]
    return ReadAnnotations(tuple(_annotation(row, replies.get(row.get("id") or "", []), reading) for row in threads))


def fits(value: object) -> bool:
    """Whether a JSON value has the shape of this format."""
    first = next(iter(as_list(value)), None)
    return isinstance(first, dict) and (
        any(isinstance(first.get(name), list) for name in LISTS) or {"uri", "target"} <= first.keys()
    )


def _placed(value: object) -> Iterator[tuple[Any, str]]:
    """What should be annotations, each with its place in the file."""
    if isinstance(value, list):
        yield from ((row, f"[{number}]") for number, row in enumerate(value))
    elif isinstance(value, dict) and any(isinstance(value.get(name), list) for name in LISTS):
        for name in LISTS:
            yield from ((row, f"{name}[{number}]") for number, row in enumerate(as_list(value.get(name))))
    else:
        yield value, ""


def _problems(row: object, place: str) -> Iterator[str]:
    if not isinstance(row, dict):
        yield f"{place or 'the file'} is not an object"
        return
    dot = f"{place}." if place else ""
    if "target" not in row and "text" not in row:
        yield f"{place or 'the file'} says neither words nor what they are about"
    yield from (f"{dot}{name} is not a text" for name in TEXTS if not isinstance(row.get(name) or "", str))
    for name in ("tags", "references"):
        if not isinstance(row.get(name, []), list) or not all(isinstance(one, str) for one in row.get(name, [])):
            yield f"{dot}{name} is not a list of texts"
    for number, target in enumerate(as_list(row.get("target"))):
        here = f"{dot}target[{number}]"
        if not isinstance(target, dict):
            yield f"{here} is not an object"
        elif not isinstance(target.get("source") or "", str):
            yield f"{here}.source is not a text"
        else:
            yield from selector_problems(target.get("selector"), f"{here}.selector", NEEDED)


def _replies(rows: list[Row]) -> dict[str, list[Reply]]:
    """What was answered to each annotation of the file, the oldest first, answers to answers among them."""
    ids = {row["id"] for row in rows if row.get("id")}
    found: defaultdict[str, list[Reply]] = defaultdict(list)
    for row in sorted(rows, key=lambda one: one.get("created") or ""):
        if _root(row) in ids:
            found[_root(row)].append(Reply(row.get("text") or "", row.get("created") or ""))
    return found


def _root(row: Row) -> str:
    """The annotation that a reply, or a reply to one, belongs to; empty for an annotation."""
    return str(next(iter(row.get("references", [])), ""))


def _annotation(row: Row, replies: list[Reply], reading: InlineMarkdown) -> Annotation:
    kept = _impersonal(row)
    lines = [reading.words(line) for line in (row.get("text") or "").splitlines()]
    return Annotation(
        said=Said(FORMAT, row.get("id") or sha256(canonical_json(kept).encode()).hexdigest(), kept),
        text="\n".join(words for words, _ in lines).strip(),
        links=tuple(address for _, addresses in lines for address in addresses),
        tags=tuple(row.get("tags", [])),
        targets=tuple(_target(row, target) for target in as_list(row.get("target"))),
        replies=tuple(replies),
        is_private=_is_private(row),
    )


def _impersonal(row: Row) -> Row:
    """What is kept of a row: no names of people, and no folders of theirs."""
    kept = _without_folder({name: inner for name, inner in row.items() if name not in PERSONAL}, "uri")
    if "target" in kept:
        kept["target"] = [_without_folder(one, "source") for one in as_list(kept["target"])]
    return kept


def _without_folder(value: Row, place: str) -> Row:
    return {name: inner for name, inner in value.items() if name != place or not _is_on_disk(inner)}


def _is_on_disk(value: object) -> bool:
    return isinstance(value, str) and value.lower().startswith("file:")


def _target(row: Row, target: Row) -> Target:
    given = [one for one in as_list(target.get("selector")) if isinstance(one, dict)]
    selectors = {one["type"]: one for one in given if isinstance(one.get("type"), str)}
    quote = selectors.get("TextQuoteSelector", {})
    place = selectors.get("TextPositionSelector")
    return Target(
        source=_source(row, target.get("source") or row.get("uri") or ""),
        exact=quote.get("exact", ""),
        prefix=quote.get("prefix", ""),
        suffix=quote.get("suffix", ""),
        span=Span(place["start"], place["end"], Counting.UTF16) if place and place["start"] < place["end"] else None,
        page=_page(selectors.get("PageSelector", {})),
    )


def _source(row: Row, address: str) -> NamedSource:
    """What was annotated. Where a file lay on somebody's disk is nobody's business; its name may tell the source."""
    document = row.get("document")
    title = next(iter(as_list(document.get("title"))), "") if isinstance(document, dict) else ""
    return NamedSource(
        address="" if _is_on_disk(address) else address,
        title=title if isinstance(title, str) else "",
        file_name=file_name_in(address) if _is_on_disk(address) else "",
    )


def _page(selector: Row) -> str:
    label, index = selector.get("label"), selector.get("index")
    if isinstance(label, str):
        return label
    return str(index + 1) if isinstance(index, int) else ""


def _is_private(row: Row) -> bool:
    """Whether it was written for its author alone, or for a closed group."""
    permissions = row.get("permissions")
    readers = as_list(permissions.get("read")) if isinstance(permissions, dict) else []
    return row.get("group", OPEN_GROUP) != OPEN_GROUP or (bool(readers) and f"group:{OPEN_GROUP}" not in readers)
