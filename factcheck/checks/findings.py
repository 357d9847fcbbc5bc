"""What the checks share: how one says what it found, and how it reads the words of its rule file.

A check has no relation of its own to judge, so it builds its verdicts here. Everything that is a
word of a language stands under ``[options]`` of the rule file, by the language's code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from factcheck.expressions import compile_kept
from factcheck.model import (
    SEVERITIES,
    Arithmetic,
    Candidate,
    Edit,
    Mention,
    Severity,
    Span,
    Status,
    Verdict,
)

if TYPE_CHECKING:
    from factcheck.rulebook import Rule

_Made = TypeVar("_Made")
_MOST_REMEMBERED = 16  # rules and languages
_FIELD = compile_kept(r"\{(\w+)\}")


def finding(  # noqa: PLR0913 - the parts of one verdict
    rule: Rule,
    language: str,
    primary: Span,
    *,
    severity: Severity | None = None,
    status: Status = "violated",
    message: str = "",
    values: Mapping[str, str] | None = None,
    related: Iterable[Span] = (),
    arithmetic: Arithmetic | None = None,
    candidates: Iterable[Candidate] = (),
    mentions: Iterable[Mention] = (),
    assumption: str = "",
) -> Verdict:
    """Return the verdict of a check.

    Args:
        rule: The rule that speaks.
        language: The language of the block *primary* stands in.
        primary: What the finding points at.
        severity: The rule's own severity if not given; never above it.
        status: "violated" for a finding, "holds" for a relation that was verified.
        message: Which of the rule's ``messages`` it is; the rule's own message if not given.
        values: What the ``{fields}`` of the message stand for.
        related: The finding's other ends.
        arithmetic: The worked sum, where there is one.
        candidates: Ways to mend it, smallest edit first.
        mentions: The figures that the verdict settles.
        assumption: What had to be assumed.
    """
    level = min(severity or rule.severity, rule.severity, key=SEVERITIES.index)
    return Verdict(
        rule=rule.id,
        status=status,
        severity=level,
        message=_fill(_wording(rule, language, message), values or {}),
        primary=primary,
        related=tuple(related),
        arithmetic=arithmetic or Arithmetic("", "", ""),
        candidates=tuple(candidates),
        mentions=tuple(mentions),
        language=language,
        assumption=assumption,
    )


def replacement(span: Span, text: str) -> Candidate:
    """Return the candidate that puts *text* in the place of *span*."""
    return Candidate(text, (Edit(span, text),))


def word_list(rule: Rule, name: str, language: str) -> tuple[str, ...]:
    """Return the words that the rule file lists as *name* for *language*, or none."""
    lists: Mapping[str, tuple[str, ...]] | None = rule.options.get(name)  # type: ignore[assignment]
    return lists.get(language, ()) if lists else ()


def once_a_rule(make: Callable[[Rule, str], _Made]) -> Callable[[Rule, str], _Made]:
    """Remember what *make* returns for a rule and a language, as long as it is the same rule."""
    known: dict[tuple[int, str], tuple[Rule, _Made]] = {}

    def remembered(rule: Rule, language: str) -> _Made:
        # By identity: to compare or to hash a whole rule takes longer than to make most things.
        found = known.get((id(rule), language))
        if found is not None and found[0] is rule:
            return found[1]
        if len(known) >= _MOST_REMEMBERED:
            known.clear()
        made = make(rule, language)
        known[id(rule), language] = rule, made
        return made

    return remembered


@cache
def one_of(words: tuple[str, ...]) -> str:
    r"""Return *words* as the inside of a regex group, longest first; for none it never matches."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join([one if one.isalnum() else re.escape(one) for one in longest_first]) or "(?!)"


@cache
def whole_words(words: tuple[str, ...]) -> str:
    r"""Return *words* as the beginning of a regex: a search skips to the letters they begin with.

    >>> whole_words(("step", "part"))
    'p(?<!\\wp)art|s(?<!\\ws)tep'
    """
    rest: dict[str, list[str]] = {}
    for word in sorted(words):
        rest.setdefault(word[0], []).append(word[1:])
    ways: list[str] = []
    for letter, ends in rest.items():
        first = re.escape(letter)
        end = one_of(tuple(ends)) if len(ends) > 1 else re.escape(ends[0])
        ways.append(rf"{first}(?<!\w{first})" + (f"(?:{end})" if len(ends) > 1 else end))
    return "|".join(ways) or "(?!)"


@cache
def any_word(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that finds any of *words* as whole words."""
    return compile_kept(rf"(?:{whole_words(words)})(?!\w)")


def _wording(rule: Rule, language: str, name: str) -> str:
    wording = rule.wordings[language]
    return wording.messages[name] if name else wording.message


def _fill(message: str, values: Mapping[str, str]) -> str:
    """Put *values* into the fields of *message*; a field without value stays as it is."""
    return _FIELD.sub(lambda field: values.get(field[1], field[0]), message)
