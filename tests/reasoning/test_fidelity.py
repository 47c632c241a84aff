"""What the fidelity check marks in a card, where, and what it lets be."""

import pytest

from argmap.reasoning.fidelity import DifferenceKind, Lexicon, differences
from argmap.reasoning.fidelity.differences import Difference, QuoteSpan
from argmap.reasoning.fidelity.sentences import english
from argmap.reasoning.tokens import Span
from argmap.reasoning.word_lists import load_words

LEXICON = Lexicon(load_words())


def said_and_quoted(text: str, *quotes: str, around: str = "") -> list[tuple[str, str | None, str | None]]:
    found = differences(text, quotes, LEXICON, around)
    return [(one.kind, one.said and one.said.words, one.quoted and one.quoted.words) for one in found]


def test_braces_in_a_source_are_words_like_any_other():
    said, quoted = Span(0, 8, "{quoted}"), QuoteSpan(0, 6, "{said}", 0)
    sentence = english(Difference(DifferenceKind.QUANTIFIER, said, quoted))
    assert sentence == "Says more than its quote: “{quoted}” where the passage has “{said}”."


def test_a_dropped_hedge_is_named_as_the_quote_has_it():
    assert said_and_quoted("Tolls cut traffic.", "Tolls may cut traffic.") == [("hedge", None, "may")]


def test_a_changed_quantifier_names_both_words():
    assert said_and_quoted("All towns agree.", "Some towns agree.") == [("quantifier", "All", "Some")]


def test_a_negation_is_named_where_it_stands():
    assert said_and_quoted("Fees work.", "Fees do not work.") == [("negation", None, "not")]
    assert said_and_quoted("Fees don’t work.", "Fees work.") == [("negation", "don’t", None)]


def test_certainty_where_the_quote_hedges_names_both_words():
    quote = "Cameras may deter theft, some think."

    assert said_and_quoted("Some think cameras undoubtedly deter theft.", quote) == [("hedge", "undoubtedly", "may")]


def test_a_hedge_set_before_a_comma_belongs_to_what_follows():
    assert said_and_quoted("Cameras deter theft.", "In some cases, cameras deter theft.") == [
        ("hedge", None, "In some cases")
    ]


def test_a_number_with_a_comma_parts_no_clause():
    quote = "Of the old jobs, around 1,200 positions could be cut, most of them in town."

    assert said_and_quoted("Around 1,200 jobs will go, most of them in town.", quote) == [("hedge", None, "could")]


def test_certainty_beside_a_hedge_that_was_kept_is_no_fault():
    assert said_and_quoted("Cameras perhaps clearly deter theft.", "Cameras may deter theft.") == []


def test_what_somebody_said_would_be_is_no_hedge():
    assert said_and_quoted("The port will close.", "The mayor announced that the port would close.") == []
    assert said_and_quoted("The port will close.", "The port would close.") == [("hedge", None, "would")]


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("The town supports the plan.", "The town opposes the plan."),
        ("The town opposes the plan.", "The town supports the plan."),
        ("The town did not turn down the plan.", "The town rejected the plan."),
        ("The town stops the plan.", "Nothing prevents the plan; the town stops nothing."),
        ("The measure is ineffective.", "The measure is effective."),
    ],
)
def test_the_contrary_by_another_word_is_a_negation(said, quoted):
    assert {kind for kind, _, _ in said_and_quoted(said, quoted)} == {"negation"}


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("The town opposes the plan.", "The town does not support the plan."),
        ("The town withheld the figures.", "The town refused to publish the figures."),
        ("Attendance is voluntary.", "There is no obligation of attendance."),
        ("Everybody who applied got a place.", "Nobody who applied was denied a place."),
        ("The treaty leaves quotas unchanged.", "The treaty does not alter quotas."),
        ("The measure is not effective.", "The measure is ineffective."),
        ("No fewer than 40 towns agree.", "At least 40 towns agree."),
    ],
)
def test_a_negation_may_be_said_by_another_word(said, quoted):
    assert said_and_quoted(said, quoted) == []


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("at most 40", "at least 40"),
        ("no more than 40", "more than 40"),
        ("over 40", "fewer than 40"),
        ("40", "up to 40"),
    ],
)
def test_another_bound_is_marked_and_so_is_one_left_out(said, quoted):
    assert said_and_quoted(f"They counted {said} buses.", f"They counted {quoted} buses.") == [
        ("quantifier", said, quoted)
    ]


def test_a_bound_may_stand_behind_its_number():
    assert said_and_quoted("It lasted six weeks at most.", "It lasted up to six weeks.") == []
    assert said_and_quoted("It lasted six weeks at most.", "It lasted at least six weeks.") == [
        ("quantifier", "six", "at least six")
    ]


def test_most_are_more_than_half():
    assert said_and_quoted("More than half of the towns agree.", "Most towns agree.") == []
    assert said_and_quoted("Less than half of the towns agree.", "Most towns agree.") == [
        ("quantifier", "Less than half", "Most")
    ]


def test_a_least_left_out_and_a_limit_said_in_other_words_are_no_fault():
    assert said_and_quoted("They counted 40 buses.", "They counted at least 40 buses.") == []
    assert said_and_quoted("The limit is 40 buses.", "They get up to 40 buses.") == []


@pytest.mark.parametrize(("said", "quoted"), [("Several", "All"), ("Few", "Many"), ("None", "A few")])
def test_saying_far_less_alone_is_marked(said, quoted):
    assert said_and_quoted(f"{said} of the towns agree.", f"{quoted} of the towns agree.") != []


def test_amounts_of_the_same_things_are_compared():
    quote = "A minority of the firms, mostly large exporters, want to move."

    assert said_and_quoted("Most firms want to move.", quote) == [("quantifier", "Most", "A minority")]
    assert said_and_quoted("Some firms, mostly exporters, want to move.", quote) == []


def test_numbers_and_names_that_no_quote_holds_are_marked():
    assert said_and_quoted("In Paris 40 % agreed.", "In Rome, 30 % agreed.") == [
        ("number", "40 %", None),
        ("name", "Paris", None),
    ]


def test_the_places_are_code_points_of_the_text_and_of_the_quote_they_lie_in():
    text, quotes = (
        "\U0001f4a1 Tolls cut traffic in Paris.",
        ["Rome and\nVenice.", "\U0001f4a1\r\nTolls may cut traffic."],
    )
    hedge, name = differences(text, quotes, LEXICON)

    assert (hedge.kind, hedge.quoted.quote) == (DifferenceKind.HEDGE, 1)
    assert quotes[1][hedge.quoted.start : hedge.quoted.end] == "may"
    assert text[name.said.start : name.said.end] == "Paris"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Tolls may cut traffic.", "Tolls cut traffic."),
        ("Some towns agree.", "Most towns agree."),
        ("Tolls sometimes cut traffic.", "Tolls may cut traffic."),
    ],
)
def test_saying_less_than_the_quote_is_no_fault(text, quote):
    assert said_and_quoted(text, quote) == []


def test_a_hedge_in_a_clause_that_the_text_leaves_out_is_not_missed():
    quote = "The port handles timber and steel, but winter storms may close the road to the harbour."

    assert said_and_quoted("The port handles timber and steel.", quote) == []


def test_what_any_of_the_quotes_says_is_known():
    assert (
        said_and_quoted("Rome and Paris each lost 40 buses.", "Rome lost 40 buses.", "Paris did, too, and each") == []
    )


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("1,000 buses", "1000 buses"),
        ("one thousand buses", "1 000 buses"),
        ("1’000 buses", "1.000 buses"),
        ("50 % of buses", "half of buses"),
        ("20 percent of buses", "one in five buses"),
        ("2.5 million buses", "two and a half million buses"),
        ("three quarters of buses", "75 per cent of buses"),
        ("121 buses", "a hundred and twenty-one buses"),
        ("buses of the 1990s", "buses of the nineties, the 1990s"),
        ("5 of 12 buses", "five out of the twelve buses; 5 out of 12"),
        ("about 500 buses", "512 buses"),
        ("half a percent of buses", "0.5 % of buses"),
        ("on the 14th of May", "on 14 May"),
        ("buses in 2018/19", "buses in 2018–2019"),
        ("2/3 of buses", "two thirds of buses"),
        ("33 % of buses", "a third of buses"),
        ("three in five buses", "61 % of buses"),
        ("half of the buses", "every second bus"),
        ("buses for 4.1 billion euros", "buses for €4.1bn"),
        ("8.1m buses", "8.1 million buses"),
        ("buses for two years", "buses for 24 months"),
        ("buses for twelve months", "buses for a year"),
        ("more than a third of buses", "38 % of buses"),
        ("less than a quarter of buses", "22 % of buses"),
        ("buses of the thirties", "buses of the 1930s"),
    ],
)
def test_a_number_is_the_same_however_it_is_written(said, quoted):
    assert said_and_quoted(f"They counted {said}.", f"They counted {quoted}.") == []


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("12 buses", "21 buses"),
        ("1.5 million buses", "1.5 billion buses"),
        ("one in four buses", "one in five buses"),
        ("about 700 buses", "512 buses"),
        ("two thirds of buses", "three quarters of buses"),
        ("40 buses a day", "40 buses per week"),
        ("buses for 40 euros", "buses for 40 dollars"),
        ("buses for 24 weeks", "buses for 24 months"),
        ("more than 50 buses", "38 buses"),
        ("every third bus", "every second bus"),
        ("buses tripled", "buses doubled"),
    ],
)
def test_another_number_is_marked(said, quoted):
    assert [kind for kind, _, _ in said_and_quoted(f"They counted {said}.", f"They counted {quoted}.")] == ["number"]


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("EU", "European Union"),
        ("North Atlantic Treaty Organization", "NATO"),
        ("ASEAN", "Association of Southeast Asian Nations"),
        ("OECD", "Organisation for Economic Co-operation and Development"),
        ("Estonian towns", "Estonia"),
        ("Danish towns", "Denmark"),
        ("Kenya’s towns", "Kenya"),
        ("British towns", "United Kingdom"),
        ("Commission", "commission"),
        ("people of Bogota", "people of Bogotá"),
        ("towns of Vietnam", "towns of Viet Nam"),
    ],
)
def test_a_name_is_the_same_inflected_or_abbreviated(said, quoted):
    assert said_and_quoted(f"It is known to the {said}.", f"It is known to the {quoted}.") == []


@pytest.mark.parametrize(
    ("said", "quoted"), [("Austria", "Australia"), ("Slovakia", "Slovenia"), ("UN", "European Union")]
)
def test_a_name_that_only_looks_alike_is_another(said, quoted):
    assert said_and_quoted(f"It is known in {said}.", f"It is known in {quoted}.") == [("name", said, None)]


def test_a_listed_place_is_a_name_where_it_opens_a_sentence_too():
    assert said_and_quoted("Kenyan towns grew.", "Towns in Ghana grew.") == [("name", "Kenyan", None)]
    assert said_and_quoted("Male workers left.", "Men left.") == []


def test_a_title_in_capitals_is_not_full_of_names():
    assert said_and_quoted("Why Road Pricing Works In Towns", "Road pricing works in towns.") == []


def test_the_month_of_may_is_no_hedge():
    assert said_and_quoted("The levy began in spring.", "The levy began in May.") == []


def test_names_and_numbers_near_the_quote_are_known_but_nothing_else_is():
    near = "NATO was founded in 1949 and may grow. It has not shrunk."

    assert said_and_quoted("NATO has grown since 1949.", "It has grown since then.", around=near) == []
    assert said_and_quoted("It has not grown.", "It has grown.", around=near) == [("negation", "not", None)]


@pytest.mark.parametrize(("text", "quotes"), [("", ["Some towns."]), ("All towns.", []), ("All towns.", [" "])])
def test_without_a_text_or_a_quote_there_is_nothing_to_say(text, quotes):
    assert differences(text, quotes, LEXICON) == ()


@pytest.mark.timeout(30)
@pytest.mark.parametrize("piece", ["1,", "1 of 2 of ", "a hundred and ", "not so, ", "U.N. "])
def test_endless_repetition_does_not_hang_it(piece):
    text = piece * (10_000 // len(piece))  # as much as a card holds

    assert differences(text, [text], LEXICON, text) == ()


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("The town welcomed the plan for the harbour.", "The town criticised the plan for the harbour."),
        ("Support for the levy in the town fell.", "Support for the levy in the town rose."),
        ("The levy lets shops open on Sundays.", "The levy forbids shops to open on Sundays."),
        ("The port signed the deal without asking the town.", "The port signed the deal, having asked the town."),
        ("The town failed to support the port.", "The town backed the port."),
        ("The town turned the offer down.", "The town accepted the offer."),
    ],
)
def test_a_contrary_said_of_the_same_is_marked(said, quoted):
    assert [kind for kind, _, _ in said_and_quoted(said, quoted)] == ["negation"]


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("Prices rose in the north and fell in the south.", "In the south prices fell; in the north they rose."),
        ("The town could not support the plan.", "The town was unable to back the plan."),
        ("No port is larger.", "It is the largest port."),
        ("No parent pays more than 70 euros.", "Parents pay at most 70 euros."),
        ("Nobody gets a grant without a permit.", "Grants require a permit."),
        ("A cut before the autumn is unlikely.", "They are not expected to lower it before the autumn."),
        ("Doctors are less hesitant to treat them.", "Doctors are more willing to treat them."),
        ("Wolves do not often attack sheep.", "Wolves rarely attack sheep."),
        ("Records were missing in almost all homes.", "Hardly any of the homes kept records."),
        ("A slim majority voted the plan down.", "The plan was rejected by a slim majority."),
        ("The port will not be closed until the road is built.", "The port closes once the road is built."),
        ("The port is closed on Mondays.", "The port is open every day except Monday."),
        ("The target may well be missed.", "It is doubtful whether the target can be met."),
    ],
)
def test_what_two_negatives_make_is_the_same(said, quoted):
    assert said_and_quoted(said, quoted) == []


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("40 % of the 5,000 soldiers are foreign", "of the 5,000 soldiers, 2,000 are foreign"),
        ("In seven years it grew", "It grew from 2008 to 2015"),
        ("It grew until 2015", "In 2005 it was small; a decade later it had grown"),
        ("28 % are out of work, half of what it was", "it has halved from 56 %"),
        ("The price is over twice as high", "the price rose from 1.2 to 2.6 euros"),
        ("95 % go to things other than health", "it receives a mere 5 %"),
        ("One young voter in four agrees", "a quarter of young voters agree"),
        ("Over a third of it is lost", "38 cents of every euro are lost"),
        ("It took a year and a half", "it took eighteen months"),
        ("A quarter of a million came", "250,000 came"),
        ("At most four men may sit there", "at least three of the seven must be women"),
        ("The levy brings in 480 million a year", "the levy brings in 40 million a month"),
        ("The scheme costs 12 million euros", "the scheme costs 60 euros for each of 200,000 pupils"),
        ("Deaths dropped from 400 to 320", "deaths fell by 20 percent to 320"),
    ],
)
def test_what_follows_by_counting_is_known(said, quoted):
    assert said_and_quoted(f"{said}.", f"In all, {quoted}.") == []


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("two thirds of landings were lost", "a third of landings was lost"),
        ("about 5.4 million came", "up to 4.5 million came"),
        ("10 mg were found", "10 micrograms were found"),
        ("well over a dozen came", "barely a dozen came"),
    ],
)
def test_what_does_not_follow_by_counting_is_marked(said, quoted):
    assert [kind for kind, _, _ in said_and_quoted(f"In all, {said}.", f"In all, {quoted}.")] != []


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("Turkish embassies", "embassies of Ankara"),
        ("ships of the United States", "American ships"),
        ("NATO", "the Atlantic alliance"),
        ("EU", "Union"),
    ],
)
def test_a_country_is_known_by_its_people_and_its_capital(said, quoted):
    assert said_and_quoted(f"It is known in the {said}.", f"It is known in the {quoted}.") == []
    assert said_and_quoted("It is known in Niger.", "It is known in Nigeria.") == [("name", "Niger", None)]


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("Trade falls.", "Trade is widely believed to fall."),
        ("Now and then carers score better.", "Carers who look in from time to time tend to score better."),
        ("It works for the town.", "It seems to work for the town."),
        ("If the strait is closed, prices will climb.", "Closing the strait could make prices climb."),
    ],
)
def test_a_hedge_is_kept_by_its_like_only(said, quoted):
    assert [kind for kind, _, _ in said_and_quoted(said, quoted)] == ["hedge"]


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("It is disputed whether the court may seize it.", "Whether the court can seize it remains contested."),
        ("The plan for a wall was given up by the town.", "The town abandoned plans to build a wall."),
        ("It is unusual for wolves to attack sheep.", "Wolves seldom attack sheep."),
    ],
)
def test_a_hedge_that_says_nothing_or_is_said_otherwise_is_not_missed(said, quoted):
    assert said_and_quoted(said, quoted) == []
