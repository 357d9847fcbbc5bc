"""``factcheck audit``."""

# No postponed annotations: Typer would have to evaluate every one of them from its text.

import json
import os
import sys
from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from factcheck.audit import results
from factcheck.audit.corpus import CorpusError, Fields, Shard, parquet_library, plan
from factcheck.audit.page import page
from factcheck.audit.shards import Task
from factcheck.audit.workers import Result, WorkersError, in_pool, on_cluster
from factcheck.cli import flags
from factcheck.cli.check_options import CheckOptions, flag_settings
from factcheck.cli.options import end, one_of
from factcheck.cli.setups import Wishes, setups
from factcheck.config.errors import reason_of
from factcheck.writing import write_whole

FORMATS = ("jsonl", "parquet")


def audit(
    corpus: Annotated[
        list[str],
        typer.Argument(
            metavar="CORPUS...",
            help="JSON lines, Parquet files, or folders of these or of articles.",
            show_default=False,
        ),
    ],
    out: Annotated[
        str, typer.Option(metavar="DIR", help="Where the results go.", show_default=False)
    ],
    text_field: Annotated[str, typer.Option(metavar="NAME", help="Field of the text.")] = "text",
    id_field: Annotated[str, typer.Option(metavar="NAME", help="Field of the name.")] = "id",
    date_field: Annotated[
        str, typer.Option(metavar="NAME", help="Field of the publication date.")
    ] = "date",
    select: Annotated[list[str] | None, flags.select()] = None,
    ignore: Annotated[list[str] | None, flags.ignore()] = None,
    level: Annotated[str | None, flags.level("Lowest severity that is written")] = None,
    lang: Annotated[str | None, flags.lang()] = None,
    date_order: Annotated[str | None, flags.date_order()] = None,
    config: Annotated[list[str] | None, flags.config()] = None,
    isolated: Annotated[bool, flags.isolated()] = False,
    form: Annotated[
        str,
        flags.choice(
            "--output-format", lambda: FORMATS, "jsonl|parquet", "How to write [default: jsonl]"
        ),
    ] = "jsonl",
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", metavar="N", help="Worker processes; 0 for all cores.")
    ] = 0,
    cluster: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help="Address of a Dask scheduler; 'local' starts one on this machine.",
            show_default=False,
        ),
    ] = "",
) -> None:
    """Check many articles; findings, counts and a page with charts go into a folder.

    What was interrupted goes on with the same command. Exit codes: 0 done, whatever was found, 2
    it could not be done.
    """
    one_of("--output-format", form, FORMATS)
    options = CheckOptions(
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
        level=level,
        lang=lang,
        date_order=date_order,
    )
    wishes = Wishes(tuple(config or ()), isolated, flag_settings(options))
    setup = setups(wishes)(os.curdir)
    if not setup.rules:
        end("no rule is left to check with")
    task = Task(setup.config, setup.settings, Fields(text_field, id_field, date_field))
    if jobs < 0:
        end(f"--jobs: {jobs} is less than none")
    jobs = jobs or os.cpu_count() or 1
    try:
        _audit(corpus, out, task, form, jobs, cluster)
    except (CorpusError, WorkersError) as error:
        end(str(error))
    except OSError as error:
        end(f"{error.filename or out}: {reason_of(error)}")
    except KeyboardInterrupt:
        end("interrupted; the same command goes on from here")


def _audit(corpus: Sequence[str], out: str, task: Task, form: str, jobs: int, cluster: str) -> None:
    if form == "parquet":
        parquet_library()  # told at the start, not when hours of work are done
    shards = plan(corpus)
    folder = results.open_folder(out, shards, task)
    left = results.waiting(folder, shards)
    if left:
        found = on_cluster(left, task, cluster, jobs) if cluster else in_pool(left, task, jobs)
        for shard, result in _with_progress(found, shards, left):
            results.keep(folder, shard, result)
    write = results.write_table if form == "parquet" else results.write_lines
    written = write(folder, shards)
    counts = results.summary(results.merged(folder, shards))
    write_whole(
        folder.file("summary.json"), json.dumps(counts, ensure_ascii=False, indent=1) + "\n"
    )
    write_whole(folder.file("summary.html"), page(counts))
    total = counts["total"]
    sys.stdout.write(
        f"{total['articles']:,} articles · {total['errors']:,} errors,"
        f" {total['warnings']:,} warnings · {total['verified']:,} relations verified"
        f" · {total['covered']:,} of {total['figures']:,} figures covered"
        f" · {total['not_checked']:,} not checked · {written}\n"
    )


def _with_progress(
    found: Iterator[Result], shards: Sequence[Shard], left: Sequence[Shard]
) -> Iterator[Result]:
    """Yield *found* with a bar on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield from found
        return
    from rich.console import Console  # noqa: PLC0415 - for a terminal only
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("shards", total=len(shards), completed=len(shards) - len(left))
        for result in found:
            yield result
            bar.advance(task)


COMMANDS = {"audit": audit}
