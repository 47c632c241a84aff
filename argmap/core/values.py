"""What a card or a field may hold: a value that does not fit becomes one sentence for the user."""

from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import ValidationError

from argmap.core.errors import EditRefused
from argmap.core.limits import NODE_TEXT


def refuse_long(text: str) -> None:
    """Raises `EditRefused` for a card's text beyond the limit."""
    if len(text) > NODE_TEXT:
        raise EditRefused(f"The text has {len(text):,} characters; a card holds at most {NODE_TEXT:,}.")


@contextmanager
def values_that_fit() -> Iterator[None]:
    """Records made inside take their values, or `EditRefused` says which one they do not take and why."""
    try:
        yield
    except ValidationError as error:
        raise EditRefused(_sentence(error)) from None


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    name = str(first["loc"][0]).replace("_", " ") if first["loc"] else "record"
    if first["type"] == "string_too_long":
        return f"The {name} is too long: it may have {first['ctx']['max_length']:,} characters."
    reason = first["msg"].removeprefix("Value error, ").rstrip(".")
    return f"The {name} cannot be that: {reason[:1].lower()}{reason[1:]}."
