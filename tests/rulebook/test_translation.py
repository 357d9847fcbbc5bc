"""Messages in another language than the article's."""

from __future__ import annotations

import re

import pytest

from factcheck.engine import check_document, report_on, shipped
from factcheck.report import Finding
from factcheck.rule_examples import article
from factcheck.rulebook import Rule
from factcheck.rulebook.translation import speaking

UNFILLED = re.compile(r"(?<!\{)\{\w+\}")


def findings(sentence: str, language: str, rule: Rule) -> tuple[Finding, ...]:
    examined = check_document(article(sentence, language, rule), (rule,))
    return report_on(examined, (rule,)).findings


@pytest.mark.parametrize("rule", shipped(), ids=lambda rule: rule.id)
def test_every_message_can_be_told_in_the_other_language(rule: Rule) -> None:
    for own, other in (("vi", "en"), ("en", "vi")):
        foreign = speaking(rule, other)
        for sentence, _ in rule.wordings[own].wrong if own in rule.wordings else ():
            before, after = findings(sentence, own, rule), findings(sentence, own, foreign)
            assert [one._replace(message="") for one in before] == [
                one._replace(message="") for one in after
            ]
            assert not any(UNFILLED.search(one.message) for one in after), sentence


def test_the_message_is_that_of_the_other_language() -> None:
    (rule,) = (rule for rule in shipped() if rule.id == "share-of-total")
    sentence = "Có 412/431 hộ dân được cấp nước, đạt 98,7%."
    (finding,) = findings(sentence, "vi", speaking(rule, "en"))
    assert finding.message == "98,7% does not fit 412 of 431: that makes 95,59%"


def test_a_phrasing_that_lacks_a_figure_of_the_message_keeps_its_own() -> None:
    (rule,) = (rule for rule in shipped() if rule.id == "share-of-total")
    english = rule.wordings["en"]._replace(message="{cast} of {eligible}: {expected}")
    changed = rule._replace(wordings={**rule.wordings, "en": english})
    sentence = "Có 412/431 hộ dân được cấp nước, đạt 98,7%."
    (finding,) = findings(sentence, "vi", speaking(changed, "en"))
    assert finding.message == findings(sentence, "vi", rule)[0].message


def test_a_rule_without_that_language_speaks_its_own() -> None:
    (rule,) = (rule for rule in shipped() if rule.id == "vote-tally")
    assert speaking(rule, "xx") is rule
