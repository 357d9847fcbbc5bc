"""Figures whose unit is told once, behind the last of them: "18, 19 hay 20 tuổi".

Only ages stand like this so often that a bare number before them would be misread; of other units
"120, 15%" is more likely two figures.
"""

import re
from functools import cache

from factcheck.expressions import compile_kept
from factcheck.languages import load_language
from factcheck.model import Mention, Printed
from factcheck.spellings import any_of

_FARTHEST = 10  # years between two ages of one series
_OLDEST = 110


@cache
def _joint(code: str) -> re.Pattern[str]:
    """Return what joins the last figure of a series to the one before."""
    return compile_kept(rf" (?:{any_of(load_language(code).quantities.words['alternatives'])}) ")


def with_shared_ages(mentions: list[Mention], text: str, start: int, code: str) -> None:
    """Make ages of the bare numbers in front of one, in place.

    Args:
        mentions: The figures of a block.
        text: The block in small letters.
        start: Where the block begins in the document.
        code: The block's language.
    """
    for index in range(len(mentions) - 1, 0, -1):
        last = mentions[index]
        if last.kind != "age":
            continue
        joint = _joint(code)
        for before in range(index - 1, -1, -1):
            one, after = mentions[before], mentions[before + 1]
            between = text[one.span.end - start : after.span.start - start]
            joined = between == ", " if before < index - 1 else joint.fullmatch(between)
            if not joined or not _may_be_age(one, last):
                break
            mentions[before] = one._replace(kind="age", unit=last.unit)


def _may_be_age(mention: Mention, last: Mention) -> bool:
    ours, theirs = mention.value, last.value
    if mention.kind != "integer" or mention.noun or not isinstance(ours, Printed):
        return False
    return (
        isinstance(theirs, Printed)
        and ours.value <= _OLDEST
        and abs(ours.value - theirs.value) <= _FARTHEST
    )
