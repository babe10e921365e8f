"""Parses that child processes begin early, while this process prepares everything else.

Loading spaCy and its pipeline takes most of the time of a comparison. So a child process does that and then forks: the
forks share the loaded pipeline, and several articles take hardly longer than the longest of them. Each child sends its
parses back through a pipe, one by one. If a child dies, only time is lost: whoever asks for a missing parse makes it.
Children end as soon as nobody can read their pipes, so also when this process is killed.
"""

from __future__ import annotations

import fcntl
import os
import select
import signal
import struct
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self

import msgspec

from framing.cache.keys import parse_key
from framing.cache.store import Store
from framing.model import Article, Parse
from framing.runs.lifeline import while_parent_lives
from framing.runs.workers import POOL_FROM, cores

if TYPE_CHECKING:
    from spacy.language import Language

MOST = 8
"""Child processes; more would wait for memory, not for the processor."""
STRETCH = 30_000
"""Characters that one child reads at once, as `analyzer.parsing.pipeline` has it, which is not imported for that."""
_TOGETHER = 90_000
"""Characters that all child processes read at once; each holds some 5 KiB for one."""
_HEAD = struct.Struct("<Q")
_PIPE_BYTES = 1 << 20


class Prefetch:
    """Parses of some articles that are under way. Use as a context manager; leaving it ends the child processes."""

    def __init__(self, articles: Sequence[Article], pipeline: str, jobs: int) -> None:
        self._pipeline = pipeline
        self._pipes: list[IO[bytes]] = []
        self._place: dict[bytes, int] = {}  # key of a parse -> its pipe
        self._come: dict[bytes, Parse] = {}
        self._pid = 0
        if articles and jobs > 1 and _can_fork():
            self._begin(articles, min(jobs, len(articles), _most(articles)))

    @classmethod
    def of_missing(cls, articles: Sequence[Article], store: Store, pipeline: str, jobs: int) -> Self:
        """Begin to parse the articles whose parse is not stored.

        Of `POOL_FROM` or more articles it begins none: a pool of processes parses them.

        Args:
            jobs: the number of processes, 0 for one per core.
        """
        if len(articles) >= POOL_FROM:
            return cls.nothing()
        known = store.has([parse_key(a, pipeline) for a in articles])
        return cls([a for a, there in zip(articles, known, strict=True) if not there], pipeline, jobs or cores())

    @classmethod
    def nothing(cls) -> Self:
        """Nothing is fetched ahead."""
        return cls((), "", 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child processes, finished or not."""
        for pipe in self._pipes:
            pipe.close()
        self._pipes = []
        pid, self._pid = self._pid, 0
        if pid:
            with suppress(OSError):
                os.killpg(pid, signal.SIGKILL)
            with suppress(OSError):
                os.waitpid(pid, 0)

    def is_active(self) -> bool:
        """Whether any parse is under way."""
        return bool(self._pipes)

    def take(self, article: Article) -> Parse | None:
        """The parse of an article, waited for; None if it was not begun or its child process died."""
        wanted = parse_key(article, self._pipeline) if self._pipes else b""
        while wanted in self._place:
            if wanted in self._come:
                del self._place[wanted]
                return self._come.pop(wanted)
            if not self._read(self._place[wanted]):
                break
        return None

    # ------------------------------------------------------------------------------------------- this side
    def _begin(self, articles: Sequence[Article], count: int) -> None:
        groups = shares([len(a.text) for a in articles], count)
        ends = [os.pipe() for _ in groups]
        parent = os.getpid()
        self._pid = os.fork()
        if self._pid == 0:
            _child(parent, self._pipeline, [[articles[i] for i in g] for g in groups], ends)
        with suppress(OSError):  # the child does the same: whichever is first, `close` finds the group
            os.setpgid(self._pid, self._pid)
        for number, (group, (read, write)) in enumerate(zip(groups, ends, strict=True)):
            os.close(write)
            self._pipes.append(os.fdopen(read, "rb"))
            self._place.update((parse_key(articles[i], self._pipeline), number) for i in group)

    def _read(self, number: int) -> bool:
        """Read one parse from a pipe; False if no more will come."""
        head = self._pipes[number].read(_HEAD.size)
        if len(head) < _HEAD.size:
            return False
        data = self._pipes[number].read(_HEAD.unpack(head)[0])
        try:
            address, parse = msgspec.msgpack.decode(data, type=tuple[bytes, Parse])
        except msgspec.DecodeError:
            return False
        self._come[address] = parse
        return True


def shares(sizes: Sequence[int], count: int) -> list[list[int]]:
    """Indices of `sizes` in up to `count` groups with about equal sums, the heaviest group first, each in order."""
    groups: list[list[int]] = [[] for _ in range(count)]
    sums = [0] * count
    for i in sorted(range(len(sizes)), key=[-n for n in sizes].__getitem__):
        lightest = sums.index(min(sums))
        groups[lightest].append(i)
        sums[lightest] += sizes[i]
    order = sorted(range(count), key=[-n for n in sums].__getitem__)
    return [sorted(groups[g]) for g in order if groups[g]]


def _most(articles: Sequence[Article]) -> int:
    """How many child processes may parse these articles; fewer where they are long."""
    longest = min(STRETCH, max(len(a.text) for a in articles))
    return max(1, min(MOST, _TOGETHER // max(1, longest)))


def _can_fork() -> bool:
    """Whether forking is safe: on Linux, and only while there is a single thread."""
    return sys.platform == "linux" and threading.active_count() == 1


# ----------------------------------------------------------------------------------------------- the children
def _child(
    parent: int, pipeline_name: str, groups: Sequence[Sequence[Article]], ends: Sequence[tuple[int, int]]
) -> None:
    """Load the pipeline, fork once for each further group, parse. Never returns."""
    try:
        os.setpgid(0, 0)  # one group, so that one signal ends all
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        for read, _ in ends:
            os.close(read)
        with while_parent_lives(parent):
            from framing.analyzer.parsing import pipeline

            nlp = pipeline.load(pipeline_name)
        mine = 0
        for number in range(1, len(groups)):
            if os.fork() == 0:
                mine = number
                break
        for number, (_, write) in enumerate(ends):
            if number != mine:
                os.close(write)
        threading.Thread(target=_end_unread, args=(ends[mine][1],), daemon=True).start()  # no fork after this
        _send(nlp, pipeline_name, groups[mine], ends[mine][1])
    except BaseException:  # the same failure recurs in the parent, which can report it
        os._exit(1)
    os._exit(0)  # without this process's clean-up, which belongs to the parent


def _end_unread(write: int) -> None:
    """End this process when no process is left that could read the pipe."""
    gone = select.poll()
    gone.register(write, 0)  # poll reports a closed reading end even if no event is asked for
    gone.poll()
    os._exit(1)


def _send(nlp: Language, pipeline_name: str, articles: Sequence[Article], write: int) -> None:
    from framing.analyzer.parsing import pipeline

    with suppress(OSError):
        fcntl.fcntl(write, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)  # so that a child need not wait for its reader
    with os.fdopen(write, "wb", buffering=0) as pipe:
        for article, parse in zip(articles, pipeline.parse(nlp, articles), strict=True):
            data = msgspec.msgpack.encode((parse_key(article, pipeline_name), parse))
            _write(pipe, _HEAD.pack(len(data)) + data)


def _write(pipe: IO[bytes], data: bytes) -> None:
    while data:
        data = data[pipe.write(data) :]
