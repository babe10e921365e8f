"""JSON: a whole comparison, loadable again; an object per article; stories. Schemas in docs/schema/.

A comparison's JSON holds everything that `Comparison` holds, field by field under the same names, so that
`read_json(comparison_json(x)) == x`. Numbers are exact; NaN and infinity are errors. Without an audit trail the same
input gives the same bytes; with one the same command does, on the same day (framing/audit.py).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from framing.audit import Audit
from framing.errors import InputError
from framing.model import Analysis, Comparison, Story
from framing.reporter.exports.coherence import incoherence
from framing.reporter.exports.records import FORMAT, AnalysisRecord, record

_SURROGATE = re.compile("[\ud800-\udfff]")


def comparison_json(comparison: Comparison, audit: Audit | None = None) -> str:
    """The whole comparison: one object, a line for each field and each analysis, the audit trail last."""
    return comparison_bytes(comparison, audit=audit).decode("utf-8")


def comparison_bytes(comparison: Comparison, packed: Sequence[bytes] = (), audit: Audit | None = None) -> bytes:
    """The same in UTF-8.

    Args:
        packed: the analyses as MessagePack, where they are there already.
    """
    there: Sequence[bytes | None] = packed or [None] * len(comparison.analyses)
    analyses = b",\n".join(map(_encoded, comparison.analyses, there))
    lines = [b'"format": %d' % FORMAT, b'"analyses": [\n%b\n]' % analyses]
    names = (name for name in comparison.__struct_fields__ if name != "analyses")
    lines += [b'"%b": %b' % (name.encode(), _encoded(getattr(comparison, name))) for name in names]
    lines += [b'"audit": %b' % _encoded(audit)] if audit else []
    return b"{\n" + b",\n".join(lines) + b"\n}\n"


def analysis_json(analysis: Analysis, audit: Audit | None = None) -> str:
    """One article's object, on one line that ends in a line feed (JSON Lines)."""
    return _dumps(msgspec.to_builtins(record(analysis)) | _of(audit)) + "\n"


def stories_json(stories: Iterable[Story], audit: Audit | None = None) -> str:
    """{"format": 1, "stories": [{"id", "label", "article_ids", "cohesion"}]}."""
    return _dumps({"format": FORMAT, "stories": [msgspec.to_builtins(s) for s in stories]} | _of(audit)) + "\n"


def _of(audit: Audit | None) -> dict[str, Any]:
    return {"audit": msgspec.to_builtins(audit)} if audit else {}


def audit_json(audit: Audit) -> str:
    """The audit trail by itself, beside tables that have no room for it."""
    return json.dumps(msgspec.to_builtins(audit), ensure_ascii=True, indent=1) + "\n"


def _encoded(value: Any, packed: bytes | None = None) -> bytes:
    """msgspec writes four times as fast, but null for NaN, and nothing that holds a lone surrogate."""
    try:
        if not _NOT_FINITE.search(msgspec.msgpack.encode(value) if packed is None else packed):
            return msgspec.json.encode(value)
    except UnicodeEncodeError:
        pass
    return _dumps(msgspec.to_builtins(value)).encode("utf-8")


_NOT_FINITE = re.compile(b"\xcb[\x7f\xff][\xf0-\xff]")
"""What a float of MessagePack begins with whose exponent is all ones; seldom other bytes, which cost only time."""


def _dumps(value: Any) -> str:
    # a lone surrogate (from a file name that is not UTF-8) has no UTF-8 form, but a JSON escape
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _SURROGATE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def read_json(text: str | bytes, path: str = "JSON") -> Comparison:
    """A comparison from what `comparison_json` wrote.

    Raises:
        InputError: not JSON, not a comparison, of another format, or contradicting itself; `path` is named.
    """
    if (found := _read_own(text)) is not None and incoherence(found) is None:
        return found
    hint = "framing compare --json writes one"
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise InputError(path, "is not JSON", hint=hint) from fault
    if not isinstance(fields, dict) or "format" not in fields:
        raise InputError(path, "is not a saved comparison", hint=hint)
    if fields["format"] != FORMAT:
        raise InputError(path, f"format {_short(repr(fields['format']))}, this version reads format {FORMAT}")
    try:
        found = msgspec.convert(fields, Comparison)
    except (msgspec.ValidationError, OverflowError, RecursionError) as fault:
        raise InputError(path, f"is not a saved comparison: {_short(str(fault))}", hint=hint) from fault
    if (wrong := incoherence(found)) is not None:
        raise InputError(
            path, f"a saved comparison that was changed or damaged: {wrong}", hint="run framing compare again"
        )
    return found


def _read_own(text: str | bytes) -> Comparison | None:
    """The same where this version wrote the text, in a quarter of the time; None if anything is wrong with it."""
    head = f'{{\n"format": {FORMAT},\n'
    if not (text.startswith(head) if isinstance(text, str) else text.startswith(head.encode())):
        return None
    try:
        return msgspec.json.decode(text, type=Comparison)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None


_LONGEST = 200


def _short(message: str) -> str:
    return message if len(message) <= _LONGEST else message[: _LONGEST // 2] + " … " + message[-_LONGEST // 2 :]


def audit_of(data: bytes) -> Audit | None:
    """What `audit_json` wrote; None for anything else."""
    try:
        return msgspec.json.decode(data, type=Audit)
    except msgspec.MsgspecError:
        return None


def read_audit(data: str | bytes, path: str = "JSON") -> Audit | None:
    """The audit trail of a JSON export; None where it has none.

    Raises:
        InputError: it is no JSON object, or its "audit" is something else.
    """
    try:
        found = json.loads(data).get("audit")
        return None if found is None else msgspec.convert(found, Audit)
    except (ValueError, RecursionError, AttributeError) as fault:
        raise InputError(path, f"has no audit trail that can be read: {fault}") from fault


def schemas() -> dict[str, dict[str, Any]]:
    """File name in docs/schema/ -> JSON Schema (2020-12)."""
    return {
        "compare-1.json": _schema(Comparison, "framing compare --json"),
        "analyze-1.json": _schema(AnalysisRecord, "framing analyze --json: one line"),
    }


def _schema(kind: type, title: str) -> dict[str, Any]:
    _, components = msgspec.json.schema_components([kind, Audit], ref_template="#/$defs/{name}")
    top = dict(components.pop(kind.__name__))
    top["properties"] |= {"audit": {"$ref": "#/$defs/Audit"}}
    top["properties"] = {"format": {"const": FORMAT}} | {k: v for k, v in top["properties"].items() if k != "format"}
    top["required"] = ["format", *(k for k in top["required"] if k != "format")]
    base = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    return base | {k: v for k, v in top.items() if k != "title"} | {"$defs": components}
