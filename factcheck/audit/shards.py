"""Checking one shard: its articles to one line each that found something, and to counts.

This is what runs in the worker. It is a function of the shard's files and of the task, so that it
makes no difference where, when or how often it is called.
"""

import json
from collections import Counter

from factcheck.audit.corpus import Article, Fields, Shard, articles
from factcheck.cache import keep_pieces
from factcheck.config import Config, choose_rules, load_known
from factcheck.engine import Settings, check_bytes
from factcheck.records import NamedTuple
from factcheck.report import Report
from factcheck.reports import shown
from factcheck.reports.escaping import json_text
from factcheck.reports.json import file_object
from factcheck.rulebook import Rule

UNDATED = ""
# What is counted for each language and month, in this order.
COUNTED = ("articles", "not_checked", "verified", "suppressed", "figures", "covered")


class Task(NamedTuple):
    """What is to be done with every article; *config* says with which rules."""

    config: Config = Config()
    settings: Settings = Settings()
    fields: Fields = Fields()


class Tally(NamedTuple):
    """What was found, counted.

    The keys of *findings* are (rule, severity, language, month), those of *articles* (language,
    month) with one number for each of `COUNTED`. A month is "2023-05", or empty.
    """

    findings: Counter[tuple[str, str, str, str]]
    articles: dict[tuple[str, str], list[int]]


def audit_shard(shard: Shard, task: Task) -> bytes:
    """Return the result of *shard* in JSON lines: its tally, then the articles with findings.

    Raises:
        CorpusError: Its file cannot be read any more.
    """
    tally = Tally(Counter(), {})
    lines: list[str] = []
    rules = _rules(task.config)
    level = task.config.value("level")
    for article in articles(shard, task.fields):
        report = shown(_report(article, rules, task.settings), level)
        count(tally, report)
        if report.findings or report.errors:
            lines.append(_line(report))
    keep_pieces()
    head = json.dumps(tally_object(tally), ensure_ascii=False)
    return "".join(f"{line}\n" for line in (head, *lines)).encode("utf-8", "replace")


_made: dict[str, tuple[Rule, ...]] = {}


def _rules(config: Config) -> tuple[Rule, ...]:
    """Return the rules that are on under *config*, always the same tuple in one worker."""
    key = repr(config)
    if key not in _made:
        choices = choose_rules(config, load_known(config))
        _made[key] = tuple(choice.rule for choice in choices if choice.on)
    return _made[key]


def _report(article: Article, rules: tuple[Rule, ...], settings: Settings) -> Report:
    """Return the report of *article* under its own name, whatever happens."""
    if article.error:
        return Report(article.id, errors=(article.error,))
    if article.date and not settings.as_of:
        settings = settings._replace(as_of=article.date)
    try:
        report = check_bytes(article.data, article.label, rules, settings)
    except Exception as error:  # noqa: BLE001 - one article must not end an audit of millions
        return Report(article.id, errors=(f"internal error: {type(error).__name__}: {error}",))
    return report._replace(path=article.id, text="")


def _line(report: Report) -> str:
    """Return what the JSON report says of an article, under "id" and without what was verified."""
    told = file_object(report)
    del told["verified"]
    return json_text(json.dumps({"id": told.pop("path"), **told}, ensure_ascii=False))


# Counting -----------------------------------------------------------------------------------


def count(tally: Tally, report: Report) -> None:
    """Add *report* to *tally*."""
    month = (report.as_of or UNDATED)[: len("2023-05")]
    key = report.language, month
    numbers = tally.articles.setdefault(key, [0] * len(COUNTED))
    figures = report.figures
    added = (1, bool(report.errors), len(report.verified), len(report.suppressed), *figures)
    for index, number in enumerate(added):
        numbers[index] += number
    tally.findings.update((f.rule, f.severity, *key) for f in report.findings)


def tally_object(tally: Tally) -> dict[str, list[list[str | int]]]:
    """Return *tally* as what JSON can hold, in one order."""
    return {
        "findings": [[*key, number] for key, number in sorted(tally.findings.items())],
        "articles": [[*key, *numbers] for key, numbers in sorted(tally.articles.items())],
    }


def add_object(tally: Tally, told: dict[str, list[list[str | int]]]) -> None:
    """Add to *tally* what `tally_object` made of another one."""
    for rule, severity, language, month, number in told["findings"]:
        tally.findings[str(rule), str(severity), str(language), str(month)] += int(number)
    for language, month, *numbers in told["articles"]:
        known = tally.articles.setdefault((str(language), str(month)), [0] * len(COUNTED))
        for index, number in enumerate(numbers):
            known[index] += int(number)
