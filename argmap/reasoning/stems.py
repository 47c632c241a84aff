"""Words without their endings, so that "refuses" is found where a list has "refuse"."""

from argmap.reasoning.word_lists import ClauseWords

SHORTEST_STEM = 3


class Stems(dict[str, str]):
    """The stem of each word, roughly, made when it is first asked for; irregular forms are listed."""

    def __init__(self, words: ClauseWords) -> None:
        super().__init__()
        self._endings = words.endings
        self.update((word, family[0]) for family in words.families for word in family)

    def __missing__(self, word: str) -> str:
        """What the ending doubled is single again (stopped: stop), and so is what is double without one (boycott)."""
        stem = self._bare(self._bare(word))  # suffering, suffer
        self[word] = stem[:-1] if len(stem) > SHORTEST_STEM and stem[-2] == stem[-1] else stem
        return self[word]

    def _bare(self, word: str) -> str:
        ending = next(
            (one for one in self._endings if word.endswith(one) and len(word) - len(one) >= SHORTEST_STEM), ""
        )
        return word.removesuffix(ending)
