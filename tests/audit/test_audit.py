"""Audits come out the same byte for byte, whoever did the work and however often it was stopped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factcheck.audit import corpus, workers
from factcheck.audit.corpus import Shard, plan
from factcheck.audit.page import page
from factcheck.audit.shards import Task, audit_shard

TEXTS = (
    "Hội có 412/431 hội viên dự, đạt 95,6%.",
    "Hội có 412/431 hội viên dự, đạt 98,7%.",
    "The club kept its 65th anniversary (2 April 1959 - 2 April 2025).",
    "",
)


def write_corpus(path: Path, count: int = 24) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            record = {
                "id": f"a{number}",
                "text": TEXTS[number % 4],
                "date": f"2024-0{number % 3 + 1}-05",
            }
            file.write(json.dumps(record) + "\n")
    return path


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "factcheck", "audit", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )


def outcome(folder: Path) -> dict[str, bytes]:
    """Return what an audit left for its reader."""
    names = ("findings.jsonl", "summary.json", "summary.html")
    return {name: (folder / name).read_bytes() for name in names}


def test_an_audit_tells_findings_errors_and_counts(tmp_path: Path) -> None:
    rules = "share-of-total,anniversary-arithmetic"
    done = run(write_corpus(tmp_path / "c.jsonl"), "--out", tmp_path / "out", "--select", rules)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("24 articles · 12 errors, 0 warnings · 6 relations verified")
    lines = (tmp_path / "out" / "findings.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    assert [article["id"] for article in told[:3]] == ["a1", "a2", "a3"]
    assert told[0]["findings"][0]["rule"] == "share-of-total"
    assert told[0]["as_of"] == "2024-02-05"
    assert told[2]["errors"] == [{"message": "empty: there is no text in it"}]
    counts = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    assert counts["total"]["not_checked"] == 6
    assert counts["rules"]["share-of-total"] == {"error": 6, "warning": 0, "info": 0}
    assert set(counts["months"]) == {"", "2024-01", "2024-02", "2024-03"}
    assert sum(month["errors"] for month in counts["months"].values()) == 12


def test_a_stopped_audit_goes_on_without_doing_anything_twice(tmp_path: Path) -> None:
    for name in "abc":
        write_corpus(tmp_path / f"{name}.jsonl")
    files = [tmp_path / f"{name}.jsonl" for name in "abc"]
    run(*files, "--out", tmp_path / "whole", "--jobs", 1)
    run(*files, "--out", tmp_path / "stopped", "--jobs", 2)
    (tmp_path / "stopped" / "shards" / "000001.jsonl").unlink()
    (tmp_path / "stopped" / "findings.jsonl").unlink()
    kept = tmp_path / "stopped" / "shards" / "000000.jsonl"
    before = kept.stat().st_mtime_ns
    assert run(*files, "--out", tmp_path / "stopped").returncode == 0
    assert outcome(tmp_path / "stopped") == outcome(tmp_path / "whole")
    assert kept.stat().st_mtime_ns == before


def test_another_audit_needs_another_folder(tmp_path: Path) -> None:
    path, out = write_corpus(tmp_path / "c.jsonl"), tmp_path / "out"
    run(path, "--out", out)
    other = run(path, "--out", out, "--level", "info")
    assert other.returncode == 2
    assert (
        other.stderr == f"factcheck: {out}: holds an audit of other options; name another --out\n"
    )
    full = run(path, "--out", tmp_path)
    assert (
        full.stderr
        == f"factcheck: {tmp_path}: is not empty and holds no audit; name another --out\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("missing.jsonl",), "missing.jsonl: there is no such file or folder"),
        (("c.jsonl", "--select", "wekday"), "unknown rule 'wekday'"),
        (("c.jsonl", "--jobs", "-1"), "--jobs: -1 is less than none"),
        (("c.jsonl", "--cluster", "nonsense://x"), "--cluster: there is no Dask scheduler at"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    arguments: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "--cluster" in arguments:
        pytest.importorskip("distributed")
    write_corpus(tmp_path / "c.jsonl")
    monkeypatch.chdir(tmp_path)
    done = run(*arguments, "--out", "out")
    assert done.returncode == 2
    assert done.stderr.startswith(f"factcheck: {message}")
    assert done.stderr.count("\n") == 1


def test_a_table_of_findings(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = write_corpus(tmp_path / "c.jsonl", 4)
    assert run(path, "--out", tmp_path / "out", "--output-format", "parquet").returncode == 0
    rows = parquet.read_table(tmp_path / "out" / "findings.parquet").to_pylist()
    assert [row["rule"] for row in rows] == ["share-of-total", "anniversary-arithmetic", None]
    assert (rows[0]["text"], rows[0]["expected"], rows[0]["line"]) == ("98,7%", "95,59", 1)
    assert rows[2]["error"] == "empty: there is no text in it"


def test_a_missing_library_is_told_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "pyarrow").mkdir()
    (tmp_path / "pyarrow" / "__init__.py").write_text("raise ImportError", encoding="utf-8")
    path = write_corpus(tmp_path / "c.jsonl", 4)
    command = [sys.executable, "-m", "factcheck", "audit", str(path), "--out", str(tmp_path / "o")]
    done = subprocess.run(
        [*command, "--output-format", "parquet"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    assert done.returncode == 2
    assert done.stderr.startswith("factcheck: Parquet files need pyarrow")
    assert not (tmp_path / "o").exists()


def test_all_killed_in_the_middle_goes_on_to_the_same_end(tmp_path: Path) -> None:
    for name in "abcd":
        write_corpus(tmp_path / f"{name}.jsonl", 40)
    files = [str(tmp_path / f"{name}.jsonl") for name in "abcd"]
    run(*files, "--out", tmp_path / "whole", "--jobs", 1)
    out = tmp_path / "killed"
    command = [sys.executable, "-m", "factcheck", "audit", *files, "--out", str(out), "--jobs", "2"]
    child = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
    while child.poll() is None and not list(out.glob("shards/*.jsonl")):
        time.sleep(0.01)
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    assert run(*files, "--out", out, "--jobs", 2).returncode == 0
    assert outcome(out) == outcome(tmp_path / "whole")


# Workers ------------------------------------------------------------------------------------


def _die_once(shard: Shard, task: Task) -> bytes:
    """Be killed with the second shard, the first time it is tried."""
    mark = f"{shard.paths[0]}.tried"
    if shard.number == 1 and not os.path.exists(mark):  # noqa: PTH110
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return audit_shard(shard, task)


def _die(shard: Shard, task: Task) -> bytes:  # noqa: ARG001
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def small_shards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Shard, ...]:
    monkeypatch.setattr(corpus, "SHARD_BYTES", 400)
    monkeypatch.setattr(corpus, "_CHUNK", 100)
    shards = plan([str(write_corpus(tmp_path / "c.jsonl"))])
    assert len(shards) > 3
    return shards


def test_a_killed_worker_costs_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shards = small_shards(tmp_path, monkeypatch)
    whole = dict(workers.in_pool(shards, Task(), 1))
    monkeypatch.setattr(workers, "audit_shard", _die_once)
    assert dict(workers.in_pool(shards, Task(), 2)) == whole


def test_workers_that_always_die_end_the_audit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shards = small_shards(tmp_path, monkeypatch)
    monkeypatch.setattr(workers, "audit_shard", _die)
    with pytest.raises(workers.WorkersError, match="died 3 times in a row"):
        list(workers.in_pool(shards, Task(), 2))


def test_a_cluster_gives_the_same_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    shards = small_shards(tmp_path, monkeypatch)
    whole = dict(workers.in_pool(shards, Task(), 1))
    assert dict(workers.on_cluster(shards, Task(), "local", 1)) == whole


def test_the_page_escapes_what_it_shows() -> None:
    zero = dict.fromkeys(("articles", "not_checked", "verified", "suppressed", "figures"), 0)
    counts = {**zero, "covered": 0, "errors": 0, "warnings": 0, "infos": 0}
    summary = {
        "tool": {"version": "0"},
        "total": counts,
        "rules": {},
        "languages": {"<b>": counts},
        "months": {},
    }
    assert "&lt;b&gt;" in page(summary)
    assert "<b>" not in page(summary)
