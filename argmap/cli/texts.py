"""Words that commands are given to be kept, or to be handed on as they are."""

from typing import Any

import click

from argmap.core.printable import printable


class Text(click.types.StringParamType):
    """What was typed, if all of it is characters: bytes that are none in UTF-8 can stand in no map."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401  # as click says it
        text = str(super().convert(value, param, ctx))
        try:
            text.encode()
        except UnicodeEncodeError:
            self.fail(f"“{printable(text)}” is not all text in UTF-8.", param, ctx)
        return text


TEXT = Text()
