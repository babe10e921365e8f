"""Keyword-in-context lines as CSV and JSON."""

from __future__ import annotations

import csv as csv_module
import io
import json as json_module
from collections.abc import Sequence
from typing import Any

from msgspec import to_builtins
from msgspec.structs import asdict

from framing.audit import Audit
from framing.model import ConcordanceLine
from framing.reporter.exports.csv_export import cell


def csv(lines: Sequence[ConcordanceLine]) -> str:
    """A row for each place, offsets included."""
    out = io.StringIO()
    writer = csv_module.writer(out, lineterminator="\n")
    names = ConcordanceLine.__struct_fields__
    writer.writerow(names)
    writer.writerows([cell(value) for value in _record(line).values()] for line in lines)
    return out.getvalue()


def json(lines: Sequence[ConcordanceLine], audit: Audit | None = None) -> str:
    """One object with all places and the audit trail."""
    whole = {"format": _FORMAT, "places": [_record(line) for line in lines]}
    whole |= {"audit": to_builtins(audit)} if audit else {}
    return json_module.dumps(whole, ensure_ascii=False, allow_nan=False) + "\n"


def _record(line: ConcordanceLine) -> dict[str, Any]:
    """The fields; sentences are numbered from 1, as in every table."""
    return asdict(line) | {"sentence": line.sentence + 1}


_FORMAT = 2
