"""The type of a file by its first bytes, whatever its name. Used by the reader and the lexicons."""

from __future__ import annotations

import re

from msgspec import Struct


class Kind(Struct, frozen=True):
    """A format that its first bytes tell.

    Attributes:
        name: a short name; the reader has a function for some of them.
        what: the format in words, for a message.
        hint: what a user can do about it.
    """

    name: str
    what: str
    hint: str

    @property
    def is_markup(self) -> bool:
        """Whether it is text with markup in it, in which a lexicon may be written too."""
        return self.name in ("xml", "html", "mail", "mbox")


_TEXT = "save the article as plain text"
_UNPACK = "unpack it first"
_TABLE = "save the table as CSV"

_BINARY = (
    (b"%PDF-", "pdf", "a PDF", _TEXT),
    (b"PK\x03\x04", "zip", "a zip archive", _UNPACK),
    (b"PK\x05\x06", "zip", "a zip archive", _UNPACK),
    (b"\x1f\x8b", "gzip", "a gzip file", _UNPACK),
    (b"PAR1", "parquet", "a Parquet file", _TABLE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole", "an old Office file (.doc, .xls, .ppt or .msg)", "save it as .docx"),
    (b"BZh", "bzip2", "a bzip2 file", _UNPACK),
    (b"\xfd7zXZ\x00", "xz", "an xz file", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "7z", "a 7-Zip archive", _UNPACK),
    (b"Rar!\x1a\x07", "rar", "a RAR archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "zstd", "a Zstandard file", _UNPACK),
    (b"\x04\x22\x4d\x18", "lz4", "an LZ4 file", _UNPACK),
    (b"SQLite format 3\x00", "sqlite", "an SQLite database", "export the table as CSV or JSON Lines"),
    (b"ARROW1\x00\x00", "arrow", "an Arrow (Feather) file", _TABLE),
    (b"FEA1", "feather", "a Feather file", _TABLE),
    (b"\x89HDF\r\n", "hdf5", "an HDF5 file", _TABLE),
    (b"\x93NUMPY", "numpy", "a NumPy array", "save the articles as JSON Lines"),
    (b"ORC\x00", "orc", "an ORC file", _TABLE),
    (b"Obj\x01", "avro", "an Avro file", "save the articles as JSON Lines"),
    (b"$FL2@(#)", "spss", "an SPSS file", _TABLE),
    (b"<stata_dta>", "stata", "a Stata file", _TABLE),
    (b"RDX2\n", "r", "an R data file", _TABLE),
    (b"RDX3\n", "r", "an R data file", _TABLE),
    (b"\x89PNG\r\n", "png", "a PNG image", "there is no text in a picture; save the article as plain text"),
    (b"\xff\xd8\xff", "jpeg", "a JPEG image", "there is no text in a picture; save the article as plain text"),
    (b"GIF87a", "gif", "a GIF image", "there is no text in a picture; save the article as plain text"),
    (b"GIF89a", "gif", "a GIF image", "there is no text in a picture; save the article as plain text"),
    (b"II*\x00", "tiff", "a TIFF image", "there is no text in a picture; save the article as plain text"),
    (b"MM\x00*", "tiff", "a TIFF image", "there is no text in a picture; save the article as plain text"),
    (b"8BPS\x00", "psd", "a Photoshop image", _TEXT),
    (b"AT&TFORM", "djvu", "a DjVu document", _TEXT),
    (b"ID3", "audio", "a sound file", "framing reads text only"),
    (b"OggS\x00", "audio", "a sound file", "framing reads text only"),
    (b"fLaC\x00", "audio", "a sound file", "framing reads text only"),
    (b"\x1aE\xdf\xa3", "video", "a video", "framing reads text only"),
    (b"\x7fELF", "program", "a program", "framing reads text only"),
    (b"MZ", "program", "a program", "framing reads text only"),
    (b"\xcf\xfa\xed\xfe", "program", "a program", "framing reads text only"),
    (b"\xca\xfe\xba\xbe", "program", "a program", "framing reads text only"),
    (b"\x00asm", "program", "a program", "framing reads text only"),
    (b"wOFF", "font", "a font", "framing reads text only"),
    (b"wOF2", "font", "a font", "framing reads text only"),
    (b"OTTO", "font", "a font", "framing reads text only"),
    (b"\x00\x01\x00\x00\x00", "font", "a font", "framing reads text only"),
    (b"bplist00", "webarchive", "a Safari web archive or property list", "save the page as HTML"),
    (b"ITSF\x03", "chm", "a help file (CHM)", _TEXT),
    (b"!BDN", "outlook", "an Outlook mailbox", "save the message as .eml or plain text"),
    (b"\x78\x9f\x3e\x22", "tnef", "an Outlook attachment (winmail.dat)", "save the message as .eml or plain text"),
    (b"BM", "bmp", "a BMP image", "there is no text in a picture; save the article as plain text"),
)
_SHORT = 5
"""A signature shorter than this may begin a text, so a control character must follow near it."""
_OFFICE = (
    ("WordDocument", "doc", "an old Word document (.doc)", "save it as .docx"),
    ("Workbook", "xls", "an old Excel workbook (.xls)", "save it as CSV"),
    ("PowerPoint Document", "ppt", "an old PowerPoint presentation (.ppt)", _TEXT),
    ("__substg1.0_", "msg", "an Outlook message (.msg)", "save the message as .eml or plain text"),
)
_MEDIA = {
    b"WEBP": ("webp", "a WebP image", "there is no text in a picture; save the article as plain text"),
    b"WAVE": ("audio", "a sound file", "framing reads text only"),
    b"AVI ": ("video", "a video", "framing reads text only"),
}
_PACKED = (
    ("word/document.xml", "docx", "a Word document", _TEXT),
    ("xl/workbook.xml", "xlsx", "an Excel workbook", "save it as CSV"),
    ("xl/workbook.bin", "xlsx", "an Excel workbook", "save it as CSV"),
    ("ppt/presentation.xml", "pptx", "a PowerPoint presentation", _TEXT),
    ("visio/document.xml", "vsdx", "a Visio drawing", _TEXT),
    ("Index/Document.iwa", "iwork", "an Apple Pages, Numbers or Keynote file", "export it as Word, PDF or plain text"),
    ("Index.zip", "iwork", "an Apple Pages, Numbers or Keynote file", "export it as Word, PDF or plain text"),
    ("META-INF/MANIFEST.MF", "jar", "a Java archive", "framing reads text only"),
    ("AndroidManifest.xml", "apk", "an Android program", "framing reads text only"),
)
_MIMETYPES = {
    b"application/epub+zip": ("epub", "an EPUB book", _TEXT),
    b"application/vnd.oasis.opendocument.text": ("odt", "an OpenDocument text", _TEXT),
    b"application/vnd.oasis.opendocument.spreadsheet": ("ods", "an OpenDocument spreadsheet", "save it as CSV"),
    b"application/vnd.oasis.opendocument.presentation": ("odp", "an OpenDocument presentation", _TEXT),
}
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\f\r\x1b")
_MAIL_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t\r\n]")
_MAIL_SURE = frozenset(
    {b"mime-version", b"message-id", b"received", b"return-path", b"delivered-to", b"dkim-signature"}
)
_MAIL_HEAD = frozenset({b"from", b"subject", b"date", b"to"})


def kind(data: bytes) -> Kind | None:
    """The format that `data` begins like; None for what may be plain text."""
    head = data[:4096]
    for mark, name, what, hint in _BINARY:
        if head.startswith(mark) and (len(mark) >= _SHORT or _is_binary(head[:512])):
            return _looked_into(data, Kind(name, what, hint))
    if head[:4] == b"RIFF" and (media := _MEDIA.get(head[8:12])):
        return Kind(*media)
    if head[4:8] == b"ftyp":
        picture = head[8:12] in (b"heic", b"heix", b"mif1", b"avif")
        return Kind("image" if picture else "video", "an image" if picture else "a video", "framing reads text only")
    if head[257:262] == b"ustar":
        return Kind("tar", "a tar archive", _UNPACK)
    if head[60:68] == b"BOOKMOBI":
        return Kind("mobi", "a Kindle book", "save it as EPUB or plain text")
    if head[:1] == b"\x80" and head[1:2] in (b"\x02", b"\x03", b"\x04", b"\x05") and data.endswith(b"."):
        return Kind("pickle", "a Python pickle", "save the articles as JSON Lines")
    return _text_kind(head)


def _looked_into(data: bytes, told: Kind) -> Kind:
    if told.name == "zip":
        return _packed(data) or told
    if told.name == "ole":
        for word, name, what, hint in _OFFICE:
            if word.encode("utf-16-le") in data[:2_000_000]:
                return Kind(name, what, hint)
    return told


def _packed(data: bytes) -> Kind | None:
    """What a zip archive holds, if that is one document of a known kind."""
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
            for member, name, what, hint in _PACKED:
                if member in names:
                    return Kind(name, what, hint)
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                return Kind(*found) if (found := _MIMETYPES.get(archive.read("mimetype").strip())) else None
            return Kind("epub", "an EPUB book", _TEXT) if "META-INF/container.xml" in names else None
    except Exception:  # a damaged archive raises what its bytes say; whoever reads it tells so
        return _named_in(data)


def _named_in(data: bytes) -> Kind | None:
    """The same from the names that a damaged archive still shows."""
    for member, name, what, hint in _PACKED:
        if member.encode() in data:
            return Kind(name, what, hint)
    return None


XML = Kind("xml", "an XML file", _TEXT)
MAIL = Kind("mail", "an e-mail or web page in one file (MHTML)", _TEXT)
_TEXTUAL = (
    (b"{\\rtf", "rtf", "an RTF document"),
    (b"warc/", "warc", "a web archive (WARC)"),
    (b"%!ps", "postscript", "a PostScript file"),
    (b"\\documentclass", "tex", "a LaTeX document"),
    (b"\\documentstyle", "tex", "a LaTeX document"),
    (b"\\input texinfo", "tex", "a Texinfo document"),
    (b"<?xml", "xml", "an XML file"),
    (b"<rss", "xml", "an RSS feed"),
    (b"<feed", "xml", "an Atom feed"),
    (b"<nitf", "xml", "a NITF article"),
    (b"<newsml", "xml", "a NewsML file"),
    (b"<newsitem", "xml", "a NewsML file"),
    (b"<newsmessage", "xml", "a NewsML file"),
    (b"<svg", "svg", "an SVG image"),
    (b"<!doctype html", "html", "a web page"),
    (b"<html", "html", "a web page"),
    (b"<!doctype nitf", "xml", "a NITF article"),
    (b"<!doctype rss", "xml", "an RSS feed"),
    (b"<!doctype", "xml", "an XML file"),
)
_WORDS_ALONE = "save the words without their times"
_FULL_TEXTS = "export the full texts"
_SAVE_PAGE = "open it and save the page as HTML"
_PATTERNS = (
    (rb"WEBVTT(?:[ \t\r\n]|$)", "subtitles", "subtitles (WebVTT)", _WORDS_ALONE),
    (rb"\d{1,5}\r?\n\d\d:\d\d:\d\d[,.]\d{3} --> \d\d:", "subtitles", "subtitles (SubRip)", _WORDS_ALONE),
    (rb"\[Script Info\]\s", "subtitles", "subtitles (SubStation Alpha)", _WORDS_ALONE),
    (rb"PMID- ?\d", "nbib", "a list of references (PubMed)", _FULL_TEXTS),
    (rb"(?:[A-Z][A-Z0-9]  - [^\r\n]*\r?\n){2}", "ris", "a list of references (RIS)", _FULL_TEXTS),
    (rb"\d:\d\d:\d\d\.\d{3},\d:\d\d:\d\d\.\d{3}\s", "subtitles", "subtitles (SubViewer)", _WORDS_ALONE),
    (rb"(?:%[A-Z0-9] [^\r\n]+\r?\n){2}", "endnote", "a list of references (EndNote)", _FULL_TEXTS),
    (rb"FN (?:Clarivate|Thomson Reuters)", "wos", "a list of references (Web of Science)", _FULL_TEXTS),
    (
        rb"(?:%[^\r\n]{0,300}\s+)*@(?:article|misc|newspaper|online|book|incollection|inproceedings|techreport)\s?\{[^\s,{}]{0,200},",
        "bibtex",
        "a list of references (BibTeX)",
        _FULL_TEXTS,
    ),
    (rb"\[(?:InternetShortcut|Desktop Entry)\]\s", "link", "a link to a page", _SAVE_PAGE),
    (rb"BEGIN:(?:VCALENDAR|VCARD)\r?\n", "card", "a calendar or an address card", _TEXT),
    (rb"#!\s?/\S{1,60}|<\?php\s", "program", "a program", "framing reads text only"),
)
"""Text that is no article, by how it begins."""
_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), Kind(*more)) for pattern, *more in _PATTERNS)
_ROOT = re.compile(rb"<([a-z][\w.:-]{1,40})(?:\s[^<>]{0,2000})?>\s*<", re.IGNORECASE)
_PAGE_TAGS = frozenset(
    b"a abbr address article aside b blockquote body br center cite code dd del details div dl dt em figcaption figure"
    b" font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img ins li link main mark meta nav ol p pre q s"
    b" script section small span strong style sub sup table tbody td th thead time title tr u ul video".split()
)
"""Elements of web pages, of which a text may be a piece."""
_COMMENT = re.compile(rb"\s*<!--.{0,1500}?-->\s*", re.DOTALL)


def _text_kind(head: bytes) -> Kind | None:
    plain = head.replace(b"\0", b"") if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head  # UTF-16
    plain = plain.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip()
    while comment := _COMMENT.match(plain):
        plain = plain[comment.end() :]
    lower = plain[:2000].lower()
    for mark, name, what in _TEXTUAL:
        if lower.startswith(mark):
            if name == "xml" and _is_page(lower):
                return Kind("html", "a web page", _TEXT)
            return Kind(name, what, _TEXT)
    if plain.startswith(b"From ") and _is_mail(plain.partition(b"\n")[2]):
        return Kind("mbox", "a mailbox", "save the messages as .eml files")
    for pattern, kind_of in _COMPILED:
        if pattern.match(plain):
            return kind_of
    if (root := _ROOT.match(plain)) and root[1].lower() not in _PAGE_TAGS and b"</" in head:
        return XML
    return MAIL if _is_mail(plain) else None


def _is_page(lower: bytes) -> bool:
    body = re.sub(rb"^<\?xml.{0,300}?\?>\s*(<!--.{0,1000}?-->\s*)*", b"", lower, flags=re.DOTALL)
    return body.startswith((b"<!doctype html", b"<html"))


def _is_mail(head: bytes) -> bool:
    """Whether the first lines are the header of a message. "Title:", "Source:" and "Date:" alone are not."""
    names = set()
    for line in head.splitlines():
        if not line.strip():
            break
        if line[:1] in (b" ", b"\t"):
            continue
        field = _MAIL_FIELD.match(line + b"\n")
        if not field:
            break
        names.add(field[1].lower())
    typed = b"content-type" in names and b"content-transfer-encoding" in names
    return bool((names & _MAIL_SURE or typed) and (names & _MAIL_HEAD or b"content-type" in names))


def _is_binary(head: bytes) -> bool:
    return any(byte in _CONTROLS for byte in head)


def may_be_utf16(data: bytes) -> bool:
    """Whether nearly every other byte is zero, as in English text in UTF-16."""
    head = data[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    return max(even, odd) > 0.4 * (len(head) / 2) and min(even, odd) < 0.05 * (len(head) / 2)
