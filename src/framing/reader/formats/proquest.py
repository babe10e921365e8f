"""ProQuest's text export: documents between lines of underscores, "Label: value" around the full text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, pairwise, takewhile

from framing.reader.formats.lines import Export, Line, dated

_RULE = re.compile(r"^_{20,}$")
_FIELD = re.compile(r"^([^\W\d_][\w /’'()&-]{1,40}?)\s*:(?:\s+(.*)|)$")
_FULL = re.compile(
    r"^(?:Full text|Volltext|Texte intégral|Texto completo|Testo completo|Texto integral)\s*(?::\s*(.*))?$",
    re.IGNORECASE,
)
_DETAILS = re.compile(r"^(?:Details|Indexing \(details\)|Details anzeigen|Détails|Detalles|Dettagli)$", re.IGNORECASE)
"""The heading of the fields below a text."""
_CITED = re.compile(r";[^;]{1,80}\b\d{1,2} [^\W\d_]{3,9}\.? \d{4}\b|;[^;]{1,80}\b\d{4}-\d\d-\d\d\b")
"""The line under a headline: "Lee, Ann. The Herald; London [London] 17 May 2022: 3."."""
_COUNTED = re.compile(r"^(?:Document|Dokument|Documento) \d+ (?:of|von|de|di|sur) \d+$", re.IGNORECASE)
_NUMBER = re.compile(r"ProQuest", re.IGNORECASE)
_TITLE = ("title", "titel", "titre", "título", "titolo")
_SOURCE = ("publication title", "publikationstitel", "titre de la publication", "título de publicación",
    "título de la publicación",
           "titolo della pubblicazione", "título da publicação")  # fmt: skip
_DATE = ("publication date", "publikationsdatum", "date de publication", "fecha de publicación",
    "data di pubblicazione",
         "data de publicação")  # fmt: skip
_YEAR = ("publication year", "erscheinungsjahr")
_INFO = ("publication info", "publikationsinfo", "informations sur la publication", "información de publicación")
_AUTHOR = ("author", "autor", "auteur", "autore", "credit")
_URL = ("document url", "dokument-url", "url du document", "url del documento")
_TAIL = frozenset(
    ["subject", "location", "people", "company / organization", "company", "credit", "illustration", "caption",
    "word count",
     "classification", "identifier / keyword", "publisher", "source type", "language of publication", "issn", "isbn",
     "document type", "proquest document id", "copyright", "last updated", "database", "section", "first page", "pages",
     "publication year", "country of publication", "place of publication", "publication subject", "schlagwort", "ort",
     "sujet", "lieu", "materia", "lugar", "links", "business indexing term", "dateline", "column", "volume",
     "issue", "edition",
     "notes", "number of pages", *_TITLE, *_SOURCE, *_DATE, *_AUTHOR, *_URL]
)  # fmt: skip
_EDITION = re.compile(r"\s*:?\s*\[[^\]]{1,60}\]\s*$")
_DATED = re.compile(r"\b\d{1,2} [^\W\d_]{3,9}\.? \d{4}\b|\b\d{4}-\d\d-\d\d\b|\b[^\W\d_]{3,9}\.? \d{1,2}, \d{4}\b")


def is_proquest(lines: Sequence[Line]) -> bool:
    """Whether there are full texts and the fields that ProQuest puts around them."""
    if not any(_NUMBER.search(line.text) for line in lines):
        return False
    names = {found[1].lower() for line in lines if (found := _FIELD.match(line.text))}
    return any(_FULL.match(line.text) for line in lines) and bool(
        names & {*_SOURCE, *_DATE, *_INFO, "proquest document id"}
    )


def proquest(lines: Sequence[Line], path: str, form: str) -> Export:
    """The articles: the text between two lines of underscores, if it has fields."""
    out = Export(f"ProQuest {form}", path)
    parts: list[list[Line]] = [[]]
    for line in lines:
        if _RULE.match(line.text):
            parts.append([])
        else:
            parts[-1].append(line)
    for part in chain.from_iterable(map(_divided, parts)):
        names = {found[1].lower() for line in part if (found := _FIELD.match(line.text))}
        if any(_FULL.match(line.text) for line in part) or names & {*_SOURCE, *_DATE, *_INFO}:
            _article(part, out)
        else:
            out.leave_out("lines of the database's own", sum(bool(line.text) for line in part))
    return out


_LAST = frozenset(
    ["subject", "location", "source type", "language of publication", "document type", "proquest document id",
    "document url", "copyright", "last updated", "database", "publisher", "country of publication",
    "place of publication", "publication subject", "classification", "issn"]
)  # fmt: skip
"""Fields that come after the text only."""


def _divided(lines: list[Line]) -> list[list[Line]]:
    """The articles of a part that has several, as a web page without the lines of underscores has."""
    texts = [i for i, line in enumerate(lines) if _FULL.match(line.text)]
    starts = [0]
    for before, after in pairwise(texts):
        last = [i for i in range(before, after) if (f := _FIELD.match(lines[i].text)) and f[1].lower() in _LAST]
        if last:
            starts.append(last[-1] + 1)
    return [lines[a:b] for a, b in pairwise([*starts, len(lines)])]


def _article(lines: list[Line], out: Export) -> None:
    fields: dict[str, str] = {}
    body: list[str] = []
    in_text = False
    for line in lines:
        text = line.text
        if found := _FULL.match(text):
            in_text = True
            body.append(found[1] or "")
            continue
        if _DETAILS.match(text):
            in_text = False
        field = _FIELD.match(text)
        name = field[1].lower() if field else ""
        if in_text and name in _TAIL:
            in_text = False
        if in_text:
            body.append(text)
        elif field:
            fields.setdefault(name, (field[2] or "").strip())
    above = list(takewhile(lambda line: not _FULL.match(line.text), lines))
    plain = [x.text for x in above if x.text and not _FIELD.match(x.text) and not _COUNTED.match(x.text)]
    cited = next((i for i, text in enumerate(plain) if _CITED.search(text)), 0)
    heading = plain[max(cited - 1, 0)] if plain else None
    title = _one(fields, _TITLE) or heading
    info = _one(fields, _INFO) or ""
    date = _one(fields, _DATE) or next(iter(_DATED.findall(info)), None) or _one(fields, _YEAR)
    source = _one(fields, _SOURCE) or info
    out.leave_out("index fields (subject, location, identifiers, abstract)", len(fields))
    out.add(
        title=_EDITION.sub("", title) if title else None,
        source=source.split(";")[0].strip() or None,
        date=dated(date),
        author=_author(_one(fields, _AUTHOR)),
        body=_paragraphs(body),
        url=_one(fields, _URL),
    )


def _one(fields: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((fields[name] for name in names if fields.get(name)), None)


def _author(name: str | None) -> str | None:
    """ "Odile Marchetti" for "Marchetti, Odile"; the first of several."""
    if not name:
        return None
    last, comma, first = name.split(";")[0].partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() else last.strip()


def _paragraphs(lines: list[str]) -> list[str]:
    """Blocks between blank lines, joined where the export broke the lines inside them."""
    if "" not in lines[1:-1]:
        return lines
    out: list[str] = [""]
    for line in lines:
        if not line:
            out.append("")
        else:
            joined = out[-1] and not re.search(r"""[.!?”"’)]$""", out[-1])
            if out[-1] and not joined:
                out.append(line)
            else:
                out[-1] = f"{out[-1]} {line}".strip()
    return out
