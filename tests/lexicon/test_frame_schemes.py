"""Codebooks of frames that a user brings."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.cache.keys import analysis_keys
from framing.cache.settings import Settings
from framing.cli.check import scheme_names
from framing.errors import FramingError
from framing.lexicon.frame_schemes import read, warning
from framing.model import Article, Part, PartKind

CSV = """frame,description,example
delay,Action is put off.,Voters cannot afford a carbon tax.
delay,,Voters cannot afford a carbon tax.
delay,,Others should act first.
urgency,,The planet is running out of time.
"""
TOML = """
[[frame]]
name = "delay"
description = "Action is put off."
examples = ["Voters cannot afford a carbon tax.", "Others should act first."]

[[frame]]
name = "urgency"
examples = ["The planet is running out of time."]
"""


def written(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_csv_and_toml_give_the_same_frames(tmp_path: Path) -> None:
    one, two = read(written(tmp_path, "climate.csv", CSV)), read(written(tmp_path, "climate.toml", TOML))
    assert one.frames == two.frames
    assert one.hash == two.hash
    assert [(f.name, f.description, len(f.examples)) for f in one.frames] == [
        ("delay", "Action is put off.", 2),
        ("urgency", "", 1),
    ]
    assert one.name == "climate"


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.csv", "frame,example\nx,A sentence.\n", "fewer than two frames"),
        ("a.csv", "name,example\nx,A sentence.\n", "no column frame"),
        ("a.csv", "frame,example\n,A sentence.\n", "row 2: no frame"),
        ("a.csv", "frame,example\nx,A sentence.\ny,\n", "y has no example"),
        ("a.csv", "", "no column"),
        ("a.toml", "[[frame]]\nname = 1\n", "needs a name"),
        ("a.toml", "[[frame]]\nname = 'x'\nexamples = 'A sentence.'\n", "list of sentences"),
        ("a.toml", "frame = 3\n", "needs a name"),
        ("a.toml", "[[frame\n", "no TOML"),
        ("policy.csv", CSV, "shipped scheme"),
    ],
)
def test_what_is_wrong_with_a_codebook_is_said(tmp_path: Path, name: str, text: str, says: str) -> None:
    with pytest.raises(FramingError, match=says):
        read(written(tmp_path, name, text))


def test_a_file_that_is_missing_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FramingError, match="cannot be read"):
        read(str(tmp_path / "none.csv"))
    (tmp_path / "bytes.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FramingError, match="cannot be read"):
        read(str(tmp_path / "bytes.csv"))


def test_the_warning_names_the_command_and_frames_with_few_examples(tmp_path: Path) -> None:
    told = warning(read(written(tmp_path, "climate.csv", CSV)))
    assert "unvalidated" in told
    assert "framing code sample" in told
    assert "Few examples: delay, urgency" in told


def test_an_analysis_is_kept_for_its_codebook_only(tmp_path: Path) -> None:
    article = Article("a", "", "", "One.", (Part(PartKind.BODY, 0, 4),))
    first = read(written(tmp_path, "climate.csv", CSV))
    other = read(written(tmp_path, "climate.csv", CSV + "urgency,,Act now.\n"))
    keys = {analysis_keys([article], Settings((), schemes=s))[0] for s in ((), (first,), (other,))}
    assert len(keys) == 3


def test_a_scheme_on_the_command_line_is_a_name_or_a_file(tmp_path: Path) -> None:
    path = written(tmp_path, "climate.csv", CSV)
    assert scheme_names(["policy", path]) == ("policy", "climate")
    with pytest.raises(FramingError, match="neither a scheme nor a file"):
        scheme_names(["polcy"])
