import random
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from framing.cache import store
from framing.cache.keys import key
from framing.cache.store import Store
from framing.model import Part, PartKind

PART = Part(PartKind.BODY, 0, 9)


def test_what_is_put_is_got_back_and_nothing_else(tmp_path: Path) -> None:
    with Store(tmp_path / "c.sqlite") as kept:
        kept.put([(key("part", "a"), PART)])
        assert kept.get([key("part", "b"), key("part", "a")], Part) == [None, PART]


def test_keys_differ_by_kind_and_by_every_part() -> None:
    assert len({key("a", "b", "c"), key("a", "bc"), key("ab", "c"), key("a", "b\x00c"[:1], "c ")}) == 4


def test_a_record_that_does_not_fit_the_type_is_no_record(tmp_path: Path) -> None:
    with Store(tmp_path / "c.sqlite") as kept:
        kept.put([(b"k", {"kind": "body", "start": "x"})])
        assert kept.get([b"k"], Part) == [None]


def test_a_corrupt_file_is_told_and_worked_without(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    path.write_bytes(b"this is not a database, it is a letter" * 100)
    with Store(path) as kept:
        kept.put([(b"k", PART)])
        assert kept.get([b"k"], Part) == [None]
        assert kept.trouble is not None
        assert "is not used" in kept.trouble


def test_an_unwritable_place_is_told_and_worked_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with Store(tmp_path / "file" / "c.sqlite") as kept:
        assert kept.get([b"k"], Part) == [None]
        assert kept.trouble


def test_no_store_keeps_nothing_and_complains_of_nothing() -> None:
    with Store.none() as kept:
        kept.put([(b"k", PART)])
        assert kept.get([b"k"], Part) == [None]
        assert kept.trouble is None
        assert kept.info() is None


def test_info_counts_and_clear_empties(tmp_path: Path) -> None:
    with Store(tmp_path / "c.sqlite") as kept:
        kept.put([(bytes([n]), PART) for n in range(5)])
        known = kept.info()
        assert known is not None
        assert known.records == 5
        assert known.bytes == (tmp_path / "c.sqlite").stat().st_size
        assert kept.clear() == 5
        assert kept.get([bytes([1])], Part) == [None]


def test_info_tells_the_kinds_apart_what_takes_most_first(tmp_path: Path) -> None:
    noise = random.Random(0)
    with Store(tmp_path / "c.sqlite") as kept:
        kept.put([(b"a", noise.randbytes(500)), (b"b", noise.randbytes(700))], kind="analysis")
        kept.put([(b"p", noise.randbytes(5000))], kind="output", spare=True)
        kept.put([(b"k", PART)])
        known = kept.info()
        assert known is not None
        assert [(k.kind, k.records) for k in known.kinds] == [("output", 1), ("analysis", 2), ("other", 1)]
        assert known.records == 4
        assert 1200 <= known.kinds[1].bytes < 1300
        assert 5000 <= known.kinds[0].bytes < 5100
        kept.put([(b"a", PART)], kind="analysis")  # in place of the first
        again = kept.info()
        assert again is not None
        assert again.records == 4
        kept.clear()
        empty = kept.info()
        assert empty is not None
        assert empty.kinds == ()


def test_use_is_noted_once_a_day(tmp_path: Path) -> None:
    path = tmp_path / "c"
    with Store(path) as kept:
        kept.put([(b"k", PART)])
        aged(path, "k")
        with sqlite3.connect(path) as other:
            before = other.execute("SELECT used FROM records_3").fetchone()[0]
            assert kept.get([b"k"], Part) == [PART]
            after = other.execute("SELECT used FROM records_3").fetchone()[0]
            assert after >= before + 864000
            changes = other.execute("PRAGMA data_version").fetchone()
            assert kept.get([b"k"], Part) == [PART]
            assert other.execute("PRAGMA data_version").fetchone() == changes


def test_several_writers_share_it(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"

    def write(first: int) -> None:
        with Store(path) as kept:
            for n in range(first, first + 20):
                kept.put([(bytes([n]), PART)])

    threads = [threading.Thread(target=write, args=(n * 20,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM records_3").fetchone() == (80,)


def test_a_flipped_byte_is_no_other_number_and_is_mended(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    with Store(path) as kept:
        kept.put([(b"k", PART)])
    connection = sqlite3.connect(path)
    data = bytearray(connection.execute("SELECT data FROM records_3").fetchone()[0])
    data[-6] ^= 1
    connection.execute("UPDATE records_3 SET data = ?", (bytes(data),))
    connection.commit()
    connection.close()
    with Store(path) as kept:
        assert kept.get([b"k"], Part) == [None]
        kept.put([(b"k", PART)])
        assert kept.get([b"k"], Part) == [PART]


def aged(path: Path, keys: str) -> None:
    """As if the records whose keys are like this had been used last ten days ago."""
    connection = sqlite3.connect(path)
    connection.execute("UPDATE records_3 SET used = used - 864000 WHERE CAST(key AS TEXT) LIKE ?", (keys,))
    connection.commit()
    connection.close()


def test_when_it_is_full_the_spare_go_first_then_the_longest_unused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "MOST_BYTES", 200_000)
    noise = random.Random(0)
    spare, others = [b"spare%d" % n for n in range(6)], [b"record%d" % n for n in range(7)]
    path = tmp_path / "c"
    with Store(path) as kept:
        kept.put([(k, noise.randbytes(10_000)) for k in others[:6]])
        aged(path, "record%")
        kept.put([(k, noise.randbytes(20_000)) for k in spare], spare=True)
        assert all(kept.has([*spare, *others[:6]]))
        kept.put([(others[6], noise.randbytes(30_000))])
        assert kept.has(spare) == [False] * 3 + [True] * 3  # until a tenth is free
        assert all(kept.has(others))
        aged(path, "record5")
        for n in range(4):
            kept.put([(b"large%d" % n, noise.randbytes(20_000))])
        assert not any(kept.has(spare))
        assert not kept.has([b"record5"])[0]
        assert all(kept.has([b"record4", b"record6", b"large0"]))
    assert path.stat().st_size < 230_000


def test_two_that_fill_it_at_once_lose_nothing_but_the_surplus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_BYTES", 200_000)
    path = tmp_path / "c"

    def fill(first: int) -> str | None:
        noise = random.Random(first)
        with Store(path) as kept:
            for n in range(first, first + 30):
                kept.put([(bytes([n]), noise.randbytes(10_000))])
            return kept.trouble

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(fill, (0, 100))) == [None, None]
    with Store(path) as kept:
        known = kept.info()
        assert known is not None
        assert 10 <= known.records <= 20
    assert path.stat().st_size < 230_000


def test_a_spare_record_that_is_very_large_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_SPARE", 1000)
    large = random.Random(0).randbytes(1001)
    with Store(tmp_path / "c") as kept:
        kept.put([(b"a", large), (b"b", b"small")], spare=True)
        kept.put([(b"c", large)])
        assert kept.has([b"a", b"b", b"c"]) == [False, True, True]


def test_records_of_an_older_format_make_room(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "c")
    for name in ("records", "records_2"):
        connection.execute(f"CREATE TABLE {name} (key BLOB PRIMARY KEY, data BLOB, used INTEGER) WITHOUT ROWID")
        connection.execute(f"INSERT INTO {name} VALUES (?, ?, 0)", (b"k", b"x" * 100_000))
    connection.commit()
    connection.close()
    before = (tmp_path / "c").stat().st_size
    with Store(tmp_path / "c") as kept:
        assert kept.get([b"k"], Part) == [None]
        kept.put([(b"k", PART)])
    with Store(tmp_path / "c") as kept:
        assert kept.get([b"k"], Part) == [PART]
        assert kept.trouble is None
    assert (tmp_path / "c").stat().st_size <= before + 8192


def test_what_is_kept_can_be_had_packed(tmp_path: Path) -> None:
    with Store(tmp_path / "c") as kept:
        kept.put([(b"k", PART)])
        packed, missing = kept.packed([b"k", b"m"])
        assert missing is None
        assert packed == store.pack(PART)
        assert store.unpack(packed or b"", Part) == PART


def test_a_damaged_file_is_set_aside_so_that_the_next_run_has_a_cache(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    with Store(path) as kept:
        kept.put([(bytes([n]), PART) for n in range(200)])
    whole = path.read_bytes()
    for at in (0, 18, 28, 40, 56, 100, 108, 5000):
        path.write_bytes(whole[:at] + b"\xff" * 60 + whole[at + 60 :])
        for _ in range(3):
            with Store(path) as kept:
                kept.get([bytes([1])], Part)
                kept.put([(b"new", PART)])
                kept.info()
        with Store(path) as kept:
            kept.put([(b"new", PART)])
            assert kept.get([b"new"], Part) == [PART]
            assert kept.trouble is None
            assert kept.clear() > 0
        assert not path.with_name("c.sqlite.damaged").exists()


def test_what_is_no_damage_sets_nothing_aside(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    with Store(path) as kept:
        kept.put([(b"k", PART)])
        kept._give_up(sqlite3.OperationalError("database is locked"))
    assert path.exists()
    assert not path.with_name("c.sqlite.damaged").exists()
