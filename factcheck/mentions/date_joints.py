"""What ties two dates into a range, or one date into a period, in each language."""

import re
from functools import cache

from factcheck.expressions import compile_kept
from factcheck.languages import load_language
from factcheck.mentions.date_shapes import Part
from factcheck.records import NamedTuple
from factcheck.spellings import any_of


class Joints(NamedTuple):
    """The expressions for what stands between, before and behind the ends of a range."""

    dash: re.Pattern[str]
    word: re.Pattern[str]
    both: re.Pattern[str]  # "and", for "between 2011 and 2016"
    between: re.Pattern[str]
    opening: re.Pattern[str]  # "from", right before a range
    bare_end: re.Pattern[str]
    plan: re.Pattern[str]  # "the plan", right before two years
    before: re.Pattern[str]  # "since", right before a date
    after: re.Pattern[str]  # "or later", right behind it
    half: re.Pattern[str]  # "H2", right behind a year
    has_periods: bool


class Range(NamedTuple):
    """A stretch of time and its ends, of which *last* may be open."""

    start: int
    end: int
    first: Part
    last: Part | None = None


@cache
def joints(code: str) -> Joints:
    """Return what makes a range in the language *code*."""
    words = load_language(code).dates.words
    article = rf"(?:{any_of(words['articles'])} +){{0,2}}"
    lead = rf"(?:{any_of([*words['articles'], *words['open_articles']])} +)?$"
    suffix = f"(?:{any_of(words['suffixes'])})?" if words["suffixes"] else ""
    no_day = rf"(?!\d|[.,:]\d|/| ?%| +{any_of(words['no_day'])}(?!\w)|-\d)"
    periods = (*words["open_before"], *words["open_after"], *words["period_tails"])
    return Joints(
        dash=compile_kept(rf" ?[-—~] ?{article}"),
        word=compile_kept(rf" +{any_of(words['to'])} +{article}"),
        both=compile_kept(rf" +{any_of(words['and'])} +{article}"),
        between=compile_kept(rf"(?<!\w){any_of(words['between'])} +{lead}"),
        opening=compile_kept(rf"(?:(?<!\w){any_of(words['from'])} +{lead}|[(\[]$)"),
        bare_end=compile_kept(rf"(\d{{1,2}}){suffix}{no_day}(?![^\W_])"),
        plan=compile_kept(rf"(?<!\w){any_of(words['period_marks'])} +$"),
        before=compile_kept(rf"(?<!\w){any_of(words['open_before'])} +{lead}"),
        after=compile_kept(rf",? +{any_of(words['open_after'])}(?!\w| +\w)"),
        half=compile_kept(rf"{any_of(words['period_tails'])}(?!\w)"),
        has_periods=bool(periods),
    )
