"""Subjects, passives and agents are asked of framing.language: no other room reads the parser's labels for them."""

from __future__ import annotations

import ast
from pathlib import Path

import framing

ROOT = Path(framing.__file__).parent
LABELS = frozenset({"nsubj", "nsubjpass"})
SAMPLE = ROOT / "runs" / "analyst.py"
"""It writes a parse by hand, to warm a worker up, and reads none."""


def test_only_the_language_room_names_the_labels_of_subjects() -> None:
    named = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.py")
        if (ROOT / "language") not in path.parents and path != SAMPLE
        if any(label in (text := path.read_text(encoding="utf-8")) for label in LABELS)  # parsing all takes seconds
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant) and node.value in LABELS
    }
    assert not named, "ask framing.language.subjects instead"
