"""The panels of the terminal by name, in the order in which they are printed.

Each is a function from a report to something rich can print: a few rows, the most telling first, and how many more
there are.
"""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Group

from framing.reporter.tables.report import Report
from framing.reporter.terminal.contrast_panels import contrasts
from framing.reporter.terminal.difference_panels import coverage, keyness
from framing.reporter.terminal.entity_panels import portraits, roles
from framing.reporter.terminal.frame_panels import frames
from framing.reporter.terminal.layout import View
from framing.reporter.terminal.record_panels import articles, events, evidence, notes
from framing.reporter.terminal.voice_panels import voices
from framing.reporter.terminal.wording_panels import loaded_terms, passages, wordings

__all__ = ["PANELS", "View"]

PANELS: dict[str, Callable[[Report, View], Group]] = {
    "articles": articles,
    "contrasts": contrasts,
    "frames": frames,
    "portraits": portraits,
    "wordings": wordings,
    "passages": passages,
    "loaded_terms": loaded_terms,
    "voices": voices,
    "roles": roles,
    "events": events,
    "coverage": coverage,
    "keyness": keyness,
    "evidence": evidence,
    "notes": notes,
}
"""By the name that `--panel` takes, in the order in which they are printed."""
