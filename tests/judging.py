"""A sentence put through the real figures, patterns and verdicts, with a rule made on the spot."""

from __future__ import annotations

from factcheck.claims import find_claims
from factcheck.mentions import find_mentions
from factcheck.model import Claim, Document, Severity, Verdict
from factcheck.rulebook.model import Rule
from factcheck.rulebook.reading import parse_rule
from factcheck.sources import read_source
from factcheck.verdicts import judge, settle

TEMPLATE = """
id = "{name}"
summary = "."
severity = "{severity}"
relation = "{relation}"
unless = "{unless}"
why = "."
[{language}]
message = "{message}"
phrasings = ['{pattern}']
right = ["."]
[{language}.wrong]
"." = ""
"""


def rule(
    pattern: str,
    relation: str,
    *,
    language: str = "en",
    name: str = "made-up",
    unless: str = "",
    severity: Severity = "error",
    message: str = "{expected}",
) -> Rule:
    """Return a rule with one phrasing in one language."""
    text = TEMPLATE.format(
        name=name,
        severity=severity,
        relation=relation,
        unless=unless,
        language=language,
        message=message,
        pattern=pattern,
    )
    if not unless:
        text = text.replace('unless = ""\n', "")
    return parse_rule(text, f"{name}.toml", "tests")


def claims(
    sentence: str, *rules: Rule, date: tuple[int, int, int] | None = None
) -> tuple[Document, list[tuple[Claim, Rule]]]:
    """Return the claims that *rules* find in *sentence*."""
    language = next(iter(rules[0].wordings))
    document = read_source(sentence.encode(), "article.txt", language=language)
    document = document._replace(date=date)
    by_id = {each.id: each for each in rules}
    found = find_claims(find_mentions(document), rules)
    return document, [(claim, by_id[claim.rule]) for claim in found]


def judged(
    sentence: str, *rules: Rule, date: tuple[int, int, int] | None = None
) -> tuple[Verdict, ...]:
    """Return the settled verdicts on *sentence*."""
    document, found = claims(sentence, *rules, date=date)
    return settle([judge(claim, rule, document) for claim, rule in found])


def mended(verdict: Verdict, sentence: str) -> list[str]:
    """Return *sentence* with each of the candidates applied."""
    texts = []
    for candidate in verdict.candidates:
        text = sentence
        for edit in sorted(candidate.edits, reverse=True):
            text = text[: edit.span.start] + edit.text + text[edit.span.end :]
        texts.append(text)
    return texts
