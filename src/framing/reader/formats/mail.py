"""E-mail (.eml), mailboxes (.mbox) and web pages saved as MHTML, by way of the standard library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser
from email.policy import EmailPolicy
from email.utils import parseaddr

from framing.errors import InputError
from framing.reader.draft import Draft
from framing.reader.formats.fragments import paragraphs
from framing.reader.formats.lines import Export
from framing.reader.notes import Note

_FOOTER = re.compile(
    r"\b(?:unsubscribe|you (?:are receiving|received) this|manage (?:your )?(?:preferences|subscription)"
    r"|view (?:this email )?in (?:your )?browser"
    r"|was this (?:email|newsletter) forwarded|update your preferences|privacy policy)\b",
    re.IGNORECASE,
)
_MOST_PARTS = 500
_LONGEST_FIELD = 2_000
"""Characters of a field of the header; the rest of a longer one is left unread. A field is parsed word by word, so one
of megabytes would cost seconds, and neither a sender nor a subject is that long.
"""
_START = re.compile(rb"(?:^|\n)From [^\n]{3,200}\n(?=[A-Za-z-]{2,40}: )")


class _ShortFields(EmailPolicy):
    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        return super().header_source_parse(["".join(sourcelines)[:_LONGEST_FIELD]])


_POLICY = _ShortFields()


def drafts(data: bytes, name: str) -> Iterator[Draft | InputError | Note]:
    """The article of a message, or of the page that a browser saved as one."""
    yield _article(_parsed(data, name), name, name, may_be_page=True)


def mailbox(data: bytes, name: str) -> Iterator[Draft | InputError | Note]:
    """An article for each message of a mailbox, one at a time: all of them are in memory only as what they become."""
    begin = _START.search(data)
    number = 0
    while begin is not None:
        number += 1
        after = _START.search(data, begin.end())
        place = f"{name}:{number}"
        try:
            yield _article(_parsed(data[begin.end() : after.start() if after else None], place), place, name)
        except InputError as fault:
            yield fault
        begin = after
    if number:
        yield Note(name, "mailbox")
    else:
        yield from Export("mailbox", name).results()


def _parsed(data: bytes, name: str) -> Message:
    if data.count(b"boundary=") > _MOST_PARTS:
        raise InputError(name, f"a message of more than {_MOST_PARTS} parts")
    try:
        message = BytesParser(policy=_POLICY).parsebytes(data.removeprefix(b"\xef\xbb\xbf").lstrip())
        parts = sum(1 for _ in message.walk())
    except RecursionError as fault:
        raise InputError(name, "a message nested too deeply") from fault
    except Exception as fault:
        raise InputError(name, "not a readable message") from fault
    if parts > _MOST_PARTS:
        raise InputError(name, f"a message of more than {_MOST_PARTS} parts")
    return message


def _article(message: Message, place: str, path: str, *, may_be_page: bool = False) -> Draft:
    try:
        related = may_be_page and message.get_content_type() == "multipart/related"
        return _page(message, path) if related and not _is_newsletter(message) else _draft(message, place, path)
    except InputError:
        raise
    except Exception as fault:  # a field is parsed when it is asked for, and a damaged one raises what its bytes say
        raise InputError(place, "not a readable message") from fault


def _is_newsletter(message: Message) -> bool:
    return message["To"] is not None or message["List-Unsubscribe"] is not None


def _header(message: Message, field: str) -> str | None:
    try:
        return " ".join(str(message[field]).split()) if message[field] is not None else None
    except Exception:  # a field that cannot be decoded is missing
        return None


def _content(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    charset = part.get_content_charset() or "utf-8"
    try:
        return payload.decode(charset, errors="replace")
    except (LookupError, ValueError):  # a charset that nobody knows, or no name of one
        return payload.decode("utf-8", errors="replace")


def _parts(message: Message, kind: str) -> list[str]:
    return [
        _content(part)
        for part in message.walk()
        if part.get_content_type() == kind and part.get_content_disposition() != "attachment"
    ]


def _draft(message: Message, place: str, path: str) -> Draft:
    plain, pages = _parts(message, "text/plain"), _parts(message, "text/html")
    text = "\n\n".join(plain).replace("\r\n", "\n")
    flowed = _unwrapped(text)
    body = flowed or [line for page in pages for line in paragraphs(page)]
    body, left = _without_footer(body)
    if not body:
        raise InputError(place, "no text in the message")
    sender, address = parseaddr(_header(message, "From") or "")
    warnings = []
    attached = [p.get_filename() for p in message.walk() if p.get_content_disposition() == "attachment"]
    if attached:
        warnings.append(f"{len(attached)} attachment{'s' if len(attached) > 1 else ''} left out: {attached[0]}")
    if left:
        warnings.append(f"{left} line{'s' if left > 1 else ''} of the newsletter's own left out")
    return Draft(
        text=body,
        name=place,
        id=place,
        title=_header(message, "Subject"),
        source=sender or address.partition("@")[2] or None,
        date=_header(message, "Date"),
        date_from="the message's header",
        path=path,
        warnings=warnings,
    )


def _unwrapped(text: str) -> list[str]:
    """Paragraphs between blank lines, each in one line; the marks of a quoted message out."""
    blocks = re.split(r"\n[ \t]*\n", text)
    return [
        " ".join(line.lstrip("> ").rstrip() for line in block.split("\n")).strip() for block in blocks if block.strip()
    ]


def _without_footer(body: list[str]) -> tuple[list[str], int]:
    """The lines without the newsletter's own footer, and the number of footer lines."""
    for at, line in enumerate(body):
        if _FOOTER.search(line) and at >= len(body) / 2:
            return body[:at], len(body) - at
    kept = [line for line in body if not (_FOOTER.search(line) and len(line.split()) < 12)]
    return kept, len(body) - len(kept)


def _page(message: Message, name: str) -> Draft:
    """The page of an MHTML archive: its first HTML part. The other parts are embedded in it."""
    from framing.reader import html

    pages = _parts(message, "text/html")
    if not pages:
        raise InputError(name, "no web page in the archive")
    found = html.draft(pages[0], name)
    found.url = (
        found.url
        or _header(message, "Snapshot-Content-Location")
        or next((str(p["Content-Location"]) for p in message.walk() if p["Content-Location"]), None)
    )
    found.date = found.date or None
    return found
