"""One claim's verdict, its sum and its words; and which of many verdicts speak."""

from __future__ import annotations

import pytest

from factcheck.mentions import find_mentions
from factcheck.model import Arithmetic, Mention, Printed, Severity, Span, Status, Verdict
from factcheck.rulebook.model import Rule
from factcheck.verdicts import judge, settle
from tests.judging import claims, judged, rule

SHARE = rule(
    "{part:amount} <of|in> {whole:amount} ... ({share:percent})",
    "share == part / whole * 100",
    unless="part > whole",
    message="{share} does not fit {part} of {whole}: that makes {expected}%",
)
SHARE_VI = rule(
    "{part:number}/{whole:number} ... ({share:percent})",
    "share == part / whole * 100",
    language="vi",
    message="{share} không khớp với {part}/{whole}: phải là {expected}%",
)
TOTAL = rule(
    "{total:amount} ...: {parts:list of amount}",
    "total == sum(parts)",
    message="{total} does not fit {parts} = {expected}",
)
YEARS = rule(
    "{years:years} ... ({start:when} - {end:when})",
    "years == years_between(start, end)",
    message="{years} years do not fit {start} - {end}: that makes {expected}",
)
YEARS_VI = rule(
    "{years:years} ... ({start:when} - {end:when})",
    "years == years_between(start, end)",
    language="vi",
    message="{years} năm không khớp với {start} - {end}: phải là {expected} năm",
)
AGE = rule(
    "({born:year} - {died:year}), {age:age}",
    "age == elapsed_years(born, died)",
)
WEEKDAY = rule("{name:weekday}[,] {date:date}", "name == weekday(date)", message="not {expected}")
CHANGE = rule(
    "<rose|fell> {change:percent} from {start:amount} to {end:amount}",
    "change == percent_change(start, end)",
)
SUBSET = rule("{whole:number} people, including {part:number}", "part <= whole")
MEASURE = rule("{given:measure} ({told:measure})", "same_measure(given, told)")
WORDS = rule("{words:integer} ({digits:integer})", "same(words, digits)")
ATTAINABLE = rule("{count:integer} people asked, {share:percent}", "attainable(share, count)")


@pytest.mark.parametrize(
    ("made", "sentence", "arithmetic"),
    [
        (SHARE, "412 of 431 voters (98.7%)", ("412 / 431 × 100", "95.59", "98.7")),
        (SHARE_VI, "412/431 cử tri (98,7%)", ("412 / 431 × 100", "95,59", "98,7")),
        (SHARE, "3.2 billion of 7.58 billion francs (24%)", ("3.2 billion / 7.58 billion × 100", "42.2", "24")),
        (SHARE, "six of ten rooms (40%)", ("6 / 10 × 100", "60", "40")),
        (TOTAL, "60 awards: 15 collectives, 36 people and 8 houses", ("15 + 36 + 8", "59", "60")),
        (TOTAL, "nine schools: four old and three new", ("4 + 3", "7", "nine")),
        (TOTAL, "4 million dollars: 1.5 million in May and 1.5 million in June", ("1.5 million + 1.5 million", "3 million", "4 million")),
        (YEARS, "110 years of the town (28 June 1909 - 28 June 2024)", ("2024 − 1909", "115", "110")),
        (YEARS_VI, "kỷ niệm 110 năm (28/6/1909 - 28/6/2024)", ("2024 − 1909", "115", "110")),
        (AGE, "John Smith (1950-2023), aged 63", ("2023 − 1950", "72–73", "63")),
        (WEEKDAY, "Thursday, 17 May 2023", ("17 May 2023", "Wednesday", "Thursday")),
        (CHANGE, "rose 12% from 50 to 60", ("(60 − 50) / 50 × 100", "20", "12")),
        (CHANGE, "fell 80% from 50 to 30", ("(50 − 30) / 50 × 100", "40", "80")),
        (SUBSET, "120 people, including 135 women", ("135 ≤ 120", "", "")),
        (MEASURE, "225 km (135 miles)", ("225 km", "139.8", "135")),
        (WORDS, "fifteen (16) members", ("15", "15", "16")),
        (ATTAINABLE, "Of 40 people asked, 98.7% agreed", ("98.7 × 40", "97.5", "98.7")),
    ],
)  # fmt: skip
def test_the_worked_sum(made: Rule, sentence: str, arithmetic: tuple[str, str, str]) -> None:
    (verdict,) = judged(sentence, made)
    assert verdict.status == "violated"
    assert verdict.arithmetic == Arithmetic(*arithmetic)


@pytest.mark.parametrize(
    ("made", "sentence", "arithmetic"),
    [
        (SHARE, "412 of 431 voters (95.6%)", ("412 / 431 × 100", "95.59", "95.6")),
        (YEARS, "115 years of the town (1909 - 2024)", ("2024 − 1909", "115", "115")),
        (SUBSET, "120 people, including 35 women", ("35 ≤ 120", "", "")),
    ],
)
def test_a_relation_that_holds_shows_its_sum_and_says_nothing(
    made: Rule, sentence: str, arithmetic: tuple[str, str, str]
) -> None:
    (verdict,) = judged(sentence, made)
    assert verdict.status == "holds"
    assert verdict.message == ""
    assert verdict.arithmetic == Arithmetic(*arithmetic)


@pytest.mark.parametrize(
    ("made", "sentence", "message"),
    [
        (SHARE, "412 of 431 voters (98.7%)", "98.7% does not fit 412 of 431: that makes 95.59%"),
        (SHARE_VI, "412/431 cử tri (98,7%)", "98,7% không khớp với 412/431: phải là 95,59%"),
        (TOTAL, "60 awards: 15 collectives, 36 people and 8 houses", "60 does not fit 15 + 36 + 8 = 59"),
        (YEARS, "110 years of the town (1909 - 2024)", "110 years do not fit 1909 - 2024: that makes 115"),
        (YEARS_VI, "kỷ niệm 110 năm (28/6/1909 - 28/6/2024)", "110 năm không khớp với 28/6/1909 - 28/6/2024: phải là 115 năm"),
    ],
)  # fmt: skip
def test_the_message_speaks_the_articles_language(made: Rule, sentence: str, message: str) -> None:
    (verdict,) = judged(sentence, made)
    assert verdict.message == message


def test_a_message_may_show_the_sum() -> None:
    half = rule(
        "{fraction:fraction} of [the] {whole:count} ... ({part:count})",
        "fraction == part / whole",
        message="{fraction} does not fit: {expression} = {expected}, not {stated}",
    )
    (verdict,) = judged("nearly a third of the 201 firms (99)", half)
    assert verdict.message == "third does not fit: 99 / 201 = 0.49, not third"


def test_the_answer_is_the_first_end_and_everything_else_the_others() -> None:
    sentence = "412 of 431 voters (98.7%)"
    (verdict,) = judged(sentence, SHARE)
    assert sentence[slice(*verdict.primary)] == "98.7%"
    assert [sentence[slice(*span)] for span in verdict.related] == ["412", "431"]
    assert [sentence[slice(*mention.span)] for mention in verdict.mentions] == [
        "412",
        "431",
        "98.7%",
    ]


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (SHARE, "431 of 412 voters (95.6%)"),
        (TOTAL, "9 km of cable: 4 km and 5 kg"),
        (WEEKDAY, "Thursday, 17 May"),
        (YEARS, "5 years of the town (3 May - 5 May)"),
    ],
)
def test_what_cannot_be_told_is_no_finding(made: Rule, sentence: str) -> None:
    (verdict,) = judged(sentence, made)
    assert verdict.status == "unclear"


def test_a_relation_needs_all_its_figures() -> None:
    later = SHARE._replace(relations=("share == part / total * 100",))
    assert judged("412 of 431 voters (98.7%)", later)[0].status == "unclear"
    either = SHARE._replace(relations=("share == part / total", "share == part / whole * 100"))
    assert judged("412 of 431 voters (98.7%)", either)[0].status == "violated"


@pytest.mark.parametrize(
    ("sentence", "cap", "severity"),
    [
        ("412 of 431 voters (98.7%)", "error", "error"),
        ("412 of 431 voters (98.7%)", "warning", "warning"),
        ("about 212 of 431 voters (98.7%)", "error", "warning"),
        ("about 212 of 431 voters (98.7%)", "info", "info"),
        ("nearly 212 of 431 voters (98.7%)", "error", "error"),
        ("412 of 431 voters (95.5%)", "error", "info"),
        ('He said: "Already 412 of 431 voters (98.7%) have come."', "error", "warning"),
    ],
)
def test_how_grave_a_finding_is(sentence: str, cap: Severity, severity: Severity) -> None:
    (verdict,) = judged(sentence, SHARE._replace(severity=cap))
    assert verdict.severity == severity


@pytest.mark.parametrize(
    ("own", "severity"), [("info", "info"), ("warning", "warning"), ("error", "warning")]
)
def test_a_phrasing_may_be_less_grave_than_its_rule_but_never_graver(
    own: Severity, severity: Severity
) -> None:
    wording = SHARE.wordings["en"]
    phrasing = wording.phrasings[0]._replace(severity=own)
    made = SHARE._replace(
        severity="warning", wordings={"en": wording._replace(phrasings=(phrasing,))}
    )
    (verdict,) = judged("412 of 431 voters (98.7%)", made)
    assert verdict.severity == severity


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("There are 520 boats; 260 of 400 (50%) are new.", "holds"),
        ("There are 520.0 boats; 260 of 400 (50%) are new.", "holds"),
        ("It took $520; 260 of 400 (50%) are new.", "violated"),  # another unit
        ("The 520th boat: 260 of 400 (50%) are new.", "violated"),  # no count
        ("There are 520 boats. Of these 260 of 400 (50%) are new.", "violated"),  # further off
        ("Of boats 260 of 400 (50%) are new, and 520 are old.", "violated"),  # it comes later
    ],
)
def test_an_earlier_figure_of_the_sentence_may_be_meant(sentence: str, status: Status) -> None:
    made = SHARE._replace(elsewhere=("whole",))
    document, found = claims(sentence, made)
    (claim,) = (one for one, _ in found)
    passage = tuple(find_mentions(document))[claim.passage]
    assert judge(claim, made, document, passage).status == status
    assert judge(claim, made, document).status == "violated"


def test_what_spans_two_sentences_is_no_error() -> None:
    two = rule("{whole:number} people came. // {part:number} women", "part <= whole")
    (verdict,) = judged("Only 120 people came. Of them 135 women sang.", rule(
        "{whole:number} people ... // ... {part:number} women", "part <= whole"
    ))  # fmt: skip
    assert two.severity == "error"
    assert (verdict.status, verdict.severity) == ("violated", "warning")


def test_a_guessed_year_is_named_and_makes_a_finding_less_grave() -> None:
    (verdict,) = judged("Saturday, 28 November", WEEKDAY, date=(2025, 11, 30))
    assert (verdict.status, verdict.severity, verdict.assumption) == ("violated", "warning", "2025")
    assert verdict.arithmetic.expected == "Friday"


# Several claims -----------------------------------------------------------------------------


def test_a_reading_that_holds_saves_the_sentence() -> None:
    sentence = "105 years of the hall and 55 years of the merger (26/8/1970 - 26/8/2025)"
    verdicts = judged(sentence, YEARS)
    assert [verdict.status for verdict in verdicts] == ["holds"]
    assert sentence[slice(*verdicts[0].primary)] == "55 years"


def test_if_none_holds_the_nearest_speaks() -> None:
    sentence = "105 years of the hall and 50 years of the merger (26/8/1970 - 26/8/2025)"
    verdicts = judged(sentence, YEARS)
    assert [verdict.status for verdict in verdicts] == ["violated"]
    assert sentence[slice(*verdicts[0].primary)] == "50 years"


def test_two_phrasings_that_say_the_same_are_one_finding() -> None:
    again = SHARE._replace(id="also")
    wording = SHARE.wordings["en"]
    double = wording._replace(
        phrasings=(*wording.phrasings, *wording.phrasings),
        demands=(*wording.demands, *wording.demands),
    )
    twice = SHARE._replace(wordings={"en": double})
    assert len(judged("412 of 431 voters (98.7%)", twice)) == 1
    assert len(judged("412 of 431 voters (95.6%)", twice)) == 1
    assert len(judged("412 of 431 voters (98.7%)", SHARE, again)) == 1


def test_the_same_sentence_again_is_the_same_finding() -> None:
    text = (
        "412 of 431 voters (98.7%) came.\n\nNothing else.\n\nPhoto: 412 of 431 voters (98.7%) came."
    )
    verdicts = judged(text, SHARE)
    assert len(verdicts) == 1
    assert len(verdicts[0].related) == 5


def test_one_wrong_figure_in_two_relations_is_one_finding() -> None:
    text = "Of 431 there were 412 of 1,386 voters (98.7%)."
    whole = rule("Of {whole:number} there were {part:number}", "part < whole / 2", name="half")
    assert len([v for v in judged(text, whole, SHARE) if v.status == "violated"]) == 2


def test_two_wrong_figures_are_two_findings() -> None:
    text = "412 of 431 men (98.7%) and 200 of 300 women (50.1%)"
    assert len(judged(text, SHARE)) == 2


def verdict(
    name: str,
    status: Status,
    answer: int,
    *operands: int,
    severity: Severity = "error",
    message: str = "",
) -> Verdict:
    """Return a verdict about figures that stand at these places."""
    spans = [Span(place, place + 1) for place in (answer, *operands)]
    mentions = [Mention("integer", span, Printed(1), span) for span in sorted(spans)]
    return Verdict(
        rule=name,
        status=status,
        severity=severity,
        message=message,
        primary=spans[0],
        related=tuple(spans[1:]),
        arithmetic=Arithmetic("1", "1", "1"),
        candidates=(),
        mentions=tuple(mentions),
        language="en",
    )


def test_verdicts_come_in_the_order_of_their_places() -> None:
    found = [verdict("b", "violated", 50, 60), verdict("a", "holds", 1, 2)]
    assert settle(found) == (found[1], found[0])


def test_a_smaller_relation_does_not_save_a_larger_one() -> None:
    larger = verdict("share", "violated", 1, 2, 3)
    smaller = verdict("attainable", "holds", 1, 2)
    assert larger in settle([larger, smaller])
    as_large = verdict("change", "holds", 1, 4, 5)
    assert larger not in settle([larger, as_large])


def test_a_list_that_adds_up_saves_one_that_begins_later() -> None:
    unanswered = Arithmetic("50 + 30 = 100", "", "")
    later = verdict("shares", "violated", 2, 3)._replace(arithmetic=unanswered)
    whole = verdict("shares", "holds", 1, 2, 3)._replace(arithmetic=unanswered)
    assert later in settle([later])
    assert later not in settle([later, whole])


def test_a_list_of_another_rule_saves_nothing() -> None:
    unanswered = Arithmetic("50 + 30 = 100", "", "")
    shares = verdict("shares", "violated", 2, 3)._replace(arithmetic=unanswered)
    others = verdict("others", "holds", 1, 2, 3)._replace(arithmetic=unanswered)
    assert shares in settle([shares, others])


def test_what_explains_all_other_figures_of_a_failure_saves_it() -> None:
    failed = verdict("share", "violated", 1, 2, 3)
    assert failed not in settle([failed, verdict("share", "holds", 30, 2, 3)])
    assert failed in settle([failed, verdict("share", "holds", 30, 2, 40)])
    assert failed in settle([failed, verdict("other", "holds", 30, 2, 3)])


def test_the_gravest_and_most_complete_speaks() -> None:
    three = verdict("share", "violated", 1, 2, 3)
    two = verdict("share", "violated", 1, 2)
    weak = verdict("other", "violated", 1, 2, 3, 4, severity="info")
    assert [found.mentions for found in settle([weak, two, three])] == [three.mentions]


def test_of_equals_the_one_with_an_answer_speaks() -> None:
    vague = verdict("tally", "violated", 1, 2, 3)._replace(arithmetic=Arithmetic("1 ≤ 2", "", ""))
    exact = verdict("share", "violated", 3, 1, 2)
    assert [found.rule for found in settle([vague, exact])] == ["share"]


def test_an_odd_rounding_gives_way_to_a_finding_about_the_same_figures() -> None:
    odd = verdict("share", "odd", 1, 2, 3, severity="info")
    wrong = verdict("change", "violated", 1, 4, 5)
    assert settle([odd]) == (odd,)
    assert [found.rule for found in settle([odd, wrong])] == ["share"]
    assert [found.rule for found in settle([odd, verdict("change", "violated", 7, 2, 3)])] == [
        "change"
    ]


def test_findings_without_figures_stand_alone() -> None:
    first = verdict("placeholder", "violated", 1, message="x")._replace(mentions=())
    second = verdict("placeholder", "violated", 9, message="x")._replace(mentions=())
    assert len(settle([first, second])) == 2
