"""Files of a corpus: whole or not there at all, written in the order asked for also by a thread of their own."""

from __future__ import annotations

import os
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from framing import atomic
from framing.corpus.output import PARTS, LocalFolder, meanwhile, output_folder


def test_a_file_is_whole_as_open_as_the_umask_allows_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        kept = output_folder(str(tmp_path / "out"))
        kept.write("stories/a.json", b"one")
        kept.write("stories/a.json", memoryview(b"another"))
    finally:
        os.umask(before)
    path = tmp_path / "out" / "stories" / "a.json"
    assert path.read_bytes() == b"another"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list((tmp_path / "out" / PARTS).iterdir()) == []


def test_what_is_there_already_is_left_as_it_is(tmp_path: Path) -> None:
    kept = output_folder(str(tmp_path))
    kept.write("a", b"one")
    before = (tmp_path / "a").stat()
    kept.write("a", memoryview(b"one"))
    after = (tmp_path / "a").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_folders_that_vanish_are_made_again(tmp_path: Path) -> None:
    kept = output_folder(str(tmp_path / "out"))
    kept.write("stories/a", b"one")
    shutil.rmtree(tmp_path / "out")
    kept.write("stories/a", b"two")
    assert kept.read("stories/a") == b"two"


def test_trouble_leaves_no_part_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = output_folder(str(tmp_path))
    kept.write("a", b"one")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic, "_move", full)
    with pytest.raises(OSError, match="No space"):
        kept.write("a", b"two")
    assert kept.read("a") == b"one"
    assert list((tmp_path / PARTS).iterdir()) == []


def test_several_write_the_same_names(tmp_path: Path) -> None:
    kept = output_folder(str(tmp_path))

    def write(n: int) -> None:
        for name in range(20):
            (kept if n % 2 else output_folder(str(tmp_path))).write(f"f/{name}", bytes([n]) * 5000)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(8)))
    for name in range(20):
        data = kept.read(f"f/{name}") or b""
        assert len(data) == 5000
        assert len(set(data)) == 1
    assert list((tmp_path / PARTS).iterdir()) == []


def test_a_thread_writes_in_the_order_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[tuple[str, bool]] = []
    here, write, remove = threading.current_thread(), LocalFolder.write, LocalFolder.remove

    def written(self: LocalFolder, name: str, data: bytes) -> None:
        steps.append((name, threading.current_thread() is here))
        write(self, name, data)

    def removed(self: LocalFolder, name: str) -> None:
        steps.append((f"no {name}", threading.current_thread() is here))
        remove(self, name)

    monkeypatch.setattr(LocalFolder, "write", written)
    monkeypatch.setattr(LocalFolder, "remove", removed)
    with meanwhile(output_folder(str(tmp_path))) as writing:
        for n in range(50):
            writing.write(f"f/{n}", b"x" * n)
            writing.remove(f"f/{n - 1}")
        assert writing.read("f/49") == b"x" * 49
        assert writing.sizes("f") == {"49": 49}
        assert writing.top() == [".state", "f"]
        writing.write("last", b"x")
    assert [name for name, _ in steps] == [name for n in range(50) for name in (f"f/{n}", f"no f/{n - 1}")] + ["last"]
    assert not any(in_this for _, in_this in steps)
    assert (tmp_path / "last").read_bytes() == b"x"


def test_trouble_of_the_thread_is_raised_and_nothing_is_written_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = LocalFolder.write

    def full(self: LocalFolder, name: str, data: bytes) -> None:
        if name == "3":
            raise OSError(28, "No space left on device")
        write(self, name, data)

    def fill(place: Path, count: int) -> None:
        with meanwhile(output_folder(str(place))) as writing:
            for n in range(count):
                writing.write(str(n), b"x")

    monkeypatch.setattr(LocalFolder, "write", full)
    threads = threading.active_count()
    for count in (4, 500):  # the trouble comes when all is asked for, or meanwhile
        place = tmp_path / str(count)
        with pytest.raises(OSError, match="No space"):
            fill(place, count)
        assert sorted(p.name for p in place.iterdir() if p.is_file()) == ["0", "1", "2"]
    assert threading.active_count() == threads


def test_what_waits_is_dropped_where_the_work_ends_early(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write, go = LocalFolder.write, threading.Event()

    def slow(self: LocalFolder, name: str, data: bytes) -> None:
        go.wait(10)
        write(self, name, data)

    def work() -> None:
        with meanwhile(output_folder(str(tmp_path))) as writing:
            for n in range(10):
                writing.write(str(n), b"x")
            threading.Timer(0.1, go.set).start()
            raise KeyboardInterrupt

    monkeypatch.setattr(LocalFolder, "write", slow)
    with pytest.raises(KeyboardInterrupt):
        work()
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] in ([], ["0"])


def test_shared_storage_is_written_to_as_it_is() -> None:
    pytest.importorskip("fsspec")
    kept = output_folder("memory://framing-meanwhile")
    with meanwhile(kept) as writing:
        assert writing is kept
        writing.write("a", memoryview(b"one"))
    assert kept.read("a") == b"one"
