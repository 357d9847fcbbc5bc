"""Rules from strangers: whatever they write, no code runs, no file is reached, nothing hangs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from factcheck.config.selection import with_checks
from factcheck.engine import Settings, check_bytes
from factcheck.rulebook import RuleFileError, load_rules
from tests.conftest import Command

from .files import GOOD, write_rule

PATTERN = "{part:number} of {whole:number} ({share:percent})"
RELATION = "share == part / whole * 100"
LETTERS = "abcdefghijklmnopqrstuvwxyz"

# What is changed in a good file, and what is then said of it.
REFUSED = {
    "brackets without end": (PATTERN, f"{'[' * 900}a{']' * 900} {PATTERN}", "nested more than"),
    "choices without end": (PATTERN, f"{'<a|' * 300}b{'>' * 300} {PATTERN}", "nested more than"),
    "parts that may all be missing": (PATTERN, f"{'[a] ' * 60}{PATTERN}", "24 optional parts"),
    "gaps upon gaps": (PATTERN, f"a {'... a ' * 60}{PATTERN}", "8 long gaps"),
    "short gaps upon gaps": (PATTERN, f"a {'.. a ' * 60}{PATTERN}", "12 short gaps"),
    "ways upon ways": (
        PATTERN,
        PATTERN + "".join(f" <{{{a}a:number}}|{{{a}b:number}}>" for a in LETTERS),
        "sets of figures",
    ),
    "choices one after the other": (
        PATTERN,
        f"a {'<a|b> ' * 210}{PATTERN}",
        "200 parts one after the other",
    ),
    "word lists upon word lists": (PATTERN, f"{'<whole_words> ' * 140}{PATTERN}", "at most"),
    "a novel of a pattern": (PATTERN, f"{'a ' * 200_000}{PATTERN}", "2,000 characters"),
    "a novel of a formula": (
        RELATION,
        f"{RELATION} + part{' + part' * 20_000}",
        "1,000 characters",
    ),
    "a sum without end": (RELATION, f"{RELATION}{'+part' * 150}", "nested at most"),
    "a formula in brackets": (RELATION, f"{RELATION} + {'(' * 400}part{')' * 400}", "no formula"),
    "a power": (RELATION, f"{RELATION} ** 999999999", "a formula has slots"),
    "infinity": (RELATION, f"{RELATION} * 1e999999999", "cannot be read"),
    "a call": (RELATION, "__import__('os').system('touch reached')", "no such function"),
    "an attribute": (RELATION, "share.__class__ == part / whole", "cannot be read"),
    "a comprehension": (RELATION, "[x for x in (1, 2)] == part / whole", "cannot be read"),
    "a lambda": (RELATION, "(lambda: share) == part / whole", "cannot be read"),
    "an id that is a path": ('"share-fits"', '"../../../etc/passwd"', "is no id"),
    "a family that is none": (GOOD[:3], 'familly = "../.."\nid ', 'unknown key "familly"'),
    "a check of its own": (
        'relation = "share == part / whole * 100"',
        'check = "os.system"',
        "there is no check",
    ),
    "tables without end": (
        'why = "',
        f'x = {"[" * 5_000}{"]" * 5_000}\nwhy = "',
        "nested too deep",
    ),
    "signs that move the cursor": ('id = "share-fits"', 'id = "\\u001b[2J"', "is no id"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_rule_is_refused_in_a_few_short_lines(name: str, tmp_path: Path) -> None:
    old, new, problem = REFUSED[name]
    write_rule(tmp_path, (old, new))
    with pytest.raises(RuleFileError) as caught:
        with_checks(load_rules([tmp_path], cached=False))
    told = str(caught.value)
    assert problem in told
    assert len(told.splitlines()) <= 4
    assert max(map(len, told.splitlines())) < 1_500
    assert "\x1b" not in told


# What may be read in more ways than there are seconds, and is read all the same.
ENDLESS = (
    f"a {'[a] ' * 20}{PATTERN}",
    f"a {'<a|a a|a a a> ' * 12}{PATTERN}",
    f"a {'... a ' * 8}{PATTERN}",
    f"a {'.. a ' * 12}{PATTERN}",
    f"{PATTERN} {'<{number} a|{number}> ' * 20}",
    f"~word {'... ~word ' * 7}{PATTERN}",
)


@pytest.mark.parametrize("pattern", ENDLESS)
def test_a_hostile_phrasing_comes_to_an_end(pattern: str, tmp_path: Path) -> None:
    write_rule(tmp_path, (PATTERN, f'{pattern}", "{PATTERN}'), ("[en]\n", '[en]\nexcept = ["z"]\n'))
    rules = load_rules([tmp_path], cached=False)
    for line in ("we have a ", "a we, ", "a 7 we ", "7 of 7 (7%) a we ", "a word we "):
        for size in (40, 3_900):
            text = f"{(line * 4_000)[:size]} a a a a a a a a a 12 of 16 (85%) a."
            report = check_bytes(text.encode(), "a.txt", rules, Settings("en"))
            assert not report.errors
            assert report.findings or size > 40


def test_the_command_says_so_and_ends(tmp_path: Path, factcheck: Command) -> None:
    old, new, problem = REFUSED["tables without end"]
    write_rule(tmp_path, (old, new))
    done = factcheck("test-rules", tmp_path)
    assert (done.code, done.out) == (2, "")
    assert problem in done.err
    assert "Traceback" not in done.err


def test_a_message_is_only_text(tmp_path: Path) -> None:
    write_rule(tmp_path, ("{expected}%", "{expected.__class__} {0} {expected!r:>99999999} %s"))
    rules = load_rules([tmp_path], cached=False)
    (found,) = check_bytes(b"12 of 16 (85%)", "a.txt", rules).findings
    assert found.message.endswith("{expected.__class__} {0} {expected!r:>99999999} %s")


def test_a_division_by_nought_says_nothing(tmp_path: Path) -> None:
    for number, relation in enumerate(("part / 0", "part / (whole - whole)", "part / (0 * whole)")):
        write_rule(tmp_path / f"{number}", (RELATION, f"share == {relation} * 100"))
        rules = load_rules([tmp_path / f"{number}"], cached=False)
        report = check_bytes(b"12 of 16 (85%) are new. 0 of 0 (1%).", "a.txt", rules)
        assert (report.findings, report.errors) == ((), ())


@pytest.mark.parametrize("size", [1_000_001, 10_000_000])
def test_a_file_has_a_size(size: int, tmp_path: Path) -> None:
    path = write_rule(tmp_path)
    path.write_text(GOOD + "#" * size, encoding="utf-8")
    with pytest.raises(RuleFileError, match="too large"):
        load_rules([tmp_path], cached=False)


def test_a_rule_is_a_file_and_no_way_to_another(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("password = hunter2\n", encoding="utf-8")
    pack = tmp_path / "pack" / "shares"
    pack.mkdir(parents=True)
    link = pack / "share-fits.toml"
    link.symlink_to(secret)
    with pytest.raises(RuleFileError, match="this is a link") as caught:
        load_rules([pack.parent], cached=False)
    assert "hunter2" not in str(caught.value)
    link.unlink()
    os.mkfifo(link)
    with pytest.raises(RuleFileError, match="this is no file"):
        load_rules([pack.parent], cached=False)
    link.unlink()
    link.symlink_to("/dev/zero")
    with pytest.raises(RuleFileError, match="this is no file"):
        load_rules([pack.parent], cached=False)


_watched: list[tuple[str, str]] = []
_watching: list[bool] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _watching and event in {"open", "exec", "os.system", "subprocess.Popen", "socket.connect"}:
        _watched.append((event, str(arguments[0] if arguments else "")))


def test_what_is_loaded_runs_nothing_and_opens_its_own_files(tmp_path: Path) -> None:
    sys.addaudithook(_watch)
    write_rule(tmp_path, ("[en]\n", '[options]\nwords = ["(a+)+$", "/etc/passwd"]\n[en]\n'))
    load_rules([tmp_path], cached=False)  # so that what is needed is imported
    _watching.append(True)
    try:
        (rule,) = load_rules([tmp_path], cached=False)
        report = check_bytes(b"12 of 16 (85%) are new.", "a.txt", (rule,))
    finally:
        _watching.clear()
    assert len(report.findings) == 1
    assert {event for event, _ in _watched} <= {"open"}
    assert all(path.startswith(str(tmp_path)) or "languages" in path for _, path in _watched), (
        _watched
    )
