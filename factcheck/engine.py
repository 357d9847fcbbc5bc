"""The house's one corridor: read, find figures, find claims, judge, settle, report.

Checking one article is a pure function of its bytes, the rules and a few settings, so that many
articles can be checked in any order and by any number of processes.
"""

import re
from functools import cache

from factcheck.checks import find_check
from factcheck.claims import find_claims
from factcheck.languages import shipped_rules
from factcheck.mentions import find_mentions
from factcheck.model import Claim, Document, Passage, Verdict
from factcheck.records import NamedTuple
from factcheck.report import Report, build_report
from factcheck.rulebook import Rule, load_rules
from factcheck.sources import SourceError, read_source
from factcheck.sources.reading import reading_text
from factcheck.suppressions import CHECKS, Silence, silence
from factcheck.verdicts import judge, settle

_NOTHING_SAID = Silence()
# Failures of one article that are told with ways to mend them, and for which other figures are
# looked at that may be meant; both cost more than all the rest.
_MOST_MENDED = 50


class Settings(NamedTuple):
    """What the caller says about the articles rather than they themselves.

    *as_of* is the day from which "yesterday" is told, as (year, month, day). What one of the
    regular expressions *skip* matches is not read. *silence* says what is silent. *paragraphs* asks
    for the article as it reads in its report. *form* is the articles' format, whatever they are
    called.
    """

    language: str = "auto"
    date_order: str = "auto"
    as_of: tuple[int, int, int] | None = None
    skip: tuple[str, ...] = ()
    silence: Silence = _NOTHING_SAID
    paragraphs: bool = False
    form: str = ""


class Examination(NamedTuple):
    """An article with all that was found in it."""

    document: Document
    passages: tuple[Passage, ...]
    verdicts: tuple[Verdict, ...]


@cache
def shipped() -> tuple[Rule, ...]:
    """Return the rules that came with factcheck, always the same tuple."""
    return load_rules((shipped_rules(),))


def check_bytes(
    data: bytes, label: str, rules: tuple[Rule, ...], settings: Settings = Settings()
) -> Report:
    """Return the report of the article in *data*; one that cannot be read has the reason in it."""
    try:
        examination = examine(data, label, rules, settings)
        report = report_on(examination, rules, settings.silence)
    except SourceError as error:
        return Report(label, errors=(str(error),))
    if settings.paragraphs:
        from factcheck.article import read_out  # noqa: PLC0415 - one format of reports wants it

        report = report._replace(paragraphs=read_out(*examination, report))
    return report


def examine(
    data: bytes, label: str, rules: tuple[Rule, ...], settings: Settings = Settings()
) -> Examination:
    """Return what was found in the article in *data*.

    Raises:
        SourceError: It cannot be read as an article.
    """
    document = read_source(data, label, language=settings.language, form=settings.form)
    if settings.as_of:
        document = document._replace(date=settings.as_of)
    if settings.skip:
        document = skipping(document, settings.skip)
    return check_document(document, rules, settings.date_order)


def check_document(
    document: Document, rules: tuple[Rule, ...], date_order: str = "auto"
) -> Examination:
    """Return *document* with its figures and with what came of its claims."""
    passages = tuple(find_mentions(document, date_order))
    by_id = {rule.id: rule for rule in rules}
    verdicts: list[Verdict] = []
    failures = 0
    for claim in find_claims(passages, rules):
        rule = by_id[claim.rule]
        if _has_relation(claim, rule):
            mending = failures < _MOST_MENDED
            passage = passages[claim.passage] if mending else None
            verdict = judge(claim, rule, document, passage, proposing=mending)
            failures += bool(verdict.message)
            verdicts.append(verdict)
    for rule in rules:
        if rule.check and rule.check not in CHECKS:
            verdicts += find_check(rule.check)(document, passages, rule)
    return Examination(document, passages, tuple(settle(verdicts)))


def _has_relation(claim: Claim, rule: Rule) -> bool:
    """Tell a claim from one that a check finds for itself."""
    phrasing = rule.wordings[claim.language].phrasings[claim.phrasing]
    return bool(rule.relations or phrasing.relations)


def skipping(document: Document, expressions: tuple[str, ...]) -> Document:
    """Return *document* with blanks where one of *expressions* matches its text."""
    text = document.text
    for expression in expressions:
        # The text has plain hyphens and quotes only, so the expression must have them as well.
        pattern = reading_text(expression).text
        text = re.sub(pattern, lambda found: " " * len(found[0]), text)
    return document._replace(text=text)


def report_on(
    examination: Examination, rules: tuple[Rule, ...], policy: Silence = _NOTHING_SAID
) -> Report:
    """Return the report of an examined article, in places of its source.

    Raises:
        SourceError: Its front matter silences a rule that does not exist.
    """
    document, passages, verdicts = examination
    if (document.comments or document.ignore) and not policy.known:
        policy = policy._replace(known=shipped())
    outcomes = silence(document, verdicts, rules, policy)
    return build_report(document, passages, outcomes, policy.fingerprints)
