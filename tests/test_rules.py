"""Every example of every shipped rule comes out as its file says."""

from __future__ import annotations

import pytest

from factcheck.languages import shipped_rules
from factcheck.rule_examples import run_examples
from factcheck.rulebook import Rule, load_rules

RULES = load_rules([shipped_rules()])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples(rule: Rule) -> None:
    others = tuple(other for other in RULES if other.id != rule.id)
    problems = run_examples((rule,), others=others)
    assert not problems, "\n".join(map(str, problems))
