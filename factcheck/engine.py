"""The house's one corridor: read, find figures, find claims, judge, settle, report.

Checking one article is a pure function of its bytes, the rules and a few settings, so that many
articles can be checked in any order and by any number of processes.
"""

from functools import cache
from typing import NamedTuple

from factcheck.checks import find_check
from factcheck.claims import find_claims
from factcheck.languages import shipped_rules
from factcheck.mentions import find_mentions
from factcheck.model import Claim, Document, Passage, Verdict
from factcheck.report import Report, build_report
from factcheck.rulebook import Rule, load_rules
from factcheck.sources import SourceError, read_source
from factcheck.verdicts import judge, settle


class Settings(NamedTuple):
    """What the caller says about the articles rather than they themselves.

    *as_of* is the day from which "yesterday" is told, as (year, month, day). *paragraphs* asks for
    the article as it reads in its report.
    """

    language: str = "auto"
    date_order: str = "auto"
    as_of: tuple[int, int, int] | None = None
    paragraphs: bool = False


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
    except SourceError as error:
        return Report(label, errors=(str(error),))
    report = report_on(examination, rules)
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
    document = read_source(data, label, language=settings.language)
    if settings.as_of:
        document = document._replace(date=settings.as_of)
    return check_document(document, rules, settings.date_order)


def check_document(
    document: Document, rules: tuple[Rule, ...], date_order: str = "auto"
) -> Examination:
    """Return *document* with its figures and with what came of its claims."""
    passages = tuple(find_mentions(document, date_order))
    by_id = {rule.id: rule for rule in rules}
    verdicts = [
        judge(claim, by_id[claim.rule], document)
        for claim in find_claims(passages, rules)
        if _has_relation(claim, by_id[claim.rule])
    ]
    for rule in rules:
        if rule.check:
            verdicts += find_check(rule.check)(document, passages, rule)
    return Examination(document, passages, tuple(settle(verdicts)))


def _has_relation(claim: Claim, rule: Rule) -> bool:
    """Tell a claim from one that a check finds for itself."""
    phrasing = rule.wordings[claim.language].phrasings[claim.phrasing]
    return bool(rule.relations or phrasing.relations)


def report_on(examination: Examination, rules: tuple[Rule, ...]) -> Report:
    """Return the report of an examined article, in places of its source."""
    document, passages, verdicts = examination
    ignored = frozenset(document.ignore)
    silenced = {
        rule.id: "front matter" for rule in rules if ignored & {rule.id, rule.family, "all"}
    }
    return build_report(document, passages, verdicts, silenced)
