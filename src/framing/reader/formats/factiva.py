"""Factiva, as HTML, RTF, Word or text: with its two-letter codes, or with a head in fixed order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.reader.formats.lines import Export, Line, dated, is_date_line

_CODES = [
    "SE",
    "HD",
    "CR",
    "BY",
    "WC",
    "PD",
    "ET",
    "SN",
    "SC",
    "ED",
    "PG",
    "VOL",
    "LA",
    "CY",
    "LP",
    "TD",
    "ART",
    "CLM",
    "CO",
    "IN",
    "NS",
    "RE",
    "IPD",
    "IPC",
    "PUB",
    "AN",
    "RF",
    "DLN",
    "CX",
    "CT",
    "RST",
    "PRO",
]
_CODE = re.compile(rf"^({'|'.join(_CODES)})(?:\s*[\t|]\s*|\s{{2,}}|\s*$)(.*)$")
_CODE_SPACED = re.compile(rf"^({'|'.join(_CODES)})\s+(\S.*)$")
_DOCUMENT = re.compile(r"^(?:Document|Dokument|Documento)\s+[A-Z0-9]{2,12}\d{8}[a-z0-9]{6,14}$")
_WORDS = re.compile(r"^[\d.,\s]{1,9}\s?(?:words|Wörter|mots|palabras|parole|palavras|woorden)$", re.IGNORECASE)
_TIME = re.compile(r"^\d{1,2}:\d\d(?:\s*(?:[AP]M|GMT|UTC|CET|EST))?$", re.IGNORECASE)
_CODE_NAME = re.compile(r"^[A-Z0-9]{2,8}$")
_PAGE = re.compile(r"^[A-Z]{0,2}\.?\d{1,4}(?:-\d{1,4})?$")
_LANGUAGE = re.compile(r"^(?:English|Englisch|Anglais|Inglés|Inglese|Inglês|Engels)$", re.IGNORECASE)
_COPYRIGHT = re.compile(r"^(?:Copyright\b|©|\(c\)|\(C\)|Alle Rechte|Tous droits)")
_FOOT = re.compile(
    r"^(?:Page \d+ of \d+\s*)?(?:©|\(c\)|Copyright)\s*\d{4} Factiva\b.{0,60}$|^Page \d+ of \d+$", re.IGNORECASE
)
"""The foot of a printed page."""
_SUMMARY = re.compile(
    r"^(?:Search Summary|Suchzusammenfassung|Récapitulatif de recherche|Resumen de la búsqueda)\b", re.IGNORECASE
)


def is_factiva(lines: Sequence[Line]) -> bool:
    """Whether articles have Factiva's codes for headline and lead, or end with a Factiva document number."""
    codes = {found[1] for line in lines if (found := _code(line.text))}
    return ({"HD", "SN"} <= codes and bool({"LP", "TD"} & codes)) or any(_DOCUMENT.match(x.text) for x in lines)


def factiva(lines: Sequence[Line], path: str, form: str) -> Export:
    """The articles, each up to its document number."""
    out = Export(f"Factiva {form}", path)
    lines = [line for line in lines if line.text and not _FOOT.match(line.text)]
    for at, line in enumerate(lines):
        if _SUMMARY.match(line.text):
            out.leave_out("lines of the search summary", len(lines) - at)
            lines = lines[:at]
            break
    codes = {found[1] for line in lines if (found := _code(line.text))}
    coded = codes >= {"HD", "SN"}
    if coded and not {found[1] for line in lines if (found := _CODE.match(line.text))} >= {"HD", "SN"}:
        lines = [Line(_CODE_SPACED.sub(r"\1\t\2", line.text), line.heading) for line in lines]
    for part in _coded_parts(lines) if coded else _plain_parts(lines):
        _coded(part, out) if coded else _plain(part, out)
    return out


def _code(text: str) -> re.Match[str] | None:
    return _CODE.match(text) or (_CODE_SPACED.match(text) if len(text) < 3000 else None)


def _coded_parts(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines from each article's first code on; the next begins after its number, or where a code comes again."""
    parts: list[list[Line]] = []
    ended, seen = True, set[str]()
    for line in lines:
        found = _CODE.match(line.text)
        code = found[1] if found else None
        again = code in ("HD", "SE") and code in seen
        if code and (ended or again):
            parts.append([])
            ended, seen = False, set()
        if code:
            seen.add(code)
        if not ended:
            parts[-1].append(line)
        ended = ended or code == "AN"
    return parts


def _coded(lines: list[Line], out: Export) -> None:
    fields: dict[str, list[str]] = {}
    at = ""
    for line in lines:
        found = _CODE.match(line.text)
        if found:
            at = found[1]
            fields.setdefault(at, []).extend([found[2]] if found[2].strip() else [])
        elif at:
            fields[at].append(line.text)
    left = [code for code in fields if code not in ("HD", "SN", "PD", "LP", "TD", "BY", "ET", "WC", "LA")]
    out.leave_out("index fields (subjects, regions, codes, copyright)", len(left))
    out.add(
        title=_one(fields, "HD"),
        source=_one(fields, "SN"),
        date=dated(_one(fields, "PD")),
        author=_one(fields, "BY"),
        body=[*fields.get("LP", []), *fields.get("TD", [])],
    )


def _one(fields: dict[str, list[str]], code: str) -> str | None:
    return " ".join(" ".join(fields.get(code, [])).replace("|", " ").split()) or None


def _plain_parts(lines: Sequence[Line]) -> list[list[Line]]:
    parts: list[list[Line]] = [[]]
    for line in lines:
        if _DOCUMENT.match(line.text):
            parts.append([])
        else:
            parts[-1].append(line)
    return [part for part in parts if any(_WORDS.match(line.text) for line in part)]


def _plain(part: list[Line], out: Export) -> None:
    """Read the head in fixed order, and the text after it.

    Headline, byline, "70 words", date, time, outlet, code, page, language, copyright.
    """
    texts = [line.text for line in part]
    at = next(i for i, text in enumerate(texts) if _WORDS.match(text))
    top = _top(part[:at])
    date = source = None
    body = at + 1
    for body, text in enumerate(texts[at + 1 :], at + 1):
        if date is None and is_date_line(text):
            date = text
        elif _COPYRIGHT.match(text):
            body += 1
            break
        elif _TIME.match(text) or _PAGE.match(text) or _LANGUAGE.match(text):
            continue
        elif source is None:
            source = text
        elif not _CODE_NAME.match(text) and len(text.split()) > 12:  # no copyright line: the text begins
            break
    title, author = (top[0], top[1] if len(top) > 1 else None) if top else (None, None)
    while body < len(texts) and re.match(r"^All rights reserved\b", texts[body], re.IGNORECASE):
        body += 1
    out.leave_out("lines of the head (words, code, page, language, copyright)", max(0, body - at - 3))
    out.add(title=title, source=source, date=dated(date), author=author, body=texts[body:])


def _top(lines: list[Line]) -> list[str]:
    """Headline and byline, without the section and the name of the site above them."""
    headings = [i for i, line in enumerate(lines) if line.heading]
    texts = [line.text for line in lines[headings[-1] if headings else 0 :]]
    while len(texts) > 2 and (len(texts[0].split()) <= 2 or texts[0].isupper()):
        texts.pop(0)
    return texts
