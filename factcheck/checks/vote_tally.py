"""The rule ``vote-tally``: an election result in its usual short form.

"Lab 1,235 (57.2%, +10), Con 344 (16%) … Majority 891": the shares are those of the votes listed,
the majority is the first candidate's lead, and turnout is valid and spoilt papers together. A list
may leave candidates out, so a share is wrong only where all others fit the sum of the votes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.checks.findings import finding, replacement
from factcheck.expressions import compile_kept
from factcheck.model import Arithmetic, Document, Mention, Passage, Span, Status, Verdict
from factcheck.printing import Style, style_of, write_digits
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.rulebook.model import Rule

_COUNT = r"\d{1,3}(?:,\d{3})+|\d{1,7}"
_ENTRY = compile_kept(
    rf"(?<![\d.,])(?P<votes>{_COUNT}) ?[(\[](?P<share>\d{{1,3}}(?:\.\d{{1,2}})?)"
    r"(?=%?(?:[)\];,]|%? [-+]|% ))[^()\[\]\n]{0,40}[)\]]"
)
# What entries are found by: one sign is searched for ten times as fast as digits are.
_SHARE = compile_kept(r"\([0-9]")
_SHARE_IN_ANY_BRACKET = compile_kept(r"[(\[][0-9]")
_IN_COUNT = frozenset("0123456789,")
_MAJORITY = compile_kept(rf"\bmajority(?: of)?:? ?(?P<number>{_COUNT})\b(?!\.\d|%)", re.IGNORECASE)
_PAPERS = compile_kept(
    rf"turnout:? ?(?P<all>{_COUNT})\W{{0,3}}valid(?: votes| papers)?:? ?"
    rf"(?P<valid>{_COUNT})\W{{0,3}}(?:spoilt|spoiled|rejected|invalid)(?: votes| papers)?:? ?"
    rf"(?P<spoilt>{_COUNT})",
    re.IGNORECASE,
)
_LEAD = compile_kept(r"\bmajority(?: of)?:? ?\Z", re.IGNORECASE)
_NEAR = 14
_MOST_CANDIDATES = 100  # more are a table, in which each would be held against all others
_APART = 90  # characters between two candidates
_BEHIND = 220  # characters from the last candidate to the majority
_SPREAD = (80, 120)  # shares that add up to less or more are those of several contests


class _Candidate(NamedTuple):
    """One candidate: the votes, and the share in units of its last printed place."""

    votes: int
    votes_span: Span
    share: Fraction
    step: Fraction
    share_span: Span


def check(document: Document, passages: Sequence[Passage], rule: Rule) -> Iterator[Verdict]:
    """Yield a verdict for each share, majority and turnout that can be checked."""
    if "en" not in {passage.block.language for passage in passages}:
        return
    contests = list(_contests(document.text))
    papers = list(_PAPERS.finditer(document.text)) if "urnout" in document.text else []
    if not contests and not papers:
        return
    figures = {mention.digits: mention for passage in passages for mention in passage.mentions}
    report = _Report(document, figures, rule)
    for contest in contests:
        yield from _check_contest(contest, report)
    for counted in papers:
        yield _check_papers(counted, report)


class _Report(NamedTuple):
    """What it takes to say something."""

    document: Document
    figures: Mapping[Span, Mention]
    rule: Rule

    def verdict(
        self,
        place: Span,
        others: Sequence[Span],
        working: Arithmetic,
        status: Status,
        fixes: Sequence[tuple[Span, str]],
    ) -> Verdict:
        """Return the verdict that *place* is, or is not, what the others make."""
        return finding(
            self.rule,
            "en",
            place,
            status=status,
            values={"stated": working.stated, "expected": working.expected},
            related=others,
            arithmetic=working,
            candidates=()
            if status == "holds"
            else [replacement(span, text) for span, text in fixes],
            # Its own figure only: a share and the majority come from the same votes, and the one
            # does not vouch for the other.
            mentions=[self.figures[span] for span in (place,) if span in self.figures],
        )


def _contests(text: str) -> Iterator[tuple[_Candidate, ...]]:
    """Yield the runs of candidates with votes and shares."""
    run: list[_Candidate] = []
    end = 0
    for entry in _entries(text):
        if _LEAD.search(text, max(0, entry.start() - _NEAR), entry.start()):
            continue  # "a majority of 1,641 (61%)" is nobody's vote
        if run and entry.start() - end > _APART:
            if len(run) > 1:
                yield tuple(run)
            run = []
        run.append(_candidate(entry))
        end = entry.end()
    if len(run) > 1:
        yield tuple(run)


def _entries(text: str) -> Iterator[re.Match[str]]:
    """Yield what stands like the votes of one candidate, with the share in brackets."""
    share = _SHARE_IN_ANY_BRACKET if "[" in text else _SHARE
    for found in share.finditer(text):
        start = found.start()
        start -= text[start - 1 : start] == " "
        while start and text[start - 1] in _IN_COUNT:
            start -= 1
        entry = _ENTRY.match(text, start)
        if entry is not None:
            yield entry


def _candidate(entry: re.Match[str]) -> _Candidate:
    share = entry["share"]
    decimals = len(share.partition(".")[2])
    return _Candidate(
        votes=int(entry["votes"].replace(",", "")),
        votes_span=Span(*entry.span("votes")),
        share=Fraction(share),
        step=Fraction(1, 10**decimals),
        share_span=Span(*entry.span("share")),
    )


def _check_contest(contest: Sequence[_Candidate], report: _Report) -> Iterator[Verdict]:
    total = sum(candidate.votes for candidate in contest)
    if not total or len(contest) > _MOST_CANDIDATES:
        return
    odd = [candidate for candidate in contest if not _fits(candidate, total)]
    fitting = len(contest) - len(odd)
    shares = sum(candidate.share for candidate in contest)
    if not odd and _SPREAD[0] <= shares <= _SPREAD[1]:
        for candidate in contest:
            yield _share(candidate, contest, total, report, "holds")
    elif len(odd) == 1 and fitting:
        yield _share(odd[0], contest, total, report, "violated")
    elif fitting < len(odd):
        wrong = _wrong_votes(contest)
        if wrong is not None:
            yield _votes(*wrong, contest, report)
            return
    yield from _check_majority(contest, report)


def _fits(candidate: _Candidate, total: int) -> bool:
    """Tell whether the printed share is that of the votes, rounded or cut off."""
    exact = Fraction(100 * candidate.votes, total)
    return (
        candidate.share - candidate.step / 2 <= exact <= candidate.share + candidate.step / 2
        or candidate.share <= exact < candidate.share + candidate.step
    )


def _share(
    candidate: _Candidate,
    contest: Sequence[_Candidate],
    total: int,
    report: _Report,
    status: Status,
) -> Verdict:
    decimals = len(str(candidate.step.denominator)) - 1
    units = round(Fraction(100 * candidate.votes, total) / candidate.step)
    expected = write_digits(units, decimals, Style(".", ","))
    text = report.document.text
    working = Arithmetic(
        f"{text[slice(*candidate.votes_span)]} / {total} × 100",
        expected,
        text[slice(*candidate.share_span)],
    )
    others = [one.votes_span for one in contest]
    return report.verdict(
        candidate.share_span, others, working, status, [(candidate.share_span, expected)]
    )


def _wrong_votes(contest: Sequence[_Candidate]) -> tuple[_Candidate, int] | None:
    """Return the one candidate whose votes spoil all shares, and what the votes should be."""
    if len(contest) < 3:
        return None
    total = sum(one.votes for one in contest)
    # What each of them says of the sum of all votes: at least, at most.
    least = [Fraction(100 * one.votes) / (one.share + one.step) for one in contest]
    most = [
        Fraction(100 * one.votes) / max(one.share - one.step / 2, one.step / 2) for one in contest
    ]
    # Without the one that is looked at the second counts in its place.
    lows, highs = sorted(least)[-2:], sorted(most)[:2]
    found: list[tuple[_Candidate, int]] = []
    for number, candidate in enumerate(contest):
        low = lows[0] if least[number] == lows[1] else lows[1]
        high = highs[1] if most[number] == highs[0] else highs[0]
        rest = total - candidate.votes
        middle = round((low + high) / 2) - rest
        if low <= high and middle > 0 and _fits(candidate._replace(votes=middle), middle + rest):
            found.append((candidate, middle))
    return found[0] if len(found) == 1 else None


def _votes(
    candidate: _Candidate, votes: int, contest: Sequence[_Candidate], report: _Report
) -> Verdict:
    stated = report.document.text[slice(*candidate.votes_span)]
    expected = write_digits(votes, 0, style_of(stated, 0, "en"))
    working = Arithmetic("the votes that fit the other shares", f"≈ {expected}", stated)
    others = [one.share_span for one in contest]
    return report.verdict(
        candidate.votes_span, others, working, "violated", [(candidate.votes_span, expected)]
    )


def _check_majority(contest: Sequence[_Candidate], report: _Report) -> Iterator[Verdict]:
    text = report.document.text
    end = max(candidate.share_span.end for candidate in contest)
    following = _ENTRY.search(text, end)
    limit = min(end + _BEHIND, following.end() if following else len(text))
    found = _MAJORITY.search(text, end, limit)
    if found is None:
        return
    first, second, *_ = sorted(contest, key=lambda one: -one.votes)
    difference = first.votes - second.votes
    stated = found["number"]
    names = [text[slice(*one.votes_span)] for one in (first, second)]
    grouped = next((name for name in (stated, *names) if "," in name), stated)
    expected = write_digits(difference, 0, style_of(grouped, 0, "en"))
    place = Span(*found.span("number"))
    yield report.verdict(
        place,
        (first.votes_span, second.votes_span),
        Arithmetic(f"{names[0]} − {names[1]}", expected, stated),
        "holds" if int(stated.replace(",", "")) == difference else "violated",
        [(place, expected)],
    )


def _check_papers(papers: re.Match[str], report: _Report) -> Verdict:
    number = {name: int(value.replace(",", "")) for name, value in papers.groupdict().items()}
    wanted = {
        "all": number["valid"] + number["spoilt"],
        "valid": number["all"] - number["spoilt"],
        "spoilt": number["all"] - number["valid"],
    }
    fixes = [
        (Span(*papers.span(name)), write_digits(value, 0, style_of(papers[name], 0, "en")))
        for name, value in wanted.items()
        if value >= 0
    ]
    return report.verdict(
        Span(*papers.span("all")),
        (Span(*papers.span("valid")), Span(*papers.span("spoilt"))),
        Arithmetic(f"{papers['valid']} + {papers['spoilt']}", fixes[0][1], papers["all"]),
        "holds" if number["all"] == wanted["all"] else "violated",
        fixes,
    )
