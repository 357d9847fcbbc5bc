"""Where pipelines meet it: exit codes, what git knows, baselines, several processes, watching."""

from __future__ import annotations

import itertools
import json
import os
import select
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.cli.changes import changed_lines
from factcheck.cli.progress import with_progress
from tests.conftest import Command, Outcome

RIGHT = "Có 412/431 hộ dân được cấp nước, đạt 95,6%.\n"
ERROR = "Có 412/431 hộ dân được cấp nước, đạt 98,7%.\n"
INFO = "Có 412/431 hộ dân được cấp nước, đạt 95,5%.\n"

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(exist_ok=True, parents=True)
    Path(path).write_text(text, encoding="utf-8")


# Exit codes ---------------------------------------------------------------------------------

LEFT = "Kính gửi [chức danh] để báo cáo.\n"
SEVERITIES = {"nothing": 0, "info": 1, "warning": 2, "error": 3}
LEVELS = {**SEVERITIES, "never": 4}


@pytest.mark.parametrize(
    ("found", "beside"),
    [
        *((found, "") for found in SEVERITIES),
        *itertools.product(["nothing", "error"], ["missing.txt", "empty.txt", "folder"]),
    ],
)
def test_exit_codes_in_every_combination(factcheck: Command, found: str, beside: str) -> None:
    """Errors beat findings; these count from --fail-level on, and --exit-zero forgives them."""
    severity = "info" if found == "nothing" else found
    settings = f'[rules.placeholder-left]\nseverity = "{severity}"\n'
    write("factcheck.toml", f'select = ["placeholder-left"]\n{settings}')
    write("draft.txt", RIGHT if found == "nothing" else LEFT)
    write("empty.txt", "")
    Path("folder").mkdir()
    paths = ["draft.txt", *([beside] if beside else [])]
    for level, fail, others in itertools.product(
        [None, "error", "warning", "info"],
        [None, "error", "warning", "info", "never"],
        [[], ["--exit-zero"], ["--allow-empty"], ["--exit-zero", "--allow-empty"]],
    ):
        flags = [
            *(["--level", level] if level else []),
            *(["--fail-level", fail] if fail else []),
            *others,
        ]
        failing = SEVERITIES[found] >= LEVELS[fail or level or "warning"]
        expected = int(failing and "--exit-zero" not in others)
        if beside == "missing.txt" or (beside and "--allow-empty" not in others):
            expected = 2
        outcome = factcheck("check", *paths, *flags)
        assert outcome.code == expected, flags
        shown = SEVERITIES[found] >= max(LEVELS[level or "warning"], 1)
        assert ("placeholder-left" in outcome.out) == shown, flags


# git ----------------------------------------------------------------------------------------


def git(*arguments: str) -> str:
    author = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
    command = [shutil.which("git") or "git", *author, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def repository() -> None:
    """A work tree with a right draft committed."""
    git("init", "-q", "-b", "main")
    write("draft.txt", f"{RIGHT}\n{INFO}")
    git("add", ".")
    git("commit", "-q", "-m", "first")


@needs_git
@pytest.mark.usefixtures("repository")
def test_what_is_staged_is_read_from_the_index(factcheck: Command) -> None:
    assert factcheck("check", "--staged").err == (
        "factcheck: nothing to check: no article is staged\n"
    )
    assert factcheck("check", "--staged", "--allow-empty", "-q") == (0, "", "")
    write("draft.txt", ERROR)
    write("new.md", ERROR)
    write("notes.rst", ERROR)
    write(".hidden/draft.md", ERROR)
    git("add", ".")
    write("draft.txt", RIGHT)
    Path("new.md").unlink()
    outcome = factcheck("check", "--staged", "-q")
    assert outcome.code == 1
    assert [line.partition(":")[0] for line in outcome.out.splitlines()] == ["draft.txt", "new.md"]
    assert factcheck("check", "--staged", "-q", "new.md").out.startswith("new.md:1:38:")
    git("add", "draft.txt")
    assert factcheck("check", "--staged", "draft.txt", "--allow-empty").code == 0


@needs_git
@pytest.mark.usefixtures("repository")
def test_staged_articles_are_named_from_the_working_directory(
    factcheck: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("news/a b.txt", ERROR)
    write("old/c.txt", ERROR)
    write("factcheck.toml", 'exclude = ["old/"]\n')
    write(".gitignore", "news/\n")
    git("add", "-f", ".")
    monkeypatch.chdir("news")
    outcome = factcheck("check", "--staged", "-q")
    assert [line.partition(":")[0] for line in outcome.out.splitlines()] == ["a b.txt"]


@needs_git
@pytest.mark.usefixtures("repository")
def test_what_was_deleted_or_is_no_file_is_not_checked(factcheck: Command) -> None:
    git("rm", "-q", "draft.txt")
    Path("link.txt").symlink_to("nowhere")
    git("add", ".")
    assert factcheck("check", "--staged", "--allow-empty", "-q") == (0, "", "")


@needs_git
@pytest.mark.usefixtures("repository")
def test_filters_of_git_are_applied(factcheck: Command) -> None:
    write(".gitattributes", "wide.txt working-tree-encoding=UTF-16\n")
    Path("wide.txt").write_bytes(ERROR.encode("utf-16"))
    git("add", ".")
    assert factcheck("check", "--staged", "-q").out.startswith("wide.txt:1:38: error")


@needs_git
@pytest.mark.usefixtures("repository")
def test_a_finding_shows_if_one_of_its_ends_has_changed(factcheck: Command) -> None:
    paragraphs = [
        "Thư viện tặng 16 tủ sách cho trẻ em vùng cao",
        "Một dòng về buổi lễ sáng nay ở trường huyện.",
        "Thư viện tỉnh vừa tặng 61 tủ sách cho trẻ em vùng cao trong tuần lễ đọc sách.",
        ERROR.strip(),
    ]
    write("draft.txt", "\n\n".join(paragraphs) + "\n")
    git("commit", "-q", "-a", "-m", "second")
    assert factcheck("check", "--since", "HEAD", "--allow-empty", "-q") == (0, "", "")
    write("draft.txt", "\n\n".join(paragraphs).replace("buổi lễ", "ngày lễ") + "\n")
    outcome = factcheck("check", "--since", "HEAD", "--output-format", "json")
    (file,) = json.loads(outcome.out)["files"]
    assert (outcome.code, file["findings"]) == (0, [])
    assert file["figures"]["covered"] > 0  # the whole article was checked
    write("draft.txt", "\n\n".join(paragraphs).replace("61", "62") + "\n")
    outcome = factcheck("check", "--since", "HEAD", "-q")
    assert "repeated-fact-conflict" in outcome.out
    assert "share-of-total" not in outcome.out
    assert factcheck("check", "--since", "HEAD~1", "-q").out.count("\n") == 2


@needs_git
@pytest.mark.usefixtures("repository")
def test_since_a_branch_is_since_it_was_left(factcheck: Command) -> None:
    git("checkout", "-q", "-b", "mine")
    write("mine.txt", ERROR)
    git("add", ".")
    git("commit", "-q", "-m", "mine")
    git("mv", "draft.txt", "moved.txt")
    write("moved.txt", f"{RIGHT}\n{INFO}\n{ERROR}")
    write("untracked.txt", ERROR)
    git("checkout", "-q", "main", "--", ".")
    git("rm", "-q", "-f", "draft.txt")
    git("stash", "-q", "-u")
    git("checkout", "-q", "main")
    write("draft.txt", RIGHT)
    git("commit", "-q", "-a", "-m", "theirs")
    git("checkout", "-q", "mine")
    git("stash", "pop", "-q")
    outcome = factcheck("check", "--since", "main", "-q")
    assert [line.split(": ")[0] for line in outcome.out.splitlines()] == [
        "mine.txt:1:38",
        "moved.txt:5:38",
        "untracked.txt:1:38",
    ]


@needs_git
def test_what_git_cannot_do_is_told(factcheck: Command) -> None:
    for flags in (["--staged"], ["--since", "HEAD"]):
        outcome = factcheck("check", *flags)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith(f"factcheck: {flags[0]}: not a git repository")
    git("init", "-q")
    outcome = factcheck("check", "--since", "nowhere")
    assert (outcome.code, outcome.err) == (2, "factcheck: --since: there is no commit 'nowhere'\n")
    write("draft.txt", ERROR)
    git("add", ".")
    assert factcheck("check", "--staged").code == 1  # before the first commit


def test_what_contradicts_itself_is_told(factcheck: Command) -> None:
    outcome = factcheck("check", "--staged", "--since", "HEAD")
    assert (outcome.code, outcome.err) == (
        2,
        "factcheck: --staged and --since do not go together\n",
    )
    assert factcheck("check", "-", "--watch").code == 2
    assert factcheck("check", ".", "--write-baseline", "--prune-baseline").code == 2


def test_changed_lines() -> None:
    assert changed_lines("", "a\nb") == {1, 2}
    assert changed_lines("a\r\nb", "a\nb") == frozenset()
    assert changed_lines("a\nb\nc", "a\nc") == frozenset()
    assert changed_lines("a\nb", "a\nx\nb\ny") == {2, 4}
    assert changed_lines("a\na\na", "a\na\na\na") == {4}


# Baselines ----------------------------------------------------------------------------------


def entries(path: str = "baseline.json") -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(Path(path).read_text("utf-8"))["findings"]
    return found


def test_a_baseline_has_what_is_known(factcheck: Command) -> None:
    write("news/a.txt", ERROR)
    write("news/b.txt", RIGHT)
    known = ("--baseline", "baseline.json")
    outcome = factcheck("check", "news", *known)
    assert (outcome.code, outcome.err) == (
        2,
        "factcheck: baseline.json: there is no such baseline; --write-baseline makes it\n",
    )
    outcome = factcheck("check", "news", *known, "--write-baseline")
    assert outcome.code == 0
    assert outcome.err == "factcheck: baseline.json: 1 finding written\n"
    assert "1 suppressed" in outcome.out
    assert {name: list(found.values()) for name, found in entries().items()} == {
        "news/a.txt": ["share-of-total"]
    }
    outcome = factcheck("check", "news", *known, "--output-format", "json")
    (first, _) = json.loads(outcome.out)["files"]
    assert (outcome.code, outcome.err) == (0, "")
    assert [found["reason"] for found in first["suppressed"]] == ["baseline"]
    # It stays known while the text around it changes, and is known in its own article only.
    write("news/a.txt", f"Một dòng.\n\n{ERROR}\n{RIGHT}")
    assert factcheck("check", "news", *known).code == 0
    write("news/b.txt", ERROR)
    assert factcheck("check", "news", *known).code == 1


def test_every_finding_of_an_article_is_known_by_itself(factcheck: Command) -> None:
    other = "Có 300/431 hộ dân được cấp nước, đạt 98,7%.\n"
    write("a.txt", f"{ERROR}\n{other}")
    factcheck("check", "a.txt", "--baseline", "b.json", "--write-baseline")
    assert len(entries("b.json")["a.txt"]) == 2
    write("a.txt", f"{ERROR}\n{other}\n{other.replace('300', '200')}")
    assert factcheck("check", "a.txt", "--baseline", "b.json", "-q").out.count("\n") == 1


def test_what_is_gone_is_told_and_dropped(factcheck: Command) -> None:
    write("factcheck.toml", 'baseline = "baseline.json"\n')
    for name in ("a", "b", "c", "d"):
        write(f"{name}.txt", ERROR)
    assert factcheck("check", ".", "--write-baseline").code == 0
    write("a.txt", RIGHT)
    Path("b.txt").unlink()
    before = Path("baseline.json").read_text("utf-8")
    outcome = factcheck("check", "a.txt", "c.txt")
    assert outcome.code == 0
    assert outcome.err.startswith("factcheck: baseline.json: gone is a.txt ")
    assert outcome.err.endswith("(share-of-total); --prune-baseline drops it\n")
    assert "b.txt" in outcome.err
    assert factcheck("check", "a.txt", "-q").err == ""
    # A rule that is off might have found it again.
    assert "a.txt" not in factcheck("check", "a.txt", "--select", "dates").err
    assert Path("baseline.json").read_text("utf-8") == before
    outcome = factcheck("check", "a.txt", "--prune-baseline")
    assert (outcome.code, set(entries())) == (0, {"c.txt", "d.txt"})
    assert factcheck("check", ".").err == ""
    # Writing anew leaves alone what was not checked.
    write("c.txt", f"{ERROR}\n{ERROR.replace('98', '97')}")
    factcheck("check", "c.txt", "--write-baseline")
    assert {name: len(found) for name, found in entries().items()} == {"c.txt": 2, "d.txt": 1}


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"version": 2, "findings": {}}', '{"version": 1, "findings": {"a": []}}']
)
def test_a_file_that_is_no_baseline_is_told(factcheck: Command, text: str) -> None:
    write("a.txt", ERROR)
    write("b.json", text)
    outcome = factcheck("check", "a.txt", "--baseline", "b.json")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        "factcheck: b.json: this is no baseline of factcheck's; --write-baseline makes one\n"
    )


def test_a_baseline_must_be_named(factcheck: Command) -> None:
    write("a.txt", ERROR)
    for flag in ("--write-baseline", "--prune-baseline"):
        outcome = factcheck("check", "a.txt", flag)
        assert outcome.code == 2
        assert outcome.err.startswith("factcheck: a.txt: which baseline?")


def test_a_full_disk_leaves_the_old_baseline(
    factcheck: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", ERROR)
    factcheck("check", "a.txt", "--baseline", "b.json", "--write-baseline")
    before = Path("b.json").read_text("utf-8")
    write("a.txt", ERROR.replace("98", "97"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    outcome = factcheck("check", "a.txt", "--baseline", "b.json", "--write-baseline")
    assert (outcome.code, Path("b.json").read_text("utf-8")) == (2, before)
    assert outcome.err == "factcheck: b.json: cannot be written: no space left on device\n"


# Several processes, progress, watching -------------------------------------------------------


@pytest.mark.parametrize("form", ["concise", "json", "full"])
def test_the_same_comes_of_any_number_of_processes(factcheck: Command, form: str) -> None:
    for number in range(30):
        write(f"{number:02}.txt", (RIGHT, ERROR, f"{INFO}\n{ERROR}", "")[number % 4])
    write("sub/factcheck.toml", 'ignore = ["shares"]\n')
    write("sub/x.txt", ERROR)
    outcomes: list[Outcome] = [
        factcheck("check", ".", "--output-format", form, "--jobs", jobs, "-v")
        for jobs in ("1", "2", "3", "0")
    ]
    assert outcomes[0].code == 2
    assert all(outcome == outcomes[0] for outcome in outcomes)


def test_standard_input_is_checked_by_this_process(factcheck: Command) -> None:
    write("a.txt", ERROR)
    outcome = factcheck("check", "a.txt", "-", "--jobs", "2", "-q", stdin=ERROR.encode())
    assert outcome.out.count("share-of-total") == 2


@pytest.mark.parametrize("jobs", ["two", "-1", "²"])
def test_a_number_of_processes_is_a_number(factcheck: Command, jobs: str) -> None:
    assert factcheck("check", ".", f"--jobs={jobs}").code == 2


def test_a_bar_is_shown_on_request_only(factcheck: Command) -> None:
    for name in ("a", "b", "c"):
        write(f"{name}.txt", RIGHT)
    plain = factcheck("check", ".")
    assert plain.err == ""
    assert factcheck("check", ".", "--progress", "never") == plain
    shown = factcheck("check", ".", "--progress", "always")
    assert shown.out == plain.out
    assert factcheck("check", ".", "--progress", "often").code == 2
    assert list(with_progress(iter("abc"), 3, "always")) == ["a", "b", "c"]
    assert list(with_progress(iter(""), 0, "always")) == []


def test_watching_checks_again_after_a_change(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    write("a.txt", ERROR)
    # Whoever runs the tests in the background may have them ignore interrupts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "check", str(tmp_path), "--watch", "--isolated"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "WATCHFILES_FORCE_POLLING": "1", "PYTHONUTF8": "1"},
    )
    try:
        assert process.stdout is not None
        assert "share-of-total" in process.stdout.readline()
        assert process.stdout.readline().startswith("1 error")
        # Whatever is written before the watcher has begun may be missed, so it is written again.
        for attempt in range(100):
            write("a.txt", f"{RIGHT}\n{'Một dòng. ' * (attempt + 1)}\n")
            write("notes.rst", str(attempt))
            ready, _, _ = select.select([process.stdout], [], [], 0.3)
            if ready:
                break
        assert process.stdout.readline().startswith("no findings")
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert process.returncode == 0
