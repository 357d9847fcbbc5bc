"""Which figures the phrasings of rules tie together, and which phrasings are tried at all."""

from __future__ import annotations

import pytest

from factcheck import claims, shortlist
from factcheck.claims import find_claims
from factcheck.model import Claim
from factcheck.patterns import matching
from factcheck.patterns.compiled import Compiled
from factcheck.rulebook import Rule
from factcheck.rulebook.reading import parse_rule

from .judging import claims as claims_in
from .judging import rule as made_rule
from .patterns.marked import passage

TEMPLATE = """
id = "{name}"
summary = "."
severity = "error"
relation = "{relation}"
why = "."
{where}
[vi]
message = "."
phrasings = {phrasings}
{exceptions}
right = ["."]
[vi.wrong]
"," = ""
"""


def rule(
    *phrasings: str,
    relation: str = "share == part / whole * 100",
    name: str = "a",
    where: str = "",
    exceptions: str = "",
) -> Rule:
    text = TEMPLATE.format(
        name=name,
        relation=relation,
        phrasings="["
        + ", ".join(one if one.startswith("{ ") else f"'{one}'" for one in phrasings)
        + "]",
        where=where and f"where = ['{where}']",
        exceptions=exceptions and f"except = ['{exceptions}']",
    )
    return parse_rule(text, f"{name}.toml", "tests")


def told(marked: str, *rules: Rule, kind: str = "body") -> list[tuple[str, int, dict[str, str]]]:
    """Return the claims of *marked* as (rule, phrasing, texts of the slots)."""
    whole = passage(marked)
    whole = whole._replace(block=whole.block._replace(kind=kind))  # type: ignore[arg-type]
    return [_told(whole.lower, claim) for claim in find_claims([whole], rules)]


def _told(text: str, claim: Claim) -> tuple[str, int, dict[str, str]]:
    slots = {
        name: " ".join(text[mention.span.start : mention.span.end] for mention in mentions)
        for name, mentions in claim.slots.items()
    }
    return claim.rule, claim.phrasing, slots


SHARE = "{part:number}/{whole:number} ... <đạt|chiếm> {share:percent}"
SENTENCE = "Có «3|integer»/«4|integer» hộ đạt «75%|percent»."


def test_a_claim_names_rule_phrasing_and_slots() -> None:
    (claim,) = find_claims(
        [passage(SENTENCE)], (rule("x {part:number} {share:percent} {whole:number}", SHARE),)
    )
    assert (claim.rule, claim.phrasing, claim.language, claim.passage) == ("a", 1, "vi", 0)
    assert list(claim.slots) == ["part", "whole", "share"]
    assert SENTENCE.replace("«", "").find("3") == claim.span.start


def test_every_rule_is_asked_for_itself() -> None:
    assert told(SENTENCE, rule(SHARE), rule(SHARE, name="b")) == [
        ("a", 0, {"part": "3", "whole": "4", "share": "75%"}),
        ("b", 0, {"part": "3", "whole": "4", "share": "75%"}),
    ]


def test_a_phrasing_is_not_run_where_its_figures_or_words_are_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def never(search: Compiled, *_: object) -> None:
        pytest.fail(f"{search} was compiled")

    monkeypatch.setattr(matching, "places_of", never)
    lacking = (
        "Có «3|integer»/«4|integer» hộ đạt tất cả.",  # no percentage
        "Có «3|integer» hộ đạt «75%|percent» / nửa.",  # one number only
        "Có «3|integer»/«4|integer» hộ được «75%|percent».",  # neither word
        "Có «3|integer» và «4|integer» hộ đạt «75%|percent».",  # no slash
        "Có «75%|percent», đạt «3|integer»/«4|integer» hộ.",  # in another order
    )
    for sentence in lacking:
        assert told(sentence, rule(SHARE)) == []


def test_another_spelling_of_the_trigger_counts() -> None:
    kept = rule("tỷ {part:number} {whole:number} {share:percent}")
    sentence = "Tỉ «3|integer» «4|integer» «75%|percent»"
    assert len(told(sentence, kept)) == 1


def test_the_same_figures_make_one_claim() -> None:
    # Leading words that may be left out let the phrasing begin at two places.
    kept = rule("[có] [tới] {part:number}/{whole:number} ... {share:percent}")
    assert len(told("Có tới «3|integer»/«4|integer» hộ, «75%|percent».", kept)) == 1


def test_competing_pairings_are_all_claims() -> None:
    kept = rule("{part:number} ... {number} ... {share:percent} ... {whole:number}")
    kept = rule("{part:number} và {whole:number} .. {share:percent}", SHARE)
    found = told("«1|integer» và «3|integer»/«4|integer» đạt «75%|percent»", kept)
    assert found == [("a", 1, {"part": "3", "whole": "4", "share": "75%"})]


def test_an_exception_in_the_sentence_silences_the_rule() -> None:
    kept = rule(SHARE, exceptions="ước tính")
    assert told(SENTENCE, kept) != []
    assert told("Ước tính có «3|integer»/«4|integer» hộ đạt «75%|percent».", kept) == []
    assert told("Ước tính. ¶ Có «3|integer»/«4|integer» hộ đạt «75%|percent».", kept) != []


def test_a_phrasings_own_exceptions_take_the_place_of_the_rules() -> None:
    own = f"{{ pattern = '{SHARE}', except = ['dự kiến'] }}"
    kept = rule(own, exceptions="ước tính")
    assert told(SENTENCE.replace("Có", "Ước tính có"), kept) != []
    assert told(SENTENCE.replace("Có", "Dự kiến có"), kept) == []


def test_further_figures_go_with_those_that_were_bound_first() -> None:
    listed = "{ pattern = 'trong {whole:number} .. {part:number} ({share:percent}', "
    listed += "further = '{part:number} ({share:percent}' }"
    sentence = (
        "Trong «80|integer» tàu, «60|integer» («75%|percent») mới, "
        "«12|integer» («15%|percent») cũ, «8|integer» («10%|percent») hỏng."
    ).replace("tàu,", "tàu")
    assert [slots for _, _, slots in told(sentence, rule(listed))] == [
        {"whole": "80", "part": "60", "share": "75%"},
        {"whole": "80", "part": "12", "share": "15%"},
        {"whole": "80", "part": "8", "share": "10%"},
    ]


def test_a_rule_looks_only_where_it_should() -> None:
    kept = rule(SHARE, where="caption")
    assert told(SENTENCE, kept) == []
    assert told(SENTENCE, kept, kind="caption") != []


def test_a_rule_speaks_only_its_languages() -> None:
    english = passage(SENTENCE, "en")
    assert list(find_claims([english], (rule(SHARE),))) == []


PAIR = rule(
    "thành lập ... {start:year} ... // ... {years:years}",
    relation="years == years_between(start, 2024)",
)


def test_two_sentences_are_neighbours_or_nothing() -> None:
    first, second = "Thành lập năm «1990|year».", "Nay đã «34 năm|duration year»."
    assert len(told(f"{first} ¶ {second}", PAIR)) == 1
    assert told(f"{first} ¶ Không có gì. ¶ {second}", PAIR) == []
    assert told(f"{second} ¶ {first}", PAIR) == []


def test_an_article_without_figures_costs_nothing() -> None:
    assert told("Không có con số nào.", PAIR) == []


def test_a_sentence_without_end_is_no_sentence() -> None:
    words = "từ này qua từ khác " * 200
    assert told(f"{words}có «3|integer»/«4|integer» hộ đạt «75%|percent».", rule(SHARE)) != []
    assert told(f"{words * 2}có «3|integer»/«4|integer» hộ đạt «75%|percent».", rule(SHARE)) == []


def test_indexes_of_other_rule_sets_are_forgotten_in_time() -> None:
    kept = [(rule(SHARE, name=f"r{number}"),) for number in range(20)]
    for rules in kept:
        assert len(list(find_claims([passage(SENTENCE)], rules))) == 1
    assert len(shortlist._remembered) <= shortlist._MOST_INDEXES


def test_a_short_block_and_the_next_one_say_something_together() -> None:
    life = made_rule(
        "({birth:year} - {death:year}) // ... {age:age}", "age == elapsed_years(birth, death)"
    )
    above = "(1935 - 2015)\n\nThe keeper died by the sea, aged 90."
    assert len(claims_in(above, life)[1]) == 1
    long = f"(1935 - 2015) {'by the sea ' * 12}\n\nThe keeper died, aged 90."
    assert not claims_in(long, life)[1]
    apart = "(1935 - 2015)\n\nAnna Long\n\nThe keeper died, aged 90."
    assert not claims_in(apart, life)[1]
    later = "(1935 - 2015)\n\nShe lived by the sea. The keeper died, aged 90."
    assert not claims_in(later, life)[1]


def test_what_a_sentence_says_over_and_over_is_a_hundred_claims(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    over_and_over = " và ".join(
        f"«{n}|integer»/«{n + 1}|integer» hộ đạt «75%|percent»" for n in range(1, 131)
    )
    assert len(told(f"Có {over_and_over}.", rule(SHARE))) == 100
    # … of each phrasing, and of each sentence.
    assert len(told(f"Có {over_and_over}.¶Có {over_and_over}.", rule(SHARE), rule(SHARE))) == 400
    monkeypatch.setattr(claims, "_MOST_CLAIMS", 3)
    assert [slots["part"] for _, _, slots in told(f"Có {over_and_over}.", rule(SHARE))] == list(
        "123"
    )
