"""Days told by another name than their date, and hours between two times."""

from __future__ import annotations

import pytest

from factcheck.model import Severity, Status
from tests.judging import judged, mended, rule

WITHIN_ONE = "{one:relative} ({first:date}) ... {other:relative} ({second:date})"
PAIR = rule(WITHIN_ONE, "told_together(second, other, first, one)")
ON_A_DAY = rule("{told:date}: {one:relative} [in] {date:when}", "told_on(date, one, told)")
PUBLISHED = rule("{one:relative} ({date:when})", "told_on(date, one, today)")
MOON = rule("{lunar:date} .. was on {date:date}", "falls_on(date, lunar)")
NEW_YEAR = rule("new year was {date:date}", "falls_on(date, 1, 1)")
HOURS = rule("{hours:hours} from {start:time} to {end:time}", "hours == hours_between(start, end)")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Today (17 May) they met, tomorrow (18 May) they vote.", "holds"),
        ("Today (17 May) they met, tomorrow (19 May) they vote.", "violated"),
        ("Yesterday (31 December) it rained, today (1 January) it froze.", "holds"),
        ("Today (28 February) it rained, tomorrow (29 February) it froze.", "holds"),
        ("Yesterday (16 May 2023) it rained, today (17 May) it froze.", "holds"),
        ("Yesterday (16 May 2023) it rained, today (17 June) it froze.", "violated"),
    ],
)
def test_two_words_of_one_day(sentence: str, expected: Status) -> None:
    assert [verdict.status for verdict in judged(sentence, PAIR)] == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("5 June 2023: last month in May 2023 it rained.", "holds"),
        ("5 January 2023: last month in December 2022 it rained.", "holds"),
        ("5 June 2023: last month in March 2023 it rained.", "violated"),
        ("5 June 2023: last year in 2022 it rained.", "holds"),
        ("5 June 2023: last year in 2023 it rained.", "violated"),
        ("7 June 2023: last week in May 2023 it rained.", "holds"),
        ("17 June 2023: last week in May 2023 it rained.", "violated"),
    ],
)
def test_a_word_and_the_day_it_is_said(sentence: str, expected: Status) -> None:
    assert [verdict.status for verdict in judged(sentence, ON_A_DAY)] == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected", "answer"),
    [
        ("Yesterday (16 May) it rained.", "holds", ""),
        ("Yesterday (15 May) it rained.", "odd", "16 May"),  # perhaps another time zone
        ("Yesterday (14 May) it rained.", "violated", "16 May"),
        ("Last year (2020) it rained.", "violated", "2022"),
        ("Today (March 2021) it rained.", "unclear", ""),
    ],
)
def test_a_word_in_a_dated_article(sentence: str, expected: Status, answer: str) -> None:
    (verdict,) = judged(sentence, PUBLISHED, date=(2023, 5, 17))
    assert verdict.status == expected
    if answer:
        assert verdict.arithmetic.expected == answer
        assert sentence.replace(verdict.arithmetic.stated, answer) in mended(verdict, sentence)


def test_without_a_date_nothing_is_said() -> None:
    assert {verdict.status for verdict in judged("Yesterday (14 May) it rained.", PUBLISHED)} == {
        "unclear"
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The 10th of the 3rd lunar month that year was on 18 April 2024.", "holds"),
        ("The 10th of the 3rd lunar month that year was on 19 April 2024.", "holds"),
        ("The 10th of the 3rd lunar month that year was on 21 April 2024.", "violated"),
        ("The 1st of the 1st lunar month that year was on 20 February 1985.", "unclear"),
        ("The 10th of the 3rd lunar month that year was on 18 April 1424.", "unclear"),
    ],
)
def test_a_day_of_the_moon(sentence: str, expected: Status) -> None:
    assert [verdict.status for verdict in judged(sentence, MOON)] == [expected]


def test_a_feast_by_its_name() -> None:
    (verdict,) = judged("New Year was 12 February 2024.", NEW_YEAR)
    assert verdict.arithmetic.expected == "10 February 2024"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("4 hours from 10 p.m. to 2 a.m.", "holds"),
        ("24 hours from 10 p.m. to 10 p.m.", "holds"),
        ("3 hours from 9:00 to 12:00", "holds"),
        ("6 hours from 10:00 to 4:00", "holds"),  # in the afternoon
        ("5 hours from 9:00 to 12:00", "violated"),
        ("2 hours from 10 p.m. to 2 a.m.", "violated"),
    ],
)
def test_hours_between_two_times(sentence: str, expected: Status) -> None:
    assert [verdict.status for verdict in judged(sentence, HOURS)] == [expected]


@pytest.mark.parametrize("severity", ["error", "warning"])
def test_a_phrasing_may_have_a_message_of_its_own(severity: Severity) -> None:
    made = rule("{a:integer} and {b:integer}", "a == b", severity=severity)
    wording = made.wordings["en"]
    own = wording.phrasings[0]._replace(message="{a} is not {b}")
    changed = made._replace(wordings={"en": wording._replace(phrasings=(own,))})
    (verdict,) = judged("It has 3 and 4.", changed)
    assert (verdict.message, verdict.severity) == ("3 is not 4", severity)
