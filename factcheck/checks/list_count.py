"""The rule ``list-count``: a number that announces a list, against the items of the list.

"Three priorities: education, crime and the economy". How many items a list has is an interval
(see `factcheck.checks.enumerations`); only a number outside of it is a finding. Lists whose items
are numbers themselves belong to ``total-of-parts``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.checks.announced_lists import is_name, listed
from factcheck.checks.enumerations import MANY
from factcheck.checks.findings import finding, replacement
from factcheck.checks.list_words import Words, words_of
from factcheck.model import Arithmetic, Document, Mention, Passage, Printed, Verdict
from factcheck.printing import style_of, write_digits
from factcheck.wording import number_in_words

if TYPE_CHECKING:
    from factcheck.rulebook import Rule

_MOST = 40  # no newspaper counts a longer list by hand
_QUIET_BLOCKS = frozenset({"table", "byline"})
_FAR = 2
_FEW = 5
_LONGEST_WHOLE = 40  # characters: " of the team's"


def check(document: Document, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    """Yield a verdict for each announced list of *document*."""
    for passage in passages:
        language = passage.block.language
        if (
            not passage.mentions
            or passage.block.kind in _QUIET_BLOCKS
            or language not in rule.wordings
        ):
            continue
        words = words_of(rule, language)
        for index, mention in enumerate(passage.mentions):
            value = _announced(mention)
            if value is None:
                continue
            verdict = _compare(document, passage, index, value, words, rule)
            # Few figures have a list behind them, so that these questions come last.
            if (
                verdict is not None
                and not _labelled(passage, mention, words)
                and not _is_whole(passage, index, words)
                and not is_name(mention, passage, document)
            ):
                yield verdict


def _announced(mention: Mention) -> int | None:
    """Return the number that may announce a list."""
    value = mention.value
    countable = (mention.kind == "integer" and not mention.unit) or mention.unit == "day"
    if not countable or not isinstance(value, Printed):
        return None
    if value.scale != 1 or value.decimals or not 2 <= value.mantissa <= _MOST:
        return None
    hedge = mention.hedge
    # "Có đến 4 di sản" has four.
    tells = (
        hedge is None or hedge.kind == "exact" or (hedge.kind == "at-most" and hedge.preposition)
    )
    return value.mantissa if tells else None


def _labelled(passage: Passage, mention: Mention, words: Words) -> bool:
    offset = passage.block.span.start
    before = passage.lower[max(0, mention.span.start - offset - 40) : mention.span.start - offset]
    if passage.lower[mention.span.end - offset : mention.span.end - offset + 1] == "-":
        return True  # "two-letter codes"
    # "3 châu và 7 huyện: …" lists both.
    return words.labels.search(before) is not None or words.second.search(before) is not None


def _is_whole(passage: Passage, index: int, words: Words) -> bool:
    """Tell whether the list names some of so many: "two of the team's three backs: Hall, Reed"."""
    if not index:
        return False
    offset = passage.block.span.start
    some, whole = passage.mentions[index - 1], passage.mentions[index]
    between = passage.lower[some.span.end - offset : whole.span.start - offset]
    return len(between) <= _LONGEST_WHOLE and words.partly.match(between.lstrip()) is not None


def _compare(
    document: Document, passage: Passage, index: int, value: int, words: Words, rule: Rule
) -> Verdict | None:
    mention = passage.mentions[index]
    found = listed(document, passage, index, words)
    if found is None:
        return None
    place, items = found
    language = passage.block.language
    counted = str(items.fewest) if items.fewest == items.most else f"{items.fewest}-{items.most}"
    if items.most >= MANY:
        counted = f"≥ {items.fewest}"
    holds = items.fewest <= value <= items.most
    if holds and items.most >= MANY:
        return None  # an open list proves nothing
    if items.most == 2 * value:
        return None  # pairs: "Springfield, Illinois, and Portland, Oregon"
    far = _FAR if value <= _FEW else 1 + Fraction(_FAR, 4)
    if items.fewest > value * far + 1 or items.most * far + 1 < value:
        return None  # so far off that these are other things
    return finding(
        rule,
        language,
        mention.span,
        status="holds" if holds else "violated",
        values={"stated": document.text[slice(*mention.span)], "counted": counted},
        related=(place,),
        arithmetic=Arithmetic(document.text[slice(*place)], counted, str(value)),
        candidates=()
        if holds or items.most >= MANY
        else tuple(
            replacement(mention.digits, text)
            for number in range(items.fewest, min(items.most, items.fewest + 2) + 1)
            if (text := _written(number, mention, value, document, language))
        ),
        mentions=(mention,),
    )


def _written(number: int, mention: Mention, value: int, document: Document, language: str) -> str:
    """Return *number* in the style of the figure it would replace; empty if there is none."""
    printed = document.text[slice(*mention.digits)]
    if printed[:1].isdigit():
        return write_digits(number, 0, style_of(printed, 0, language))
    return number_in_words(number, value, printed, "integer", language)
