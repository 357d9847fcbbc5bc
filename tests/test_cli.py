"""The command line: exit codes, bad input, and what the flags do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.cli.check_options import CheckOptions
from factcheck.cli.plain import REPEATABLE, read_plain
from factcheck.version import __version__
from tests.conftest import Command
from tests.rulebook.files import write_rule

RIGHT = "Có 412/431 hộ dân được cấp nước, đạt 95,6%.\n"
WRONG = "Có 412/431 hộ dân được cấp nước, đạt 98,7%.\n"


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with articles of every sort, made the working directory."""
    monkeypatch.chdir(tmp_path)
    files = {
        "right.txt": RIGHT.encode(),
        "wrong.txt": WRONG.encode(),
        "wrong.md": b"\xef\xbb\xbf" + WRONG.encode(),
        "empty.txt": b"",
        "blank.txt": b" \n\n",
        "binary.txt": b"\x7fELF\x02\x01\x00",
        "latin.txt": "Qu\u00fd I".encode("latin-1"),
        "number.txt": b"7" * 100_000,
        "line.txt": b"word " * 1_000_000,
        "page.odt": b"PK",
        "silenced.txt": f"---\nfactcheck: {{ignore: [share-of-total]}}\n---\n{WRONG}".encode(),
        "settings.txt": b"---\nfactcheck: {language: vi}\n---\n412",
        "folder/b.txt": WRONG.encode(),
        "folder/a.txt": RIGHT.encode(),
        "folder/.hidden.txt": WRONG.encode(),
        "folder/.git/c.txt": WRONG.encode(),
        "folder/notes.rst": WRONG.encode(),
        "bare/readme.rst": b"",
    }
    for name, data in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(data)
    return tmp_path


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("check right.txt", 0),
        ("check wrong.txt", 1),
        ("check wrong.md", 1),
        ("check right.txt wrong.txt", 1),
        ("check folder", 1),
        ("check wrong.txt --exit-zero", 0),
        ("check wrong.txt --fail-level never", 0),
        ("check wrong.txt --fail-level error", 1),
        ("check wrong.txt --ignore share-of-total", 0),
        ("check wrong.txt --ignore all", 0),
        ("check wrong.txt --select share-of-total", 1),
        ("check wrong.txt --select placeholder-left", 0),
        ("check silenced.txt", 0),
        ("check missing.txt", 2),
        ("check wrong.txt missing.txt", 2),
        ("check missing.txt --exit-zero", 2),
        ("check empty.txt", 2),
        ("check blank.txt", 2),
        ("check empty.txt --allow-empty", 0),
        ("check bare", 2),
        ("check bare --allow-empty", 0),
        ("check missing.txt --allow-empty", 2),
        ("check", 2),
        ("check right.txt --level severe", 2),
        ("check right.txt --output-format xml", 2),
        ("check right.txt --lang fr", 2),
        ("check right.txt --as-of yesterday", 2),
        ("check right.txt --select share-of-totals", 2),
        ("check right.txt --unknown", 2),
        ("chek right.txt", 2),
        ("figures right.txt", 0),
        ("figures wrong.txt", 0),
        ("figures missing.txt", 2),
        ("figures right.txt --output-format full", 2),
        ("rules", 0),
        ("rules --output-format json", 0),
        ("explain share-of-total", 0),
        ("explain --all", 0),
        ("explain", 2),
        ("explain shares-of-total", 2),
        ("--version", 0),
        ("--help", 0),
    ],
)
def test_exit_codes(
    factcheck: Command, monkeypatch: pytest.MonkeyPatch, arguments: str, code: int
) -> None:
    outcome = factcheck(*arguments.split())
    assert outcome.code == code
    # The usual command lines are read without Typer, and must mean the same to it.
    monkeypatch.setattr("factcheck.cli.plain.read_plain", lambda _: None)
    assert factcheck(*arguments.split()) == outcome


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        ("a.txt b.md", CheckOptions(("a.txt", "b.md"))),
        ("- -q -v", CheckOptions(("-",), quiet=True, verbose=True)),
        ("a --level info --lang=vi", CheckOptions(("a",), level="info", lang="vi")),
        ("a --select x,y --select z", CheckOptions(("a",), select=("x,y", "z"))),
        (
            "a --fail-level never --as-of=2023-05-17 --isolated",
            CheckOptions(("a",), fail_level="never", as_of="2023-05-17", isolated=True),
        ),
        ("", CheckOptions()),
        (
            "a --config level=info --config=x.toml",
            CheckOptions(("a",), config=("level=info", "x.toml")),
        ),
        ("a --help", None),
        ("a -qv", None),
        ("a --lev info", None),
        ("a --quiet=yes", None),
        ("a --level", None),
        ("a --level --quiet", None),
        ("a --stdin_filename b", None),
        ("a --paths b", None),
        ("-- -a", None),
    ],
)
def test_plain_command_lines(arguments: str, meant: CheckOptions | None) -> None:
    assert read_plain(arguments.split()) == meant


def test_typer_has_the_same_options_and_defaults() -> None:
    from inspect import signature

    from factcheck.cli.check import check

    parameters = signature(check).parameters
    assert tuple(parameters) == CheckOptions._fields
    for name, parameter in parameters.items():
        if name not in REPEATABLE | {"paths"}:
            assert parameter.default == CheckOptions._field_defaults[name]


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ("missing.txt", "missing.txt: cannot be read: no such file or directory"),
        ("empty.txt", "empty.txt: empty: there is no text in it"),
        ("blank.txt", "blank.txt: empty: there is no text in it"),
        ("binary.txt", "binary.txt: not a text file: character 7 is NUL"),
        ("latin.txt", "latin.txt: cannot be decoded: byte 3 of 5 (0xfd), line 1 is not UTF-8"),
        ("number.txt", "number.txt: line 1, column 1: a number of 100,000 digits"),
        ("line.txt", "line.txt: line 1, column 1: 5,000,000 characters without a break"),
        ("bare", "bare: no articles in this folder"),
        ("page.odt", "page.odt: articles in .odt cannot be read"),
        ("settings.txt", "settings.txt: line 2: factcheck: unknown key 'language'"),
        ("right.txt --select share-of-totl", "unknown rule 'share-of-totl': did you mean \"share"),
        ("right.txt --as-of 2023-02-30", "--as-of: '2023-02-30' is not a date"),
    ],
)
def test_bad_input_is_one_clear_line(factcheck: Command, arguments: str, complaint: str) -> None:
    outcome = factcheck("check", *arguments.split())
    assert outcome.code == 2
    assert outcome.err.startswith(f"factcheck: {complaint}")
    assert outcome.err.count("\n") == 1


@pytest.mark.usefixtures("drafts")
def test_one_bad_file_does_not_keep_the_others_from_being_checked(factcheck: Command) -> None:
    outcome = factcheck("check", "missing.txt", "wrong.txt", "--output-format", "json")
    assert outcome.code == 2
    report = json.loads(outcome.out)
    assert [file["path"] for file in report["files"]] == ["missing.txt", "wrong.txt"]
    assert report["files"][0]["errors"] == [
        {"message": "cannot be read: no such file or directory"}
    ]
    assert len(report["files"][1]["findings"]) == 1


@pytest.mark.usefixtures("drafts")
def test_folders_are_walked_in_order_without_what_is_hidden(factcheck: Command) -> None:
    outcome = factcheck("check", "folder", "folder/a.txt", "--output-format", "jsonl")
    paths = [json.loads(line)["path"] for line in outcome.out.splitlines()]
    assert [Path(path).name for path in paths] == ["a.txt", "b.txt"]


def test_standard_input(factcheck: Command) -> None:
    outcome = factcheck("check", "-", stdin=WRONG.encode())
    assert outcome.code == 1
    assert outcome.out.startswith("<stdin>:1:")
    named = factcheck("check", "-", "--stdin-filename", "draft.md", stdin=WRONG.encode())
    assert named.out.startswith("draft.md:1:")
    assert factcheck("check", "-").err == "factcheck: <stdin>: empty: there is no text in it\n"


@pytest.mark.usefixtures("drafts")
def test_concise_is_what_a_pipe_gets(factcheck: Command) -> None:
    first, summary = factcheck("check", "wrong.txt").out.splitlines()
    assert first.startswith("wrong.txt:1:38: error share-of-total ")
    assert summary.startswith("1 error · 0 relations verified · ")
    assert summary.endswith(" figures covered · 0 suppressed · wrong.txt")
    assert factcheck("check", "wrong.txt", "-q").out.splitlines() == [first]


@pytest.mark.usefixtures("drafts")
def test_the_format_may_come_from_the_environment(
    factcheck: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_OUTPUT_FORMAT", "json")
    assert json.loads(factcheck("check", "right.txt").out)["schema_version"] == 1
    assert "covered" in factcheck("check", "right.txt", "--isolated").out
    monkeypatch.setenv("FACTCHECK_OUTPUT_FORMAT", "xml")
    assert factcheck("check", "right.txt").code == 2


@pytest.mark.usefixtures("drafts")
def test_what_holds_is_shown_on_request(factcheck: Command) -> None:
    assert "verified share-of-total" not in factcheck("check", "right.txt").out
    shown = factcheck("check", "right.txt", "--show-verified").out
    assert "verified share-of-total" in shown


@pytest.mark.usefixtures("drafts")
def test_verbose_says_what_is_read_and_how(factcheck: Command) -> None:
    outcome = factcheck("check", "right.txt", "-v", "--as-of", "2023-05-17")
    assert outcome.err == "factcheck: right.txt: text, vi, as of 2023-05-17\n"


@pytest.mark.usefixtures("drafts")
def test_colour_is_for_terminals_unless_asked_for(
    factcheck: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = ("check", "wrong.txt", "--output-format", "full")
    assert "\x1b[" not in factcheck(*full).out
    assert "\x1b[" in factcheck(*full, "--color", "always").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in factcheck(*full).out
    assert "\x1b[" not in factcheck(*full, "--color", "never").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in factcheck(*full).out


@pytest.mark.usefixtures("drafts")
def test_figures_as_text_json_and_annotated(factcheck: Command) -> None:
    outcome = factcheck("figures", "wrong.txt", "--output-format", "json")
    document = json.loads(outcome.out)
    assert document["path"] == "wrong.txt"
    assert document["language"] == "vi"
    share = document["figures"][-1]
    assert (share["kind"], share["text"], share["value"]) == ("percent", "98,7%", "98.7")
    assert (share["low"], share["high"], share["status"]) == ("98.65", "98.8", "failed")
    assert WRONG[share["start"] : share["end"]] == "98,7%"
    assert (
        "wrong.txt:1:38: percent '98,7%' = 98.7 % · failed" in factcheck("figures", "wrong.txt").out
    )
    assert "[98,7%✗]" in factcheck("figures", "wrong.txt", "--annotate").out


def test_figures_of_an_article_that_would_steer_a_terminal(
    tmp_path: Path, factcheck: Command
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_bytes("In 2024\x1b[J there\twere\r\n12\u202e \x9bboats\x07.\u2028".encode())
    out = factcheck("figures", draft, "--annotate").out
    assert out.startswith("In [2024?] [J there\twere\n[12?]   boats .\n\n")
    for form in ("text", "json", "jsonl"):
        out += factcheck("figures", draft, "--output-format", form).out
    assert set(out) - {"\n", "\t"} == {sign for sign in out if sign.isprintable()}


@pytest.mark.usefixtures("drafts")
def test_figures_of_a_folder_are_lines(factcheck: Command) -> None:
    outcome = factcheck("figures", "folder", "--output-format", "jsonl")
    assert [Path(json.loads(line)["path"]).name for line in outcome.out.splitlines()] == [
        "a.txt",
        "b.txt",
    ]


def test_the_version(factcheck: Command) -> None:
    assert factcheck("--version").out == f"factcheck {__version__}\n"


def test_help_says_what_there_is(factcheck: Command) -> None:
    text = factcheck("--help").out
    for command in ("check", "figures", "explain", "rules", "try", "test-rules"):
        assert f"\n  {command} " in text


def test_an_internal_error_is_no_finding(
    factcheck: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "draft.txt").write_text(RIGHT, encoding="utf-8")

    def broken(*_: object) -> None:
        message = "out of order"
        raise RuntimeError(message)

    monkeypatch.setattr("factcheck.cli.workers.check_bytes", broken)
    outcome = factcheck("check", tmp_path / "draft.txt")
    assert outcome.code == 2
    assert "internal error: RuntimeError: out of order" in outcome.err


def test_who_stops_reading_is_no_internal_error(
    factcheck: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "draft.txt").write_text(RIGHT, encoding="utf-8")

    def gone(*_: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("factcheck.cli.checking.streamed", lambda _: gone)
    outcome = factcheck("check", tmp_path / "draft.txt")
    assert (outcome.code, outcome.err) == (2, "")


def test_try_shows_what_a_phrasing_binds(factcheck: Command) -> None:
    pattern = "{part:integer} trên {whole:integer}"
    outcome = factcheck("try", pattern, "Có 412 trên 431 phiếu.", "--lang", "vi")
    assert outcome.code == 0
    assert "part = '412'" in outcome.out
    assert factcheck("try", pattern, "Có 412 phiếu.").code == 1
    refused = factcheck("try", "{part:integr}", "Có 412 phiếu.")
    assert refused.code == 2
    assert "^" in refused.err


def test_try_prints_sentences_that_a_phrasing_accepts(factcheck: Command) -> None:
    outcome = factcheck("try", "{part:number} [out] of {whole:number}", "--sample", "--lang", "en")
    assert (outcome.code, outcome.out) == (0, "412 out of 59\n412 of 59\n")
    assert factcheck("try", "{part:numbr}", "--sample").code == 2
    assert "give a sentence" in factcheck("try", "{part:number}").err


def test_rules_are_tested_with_their_examples(factcheck: Command, tmp_path: Path) -> None:
    path = write_rule(tmp_path, (" ({share:percent})", " ..({share:percent})"))
    assert factcheck("test-rules", tmp_path).out == "1 rules, 2 examples, 0 problems\n"
    path.write_text(path.read_text(encoding="utf-8").replace("(75%)", "(76%)"), encoding="utf-8")
    outcome = factcheck("test-rules", tmp_path)
    assert outcome.code == 1
    assert "a right sentence has a finding" in outcome.out


def test_a_rule_file_that_cannot_be_used_is_pointed_at(factcheck: Command, tmp_path: Path) -> None:
    write_rule(tmp_path, ("{share:percent}", "{share:percnt}"))
    outcome = factcheck("test-rules", tmp_path)
    assert outcome.code == 2
    first, line, pointer, *_ = outcome.err.splitlines()
    assert "share-fits.toml:10: " in first
    assert line.index("percnt") == pointer.index("^")
    assert factcheck("test-rules", tmp_path / "missing").code == 2
    (tmp_path / "empty").mkdir()
    assert factcheck("test-rules", tmp_path / "empty").code == 2


@pytest.mark.usefixtures("drafts")
def test_reports_go_to_files_beside_what_is_printed(factcheck: Command, drafts: Path) -> None:
    plain = factcheck("check", "wrong.txt")
    reports = ("--report", "sarif:out.sarif", "--report", "junit:folder/out.xml")
    both = factcheck("check", "wrong.txt", *reports)
    assert both == plain
    assert json.loads((drafts / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (drafts / "folder" / "out.xml").read_text(encoding="utf-8").startswith("<?xml")


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ("sarif", "'sarif' is not FORMAT:PATH"),
        ("sarif:", "'sarif:' is not FORMAT:PATH"),
        ("xml:a.xml", "'xml' is none of full, concise"),
        ("sarif:no/such/a.sarif", "no/such: no such folder"),
        ("sarif:folder", "folder: is a folder"),
        ("sarif:./wrong.txt", "./wrong.txt: is an article to be checked"),
    ],
)
def test_reports_that_cannot_be_written_end_the_command(
    factcheck: Command, drafts: Path, value: str, complaint: str
) -> None:
    outcome = factcheck("check", "wrong.txt", "--report", value)
    assert outcome.code == 2
    assert complaint in outcome.err
    assert outcome.out == ""
    assert (drafts / "wrong.txt").read_text(encoding="utf-8") == WRONG


@pytest.mark.usefixtures("drafts")
def test_statistics_are_counts_by_rule(factcheck: Command) -> None:
    outcome = factcheck("check", "wrong.txt", "right.txt", "silenced.txt", "--statistics")
    assert outcome.code == 1
    assert outcome.out == (
        "findings  verified  suppressed  rule\n"
        "       1         1           1  share-of-total\n"
        "1 error · 1 relation verified · 6 of 6 figures covered · 1 suppressed · 3 articles\n"
    )
    outcome = factcheck("check", "wrong.txt", "--statistics", "--output-format", "json")
    assert json.loads(outcome.out) == {
        "schema_version": 1,
        "rules": [{"rule": "share-of-total", "findings": 1, "verified": 0, "suppressed": 0}],
    }
    outcome = factcheck("check", "wrong.txt", "--statistics", "--output-format", "sarif")
    assert outcome.code == 2
    assert "'sarif' is none of full, concise, json" in outcome.err
    quiet = factcheck("check", "right.txt", "--statistics", "--ignore", "all", "-q")
    assert quiet.out == ""


def test_standard_input_is_read_in_the_format_that_is_asked_for(factcheck: Command) -> None:
    page = b"<p>C\xc3\xb3 412/431 <b hidden>9</b>h\xe1\xbb\x99, \xc4\x91\xe1\xba\xa1t 9<i>8</i>,7%."
    for flag in ("--input-format=html", "--stdin-filename=page.html"):
        outcome = factcheck("check", "--isolated", "--output-format=json", flag, "-", stdin=page)
        (file,) = json.loads(outcome.out)["files"]
        assert (outcome.code, file["format"]) == (1, "html")
        assert file["findings"][0]["primary"]["text"] == "9<i>8</i>,7%"
        assert "paragraph" not in file["findings"][0]["primary"]
    listed = factcheck("figures", "--input-format", "html", "-", stdin=b"<p>4<b>12</b>")
    assert "number '4<b>12' = 412" in listed.out
    outcome = factcheck("check", "--input-format", "odt", "-", stdin=page)
    assert outcome.code == 2
    assert outcome.err == "factcheck: --input-format: 'odt' is none of text, markdown, html, docx\n"
