"""What is said of examples that do not come out, and of what no example proves."""

from __future__ import annotations

import pytest

from factcheck.rule_examples import article, run_examples
from factcheck.rulebook import Rule
from factcheck.rulebook.reading import parse_rule

TEMPLATE = """
id = "share"
summary = "."
severity = "error"
relation = "share == part / whole * 100"
why = "."
[en]
message = "{{share}} is not {{part}} of {{whole}}"
phrasings = ["{{part:number}} of {{whole:number}} boats ({{share:percent}})"{more}]
right = ["{right}"]
{false}
[en.wrong]
"{wrong}" = "{answer}"
"""


def rule(
    right: str = "3 of 4 boats (75%)",
    wrong: str = "3 of 4 boats (85%)",
    answer: str = "75",
    false: str = "",
    more: str = "",
) -> Rule:
    false = false and f'known_false_alarms = ["{false}"]'
    text = TEMPLATE.format(right=right, wrong=wrong, answer=answer, false=false, more=more)
    return parse_rule(text, "share.toml", "tests")


def test_good_examples_are_no_problem() -> None:
    assert run_examples((rule(),)) == ()


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (
            rule(right="3 of 4 boats (85%)"),
            "share [en]: a right sentence has a finding: 85% is not 3 of 4\n  3 of 4 boats (85%)",
        ),
        (
            rule(wrong="4 of 4 boats (100%)"),
            "share [en]: a wrong sentence has 0 findings, not one\n  4 of 4 boats (100%)",
        ),
        (
            rule(answer="74"),
            'share [en]: it should have said "74", not "75"\n  3 of 4 boats (85%)',
        ),
        (
            rule(false="1 of 4 boats (25%)"),
            "share [en]: no longer a false alarm: move it to right\n  1 of 4 boats (25%)",
        ),
        (
            rule(more=', "{part:number} {whole:number} {share:share}"'),
            'share [en]: no example uses the phrasing "{part:number} {whole:number} {share:share}"',
        ),
    ],
    ids=["right", "wrong", "answer", "false alarm", "phrasing"],
)
def test_a_bad_example_is_told(bad: Rule, told: str) -> None:
    assert [str(problem) for problem in run_examples((bad,))] == [told]


def test_a_known_false_alarm_still_gives_one() -> None:
    assert run_examples((rule(false="1 of 4 boats (26%)"),)) == ()


def test_another_rule_must_keep_silent() -> None:
    text = TEMPLATE.format(right=".", false="", wrong=",", answer="", more="")
    text = text.replace('"share"', '"other"').replace("share == part / whole * 100", "rows == more")
    text = text.replace("{share} is not {part} of {whole}", "{rows}")
    text = text.replace(
        "{part:number} of {whole:number} boats ({share:percent})",
        "{rows:number} rows, {more:number}",
    )
    other = parse_rule(text, "other.toml", "tests")
    (problem,) = run_examples(
        (rule(right="3 of 4 boats (75%) in 2 rows, 5 deep"),), others=(other,)
    )
    assert problem.problem.startswith("other has a finding, too")


def test_an_example_is_a_paragraph_or_what_the_rule_looks_at() -> None:
    caption = rule()._replace(where=("caption", "table"))
    assert article("3 boats", "en", caption).blocks[0].kind == "caption"
    assert article("3 boats", "en", rule()).blocks[0].kind == "body"
    assert len(article("3 boats\n\n4 boats", "en", caption).blocks) == 2
