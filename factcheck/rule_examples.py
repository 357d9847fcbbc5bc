"""The examples inside rule files, run through the whole house.

This is what keeps rules true: every example must come out as its file says, every phrasing must
be used by an example of its own rule, and no rule may speak up on another's examples.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from factcheck.claims import find_claims
from factcheck.engine import check_document, report_on
from factcheck.model import Document
from factcheck.records import NamedTuple
from factcheck.report import Finding
from factcheck.rulebook.model import Rule, Wording
from factcheck.sources import read_source

Expectation = Literal["right", "wrong", "known_false_alarms"]


class Problem(NamedTuple):
    """An example that does not come out as it should, or something no example proves.

    *example* is empty where the problem is not one of a single sentence.
    """

    rule: str
    path: str
    language: str
    example: str
    problem: str

    def __str__(self) -> str:
        place = f"{self.rule} [{self.language}]"
        return f"{place}: {self.problem}" + (f"\n  {self.example}" if self.example else "")


class _Example(NamedTuple):
    rule: Rule
    language: str
    sentence: str
    expectation: Expectation
    answer: str = ""

    def problem(self, text: str) -> Problem:
        return Problem(self.rule.id, self.rule.path, self.language, self.sentence, text)


def run_examples(rules: tuple[Rule, ...], *, others: tuple[Rule, ...] = ()) -> tuple[Problem, ...]:
    """Return what is wrong with the examples of *rules*, by rule and place.

    Args:
        rules: The rules whose examples are run.
        others: Further rules that must keep silent on them.
    """
    everyone = (*rules, *others)
    return tuple(problem for rule in rules for problem in _problems(rule, everyone))


def _problems(rule: Rule, everyone: tuple[Rule, ...]) -> Iterator[Problem]:
    for language, wording in rule.wordings.items():
        used: set[int] = set()
        for example in _examples(rule, language, wording):
            document = article(example.sentence, language, rule)
            examined = check_document(document, everyone)
            used |= {claim.phrasing for claim in find_claims(examined.passages, (rule,))}
            findings = report_on(examined, everyone).findings
            yield from _own(example, [one for one in findings if one.rule == rule.id])
            yield from _foreign(example, [one for one in findings if one.rule != rule.id])
        for number, phrasing in enumerate(wording.phrasings):
            if number not in used:
                reason = f'no example uses the phrasing "{phrasing.pattern}"'
                yield Problem(rule.id, rule.path, language, "", reason)


def _examples(rule: Rule, language: str, wording: Wording) -> Iterator[_Example]:
    for sentence in wording.right:
        yield _Example(rule, language, sentence, "right")
    for sentence, answer in wording.wrong:
        yield _Example(rule, language, sentence, "wrong", answer)
    for sentence in wording.known_false_alarms:
        yield _Example(rule, language, sentence, "known_false_alarms")


def article(sentence: str, language: str, rule: Rule) -> Document:
    """Return *sentence* as an article; a lone paragraph is of a kind that *rule* looks at."""
    document = read_source(sentence.encode(), "example", language=language, form=rule.format)
    if len(document.blocks) == 1:
        kind = "body" if not rule.where or "body" in rule.where else rule.where[0]
        document = document._replace(blocks=(document.blocks[0]._replace(kind=kind),))
    return document


def _own(example: _Example, findings: Sequence[Finding]) -> Iterator[Problem]:
    if example.expectation == "right":
        for finding in findings:
            yield example.problem(f"a right sentence has a finding: {finding.message}")
    elif example.expectation == "known_false_alarms":
        if not findings:
            yield example.problem("no longer a false alarm: move it to right")
    elif len(findings) != 1:
        found = "".join(f"\n    {finding.message}" for finding in findings)
        yield example.problem(f"a wrong sentence has {len(findings)} findings, not one{found}")
    elif findings[0].arithmetic.expected != example.answer:
        expected = findings[0].arithmetic.expected
        yield example.problem(f'it should have said "{example.answer}", not "{expected}"')


def _foreign(example: _Example, findings: Sequence[Finding]) -> Iterator[Problem]:
    for finding in findings:
        if finding.severity != "info":
            yield example.problem(f"{finding.rule} has a finding, too: {finding.message}")
