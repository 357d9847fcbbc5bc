"""Every kind of bad rule file gives one clear message: where, what, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.rulebook import RuleFileError, load_rules

from .files import GOOD, write_rule

MESSAGES = {
    "unknown key": (
        ("severity =", "severety ="),
        """
        :3: unknown key "severety"
            3 | severety = "error"
              | ^^^^^^^^
                did you mean "severity"?
        """,
    ),
    "unknown key of a language": (
        ("right = [", "rihgt = ["),
        """
        :12: unknown key "rihgt" in [en]
           12 | rihgt = ["12 of 16 boats (75%)"]
              | ^^^^^
                did you mean "right"?
        """,
    ),
    "unknown language": (
        ("[en]\n", "[eng]\n"),
        """
        :7: unknown key "eng"
            7 | [eng]
              |  ^^^
                did you mean "en"?
        """,
    ),
    "missing key": (
        ('why = "The counts change, the share is forgotten."\n', ""),
        """
        :1: "why" is missing
            1 | id = "share-fits"
              | ^^^^^^^^^^^^^^^^^
                why: how the slip comes about, for the person who made it
        """,
    ),
    "missing key of a language": (
        ('right = ["12 of 16 boats (75%)"]\n', ""),
        """
        :7: "right" is missing in [en]
            7 | [en]
              | ^^^^
                right: sentences without a finding
        """,
    ),
    "no phrasings": (
        ('phrasings = [\n  "{part:number} of {whole:number} ({share:percent})",\n]\n', ""),
        """
        :7: "phrasings" is missing in [en]
            7 | [en]
              | ^^^^
                write how people say it
        """,
    ),
    "a value of the wrong shape": (
        ('severity = "error"', 'severity = "fatal"'),
        """
        :3: "severity" must be one of error, warning, info
            3 | severity = "fatal"
              | ^^^^^^^^
        """,
    ),
    "a slot that no phrasing has": (
        ('why = "', 'elsewhere = ["hole"]\nwhy = "'),
        """
        :5: "hole" is no slot of a phrasing
            5 | elsewhere = ["hole"]
              |               ^^^^
                did you mean "whole"?
        """,
    ),
    "not TOML": (
        ('summary = "A share fits its part and whole"', "summary = A share fits"),
        """
        :2: not TOML: invalid value
            2 | summary = A share fits
              |           ^
                every sentence stands in quotes; one with a quote inside stands in '…'
        """,
    ),
    "another id than the file's name": (
        ('"share-fits"', '"share-fit"'),
        """
        :1: the id "share-fit" is not the name of the file, "share-fits"
            1 | id = "share-fit"
              |       ^^^^^^^^^
                rename one of them
        """,
    ),
    "an id that is none": (
        ('"share-fits"', '"Share fits"'),
        """
        :1: "Share fits" is no id
            1 | id = "Share fits"
              |       ^^^^^^^^^^
                write small words-with-hyphens
        """,
    ),
    "neither relation nor check": (
        ('relation = "share == part / whole * 100"\n', ""),
        """
        :1: a rule has either a relation or a check
            1 | id = "share-fits"
              | ^^
                write relation = "a == b + c", in the names of the slots
        """,
    ),
    "a phrasing that does not parse": (
        ("({share:percent})", "({share:percent)"),
        """
        :10: a slot is not closed
           10 |   "{part:number} of {whole:number} ({share:percent)",
              |                                     ^
                write {name:type}, such as {share:percent}
        """,
    ),
    "a type that does not exist": (
        ("{share:percent}", "{share:percnt}"),
        """
        :10: there is no figure type "percnt"
           10 |   "{part:number} of {whole:number} ({share:percnt})",
              |                                            ^^^^^^
                did you mean "percent"?
        """,
    ),
    "a relation that does not parse": (
        ("part / whole", "part // whole"),
        """
        :4: the formula cannot be read: a formula has slots, numbers, + - * /, comparisons, \
and/or/not and functions only
            4 | relation = "share == part // whole * 100"
              |                      ^^^^^^^^^^^^^
        """,
    ),
    "a slot that no phrasing binds": (
        ("{part:number} of", "{number} of"),
        """
        :10: the phrasing does not bind "part", which the relation needs
           10 |   "{number} of {whole:number} ({share:percent})",
              |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                the relation is share == part / whole * 100
        """,
    ),
    "a slot that may be missing": (
        ("({share:percent})", "[({share:percent})]"),
        """
        :10: the phrasing may leave out "share", which the relation needs
           10 |   "{part:number} of {whole:number} [({share:percent})]",
              |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                the relation is share == part / whole * 100
        """,
    ),
    "an idle slot": (
        (" ({share", " in {when:year} ({share"),
        """
        :10: "when" is bound, but neither the relation nor the message has it
           10 |   "{part:number} of {whole:number} in {when:year} ({share:percent})",
              |                                       ^^^^^^
                leave out the name, {type}, if the figure only has to be there
        """,
    ),
    "a message with an unknown slot": (
        ("{expected}%", "{expectd}%"),
        """
        :8: the message names "expectd", which no phrasing binds
            8 | message = "{share} does not fit {part} of {whole}: that makes {expectd}%"
              |                                                               ^^^^^^^^^
                did you mean "expected"?
        """,
    ),
    "a message with a slot that one phrasing lacks": (
        (
            '({share:percent})",\n',
            '({share:percent})",\n  { pattern = "{share:percent} of {part:number}", relation = "share < part" },\n',
        ),
        """
        :11: the message names "whole", which the phrasing does not bind
           11 |   { pattern = "{share:percent} of {part:number}", relation = "share < part" },
              |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                give the phrasing a message of its own
        """,
    ),
    "a phrasing's table with an unknown key": (
        (
            '"{part:number} of {whole:number} ({share:percent})"',
            '{ sevrity = "info", pattern = "{part:number} of {whole:number} ({share:percent})" }',
        ),
        """
        :10: unknown key "sevrity" in a phrasing
           10 |   { sevrity = "info", pattern = "{part:number} of {whole:number} ({share:percent})" },
              |     ^^^^^^^
                did you mean "severity"?
        """,
    ),
    "an exception that does not parse": (
        ("right = [", 'except = ["the [rest"]\nright = ['),
        """
        :12: "[" is never closed
           12 | except = ["the [rest"]
              |                ^
                close it with ], or write \\[ for the plain character
        """,
    ),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_a_bad_file_gives_one_clear_message(name: str, tmp_path: Path) -> None:
    change, message = MESSAGES[name]
    path = write_rule(tmp_path, change)
    with pytest.raises(RuleFileError) as caught:
        load_rules([tmp_path], cached=False)
    told = str(caught.value).removeprefix(str(path))
    lines = message.strip("\n").splitlines()[:-1]
    assert told == "\n".join(line[8:] for line in lines)


def test_two_rules_cannot_have_one_id(tmp_path: Path) -> None:
    first = write_rule(tmp_path, family="a")
    second = write_rule(tmp_path, family="b")
    with pytest.raises(RuleFileError) as caught:
        load_rules([tmp_path], cached=False)
    assert str(caught.value) == (
        f'{second}:1: the id "share-fits" is taken by {first}\n        give it another name'
    )


def test_a_rule_of_a_later_folder_takes_the_place_of_one_with_its_id(tmp_path: Path) -> None:
    write_rule(tmp_path / "shipped")
    house = tmp_path / "house"
    write_rule(house, ('severity = "error"', 'severity = "info"'))
    (rule,) = load_rules([tmp_path / "shipped", house], cached=False)
    assert rule.severity == "info"
    (rule,) = load_rules([house, tmp_path / "shipped"], cached=False)
    assert rule.severity == "error"


def test_a_folder_must_exist(tmp_path: Path) -> None:
    with pytest.raises(RuleFileError, match="there is no such folder of rules"):
        load_rules([tmp_path / "nowhere"], cached=False)


def test_a_file_must_be_utf8(tmp_path: Path) -> None:
    path = write_rule(tmp_path)
    path.write_bytes(GOOD.encode("utf-16"))
    with pytest.raises(RuleFileError, match=":1: not UTF-8"):
        load_rules([tmp_path], cached=False)


def test_a_good_file_is_a_rule(tmp_path: Path) -> None:
    write_rule(tmp_path, ("[en]\n", '[options]\nwords.en = ["a"]\nmost = 3\n[en]\n'))
    (rule,) = load_rules([tmp_path], cached=False)
    assert (rule.id, rule.family, rule.severity) == ("share-fits", "shares", "error")
    assert rule.relations == ("share == part / whole * 100",)
    assert rule.options == {"words": {"en": ("a",)}, "most": 3}
    wording = rule.wordings["en"]
    assert wording.wrong == (("12 of 16 boats (85%)", "75"),)
    assert wording.phrasings[0].search.ways == (("part", "share", "whole"),)


def test_each_way_through_a_choice_needs_a_relation(tmp_path: Path) -> None:
    ways = "{share:percent} of {whole:number} are <{part:number} men|{women:number} women>"
    write_rule(
        tmp_path,
        ('relation = "share', 'relation = ["share == women / whole * 100", "share'),
        ('* 100"\n', '* 100"]\n'),
        ("{part:number} of {whole:number} ({share:percent})", ways),
        ("share} does not fit {part} of", "share} does not fit"),
    )
    (rule,) = load_rules([tmp_path], cached=False)
    assert rule.wordings["en"].phrasings[0].search.ways == (
        ("part", "share", "whole"),
        ("share", "whole", "women"),
    )
    write_rule(tmp_path, ("{part:number} of {whole:number} ({share:percent})", ways))
    with pytest.raises(RuleFileError, match='the phrasing may leave out "part"'):
        load_rules([tmp_path], cached=False)
