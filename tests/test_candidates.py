"""Corrections: the original is among them, they make the relation true, they touch one figure."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import Verdict
from factcheck.rulebook.model import Rule
from tests.judging import judged, mended, rule

SHARE = rule("{part:number} of {whole:number} ... ({share:percent})", "share == part / whole * 100")
SHARE_VI = rule(
    "{part:number}/{whole:number} ... ({share:percent})",
    "share == part / whole * 100",
    language="vi",
)
TOTAL = rule("{total:number} ...: {parts:list of number}", "total == sum(parts)")
TOTAL_VI = rule("{total:number} ...: {parts:list of number}", "total == sum(parts)", language="vi")
ANNIVERSARY = rule(
    "{years:years} ... ({start:when} - {end:when})", "years == years_between(start, end)"
)
WEEKDAY = rule("{name:weekday}[,] {date:date}", "name == weekday(date)")
WEEKDAY_VI = rule("{name:weekday}[,] ngày {date:date}", "name == weekday(date)", language="vi")
CHANGE = rule(
    "rose {change:percent} from {start:amount} to {end:amount}",
    "change == percent_change(start, end)",
)
FRACTION = rule(
    "{share:fraction} of ... {whole:number} ... ({part:number})", "share == part / whole"
)
DAYS = rule(
    "{days:days} ... from {start:date} to {end:date}",
    "days == days_between(start, end) or days == days_between(start, end) + 1",
)
CHANCE = rule("{chance:fraction} of us ({share:percent})", "chance == share / 100")
SCORE = rule(
    "{both:score} on aggregate, {first:score} and {second:score}", "both == first + second"
)
HOURS = rule("from {start:time} to {end:time}, a {hours:duration}", "hours == end - start")
WORDS = rule("{words:integer} ({digits:integer})", "same(words, digits)")


def only(verdicts: tuple[Verdict, ...]) -> Verdict:
    failed = [verdict for verdict in verdicts if verdict.status == "violated"]
    assert len(failed) == 1, verdicts
    return failed[0]


@pytest.mark.parametrize(
    ("made", "wrong", "right"),
    [
        (SHARE, "412 of 431 voters (98.7%)", "412 of 431 voters (95.6%)"),
        (SHARE, "99 of 1253 ballots (16%)", "199 of 1253 ballots (16%)"),
        (SHARE, "176 of 755 voters (31.6%)", "176 of 557 voters (31.6%)"),
        (SHARE, "356 of 1,836 ballots (25.7%)", "356 of 1,386 ballots (25.7%)"),
        (SHARE, "224 of 1182 ballots (9%)", "224 of 1182 ballots (19%)"),
        (SHARE, "60 of 100 seats (0.6%)", "60 of 100 seats (60%)"),
        (SHARE, "6 of 1,000 parts (6.0%)", "6 of 1,000 parts (0.6%)"),
        (SHARE, "6,000 of 20,000 houses (80%)", "16,000 of 20,000 houses (80%)"),
        (SHARE_VI, "1.690/1.981 trường (58,31%)", "1.690/1.981 trường (85,31%)"),
        (SHARE_VI, "1.609/1.981 trường (85,31%)", "1.690/1.981 trường (85,31%)"),
        (TOTAL, "60 awards: 15 collectives, 36 people and 8 houses", "59 awards: 15 collectives, 36 people and 8 houses"),
        (TOTAL, "258 boats: 500 in town and 28 out", "528 boats: 500 in town and 28 out"),
        (TOTAL, "8 rooms: 12 below and 6 above", "18 rooms: 12 below and 6 above"),
        (TOTAL, "eight schools: three old and four new", "seven schools: three old and four new"),
        (TOTAL_VI, "Có 500.003 suất: 300.000 suất ở xã và 200.000 suất ở phường", "Có 500.000 suất: 300.000 suất ở xã và 200.000 suất ở phường"),
        (TOTAL_VI, "Có 05 dự án: 03 dự án cũ và 03 dự án mới", "Có 06 dự án: 03 dự án cũ và 03 dự án mới"),
        (ANNIVERSARY, "20 years of the club (1989 - 2004)", "20 years of the club (1984 - 2004)"),
        (ANNIVERSARY, "20 years of the club (1996 - 1989)", "20 years of the club (1969 - 1989)"),
        (ANNIVERSARY, "42 years of the club (2000 - 2024)", "24 years of the club (2000 - 2024)"),
        (ANNIVERSARY, "forty years of the club (1979 - 2024)", "forty-five years of the club (1979 - 2024)"),
        (WEEKDAY, "Tuesday, 20 July 2024", "Tuesday, 30 July 2024"),
        (WEEKDAY, "TUESDAY, JULY 25, 2024", "THURSDAY, JULY 25, 2024"),
        (WEEKDAY, "Thursday, 21 May 2024", "Thursday, 21 March 2024"),
        (WEEKDAY, "Thursday, 21 March 2023", "Thursday, 21 March 2024"),
        (WEEKDAY_VI, "Thứ Bảy, ngày 02/3/2025", "Thứ Bảy, ngày 02/3/2024"),
        (WEEKDAY_VI, "Thứ 7, ngày 03/3/2024", "Thứ 7, ngày 02/3/2024"),
        (CHANGE, "rose 4.5% from 40 to 60", "rose 50% from 40 to 60"),
        (CHANGE, "rose 50% from 45 to 60", "rose 50% from 40 to 60"),
        (CHANGE, "rose 75% from $2.0 million to $5.3 million", "rose 75% from $2.0 million to $3.5 million"),
        (FRACTION, "a fifth of the 202 firms (51)", "a quarter of the 202 firms (51)"),
        (FRACTION, "nearly a third of the 200 firms (90)", "nearly half of the 200 firms (90)"),
        (FRACTION, "half of the 200 firms (67)", "a third of the 200 firms (67)"),
        (FRACTION, "two-thirds of the 202 firms (153)", "three-quarters of the 202 firms (153)"),
        (DAYS, "10 days of sport from 3 to 15 March 2023", "10 days of sport from 3 to 12 March 2023"),
        (DAYS, "10 days of sport from 28 May to 6 April 2023", "10 days of sport from 28 March to 6 April 2023"),
        (CHANCE, "one in three of us (17%)", "one in six of us (17%)"),
        (CHANCE, "1 in 3 of us (20%)", "1 in 5 of us (20%)"),
        (SCORE, "Won 7-0 on aggregate, 4-0 and 2-0", "Won 6-0 on aggregate, 4-0 and 2-0"),
        (SCORE, "Won 7-0 on aggregate, 4-0 and 2-0", "Won 7-0 on aggregate, 4-0 and 3-0"),
        (HOURS, "from 8 a.m. to 11 a.m., a four-hour session", "from 7 a.m. to 11 a.m., a four-hour session"),
        (HOURS, "from 8 a.m. to 11 a.m., a four-hour session", "from 8 a.m. to 11 a.m., a three-hour session"),
        (WORDS, "six (7) rooms", "seven (7) rooms"),
        (WORDS, "six (7) rooms", "six (6) rooms"),
    ],
)  # fmt: skip
def test_the_original_is_among_the_candidates(made: Rule, wrong: str, right: str) -> None:
    verdict = only(judged(wrong, made))
    assert right in mended(verdict, wrong)


@pytest.mark.parametrize(
    ("made", "wrong"),
    [
        (SHARE, "412 of 431 voters (98.7%)"),
        (SHARE, "about 3,100 of 5,000 voters (98.7%)"),
        (TOTAL, "60 awards: 15 collectives, 36 people and 8 houses"),
        (TOTAL, "eight schools: three old and four new"),
        (ANNIVERSARY, "20 years of the club (28/6/1989 - 28/6/2004)"),
        (WEEKDAY, "Tuesday, 20 July 2024"),
        (CHANGE, "rose 12% from 50 to 60"),
        (FRACTION, "two-thirds of the 202 firms (153)"),
        (DAYS, "10 days of sport from 3 to 15 March 2023"),
        (WORDS, "six (7) rooms"),
    ],
)
def test_every_candidate_makes_the_sentence_right(made: Rule, wrong: str) -> None:
    verdict = only(judged(wrong, made))
    texts = mended(verdict, wrong)
    assert 0 < len(texts) <= 40
    assert len(set(texts)) == len(texts)
    ends = [verdict.primary, *verdict.related]
    for text, candidate in zip(texts, verdict.candidates, strict=True):
        assert [each.status for each in judged(text, made)] in (["holds"], ["odd"]), text
        (edit,) = candidate.edits
        assert wrong[edit.span.start : edit.span.end] != edit.text
        touched = [end for end in ends if end.start < edit.span.end and edit.span.start < end.end]
        assert len(touched) == 1, (text, touched)


def test_small_edits_come_first() -> None:
    verdict = only(judged("60 awards: 15 collectives, 36 people and 8 houses", TOTAL))
    assert [candidate.label for candidate in verdict.candidates] == ["37", "16", "9", "59"]


def test_there_are_never_too_many() -> None:
    at_most = rule("{part:number} of {whole:number}", "part <= whole")
    assert len(only(judged("135,246 of 120,118 people", at_most)).candidates) == 40


def test_the_label_of_a_date_is_the_whole_date() -> None:
    verdict = only(judged("110 years of the province (28/6/1909 - 28/6/2024)", ANNIVERSARY))
    assert [candidate.label for candidate in verdict.candidates] == [
        "115",
        "28/6/1914",
        "28/6/2019",
    ]


def test_years_before_christ_stay_there() -> None:
    verdict = only(judged("30 years of his reign (44 BC - 27 BC)", ANNIVERSARY))
    assert verdict.arithmetic.expression == "27 BC − 44 BC"
    assert [candidate.label for candidate in verdict.candidates] == ["57 BC", "14 BC", "17"]


def test_a_part_that_two_dates_share_is_changed_for_both() -> None:
    verdict = only(judged("40 days of sport from 3 to 12 March 2023", DAYS))
    assert all(
        "March" in text for text in mended(verdict, "40 days of sport from 3 to 12 March 2023")
    )


@settings(max_examples=40, deadline=None)
@given(
    whole=st.integers(101, 99_999),
    share=st.integers(100, 998),
    places=st.tuples(st.integers(0, 4), st.integers(0, 4)),
)
def test_two_swapped_digits_are_always_swapped_back(
    whole: int, share: int, places: tuple[int, int]
) -> None:
    part = whole * share // 1000
    digits = list(str(whole))
    first, second = (place % len(digits) for place in places)
    digits[first], digits[second] = digits[second], digits[first]
    slip = f"{int(''.join(digits)):,}"
    if len(slip) != len(f"{whole:,}"):
        return  # a nought came to the front
    right = f"{part:,} of {whole:,} voters ({share / 10:.1f}%)"
    wrong = f"{part:,} of {slip} voters ({share / 10:.1f}%)"
    failed = [verdict for verdict in judged(wrong, SHARE) if verdict.status == "violated"]
    whole_holds = [verdict.status for verdict in judged(right, SHARE)] == ["holds"]
    for verdict in failed if whole_holds else ():
        assert right in mended(verdict, wrong)


@settings(max_examples=20, deadline=None)
@given(day=st.dates(date(1990, 1, 1), date(2030, 1, 1)), off=st.integers(1, 6))
def test_the_right_day_of_the_week_is_always_there(day: date, off: int) -> None:
    written = f"{day.day} {day:%B %Y}"
    wrong = f"{day + timedelta(off):%A}, {written}"
    verdict = only(judged(wrong, WEEKDAY))
    assert verdict.arithmetic.expected == f"{day:%A}"
    assert f"{day:%A}, {written}" in mended(verdict, wrong)
