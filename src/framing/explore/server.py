"""Shows pages over HTTP on this machine only (needs the extra framing-compare[explore]: Starlette and uvicorn).

A page is asked for as it is, or with `.json` or `.csv` behind its path. What keeps strangers out: the server listens on
the loopback interface; only requests whose Host is this machine are answered, because a name that a stranger controls
can point here (DNS rebinding); a random token in the first address becomes a cookie that no other site can send;
nothing but GET and HEAD is answered; the database cannot be written. Nothing is loaded from elsewhere: the
policy of every page is `default-src 'self'`.
"""

from __future__ import annotations

import contextlib
import hmac
import json
import re
import secrets
import threading
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, urlencode

from framing.errors import UsageError, extra
from framing.explore.answers import answer
from framing.explore.database import Database
from framing.explore.filters import VOICES, Filters
from framing.explore.page import Estimate, Extract, Link, Page, as_csv, as_data, two_decimals
from framing.explore.pages.common import HOME, NotFoundError
from framing.reporter.entity_kinds import kind_of
from framing.reporter.html.charts import icon

if TYPE_CHECKING:
    from framing.model import Comparison
    from framing.reporter.tables.report import Report

POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
AT_ONCE = 2
"""Pages that are made at a time. With more, each waits for the others, the slow ones take twice as long, and whole
comparisons, each of which takes some hundred MiB while it is made, take more memory."""
KEPT = 256
"""Pages that are kept rendered; the database never changes under them."""


def render(
    page: Page, filters: Filters, path: str, sources: tuple[str, ...], names: tuple[str, ...] = (), command: str = ""
) -> str:
    """The page as HTML, everything escaped; `names` are suggested where an entity is asked for."""
    bare = path.rstrip("/") or "/index"
    told: str = _template().render(
        page=page,
        f=filters,
        path=path,
        sources=sources,
        voices=VOICES,
        query=filters.query_string(page=filters.page),
        elsewhere=filters.elsewhere(),
        data=bare,
        Estimate=Estimate,
        Extract=Extract,
        Link=Link,
        number=_number,
        estimate=two_decimals,
        names=names,
        command=command,
        icon=icon,
    )
    return told


@cache
def _template() -> Any:
    from jinja2 import Environment, StrictUndefined

    env = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    env.filters["kind_of"] = kind_of
    return env.from_string((files("framing.explore") / "templates" / "page.html").read_text(encoding="utf-8"))


def _number(value: object) -> str:
    """A number as a reader expects it: a true minus, thousands separated, at most three decimals."""
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value).lower()
    if isinstance(value, int):
        return f"{value:,}".replace("-", "−")
    if isinstance(value, float):
        text = f"{value:.2f}" if abs(value) >= 0.005 or not value else f"{value:.4f}"
        return text.replace("-", "−")
    return str(value)


@cache
def style() -> str:
    """The reports' style sheet, with dark colours if the reader's system is dark, and the rules for these pages."""
    from framing.reporter.html.html_page import asset

    css = asset("report.css")
    dark = re.search(r':root\[data-theme="dark"\] (\{.*?\})', css, re.S)
    more = (files("framing.explore") / "templates" / "explore.css").read_text(encoding="utf-8")
    by_system = f"@media screen and (prefers-color-scheme: dark) {{ :root {dark.group(1)} }}\n" if dark else ""
    return f"{css}\n{by_system}{more}"


def app(folder: Path, index: Path, token: str, port: int) -> Any:
    """The ASGI application for a corpus folder and its index.

    Raises:
        UsageError: Starlette is not installed.
    """
    try:
        from starlette.applications import Starlette
        from starlette.requests import Request
        from starlette.responses import HTMLResponse, PlainTextResponse, Response
        from starlette.routing import Route
    except ImportError as fault:
        raise UsageError("framing explore needs Starlette", hint=extra("explore")) from fault
    db = Database(index)

    @lru_cache(maxsize=KEPT)
    def kept(path: str, query: str) -> tuple[str, str, bytes]:
        """Path without suffix, kind and content of the page at an address."""
        found = answer(db, path, parse_qs(query, keep_blank_values=True))
        command = found.command(folder)
        if found.kind == "json":
            content = json.dumps(as_data(found.page, command), ensure_ascii=False, separators=(",", ":"))
        elif found.kind == "csv":
            content = as_csv(found.page, found.table)
        else:
            content = render(found.page, found.filters, found.path, tuple(db.sources), db.prominent, command)
        return found.path, found.kind, content.encode("utf-8", "surrogatepass")

    def shown(request: Request) -> Response:
        path: str = request.scope["path"]
        try:
            bare, kind, content = kept(path, request.scope["query_string"].decode("latin-1"))
        except NotFoundError as missing:
            lost = Page("Not found", f"“{missing.path}” {missing.problem}.", crumbs=HOME, filters=())
            return HTMLResponse(render(lost, Filters(), path, tuple(db.sources)), 404)
        if kind == "json":
            return Response(content, media_type="application/json")
        if not kind:
            return HTMLResponse(content)
        name = re.sub(r"[^\w-]+", "-", bare.strip("/")) or "overview"
        told = {"Content-Disposition": f'attachment; filename="{name.encode("ascii", "ignore").decode()}.csv"'}
        return Response(content, media_type="text/csv", headers=told)

    def report(request: Request) -> Response:
        """The comparison as `framing report` renders it, which has its own, stricter policy; or as data."""
        asked: str = request.path_params["key"]
        key = asked.removesuffix(".json").removesuffix(".csv")
        kind = asked[len(key) + 1 :]
        if db.row("SELECT 1 FROM story WHERE key = ? AND is_compared", [key]) is None:
            return PlainTextResponse("There is no comparison of that story.", 404)
        if kind == "json":
            return Response(_saved(folder, key).read_bytes(), media_type="application/json")
        if kind == "csv":
            wanted = request.query_params.get("table", "")
            content = _table(folder, key, wanted)
            if content is None:
                return PlainTextResponse("The comparison has no such table.", 404)
            told = {"Content-Disposition": f'attachment; filename="{key}-{wanted or "evidence"}.csv"'}
            return Response(content, media_type="text/csv", headers=told)
        return HTMLResponse(_report(folder, key), headers={"Content-Security-Policy": ""})

    def css(_: Request) -> Response:
        return Response(style(), media_type="text/css")

    routes = [
        Route("/static/style.css", css),
        Route("/favicon.ico", lambda _: Response(status_code=204)),
        Route("/report/{key}", report),
        Route("/{rest:path}", shown),
    ]
    return Guard(Starlette(routes=routes), token, port)


@lru_cache(maxsize=16)
def _report(folder: Path, key: str) -> bytes:
    from framing.collecting import uncollected
    from framing.reporter.html.html_export import html

    with uncollected():
        page = html(*_filled(folder, key), index="/stories", served=f"/report/{quote(key)}")
        return page.encode("utf-8", "surrogatepass")


def _table(folder: Path, key: str, table: str) -> bytes | None:
    """A table of a comparison as CSV, all evidence where none is named; None where there is no such table."""
    from framing.reporter.exports import csv_export

    _, report = _filled(folder, key)
    if not table:
        return csv_export.long(report).encode("utf-8", "surrogatepass")
    return csv_export.table(report.table(table)).encode("utf-8", "surrogatepass") if report.has(table) else None


def _filled(folder: Path, key: str) -> tuple[Comparison, Report]:
    from framing.reporter.exports.json_export import read_json
    from framing.reporter.tables import tables

    path = _saved(folder, key)
    found = read_json(path.read_bytes(), str(path))
    return found, tables.report(found)


def _get_ready(folder: Path, index: Path) -> None:
    """Show pages to nobody: what is imported and compiled for the first ones takes longer than they do."""
    with contextlib.suppress(Exception):  # whoever asks for them is told what is wrong with them
        db = Database(index)
        first = answer(db, "/", {})
        render(first.page, first.filters, first.path, tuple(db.sources), db.prominent, first.command(folder))
        row = db.row("SELECT key FROM story WHERE is_compared ORDER BY articles LIMIT 1")
        if row is not None:
            _report(folder, row["key"])


def _saved(folder: Path, key: str) -> Path:
    return folder / "stories" / f"{key}.json"


def _limit_threads() -> None:
    """Make so few pages at once in this event loop: they share one interpreter, and two are done sooner in turn."""
    from anyio.to_thread import current_default_thread_limiter

    current_default_thread_limiter().total_tokens = AT_ONCE


class Guard:
    """Answers only this machine, only GET and HEAD, and only requests with the token; sets all security headers."""

    def __init__(self, inner: Any, token: str, port: int) -> None:
        self._inner, self._token = inner, token
        self._cookie = f"framing-{port}"
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        self._is_limited = False

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await self._inner(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        if not self._is_limited:
            self._is_limited = True
            _limit_threads()
        headers = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in scope["headers"]}
        if headers.get("host", "") not in self._hosts:
            await _refuse(send, 403, "This address is not answered.")
        elif scope["method"] not in ("GET", "HEAD"):
            await _refuse(send, 405, "Only GET is answered.", [("allow", "GET, HEAD")])
        elif self._has_cookie(headers.get("cookie", "")):
            await self._inner(scope, receive, _with_headers(send))
        elif self._has_token(scope):
            cookie = f"{self._cookie}={self._token}; Path=/; HttpOnly; SameSite=Strict"
            await _refuse(send, 303, "", [("location", _without_token(scope)), ("set-cookie", cookie)])
        else:
            await _refuse(send, 403, "Open the address that framing explore printed.")

    def _has_cookie(self, cookies: str) -> bool:
        pairs = (pair.strip().partition("=") for pair in cookies.split(";"))
        return any(name == self._cookie and _same(value, self._token) for name, _, value in pairs)

    def _has_token(self, scope: Any) -> bool:
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])
        return _same(given[0], self._token)


def _same(a: str, b: str) -> bool:
    return hmac.compare_digest(a.encode("utf-8", "surrogatepass"), b.encode())


def _without_token(scope: Any) -> str:
    from urllib.parse import parse_qsl

    pairs = [(k, v) for k, v in parse_qsl(scope["query_string"].decode("latin-1")) if k != "token"]
    path = "/" + quote(scope["path"].lstrip("/\\"))  # "//elsewhere" would lead away
    return path + (f"?{urlencode(pairs)}" if pairs else "")


def _with_headers(send: Any) -> Any:
    async def sent(message: Any) -> None:
        if message["type"] == "http.response.start":
            own = {k.lower() for k, _ in message["headers"]}
            message["headers"] = [
                (k, v) for k, v in message["headers"] if (k.lower(), v) != (b"content-security-policy", b"")
            ]
            for name, value in HEADERS.items():
                if name.lower().encode() not in own:
                    message["headers"].append((name.lower().encode(), value.encode()))
        await send(message)

    return sent


async def _refuse(send: Any, status: int, text: str, more: list[tuple[str, str]] | None = None) -> None:
    body = text.encode()
    headers = [("content-type", "text/plain; charset=utf-8"), ("content-length", str(len(body))), *(more or [])]
    start = {
        "type": "http.response.start",
        "status": status,
        "headers": [(k.encode(), v.encode("latin-1")) for k, v in headers],
    }
    await _with_headers(send)(start)
    await send({"type": "http.response.body", "body": body})


def new_token() -> str:
    """A random token for the address of a session (192 bits)."""
    return secrets.token_urlsafe(24)


def serve(folder: Path, index: Path, *, port: int, ready: Callable[[str], None]) -> None:
    """Answer until the program is interrupted.

    Args:
        port: 0 for any that is free.
        ready: is told the first address, with the token, when the port is taken.

    Raises:
        UsageError: uvicorn is not installed, or the port is taken.
    """
    import socket

    try:
        import uvicorn
    except ImportError as fault:
        raise UsageError("framing explore needs uvicorn", hint=extra("explore")) from fault
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", port))
        except OSError as fault:
            raise UsageError(f"port {port} is taken", hint="--port 0 takes any free port") from fault
        listening.listen(64)
        taken = listening.getsockname()[1]
        token = new_token()
        application = app(folder, index, token, taken)
        config = uvicorn.Config(application, log_level="warning", server_header=False, access_log=False, lifespan="off")
        threading.Thread(target=_get_ready, args=(folder, index), daemon=True).start()
        ready(f"http://127.0.0.1:{taken}/?token={token}")
        uvicorn.Server(config).run(sockets=[listening])
