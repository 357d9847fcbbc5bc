#!/usr/bin/env python3
"""An audit of very many articles that is disturbed: is its output the same, and how fast is it?

    python benchmarks/audit.py                     # 200,000 articles, two workers
    python benchmarks/audit.py --articles 5000

A corpus of short articles is generated: one sentence without figures each, and in every fortieth an
example of a rule, right or wrong. All have a date.
It is audited by two Dask workers undisturbed, by two one of which is killed in the middle, and by
the local pool with everything killed in the middle and started again; a tenth of it by a bare pool
of processes that do nothing but check, for comparison. All kills are SIGKILL. The findings and the
summary of all audits must be the same bytes.
"""

from __future__ import annotations

import argparse
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor

import texts

from factcheck.audit.corpus import Shard, plan
from factcheck.audit.shards import Task, audit_shard
from factcheck.engine import shipped

FACTCHECK = str(pathlib.Path(sys.executable).parent / "factcheck")
WORKERS = 2
RESULTS = ("findings.jsonl", "summary.json", "summary.html")


def generate(path: str, articles: int) -> int:
    """Write *articles* articles of a sentence or two and return the number of their bytes."""
    chance = random.Random(articles)
    sentences = [
        example
        for rule in shipped()
        if rule.format == "text"
        for wording in rule.wordings.values()
        for example in (*wording.right, *(text for text, _ in wording.wrong))
        if len(example) < 120 and "\n" not in example
    ]
    total = 0
    with open(path, "w", encoding="utf-8") as file:
        for number in range(articles):
            text = texts.sentence("en" if number % 2 else "vi", chance)
            if not number % 40:
                text += f"\n\n{chance.choice(sentences)}"
            total += len(text.encode())
            date = f"2023-{1 + number % 12:02}-17"
            record = {"id": f"a{number}", "text": text, "date": date}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return total


def bare(shards: Sequence[Shard]) -> float:
    """Return the seconds that a pool takes which does nothing but check the articles."""
    start = time.monotonic()
    with ProcessPoolExecutor(WORKERS) as pool:
        for _ in pool.map(_check, shards):
            pass
    return time.monotonic() - start


def _check(shard: Shard) -> int:
    return len(audit_shard(shard, Task()))


def audit(
    corpus: str, out: str, *flags: str, disturb: Callable[[int, str], None] | None = None
) -> float:
    """Audit *corpus* into *out*, perhaps disturbed, and return the seconds it took."""
    command = [
        FACTCHECK,
        "audit",
        corpus,
        "--isolated",
        "--out",
        out,
        "--jobs",
        str(WORKERS),
        *flags,
    ]
    start = time.monotonic()
    child = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
    if disturb:
        disturb(child.pid, out)
    code = child.wait()
    if code:
        print(f"  ended with {code}", flush=True)
    return time.monotonic() - start


def wait_for_shards(pid: int, out: str, number: int) -> None:
    """Return when *number* shards are done."""
    while os.path.exists(f"/proc/{pid}"):
        done = pathlib.Path(out, "shards")
        if done.is_dir() and len(list(done.glob("*.jsonl"))) >= number:
            return
        time.sleep(0.2)


def descendants(pid: int) -> list[int]:
    """Return the processes below *pid*."""
    found: list[int] = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            parent = int(
                pathlib.Path("/proc", name, "stat").read_text().rpartition(")")[2].split()[1]
            )
        except (OSError, ValueError):
            continue
        if parent == pid:
            found += [int(name), *descendants(int(name))]
    return found


def kill_all(half: int) -> Callable[[int, str], None]:
    """Return what kills the audit with all its workers after *half* the shards."""

    def disturb(pid: int, out: str) -> None:
        wait_for_shards(pid, out, half)
        os.killpg(pid, signal.SIGKILL)  # its own session: see `audit`
        print(f"  killed with {len(list(pathlib.Path(out, 'shards').glob('*.jsonl')))} shards done")

    return disturb


def kill_worker(half: int) -> Callable[[int, str], None]:
    """Return what kills one Dask worker after *half* the shards."""

    def disturb(pid: int, out: str) -> None:
        wait_for_shards(pid, out, half)
        workers = [
            one
            for one in descendants(pid)
            if b"spawn_main" in pathlib.Path(f"/proc/{one}/cmdline").read_bytes()
        ]
        os.kill(workers[0], signal.SIGKILL)
        print(f"  killed process {workers[0]}, one of {len(workers)} workers")

    return disturb


def same(one: str, other: str) -> str:
    """Tell whether two audits wrote the same bytes."""
    different = [
        name
        for name in RESULTS
        if pathlib.Path(one, name).read_bytes() != pathlib.Path(other, name).read_bytes()
    ]
    return f"DIFFERENT: {', '.join(different)}" if different else "byte for byte the same"


def main() -> None:
    """Run the audits."""
    parser = argparse.ArgumentParser(description="Disturb audits and compare what they wrote.")
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--folder", default="", help="where to work; a temporary one if not given")
    arguments = parser.parse_args()
    folder = arguments.folder or tempfile.mkdtemp(prefix="factcheck-audit-")
    os.makedirs(folder, exist_ok=True)
    corpus = os.path.join(folder, "corpus.jsonl")
    size = generate(corpus, arguments.articles)
    shards = len(plan([corpus]))
    print(
        f"{arguments.articles:,} articles, {size / 1e6:.1f} MB of text, {shards} shards", flush=True
    )

    def out(name: str) -> str:
        path = os.path.join(folder, name)
        shutil.rmtree(path, ignore_errors=True)
        return path

    def report(
        name: str, seconds: float, told: str = "", articles: int = arguments.articles
    ) -> None:
        spent = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(
            f"{name:30} {seconds:7.1f} s {articles / seconds:8,.0f} articles/s "
            f" load {os.getloadavg()[0]:.1f},"
            f" CPU so far {spent.ru_utime + spent.ru_stime:.0f} s  {told}",
            flush=True,
        )

    half = shards // 2
    # Twice, before and after: what else the machine does shall not decide.
    sample = plan([corpus])[::10]
    share = arguments.articles * len(sample) // shards
    pools = [bare(sample)]
    report("bare pool, a tenth", pools[0], "", share)
    whole = out("dask")
    dask = audit(corpus, whole, "--cluster", "local")
    report("Dask", dask)
    pools.append(bare(sample))
    report("bare pool, a tenth", pools[1], "", share)
    killed = out("dask-killed")
    seconds = audit(corpus, killed, "--cluster", "local", disturb=kill_worker(half))
    report("Dask, a worker killed", seconds, same(whole, killed))
    stopped = out("pool-killed")
    first = audit(corpus, stopped, disturb=kill_all(half))
    report("local pool, killed, resumed", first + audit(corpus, stopped), same(whole, stopped))
    ratio = arguments.articles / dask / (share * len(pools) / sum(pools))
    print(f"Dask has {ratio:.2f} of the bare pool's throughput")


if __name__ == "__main__":
    main()
