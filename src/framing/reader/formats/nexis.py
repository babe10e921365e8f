"""Nexis Uni and Lexis Advance (Word, HTML, RTF) and the older LexisNexis ("1 of 50 DOCUMENTS"), from their lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from framing.reader.formats.lines import Export, Line, dated, is_date_line

_END = re.compile(
    r"^(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento|Einde van document)$", re.IGNORECASE
)
_OF_MANY = re.compile(
    r"^(?:(?:Dokument|Document|Documento)\s+)?(\d{1,5})\s+(?:of|von|de|di|van|sur)\s+(\d{1,5})"
    r"(?:\s+(?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?|DOCUMENTI|DOCUMENTEN))?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:DOCUMENT|DOKUMENT|DOCUMENTO)", re.IGNORECASE)
_ANNOUNCED = re.compile(r"^(?:Documents?|Dokumente?|Documentos?|Documenten)\s*\((\d{1,5})\)", re.IGNORECASE)
_BODY = re.compile(
    r"^(?:Body|Text|Textkörper|Hauptteil|Corps|Corps du texte|Texte|Cuerpo|Texto|Corpo|Inhoud|Hoofdtekst)$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(SECTION|RUBRIK|RESSORT|RUBRIQUE|SECCIÓN|SECCION|SEZIONE|SECTIE|RUBRIEK|LENGTH|LÄNGE|LONGUEUR|LONGITUD|EXTENSIÓN|LUNGHEZZA"
    r"|LENGTE|BYLINE|AUTOR|AUTEUR|AUTORE|VON|HEADLINE|HIGHLIGHT|HIGHLIGHTS|DATELINE|SERIES|COLUMN|SOURCE|TYPE|EDITION"
    r"|COPYRIGHT|DISTRIBUTION|CONTACT|ORTSMARKE|ENCART)\s*:(.*)$",
    re.IGNORECASE,
)  # fmt: skip
_TAIL = re.compile(
    r"^(?:(?:LOAD-DATE|UPDATE|LANGUAGE|SPRACHE|LANGUE|IDIOMA|LINGUA|TAAL|GRAPHIC|GRAFIK|GRAPHIQUE|PUBLICATION-TYPE|PUBLIKATIONSART"
    r"|PUBLICATION TYPE|TYPE DE PUBLICATION|DOCUMENT-TYPE|CORRECTION-DATE|CORRECTION|JOURNAL-CODE|ACC-NO|NOTES"
    r"|SUBJECT|PERSON|ORGANIZATION|URL"
    r"|ORGANISATION|COMPANY|INDUSTRY|GEOGRAPHIC|COUNTRY|STATE|CITY|TICKER|FECHA DE CARGA|DATE DE CHARGEMENT"
    r"|DATUM DER AKTUALISIERUNG)\s*:.*"
    r"|(?:Graphic|Grafik|Classification|Klassifizierung|Notes|Correction|Correction-Date|Load-Date|Links|Illustration)\s*)$",
    re.IGNORECASE,
)
_BODY_LABEL = re.compile(r"^(?:BODY|TEXT|CORPS)\s*:\s*")
_COPYRIGHT = re.compile(r"^(?:Copyright\b|©|\(c\)\s|All Rights Reserved)", re.IGNORECASE)
_PAGE = re.compile(r"^(?:Page|Seite|Página|Pagina)\s+\d{1,4}\s+(?:of|von|de|sur|di|van)\s+\d{1,4}$", re.IGNORECASE)
_COVER = re.compile(
    r"^(?:Client/Matter|Search Terms|Search Type|Narrowed by|Content Type|Job Number|User Name|Date and Time)\b",
    re.IGNORECASE,
)
_OF_THE_DATABASE = re.compile(
    r"^(?:Link to (?:Image|PDF|Story|Article|Document|Original)s?|Related (?:Documents?|Content)"
    r"|No Headline In Original|Correction Appended|Newspaper|Web ?Links?|Full text link)$",
    re.IGNORECASE,
)
"""Lines between the headline and the outlet that are the database's own."""
_AUTHOR = frozenset(["byline", "autor", "auteur", "autore", "von"])
_LEAD = frozenset(["highlight", "highlights"])


def is_nexis(lines: Sequence[Line]) -> bool:
    """Whether articles end with "End of Document" and have their text under "Body"."""
    ends = sum(bool(_END.match(line.text)) for line in lines)
    return ends > 0 and any(_BODY.match(line.text) for line in lines)


def is_lexis(lines: Sequence[Line]) -> bool:
    """Whether every article begins with its number of so many documents."""
    return any(_numbered(line.text) for line in lines)


def _numbered(text: str) -> re.Match[str] | None:
    found = _OF_MANY.match(text)
    return found if found and _COUNTED.search(text) and 0 < int(found[1]) <= int(found[2]) else None


def nexis(lines: Sequence[Line], path: str, form: str) -> Export:
    """The articles of a Nexis Uni delivery: a cover, then for each its head, "Body", the text and what follows it."""
    out = Export(f"Nexis Uni {form}", path)
    for line in lines:
        if found := _ANNOUNCED.match(line.text):
            out.announced = (out.announced or 0) + int(found[1])
    begin = 0
    for at, line in enumerate(lines):
        if _END.match(line.text):
            _nexis_article(lines[begin:at], out)
            begin = at + 1
    rest = [line for line in lines[begin:] if line.text]
    if any(_BODY.match(line.text) for line in rest):
        _nexis_article(rest, out)
    return out


def _nexis_article(lines: Sequence[Line], out: Export) -> None:
    at = next((i for i, line in enumerate(lines) if _BODY.match(line.text)), None)
    if at is None:
        at = _after_labels(lines)
    title, source, date, author, lead = _nexis_head([line for line in lines[:at] if line.text], out)
    text = [line.text for line in takewhile(lambda line: not _TAIL.match(line.text), lines[at + 1 :])]
    running = {
        i + n for i, line in enumerate(text) if _PAGE.match(line) for n in (0, 1) if n == 0 or _is(text, i + 1, title)
    }
    text = [line for i, line in enumerate(text) if i not in running]
    tail = sum(1 for line in lines[at + 1 + len(text) :] if _TAIL.match(line.text))
    out.leave_out("notes after the text (graphics, load date, classification)", tail)
    out.add(title=title, source=source, date=date, author=author, body=[*lead, *text])


def _is(text: Sequence[str], at: int, title: str | None) -> bool:
    """Whether the headline comes again there, as at the top of a printed page."""
    return at < len(text) and text[at] == title


def _after_labels(lines: Sequence[Line]) -> int:
    """The last line of the head of an article that has no "Body"."""
    return max((i for i, line in enumerate(lines) if _LABEL.match(line.text)), default=-1)


def _nexis_head(head: list[Line], out: Export) -> tuple[str | None, str | None, str | None, str | None, list[str]]:
    """Headline, outlet, date, byline and standfirst; what comes before them is the cover of the delivery."""
    first_label = next(
        (
            i
            for i, line in enumerate(head)
            if (_LABEL.match(line.text) or _COPYRIGHT.match(line.text)) and _is_last_run(head, i)
        ),
        len(head),
    )
    top = head[:first_label]
    begin = _begin_of_head(top)
    out.leave_out("lines of the cover", begin)
    title = top[begin].text if begin < len(top) else None
    after = [line.text for line in top[begin + 1 :] if not _OF_THE_DATABASE.match(line.text)]
    date = next((line for line in after if is_date_line(line)), None)
    source = next((line for line in after if line != date), None)
    fields = _labelled([line.text for line in head[first_label:]])
    author = next((fields[name] for name in fields if name in _AUTHOR), None)
    lead = [fields[name] for name in fields if name in _LEAD]
    return title, source, dated(date), author, lead


def _is_last_run(head: list[Line], at: int) -> bool:
    """Whether no date line follows: the labels of a head come after its date."""
    return not any(is_date_line(line.text) for line in head[at:]) or not any(is_date_line(x.text) for x in head)


def _begin_of_head(top: list[Line]) -> int:
    """The place of the headline: the last heading, else two lines above the date, else two from the end."""
    headings = [i for i, line in enumerate(top) if line.heading]
    if headings:
        return headings[-1]
    dates = [i for i, line in enumerate(top) if is_date_line(line.text)]
    if dates:
        return max(0, dates[-1] - 2)
    cover = max((i for i, line in enumerate(top) if _COVER.match(line.text)), default=-1)
    return max(cover + 1, len(top) - 2, 0)


def _labelled(lines: list[str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in lines:
        if (found := _LABEL.match(line)) and found[2].strip():
            fields.setdefault(found[1].lower(), found[2].strip())
    return fields


def lexis(lines: Sequence[Line], path: str, form: str) -> Export:
    """The articles of an older LexisNexis file: numbered, with the outlet and the date above the headline."""
    out = Export(f"LexisNexis {form}", path)
    starts = [i for i, line in enumerate(lines) if _numbered(line.text)]
    numbers = [int(found[2]) for i in starts if (found := _numbered(lines[i].text))]
    if len(set(numbers)) == 1:  # several deliveries in one file announce different numbers
        first = [int(found[1]) for i in starts if (found := _numbered(lines[i].text))]
        part = first == list(range(first[0], first[0] + len(first))) and (first[0] > 1)
        out.announced = len(first) if part else numbers[0]
    out.leave_out("lines of the cover", sum(bool(line.text) for line in lines[: starts[0]]))
    for begin, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        _lexis_article(_blocks(lines[begin + 1 : end]), out)
    return out


def _blocks(lines: Sequence[Line]) -> list[list[str]]:
    """Lines between blank ones, together; each line alone where none is blank, as those of a web page."""
    if all(line.text for line in lines):
        return [[line.text] for line in lines]
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.text:
            blocks[-1].append(line.text)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _lexis_article(blocks: list[list[str]], out: Export) -> None:
    fields: dict[str, str] = {}
    title = source = date = None
    body: list[str] = []
    left = 0
    tail = next((i for i, block in enumerate(blocks) if i and _TAIL.match(block[0])), len(blocks))
    last = max((i for i, block in enumerate(blocks[:tail]) if _is_label(block)), default=-1)
    for at, block in enumerate(blocks):
        text = " ".join(block)
        if body and _TAIL.match(block[0]):
            left += len(blocks) - at
            break
        if _COPYRIGHT.match(text):
            left += 1
            below = _below_copyright(block)
            if below and source is None and not body:
                source, date = below[0], next((line for line in below[1:] if is_date_line(line)), date)
        elif found := _LABEL.match(block[0]):
            fields.setdefault(found[1].lower(), " ".join([found[2], *block[1:]]).strip())
        elif body or at > last >= 0:
            body.append(_BODY_LABEL.sub("", text))
        elif source is None and date is None and not is_date_line(block[0]):
            source, date = block[0], next((line for line in block[1:] if is_date_line(line)), None)
        elif date is None and (day := next((line for line in block if is_date_line(line)), None)):
            date = day
        elif title is None:
            title = text
        else:
            body.append(_BODY_LABEL.sub("", text))
    out.leave_out("notes after the text (load date, language, copyright)", left)
    lead = [fields[name] for name in fields if name in _LEAD]
    author = next((fields[name] for name in fields if name in _AUTHOR), None)
    title = fields.get("headline") or title
    out.add(title=title, source=source, date=dated(date), author=author, body=[*lead, *body])


def _below_copyright(block: list[str]) -> list[str]:
    """The lines below the copyright in a block that begins with it: the outlet, the date."""
    at = next((i for i, line in enumerate(block) if re.match(r"(?i)all rights reserved\b", line)), 0)
    return block[at + 1 :]


def _is_label(block: list[str]) -> bool:
    """Whether it is a label of the head.

    LENGTH closes the head; a label in the text has lower-case letters around it.
    """
    found = _LABEL.match(block[0])
    return bool(found and found[1].isupper() and not _COPYRIGHT.match(block[0]))
