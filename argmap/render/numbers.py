"""Numbers as the writers of pictures write them."""

NUMBERS_KEPT = 20_000


def written(value: float) -> str:
    """In two decimals and as few characters as it needs."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


class Numbers(dict[float, str]):
    """Numbers as they are written: of those within shared groups and along a row, most come again and again."""

    def __missing__(self, value: float) -> str:
        if len(self) > NUMBERS_KEPT:
            self.clear()
        self[value] = said = written(value)
        return said
