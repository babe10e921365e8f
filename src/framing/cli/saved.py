"""Reading what framing has written itself."""

from __future__ import annotations

import sys
from pathlib import Path

from framing.audit import Audit
from framing.errors import InputError
from framing.model import Comparison, Story


def comparison(path: str) -> tuple[Comparison, Audit | None]:
    """The output of `framing compare --json`, and its audit trail, which older versions did not write."""
    from framing.corpus.beside import whole_trail
    from framing.reporter.exports.json_export import read_audit, read_json

    content = _content(path)
    found, trail = read_json(content, path), read_audit(content, path)
    return found, trail if path == "-" else whole_trail(trail, path, found.analyses)


def stories(path: str) -> tuple[Story, ...]:
    """The output of `framing stories --json`."""
    from framing.reporter.exports.stories_export import read_json

    return read_json(_content(path), path)


def _content(path: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except IsADirectoryError as fault:
        raise InputError(path, "a folder", hint="of a corpus: name one of its stories/*.json") from fault
    except FileNotFoundError as fault:
        raise InputError(path, "no such file") from fault
    except OSError as fault:
        raise InputError(path, (fault.strerror or "cannot be read").lower()) from fault
