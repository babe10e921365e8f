import sqlite3
import threading
from pathlib import Path

from framing.model import Part, PartKind
from framing.store import Store, key

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
        assert kept.clear() == 5
        assert kept.get([bytes([1])], Part) == [None]


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
        assert connection.execute("SELECT count(*) FROM records").fetchone() == (80,)


def test_a_flipped_byte_is_no_other_number_and_is_mended(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    with Store(path) as kept:
        kept.put([(b"k", PART)])
    connection = sqlite3.connect(path)
    data = bytearray(connection.execute("SELECT data FROM records").fetchone()[0])
    data[data.index(9)] = 8
    connection.execute("UPDATE records SET data = ?", (bytes(data),))
    connection.commit()
    connection.close()
    with Store(path) as kept:
        assert kept.get([b"k"], Part) == [None]
        kept.put([(b"k", PART)])
        assert kept.get([b"k"], Part) == [PART]
