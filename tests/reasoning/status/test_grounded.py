"""Grounded labels: published examples, and two references on a thousand small frameworks."""

from random import Random

import pytest

from argmap.reasoning.status.grounded import Framework, Label, grounded

PUBLISHED = {
    "Dung 1995, examples 1 and 3: who has the last word has the argument": ("a>i b>i i>a", "ab", "i"),
    "Dung 1995, example 9: the Nixon diamond": ("a>b b>a", "", ""),
    "Caminada 2006: reinstatement": ("a>b b>c", "ac", "b"),
    "Caminada 2006: an even loop and an odd one behind it": ("a>b b>a b>c c>d d>e e>c", "", ""),
    "Egly, Gaggl and Woltran 2010, the running example": ("a>b c>b c>d d>c d>e e>e", "a", "b"),
    "Baroni, Caminada and Giacomin 2011: floating acceptance": ("a>b b>a a>c b>c c>d", "", ""),
    "Baroni, Caminada and Giacomin 2011: an argument that attacks itself": ("a>a a>b", "", ""),
    "Baroni, Caminada and Giacomin 2011: an odd loop": ("a>b b>c c>a", "", ""),
    "Baroni, Caminada and Giacomin 2011: cascading defeat": ("a>b b>c c>d d>e", "ace", "bd"),
    "Modgil and Caminada 2009, section 4.1: an odd loop broken by what comes in first": ("d>a a>b b>c c>a", "bd", "ac"),
}
"""Who attacks whom, who is in, and who is out."""


def framework_of(attacks: str) -> tuple[Framework, list[str]]:
    """A framework written as "a>b b>c", and the names of its arguments."""
    pairs = [one.split(">") for one in attacks.split()]
    names = sorted({name for pair in pairs for name in pair})
    framework = Framework()
    for _ in names:
        framework.add()
    for attacker, attacked in pairs:
        framework.attack(names.index(attacker), names.index(attacked))
    return framework, names


def random_framework(random: Random) -> Framework:
    """Up to 10 arguments, sparse or dense, with arguments that attack themselves among them."""
    count, density = random.randint(1, 10), random.choice([0.1, 0.2, 0.4])
    framework = Framework()
    for _ in range(count):
        framework.add()
    for attacker in range(count):
        for attacked in range(count):
            if random.random() < density:
                framework.attack(attacker, attacked)
    return framework


def by_definition(framework: Framework) -> list[Label]:
    """The least of all sets that are free of conflict and hold exactly what they defend (Dung 1995, theorem 25)."""
    numbers = range(len(framework))
    hits = [sum(1 << hit for hit in framework.attacked[one]) for one in numbers]
    hit_by = [sum(1 << by for by in framework.attackers[one]) for one in numbers]
    complete = []
    for members in range(1 << len(framework)):
        beaten = 0
        for one in numbers:
            beaten |= hits[one] if members >> one & 1 else 0
        defended = sum(1 << one for one in numbers if not hit_by[one] & ~beaten)
        if not members & beaten and members == defended:
            complete.append((members, beaten))
    ((members, beaten),) = [one for one in complete if all(one[0] & other[0] == one[0] for other in complete)]
    return [Label.IN if members >> one & 1 else Label.OUT if beaten >> one & 1 else Label.UNDECIDED for one in numbers]


def in_rounds(framework: Framework, fixed: dict[int, Label]) -> list[Label]:
    """Round after round as Modgil and Caminada 2009 write it down, every argument looked at each time."""
    labels = [fixed.get(one, Label.UNDECIDED) for one in range(len(framework))]
    while True:
        before = list(labels)
        for one in range(len(framework)):
            said = {before[attacker] for attacker in framework.attackers[one]}
            if one not in fixed and said <= {Label.OUT}:
                labels[one] = Label.IN
            elif one not in fixed and Label.IN in said:
                labels[one] = Label.OUT
        if labels == before:
            return labels


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_examples_are_labelled_as_published(name):
    attacks, comes_in, goes_out = PUBLISHED[name]
    framework, names = framework_of(attacks)

    labels = dict(zip(names, grounded(framework), strict=True))

    assert "".join(one for one in names if labels[one] is Label.IN) == comes_in
    assert "".join(one for one in names if labels[one] is Label.OUT) == goes_out


def test_a_thousand_random_frameworks_are_labelled_as_the_definition_says():
    random = Random(1995)
    frameworks = [random_framework(random) for _ in range(1_000)]

    assert [grounded(one) for one in frameworks] == [by_definition(one) for one in frameworks]


def test_a_thousand_random_frameworks_with_labels_that_are_fixed_are_labelled_as_in_rounds():
    random = Random(2009)
    for _ in range(1_000):
        framework = random_framework(random)
        some = random.sample(range(len(framework)), random.randint(0, min(3, len(framework))))
        fixed = {one: random.choice(list(Label)) for one in some}

        assert grounded(framework, fixed) == in_rounds(framework, fixed)


def test_an_argument_that_is_never_in_keeps_what_it_attacks_open_until_it_is_out():
    framework = Framework()
    held = framework.add()
    unsettled = framework.add_unsettled()
    framework.attack(unsettled, held)
    assert grounded(framework)[held] is Label.UNDECIDED

    framework.attack(framework.add(), unsettled)
    assert grounded(framework)[held] is Label.IN


def test_no_argument_has_no_label():
    assert grounded(Framework()) == []
