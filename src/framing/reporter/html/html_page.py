"""The parts of every HTML page: escaping, its style and scripts, and a policy that blocks everything else."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any

from framing.reporter.display import display, one_line
from framing.reporter.entity_kinds import kind_of
from framing.reporter.tables.report import Format, Value, shown

_TEMPLATES = Path(__file__).parent / "templates"
_LINK = re.compile(r"https?://[A-Za-z0-9.:\[\]_-]+(?:[/?#][^\s<>\"'`\\]*)?")
"""An address whose host is plain ASCII and has no user or password before it: "https://bbc.com@evil.example" leads
elsewhere than it says."""


def render(template: str, *, style: str, scripts: tuple[str, ...], **values: Any) -> str:
    """A page from `template`, with a style sheet and scripts (names of files in templates/) inside it."""
    css, js = asset(style), "\n".join(asset(name) for name in scripts)
    page: str = environment().get_template(template).render(style=css, script=js, policy=policy(css, js), **values)
    return page


@cache
def environment() -> Any:
    """Jinja with everything escaped, in which an undefined name is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    env = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["shown"] = _shown
    env.filters["display"] = display
    env.filters["one_line"] = one_line
    env.filters["kind_of"] = kind_of
    return env


def _shown(value: Value, how: str) -> str:
    return shown(value, Format(how))


@cache
def asset(name: str) -> str:
    """The text of a template's file."""
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def policy(style: str, script: str) -> str:
    """A content security policy: nothing is loaded, and only this style and this script run."""
    allowed = f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def link(url: str | None) -> str:
    """The address where it is a plain http(s) one, else nothing: no other scheme becomes a link."""
    return url if url and _LINK.fullmatch(url) and display(url) == url else ""
