"""Who checks the shards: this process, a pool of local ones, or a cluster of Dask workers.

Each yields results as they come, in any order. A worker that is killed takes its shard with it, and
the shard is given to another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import Any

from factcheck.audit.corpus import Shard
from factcheck.audit.shards import Task, audit_shard

Result = tuple[Shard, bytes]

LOCAL = "local"
_MOST_DEATHS = 3  # of pools without a single finished shard in between
_CONNECT = "15s"


class WorkersError(Exception):
    """There is nobody to check the shards; the message says why."""


def in_pool(shards: Sequence[Shard], task: Task, jobs: int) -> Iterator[Result]:
    """Yield the results of *shards* from *jobs* processes of this machine.

    Raises:
        WorkersError: The processes die again and again.
    """
    if jobs == 1:
        yield from ((shard, audit_shard(shard, task)) for shard in shards)
        return
    from concurrent.futures import ProcessPoolExecutor, as_completed  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    waiting = {shard.number: shard for shard in shards}
    deaths = 0
    while waiting:
        pool = ProcessPoolExecutor(min(jobs, len(waiting)))
        try:
            futures = {pool.submit(audit_shard, shard, task): shard for shard in waiting.values()}
            for future in as_completed(futures):
                result = future.result()
                shard = waiting.pop(futures[future].number)
                deaths = 0
                yield shard, result
        except BrokenProcessPool:
            deaths += 1
            if deaths == _MOST_DEATHS:
                message = f"the worker processes died {deaths} times in a row"
                raise WorkersError(message) from None
        finally:
            # The command ends without waiting for children, so that they have to be gone by then.
            pool.shutdown(cancel_futures=True)


def on_cluster(shards: Sequence[Shard], task: Task, address: str, jobs: int) -> Iterator[Result]:
    """Yield the results of *shards* from the Dask cluster at *address*.

    For the address "local" a cluster of *jobs* workers is started on this machine. The workers must
    have factcheck and see the corpus under the same paths.

    Raises:
        WorkersError: Dask is not installed, or there is no cluster at the address.
    """
    dask = _distributed()
    with ExitStack() as stack:
        cluster = (
            stack.enter_context(
                dask.LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=None)
            )
            if address == LOCAL
            else address
        )
        try:
            client = stack.enter_context(dask.Client(cluster, timeout=_CONNECT))
        except (OSError, ValueError) as error:
            message = f"--cluster: there is no Dask scheduler at {address!r} ({error})"
            raise WorkersError(message) from None
        futures = client.map(audit_shard, shards, task=task, pure=False)
        by_key = {future.key: shard for future, shard in zip(futures, shards, strict=True)}
        try:
            for future, result in dask.as_completed(futures, with_results=True):
                yield by_key[future.key], result
                future.release()
        except dask.KilledWorker as error:
            message = f"--cluster: {error}"
            raise WorkersError(message) from None


def _distributed() -> Any:
    """Return Dask's scheduler, which has no types.

    Raises:
        WorkersError: It is not installed.
    """
    try:
        import distributed  # noqa: PLC0415 - an extra
    except ImportError:
        message = "--cluster needs Dask: pip install 'factcheck-articles[cluster]'"
        raise WorkersError(message) from None
    return distributed
