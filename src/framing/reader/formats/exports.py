"""Which database made an export, by its content, whatever the name of the file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.errors import InputError
from framing.reader.formats.lines import Export, Line, of_html, of_text

_MARKS = re.compile(
    r"End of Document|Ende des Dokuments|Fin du document|Fin del documento|Einde van document"
    r"|\d\s+(?:of|von|de|di|van|sur)\s+\d{1,5}\s+DO[CK]UMENT|(?:Dokument|Documento?)\s+\d{1,5}\s+(?:von|de|di|van|sur|of)\s+\d"
    r"|ProQuest|(?:Document|Dokument|Documento)\s+[A-Z0-9]{2,12}\d{8}[a-z0-9]{6,14}|Factiva",
    re.IGNORECASE,
)
_WORDS = ("ocument", "OCUMENT", "okument", "OKUMENT", "roQuest", "PROQUEST", "activa", "\nSN")
"""One of them stands in every export of text; looking for them takes a hundredth of the time."""
_NUMBERED = re.compile(r"(?:Gale Document Number|Accession Number|Record Number|Document Number|Record ID)\s?:", re.I)
_APART = re.compile(rf"^[ \t]{{0,8}}(?:(?:title|headline)[ \t]?:|{_NUMBERED.pattern})", re.IGNORECASE | re.MULTILINE)
"""Lines that every article of a file may have; one article has one at most."""
_PAGE_MARKS = re.compile(
    r"docOcurrContainer|DocPublicationName|titreArticleVisu|enHeadline|articleParagraph", re.IGNORECASE
)


def of_plain(text: str, path: str, form: str = "text") -> Export | None:
    """The articles of a text that is a database's export; None for any other text."""
    if _is_candidate(text) and (found := of_lines(of_text(text), path, form)) is not None:
        return found
    return _several(of_text(text), path, form) if len(_APART.findall(text)) > 1 else None


def of_page(text: str, path: str) -> Export | None:
    """The same for a web page."""
    from framing.reader.formats import europresse

    if europresse.is_europresse(text):
        return europresse.europresse(text, path)
    if not _MARKS.search(text) and not _PAGE_MARKS.search(text):
        return None
    return of_lines(of_html(text, path), path, "HTML")


def _is_candidate(text: str) -> bool:
    if not any(word in text for word in _WORDS):
        return False
    return bool(_MARKS.search(text)) or ("HD" in text and "\nSN" in text)


def of_lines(lines: Sequence[Line], path: str, form: str) -> Export | None:
    """The same for the lines of any document."""
    from framing.reader.formats import factiva, nexis, proquest

    if nexis.is_nexis(lines):
        return nexis.nexis(lines, path, form)
    if proquest.is_proquest(lines):  # before LexisNexis, which numbers its documents in the same words
        return proquest.proquest(lines, path, form)
    if nexis.is_lexis(lines):
        return nexis.lexis(lines, path, form)
    if factiva.is_factiva(lines):
        return factiva.factiva(lines, path, form)
    return _several(lines, path, form) if sum(bool(_APART.match(line.text)) for line in lines) > 1 else None


def _several(lines: Sequence[Line], path: str, form: str) -> Export | None:
    """The articles of a text in which each has a block of "Title: …" lines above it; None where none has.

    Raises:
        InputError: there are several, as the numbers below them tell, but their heads are in no form that is known.
    """
    from framing.reader.formats import headed

    if headed.starts(lines):
        return headed.headed(lines, path, form)
    if sum(bool(_NUMBERED.match(line.text)) for line in lines) > 1:
        raise InputError(
            path, "several articles of a database, in a form that is not known", hint="save each as a file of its own"
        )
    return None
