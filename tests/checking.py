"""One shipped rule, run over an article."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.engine import examine, shipped
from factcheck.model import Status, Verdict


class Found(NamedTuple):
    """What a rule says of an article: how grave it is, where it stands, and the proposals."""

    severity: str
    ends: tuple[str, ...]
    proposals: tuple[str, ...]


def verdicts(rule: str, text: str, label: str = "article.txt") -> tuple[str, list[Verdict]]:
    """Return the reading text of an article and the verdicts of *rule* on it."""
    rules = tuple(one for one in shipped() if one.id == rule)
    examination = examine(text.encode(), label, rules)
    return examination.document.text, list(examination.verdicts)


def findings(rule: str, text: str, status: Status = "violated") -> list[Found]:
    """Return what *rule* finds in an article."""
    read, all_verdicts = verdicts(rule, text)
    return [
        Found(
            verdict.severity,
            tuple(read[slice(*span)] for span in (verdict.primary, *verdict.related)),
            tuple(candidate.label for candidate in verdict.candidates),
        )
        for verdict in all_verdicts
        if verdict.status == status
    ]
