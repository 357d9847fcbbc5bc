"""From claim to verdict: what its rule's relation makes of its figures, and which verdicts speak.

`judge` looks at one claim alone. `settle` looks at all of them: several readings of one sentence
compete, one slip may break several relations, and only one of these findings is to be reported.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from factcheck.arithmetic.evaluate import is_certain, status
from factcheck.arithmetic.formula import Formula, parse_formula
from factcheck.arithmetic.kinship import in_one_money
from factcheck.arithmetic.nodes import TODAY
from factcheck.candidates import candidates
from factcheck.expressions import compile_kept
from factcheck.model import (
    SEVERITIES,
    Candidate,
    Claim,
    Document,
    Mention,
    Passage,
    Printed,
    Severity,
    Span,
    Status,
    Verdict,
    When,
)
from factcheck.nearby import first_from, is_within, sentence_at
from factcheck.patterns.shadow import flatten
from factcheck.working import NO_WORKING, Article, Working, assumption_of, work_out

if TYPE_CHECKING:
    from factcheck.rulebook.model import Phrasing, Rule

_FIELD = compile_kept(r"\{(\w+)\}")


def judge(
    claim: Claim,
    rule: Rule,
    document: Document,
    passage: Passage | None = None,
    *,
    proposing: bool = True,
) -> Verdict:
    """Put a claim's figures into its rule's relation and write out the sum.

    If *proposing*, a failure is told with every edit that would mend it. In *passage*, where the
    claim stands, other figures are looked for that the text may mean instead.

    The verdict is "unclear" when a figure lacks what the relation needs, when units do not go
    together, when no relation of the rule has all its figures, or when the rule's ``unless`` holds.
    """
    wording = rule.wordings[claim.language]
    phrasing = wording.phrasings[claim.phrasing]
    claim = claim._replace(slots=in_one_money(claim.slots))
    today = _published(document)
    formula = _applicable(phrasing.relations or rule.relations, claim.slots, today)
    if formula is None:
        return _verdict(claim, "unclear")
    found = status(formula, claim.slots, today)
    unless = phrasing.unless or rule.unless
    if found == "unclear" or (unless and is_certain(parse_formula(unless), claim.slots, today)):
        return _verdict(claim, "unclear")
    if found == "violated" and rule.elsewhere and passage is not None:
        for other in _elsewhere(claim, rule.elsewhere, passage):
            if status(formula, other.slots, today) == "holds":
                return judge(other, rule, document)
    article = Article(document.text, claim.language, today)
    working = work_out(formula, claim.slots, article)
    assumption = assumption_of(formula, claim.slots, today)
    if found == "holds":
        held = _verdict(claim, found, working=working, assumption=assumption)
        lenders = [mention for slot in formula.lenders for mention in claim.slots[slot]]
        return held._replace(mentions=tuple([one for one in held.mentions if one not in lenders]))
    severity: Severity = "info"
    template = wording.message_odd or phrasing.message or wording.message
    if found == "violated":
        severity = _severity(claim, rule, phrasing, document, assumed=bool(assumption))
        template = phrasing.message or wording.message
    return _verdict(
        claim,
        found,
        severity=severity,
        message=_message(template, claim, working, document.text),
        working=working,
        fixes=candidates(formula, claim.slots, article) if proposing else (),
        assumption=assumption,
    )


def _elsewhere(claim: Claim, slots: Sequence[str], passage: Passage) -> Iterator[Claim]:
    """Yield the claim with an earlier figure of its sentence in place of the one of *slots*."""
    sentence = sentence_at(passage.sentences, claim.span.start)
    taken = {mention.span for mentions in claim.slots.values() for mention in mentions}
    for slot in slots:
        if sentence is None or len(claim.slots.get(slot, ())) != 1:
            continue
        (figure,) = claim.slots[slot]
        before = first_from(passage.mentions, figure.span.start)
        near = flatten(passage.mentions[max(0, before - _MOST_ELSEWHERE) : before])
        for other in near:
            if (
                other.span.start >= sentence.start
                and other.span not in taken
                and other.unit == figure.unit
                and (other.kind == figure.kind or {other.kind, figure.kind} <= _NUMBERS)
                and not _is_turned(other, figure)
            ):
                yield claim._replace(slots={**claim.slots, slot: (other,)})


def _is_turned(other: Mention, figure: Mention) -> bool:
    """Tell whether *figure* is *other* with its digits in another order, thus its slip."""
    one, two = other.value, figure.value
    return (
        isinstance(one, Printed)
        and isinstance(two, Printed)
        and one.mantissa != two.mantissa
        and sorted(str(one.mantissa)) == sorted(str(two.mantissa))
    )


_MOST_ELSEWHERE = 12  # figures that are looked at before the nearest one
_NUMBERS = frozenset({"integer", "decimal"})


def _published(document: Document) -> When | None:
    if document.date is None:
        return None
    year, month, day = document.date
    return When("day", year, month, day)


def _applicable(
    relations: Sequence[str], slots: Mapping[str, tuple[Mention, ...]], today: When | None
) -> Formula | None:
    """Return the first relation of which all figures are given."""
    for relation in relations:
        formula = parse_formula(relation)
        if all(slot in slots or (slot == TODAY and today is not None) for slot in formula.slots):
            return formula
    return None


def _verdict(
    claim: Claim,
    found: Status,
    *,
    severity: Severity = "info",
    message: str = "",
    working: Working = NO_WORKING,
    fixes: tuple[Candidate, ...] = (),
    assumption: str = "",
) -> Verdict:
    # A mention begins with its kind, so mentions cannot be sorted as they are.
    by_span = {mention.span: mention for slot in claim.slots.values() for mention in slot}
    spans = sorted(by_span)
    primary = working.answer.span if working.answer else next(iter(by_span))
    return Verdict(
        rule=claim.rule,
        status=found,
        severity=severity,
        message=message,
        primary=primary,
        related=tuple([span for span in spans if span != primary]),
        arithmetic=working.arithmetic,
        candidates=fixes,
        mentions=tuple([by_span[span] for span in spans]),
        language=claim.language,
        assumption=assumption,
    )


# How bad it is ------------------------------------------------------------------------------


def _severity(
    claim: Claim, rule: Rule, phrasing: Phrasing, document: Document, *, assumed: bool
) -> Severity:
    level = SEVERITIES.index(rule.severity)
    if phrasing.severity:
        level = min(level, SEVERITIES.index(phrasing.severity))
    if phrasing.search.demands.pair or assumed:
        level = min(level, SEVERITIES.index("warning"))
    if claim.doubtful:
        return "info"
    if _is_doubtful(claim) or _is_quoted(claim.span, document):
        level = max(level - 1, 0)
    return SEVERITIES[level]


def _is_doubtful(claim: Claim) -> bool:
    return any(
        (mention.hedge is not None and mention.hedge.kind == "about")
        or (isinstance(mention.value, When) and mention.value.other is not None)
        for slot in claim.slots.values()
        for mention in slot
    )


def _is_quoted(span: Span, document: Document) -> bool:
    number = bisect_right(document.blocks, span.start, key=lambda block: block.span.start)
    return number > 0 and is_within(*span, document.blocks[number - 1].quoted)


# What is said -------------------------------------------------------------------------------


def _message(template: str, claim: Claim, working: Working, text: str) -> str:
    def fill(field: re.Match[str]) -> str:
        name = field[1]
        if name in {"expected", "expression", "stated"}:
            return str(getattr(working.arithmetic, name))
        mentions = claim.slots.get(name)
        if mentions is None:
            return field[0]
        follows = template[field.end() :]
        return " + ".join(_quoted(mention, follows, text) for mention in mentions)

    return _FIELD.sub(fill, template)


def _quoted(mention: Mention, follows: str, text: str) -> str:
    """Return the printed figure, without its unit where the message goes on with that itself."""
    unit = text[mention.digits.end : mention.span.end].lstrip(" -")
    says_unit = unit and follows.lstrip(" -").lower().startswith(unit.lower())
    if says_unit or (mention.kind == "percent" and follows.startswith("%")):
        return text[mention.span.start : mention.digits.end]
    return text[mention.span.start : mention.span.end]


# Which verdicts speak -----------------------------------------------------------------------


def settle(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """Return the verdicts that speak, in the order of their places.

    A text that can be read in a way that holds means it that way, so a failed reading is dropped if
    another one explains its answer or all its other figures. Of several failures with one cause
    one is reported, with the ends of all.
    """
    found = _distinct(verdicts)
    explained = [verdict for verdict in found if verdict.status in {"holds", "odd"}]
    saving = _Neighbours(explained)
    failed = [
        verdict
        for verdict in found
        if verdict.status == "violated" and not _is_saved(verdict, saving.of(verdict))
    ]
    speaking = _by_cause(sorted(failed, key=_standing))
    blamed = _Neighbours(speaking)
    holding = _Neighbours([verdict for verdict in explained if verdict.status == "holds"])
    odd = [
        verdict
        for verdict in found
        if verdict.status == "odd"
        and not any(_shares_cause(verdict, other) for other in blamed.of(verdict))
        and not _is_saved(verdict, holding.of(verdict))
    ]
    rest = [verdict for verdict in found if verdict.status in {"holds", "unclear"}]
    return tuple(sorted((*speaking, *odd, *rest), key=lambda verdict: verdict.primary))


class _Neighbours:
    """Verdicts by what they speak of, so that only those of the same figures are compared.

    Verdicts can have to do with each other only if their answers overlap, if they have a figure in
    common, or if they say the same.
    """

    def __init__(self, verdicts: Iterable[Verdict] = ()) -> None:
        """Hold *verdicts*."""
        self._by_key: dict[object, list[int]] = {}
        self._verdicts: list[Verdict] = []
        for verdict in verdicts:
            self.add(verdict)

    def add(self, verdict: Verdict) -> None:
        """Hold *verdict* as well."""
        number = len(self._verdicts)
        self._verdicts.append(verdict)
        for key in self._keys(verdict):
            self._by_key.setdefault(key, []).append(number)

    def numbers(self, verdict: Verdict) -> list[int]:
        """Return the numbers of those that may have to do with *verdict*, in order."""
        found = [self._by_key.get(key, ()) for key in self._keys(verdict)]
        return sorted({number for numbers in found for number in numbers})

    def of(self, verdict: Verdict) -> Iterator[Verdict]:
        """Yield those that may have to do with *verdict*, in order."""
        return (self._verdicts[number] for number in self.numbers(verdict))

    @staticmethod
    def _keys(verdict: Verdict) -> Iterator[object]:
        start, end = verdict.primary
        yield from range(start // _NEAR, end // _NEAR + 1)
        yield from (mention.span for mention in verdict.mentions)
        if verdict.message and verdict.mentions:
            yield verdict.rule, verdict.message


_NEAR = 16  # characters: answers that overlap have such a stretch in common


def _distinct(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Drop what was found by two phrasings: the same rule about the same figures.

    If they disagree the merciful one stays.
    """
    kept: dict[tuple[object, ...], Verdict] = {}
    for verdict in verdicts:
        spans = tuple(mention.span for mention in verdict.mentions)
        # A check may speak of a place without figures, and more than once.
        key = (verdict.rule, spans) if spans else (verdict.rule, verdict.primary, verdict.message)
        known = kept.get(key)
        if known is None or _MERCY[verdict.status] < _MERCY[known.status]:
            kept[key] = verdict
    return list(kept.values())


_MERCY: Mapping[Status, int] = {"holds": 0, "odd": 1, "violated": 2, "unclear": 3}


def _is_saved(verdict: Verdict, explained: Iterable[Verdict]) -> bool:
    if not verdict.arithmetic.stated:
        # Shares that make up the whole only with one more.
        spans = {mention.span for mention in verdict.mentions}
        return bool(spans) and any(
            other.rule == verdict.rule and spans < {mention.span for mention in other.mentions}
            for other in explained
        )
    mine = _operands(verdict)
    return any(
        other.arithmetic.stated
        and (
            (other.primary == verdict.primary and _tells_enough(other, verdict))
            or (other.rule == verdict.rule and mine and mine <= _operands(other))
        )
        for other in explained
    )


def _tells_enough(other: Verdict, verdict: Verdict) -> bool:
    """Tell whether *other* is as full a reading, or the same list read as ending earlier."""
    if len(other.mentions) >= len(verdict.mentions):
        return True
    ours = {mention.span for mention in verdict.mentions}
    return len(other.mentions) >= _SHORTEST_LIST and all(m.span in ours for m in other.mentions)


_SHORTEST_LIST = 3  # figures: a total and two parts


def _operands(verdict: Verdict) -> frozenset[Span]:
    return frozenset(m.span for m in verdict.mentions if m.span != verdict.primary)


def _standing(verdict: Verdict) -> tuple[int, int, bool, int, Span]:
    """Order failures: the gravest first, then the one with most figures.

    Of those the one that knows the right answer comes first, then the closest one.
    """
    ends = [verdict.primary, *verdict.related]
    length = max(span.end for span in ends) - min(span.start for span in ends)
    severity, unknown = SEVERITIES.index(verdict.severity), not verdict.arithmetic.expected
    return -severity, -len(verdict.mentions), unknown, length, verdict.primary


def _by_cause(failed: Iterable[Verdict]) -> list[Verdict]:
    """Merge failures that one slip explains; the first of them speaks."""
    speaking: list[list[Verdict]] = []  # with those that it speaks for
    first = _Neighbours()
    for verdict in failed:
        for number in first.numbers(verdict):
            if _shares_cause(speaking[number][0], verdict):
                speaking[number].append(verdict)
                break
        else:
            speaking.append([verdict])
            first.add(verdict)
    return [_merged(known, silent) for known, *silent in speaking]


def _shares_cause(first: Verdict, second: Verdict) -> bool:
    if first.primary.start < second.primary.end and second.primary.start < first.primary.end:
        return bool(first.mentions and second.mentions)
    if first.rule == second.rule and first.message == second.message and first.message:
        # The same sentence again, in a caption or in the lead.
        return bool(first.mentions and second.mentions)
    ours = {mention.span for mention in first.mentions}
    theirs = {mention.span for mention in second.mentions}
    common = ours & theirs
    if len(common) > 1 or (common and (ours <= theirs or theirs <= ours)):
        return True
    return any(
        edit in {edit for candidate in second.candidates for edit in candidate.edits}
        for candidate in first.candidates
        for edit in candidate.edits
        if any(span.start <= edit.span.start and edit.span.end <= span.end for span in common)
    )


def _merged(speaking: Verdict, silent: Sequence[Verdict]) -> Verdict:
    """Return *speaking* with the ends of the *silent* failures of the same cause."""
    ends = dict.fromkeys(speaking.related)
    fixes = speaking.candidates
    for verdict in silent:
        ends.update(dict.fromkeys((verdict.primary, *verdict.related)))
        edits = {edit for candidate in verdict.candidates for edit in candidate.edits}
        # What mends both comes first.
        fixes = tuple(
            sorted(fixes, key=lambda candidate: edits.isdisjoint(candidate.edits)),
        )
    ends.pop(speaking.primary, None)
    return speaking._replace(related=tuple(ends), candidates=fixes)
