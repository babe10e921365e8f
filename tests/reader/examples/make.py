"""Writes the example files beside this one: `python tests/reader/examples/make.py`. All articles are invented.

Each format is written as its database, program or standard writes it; two articles where it holds many.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

HERE = Path(__file__).parent
FIRST = {
    "title": "Ferry workers walk out in Tarnholt",
    "outlet": "The Tarnholt Herald",
    "author": "Petra Lindqvist",
    "date": (2022, 5, 17),
    "url": "https://herald.example/ferry",
    "text": [
        "Ferry crews in Tarnholt walked out on Tuesday after the operator Skarv Lines cut their night pay.",
        "“They have broken their word,” said Maren Oduya, who leads the seafarers’ union.",
        "Skarv Lines said the cuts were needed to keep the route open through the winter.",
    ],
}
SECOND = {
    "title": "Unions hold island hostage, says minister",
    "outlet": "Coastal Gazette",
    "author": "Bruno Achterberg",
    "date": (2022, 5, 18),
    "url": "https://gazette.example/hostage",
    "text": [
        "The unions are holding the island hostage, the transport minister Ilse Varga said on Wednesday.",
        "She urged the crews of Skarv Lines to return to their ships and to accept a fair offer.",
    ],
}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = {17: "Tuesday", 18: "Wednesday"}


def iso(a: dict) -> str:
    return "{}-{:02}-{:02}".format(*a["date"])


def american(a: dict) -> str:
    year, month, day = a["date"]
    return f"{MONTHS[month - 1]} {day}, {year}"


def european(a: dict) -> str:
    year, month, day = a["date"]
    return f"{day} {MONTHS[month - 1]} {year}"


def words(a: dict) -> int:
    return sum(len(p.split()) for p in a["text"])


# ------------------------------------------------------------------------------------------ Nexis, LexisNexis
COVER = ["User Name: A Reader", "Date and Time: Thursday, May 19, 2022 8:02:00 AM CEST", "Job Number: 123456789", "Documents (2)",
         "1. " + FIRST["title"], "Client/Matter: -None-", "Search Terms: ferry", "2. " + SECOND["title"], "Client/Matter: -None-",
         "Narrowed by:"]  # fmt: skip


def nexis(a: dict) -> list[tuple[str, str]]:
    head = [
        a["outlet"], f"{american(a)} {DAYS[a['date'][2]]}", f"Copyright 2022 {a['outlet']} All Rights Reserved",
        "Section: NEWS; Pg. 3", f"Length: {words(a)} words", f"Byline: {a['author']}", "Body",
    ]  # fmt: skip
    tail = ["Graphic", "A ferry at the quay", f"Load-Date: {american(a)}", "End of Document"]
    return [("Heading1", a["title"]), *[("", line) for line in [*head, *a["text"], *tail]]]


def nexis_html() -> str:
    body = "".join(f"<p>{line}</p>" for line in COVER)
    for a in (FIRST, SECOND):
        body += "".join(f"<h1>{t}</h1>" if style else f"<p>{t}</p>" for style, t in nexis(a))
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>Delivery</title></head><body>{body}</body></html>"


def wrapped(text: str, width: int = 70) -> str:
    import textwrap

    return "\n".join(textwrap.wrap(text, width))


def lexis_txt() -> str:
    out = ""
    for n, a in enumerate((FIRST, SECOND), start=1):
        out += f"\n\n{' ' * 30}{n} of 2 DOCUMENTS\n\n\n{' ' * 25}{a['outlet']}\n\n{' ' * 24}{american(a)} {DAYS[a['date'][2]]}\n"
        out += f"{' ' * 28}Final Edition\n\n{a['title']}\n\nBYLINE: {a['author']}\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: {words(a)} words\n\n"
        out += "\n\n".join(wrapped(p) for p in a["text"])
        out += f"\n\nLOAD-DATE: {american(a)}\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n\n"
        out += f"{' ' * 20}Copyright 2022 {a['outlet']}\n{' ' * 26}All Rights Reserved\n"
    return out


# -------------------------------------------------------------------------------------------------- Factiva
def factiva_html() -> str:
    def row(code: str, value: str) -> str:
        return f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>'

    out = ""
    for n, a in enumerate((FIRST, SECOND), start=1):
        first, *rest = a["text"]
        rows = row("SE", "News") + row("HD", f"<b class='enHeadline'>{a['title']}</b>") + row("BY", a["author"])
        rows += row("WC", f"{words(a)} words") + row("PD", european(a)) + row("SN", a["outlet"]) + row("SC", "TARHE")
        rows += row("LA", "English") + row("CY", "(c) 2022 All rights reserved")
        rows += row("LP", f'<p class="articleParagraph">{first}</p>')
        rows += row("TD", "".join(f'<p class="articleParagraph">{p}</p>' for p in rest))
        rows += (
            row("NS", "c42 : Labour")
            + row("RE", "eurz : Europe")
            + row("AN", f"Document TARHE0000202205{17 + n}ei5h0000{n}")
        )
        out += f'<div class="article enArticle"><table>{rows}</table></div>'
    return (
        f"<html><head><title>Factiva</title></head><body><h1>Factiva</h1>{out}<p>© 2022 Factiva, Inc.</p></body></html>"
    )


def rtf(paragraphs: list[str]) -> str:
    def escaped(text: str) -> str:
        return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text.replace("\\", "\\\\"))

    body = "".join(f"\\pard {escaped(p)}\\par\n" for p in paragraphs)
    return "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}{\\*\\generator Writer;}\\uc1\n" + body + "}"


def factiva_rtf() -> str:
    lines: list[str] = []
    for n, a in enumerate((FIRST, SECOND), start=1):
        lines += [a["title"], f"By {a['author']}", f"{words(a)} words", european(a), "06:00", a["outlet"], "TARHE", "3", "English",
                  "Copyright 2022.", *a["text"], f"Document TARHE0000202205{17 + n}ei5h0000{n}", ""]  # fmt: skip
    return rtf([*lines, "Search Summary", "Text\tferry", "Results Found\t2", "Timestamp\t19 May 2022 8:02 AM"])


# ------------------------------------------------------------------------------------- ProQuest, Europresse
def proquest_txt() -> str:
    out = "_" * 60 + "\n"
    for n, a in enumerate((FIRST, SECOND), start=1):
        year, month, day = a["date"]
        last = a["author"].split()
        text = "\n\n".join(a["text"])
        out += (
            f"\n{a['title']}\n\nAuthor: {last[1]}, {last[0]}\n\nPublication info: {a['outlet']} ; Tarnholt [Tarnholt]. "
            f"{day} {MONTHS[month - 1][:3]} {year}: 3.\n\nAbstract: None available.\n\nFull text: {text}\n\n"
            f"Subject: Ferries; Labor disputes;\n\nLocation: Tarnholt;\n\nTitle: {a['title']}\n\n"
            f"Publication title: {a['outlet']}; Tarnholt\n\nPublication date: {MONTHS[month - 1][:3]} {day}, {year}\n\n"
            f"Source type: Newspapers\n\nProQuest document ID: 90{n}\n\nDocument URL: {a['url']}\n\n"
            f"Copyright: Copyright 2022\n\nDatabase: Global Newsstream\n\n" + "_" * 60 + "\n"
        )
    return (
        out
        + "\nContact us at: https://example.org/support\n\nDatabase copyright 2022 ProQuest LLC. All rights reserved.\n"
    )


def europresse_html() -> str:
    months = {5: "mai"}
    days = {17: "mardi", 18: "mercredi"}
    out = ""
    for a in (FIRST, SECOND):
        year, month, day = a["date"]
        text = "".join(f"<p>{p}</p>" for p in a["text"])
        out += (
            f'<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">{a["outlet"]}, no. 812</span></div>'
            f'<span class="DocHeader">International, {days[day]} {day} {months[month]} {year} {words(a)} mots, p. 3</span>'
            f'<div class="titreArticle"><p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">{a["title"]}</p></div>'
            f'<p class="sm-margin-bottomNews">{a["author"]}</p></header><section>'
            f'<div class="DocText clearfix"><div class="docOcurrContainer">{text}</div></div></section>'
            f'<footer><div class="publiC-lblNodoc">news·{year}{month:02}{day:02}·TH·0017</div><p>Certificat émis le 19 mai 2022</p></footer></article>'
        )
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{out}</body></html>"


# ------------------------------------------------------------------------------------------------------ JSON
def newsapi() -> str:
    articles = [
        {"source": {"id": None, "name": a["outlet"]}, "author": a["author"], "title": a["title"], "description": a["text"][0],
         "url": a["url"], "urlToImage": None, "publishedAt": f"{iso(a)}T05:30:00Z", "content": "\r\n".join(a["text"])}
        for a in (FIRST, SECOND)
    ]  # fmt: skip
    return json.dumps({"status": "ok", "totalResults": 2, "articles": articles}, ensure_ascii=False, indent=1)


def guardian() -> str:
    results = [
        {"id": f"world/{n}", "type": "article", "sectionName": "World", "webPublicationDate": f"{iso(a)}T05:30:00Z", "webTitle": a["title"],
         "webUrl": a["url"], "apiUrl": "https://content.guardianapis.com/world/1",
         "fields": {"byline": a["author"], "body": "".join(f"<p>{p}</p>" for p in a["text"]), "publication": a["outlet"]}}
        for n, a in enumerate((FIRST, SECOND), start=1)
    ]  # fmt: skip
    response = {"status": "ok", "total": 2, "pageSize": 10, "currentPage": 1, "pages": 1, "results": results}
    return json.dumps({"response": response}, ensure_ascii=False, indent=1)


def media_cloud() -> str:
    stories = [
        {"stories_id": n, "media_name": a["outlet"], "media_url": "https://herald.example", "title": a["title"], "url": a["url"],
         "publish_date": f"{iso(a)} 05:30:00", "language": "en", "story_text": "\n".join(a["text"])}
        for n, a in enumerate((FIRST, SECOND), start=1)
    ]  # fmt: skip
    return json.dumps(stories, ensure_ascii=False, indent=1)


def news_please() -> str:
    lines = [
        {"authors": [a["author"]], "date_download": "2022-05-19 08:00:00", "date_publish": f"{iso(a)} 05:30:00", "description": a["text"][0],
         "language": "en", "maintext": "\n".join(a["text"]), "source_domain": "herald.example", "title": a["title"], "url": a["url"]}
        for a in (FIRST, SECOND)
    ]  # fmt: skip
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def trafilatura() -> str:
    a = FIRST
    record = {"title": a["title"], "author": a["author"], "hostname": "herald.example", "date": iso(a), "fingerprint": "f0e1",
              "id": None, "license": None, "comments": "", "raw_text": " ".join(a["text"]), "text": "\n".join(a["text"]), "language": "en",
              "pagetype": "article", "source": a["url"], "source-hostname": a["outlet"], "excerpt": a["text"][0], "tags": ""}  # fmt: skip
    return json.dumps(record, ensure_ascii=False)


# ------------------------------------------------------------------------------------------------- containers
def packed(parts: dict[str, str], stored: str | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda n: n != stored):
            item = zipfile.ZipInfo(name, (2022, 5, 19, 8, 0, 0))
            item.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(item, parts[name])
    return out.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, style: str = "") -> str:
    return f"<w:p>{f'<w:pPr><w:pStyle w:val={chr(34)}{style}{chr(34)}/></w:pPr>' if style else ''}{content}</w:p>"


def docx(body: str) -> bytes:
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    rels = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{body}</w:body></w:document>'
    return packed({"[Content_Types].xml": types, "_rels/.rels": rels, "word/document.xml": document})


def pdf(pages: list[list[tuple[float, float, str]]]) -> bytes:
    """Pages of lines, each with the place where it begins."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        text = "".join(
            f"BT /F1 10 Tf {x} {y} Td ({line.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj ET\n"
            for x, y, line in lines
        )
        objects.append(f"<< /Length {len(text.encode('cp1252'))} >>\nstream\n{text}endstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        out
        + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode()
    )


PRINTED = " ".join(
    [*FIRST["text"], "The crews had asked for talks since the spring, and the operator had refused them each time.",
     "Shops on the island ran short of bread on the second day, and the school in the harbour stayed shut.",
     "A hearing before the labour court is due in June, and neither side expects it to end the dispute.",
     "The ferry carries about nine hundred people a day, most of them on their way to work on the mainland."]
)  # fmt: skip


def printed_pdf() -> bytes:
    """Two pages with a running head, an address and page numbers, as a browser prints them."""
    rows = wrapped(PRINTED, 60).split("\n")
    pages = []
    for n, part in enumerate((rows[:6], rows[6:]), start=1):
        lines = [(50.0, 810.0, f"{FIRST['outlet']}   17/05/2022, 09:3{n}")]
        top = [(50.0, 780.0, FIRST["title"])] if n == 1 else []
        body = [(50.0, 760.0 - 14 * i, row) for i, row in enumerate(part)]
        pages.append([*lines, *top, *body, (50.0, 30.0, f"{FIRST['url']}  {n}/2")])
    return pdf(pages)


def columns_pdf() -> bytes:
    """Two columns that are written line by line, the left and the right in turn."""
    rows = wrapped(PRINTED, 40).split("\n")
    half = (len(rows) + 1) // 2
    lines = [(50.0, 780.0, FIRST["title"])]
    for i in range(half):
        lines.append((50.0, 750.0 - 14 * i, rows[i]))
        if half + i < len(rows):
            lines.append((310.0, 750.0 - 14 * i, rows[half + i]))
    return pdf([lines])


def nexis_docx() -> bytes:
    body = "".join(paragraph(run(line)) for line in COVER)
    for a in (FIRST, SECOND):
        body += "".join(paragraph(run(text), style) for style, text in nexis(a))
    return docx(body)


def word_docx() -> bytes:
    """Every construction in which Word keeps text, and those in which it keeps what is none."""

    def fld(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText> HYPERLINK &quot;https://herald.example&quot; </w:instrText></w:r>"
    box = f"<w:txbxContent>{paragraph(run('A text box told of empty quays.'))}</w:txbxContent>"
    shape = f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    return docx(
        paragraph(run(FIRST["title"]), "Title")
        + paragraph(
            run("Ferry crews in ") + "<w:smartTag>" + run("Tarnholt") + "</w:smartTag>" + run(" walked out on Tuesday.")
        )
        + f"<w:tbl><w:tr><w:tc>{paragraph(run('A table told of night pay.'))}</w:tc><w:tc>{paragraph(run('Its second cell told of winter.'))}</w:tc></w:tr></w:tbl>"
        + f"<w:sdt><w:sdtContent>{paragraph(run('A content control told of the operator.'))}</w:sdtContent></w:sdt>"
        + paragraph(
            run("The union ")
            + "<w:ins w:id='1'>"
            + run("strongly ")
            + "</w:ins>"
            + "<w:del w:id='2'><w:r><w:delText>weakly </w:delText></w:r></w:del>"
            + run("objected.")
        )
        + paragraph(
            run("On ")
            + "<w:fldSimple w:instr='DATE'>"
            + run("17 May")
            + "</w:fldSimple>"
            + run(" ")
            + fld("begin")
            + code
            + fld("separate")
            + run("Maren Oduya")
            + fld("end")
            + run(" spoke.")
        )
        + paragraph("<w:hyperlink>" + run("Skarv Lines") + "</w:hyperlink>" + run(" did not answer.") + shape)
        + paragraph(run("Hidden words of nobody.", "<w:vanish/>"))
    )


def odt() -> bytes:
    o = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    change = "<text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted words.</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    body = change + f"<text:h>{FIRST['title']}</text:h>" + "".join(f"<text:p>{p}</text:p>" for p in FIRST["text"])
    content = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {o}><office:body><office:text>{body}</office:text></office:body></office:document-content>'
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}, "mimetype")


def epub() -> bytes:
    def chapter(a: dict) -> str:
        text = "".join(f"<p>{p}</p>" for p in a["text"])
        return f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><h1>{a["title"]}</h1>{text}</body></html>'

    container = '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    items = "".join(f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in (0, 1, 2))
    refs = "".join(f'<itemref idref="c{n}"/>' for n in (0, 1, 2))
    book = f'<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>{FIRST["outlet"]}</dc:title><dc:date>{iso(FIRST)}</dc:date></metadata><manifest>{items}</manifest><spine>{refs}</spine></package>'
    cover = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Cover</p></body></html>'
    parts = {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OEBPS/book.opf": book,
             "OEBPS/c0.xhtml": cover, "OEBPS/c1.xhtml": chapter(FIRST), "OEBPS/c2.xhtml": chapter(SECOND)}  # fmt: skip
    return packed(parts, "mimetype")


def page(a: dict) -> str:
    text = "".join(f"<p>{p}</p>" for p in a["text"])
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{a["title"]} | {a["outlet"]}</title>'
        f'<meta property="og:site_name" content="{a["outlet"]}"><meta property="article:published_time" content="{iso(a)}T05:30:00Z"></head>'
        f'<body><nav><a href="/">Home</a></nav><main><article><h1>{a["title"]}</h1>{text}</article></main><footer>Imprint</footer></body></html>'
    )


def eml() -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"] = f'"{FIRST["outlet"]}" <news@herald.example>'
    message["To"] = "reader@example.org"
    message["Subject"] = FIRST["title"]
    message["Date"] = "Tue, 17 May 2022 06:30:00 +0200"
    message["Message-ID"] = "<1@herald.example>"
    message.set_content(
        "\n\n".join(
            [*FIRST["text"], "You are receiving this because you signed up. Unsubscribe: https://herald.example/u"]
        )
    )
    return bytes(message)


def mhtml() -> str:
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: " + FIRST["url"] + "\r\nSubject: " + FIRST["title"]
        + "\r\nDate: Thu, 19 May 2022 08:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----b\"\r\n\r\n"
        + "------b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: " + FIRST["url"] + "\r\n\r\n"
        + page(FIRST) + "\r\n------b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://herald.example/x.png\r\n\r\niVBORw0KGgo=\r\n------b--\r\n"
    )  # fmt: skip


def warc() -> bytes:
    def record(kind: str, content: bytes, more: str = "") -> bytes:
        head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000{len(more) % 9}>\r\nWARC-Date: 2022-05-19T08:00:00Z\r\n{more}Content-Length: {len(content)}\r\n\r\n"
        return head.encode() + content + b"\r\n\r\n"

    out = record("warcinfo", b"software: example\r\n", "Content-Type: application/warc-fields\r\n")
    for a in (FIRST, SECOND):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(a).encode()
        out += record(
            "response", http, f"WARC-Target-URI: {a['url']}\r\nContent-Type: application/http; msgtype=response\r\n"
        )
    picture = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"
    return out + record(
        "response",
        picture,
        "WARC-Target-URI: https://herald.example/x.png\r\nContent-Type: application/http; msgtype=response\r\n",
    )


def rss() -> str:
    items = ""
    for a in (FIRST, SECOND):
        year, _, day = a["date"]
        text = "".join(f"<p>{p}</p>" for p in a["text"])
        items += f"<item><title>{a['title']}</title><link>{a['url']}</link><dc:creator>{a['author']}</dc:creator><source url='https://x.example'>{a['outlet']}</source><pubDate>{DAYS[day][:3]}, {day} May {year} 05:30:00 GMT</pubDate><description>In short.</description><content:encoded><![CDATA[{text}]]></content:encoded></item>"
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Coast News</title>{items}</channel></rss>'


def atom() -> str:
    entries = "".join(
        f'<entry><title>{a["title"]}</title><link href="{a["url"]}"/><published>{iso(a)}T05:30:00Z</published><author><name>{a["author"]}</name></author><source><title>{a["outlet"]}</title></source>'
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{"".join(f"<p>{p}</p>" for p in a["text"])}</div></content></entry>'
        for a in (FIRST, SECOND)
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Coast News</title>{entries}</feed>'


def nitf() -> str:
    text = "".join(f"<p>{p}</p>" for p in FIRST["text"])
    return (
        '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.3/specification/dtd/nitf-3-3.dtd">'
        f'<nitf><head><title>{FIRST["title"]}</title><docdata><date.issue norm="20220517T053000Z"/><doc.copyright year="2022" holder="{FIRST["outlet"]}"/></docdata></head>'
        f"<body><body.head><hedline><hl1>{FIRST['title']}</hl1></hedline><byline>By {FIRST['author']}</byline></body.head><body.content>{text}</body.content><body.end><tagline>Contact the desk</tagline></body.end></body></nitf>"
    )


def newsml() -> str:
    items = ""
    for n, a in enumerate((FIRST, SECOND), start=1):
        text = "".join(f"<p>{p}</p>" for p in a["text"])
        items += (
            f'<newsItem guid="urn:x:{n}"><rightsInfo><copyrightHolder><name>{a["outlet"]}</name></copyrightHolder></rightsInfo><itemMeta><versionCreated>2022-05-19T08:00:00Z</versionCreated></itemMeta>'
            f"<contentMeta><contentCreated>{iso(a)}T05:30:00Z</contentCreated><headline>{a['title']}</headline><by>By {a['author']}</by></contentMeta>"
            f'<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{text}</body></html></inlineXML></contentSet></newsItem>'
        )
    return f'<?xml version="1.0" encoding="UTF-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{items}</itemSet></newsMessage>'


def plain(a: dict) -> str:
    return (
        f"Title: {a['title']}\nSource: {a['outlet']}\nDate: {iso(a)}\nURL: {a['url']}\n\n"
        + "\n\n".join(a["text"])
        + "\n"
    )


def lines() -> str:
    records = [
        {"title": a["title"], "source": a["outlet"], "date": iso(a), "url": a["url"], "text": a["text"]}
        for a in (FIRST, SECOND)
    ]
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)


def table(delimiter: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(["id", "title", "source", "date", "url", "text"])
    for n, a in enumerate((FIRST, SECOND), 1):
        writer.writerow([n, a["title"], a["outlet"], iso(a), a["url"], "\n".join(a["text"])])
    return out.getvalue()


def parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([json.loads(line) for line in lines().splitlines()]), out)
    return out.getvalue()


def markdown() -> str:
    head = (
        f'---\ntitle: "{FIRST["title"]}"\nsource: {FIRST["outlet"]}\ndate: {iso(FIRST)}\nurl: {FIRST["url"]}\n---\n\n'
    )
    return (
        head + f"# {FIRST['title']}\n\n" + "\n\n".join(FIRST["text"]).replace("Skarv Lines", "**Skarv Lines**") + "\n"
    )


def mbox() -> str:
    """Two messages of a newsletter, one after the other, as mail programs keep them."""
    return "".join(
        f"From brief@example.org Thu May 19 08:00:00 2022\nFrom: {a['outlet']} <brief@example.org>\nTo: reader@example.org\n"
        f"Subject: {a['title']}\nDate: {DAYS[a['date'][2]][:3]}, {a['date'][2]} May 2022 06:30:00 +0200\n"
        f"Message-ID: <{n}@example.org>\nContent-Type: text/plain; charset=utf-8\n\n" + "\n\n".join(a["text"]) + "\n\n"
        for n, a in enumerate((FIRST, SECOND))
    )


FILES = {
    "nexis-uni.docx": nexis_docx, "nexis-uni.html": nexis_html, "lexisnexis.txt": lexis_txt, "factiva.html": factiva_html,
    "factiva.rtf": factiva_rtf, "proquest.txt": proquest_txt, "europresse.html": europresse_html, "newsapi.json": newsapi,
    "guardian.json": guardian, "media-cloud.json": media_cloud, "news-please.jsonl": news_please, "trafilatura.json": trafilatura,
    "article.docx": word_docx, "printed.pdf": printed_pdf, "columns.pdf": columns_pdf, "article.odt": odt, "article.rtf": lambda: rtf([FIRST["title"], *FIRST["text"]]), "issue.epub": epub,
    "article.html": lambda: page(FIRST), "newsletter.eml": eml, "article.mhtml": mhtml, "crawl.warc": warc, "rss.xml": rss,
    "atom.xml": atom, "nitf.xml": nitf, "newsml-g2.xml": newsml, "article.txt": lambda: plain(FIRST), "articles.jsonl": lines,
    "articles.csv": lambda: table(","), "articles.tsv": lambda: table("\t"), "article.md": markdown, "articles.parquet": parquet, "mailbox.mbox": mbox,
    "articles.json": lines, "articles.jsonl.gz": lambda: gzip.compress(lines().encode(), mtime=0),
    "articles.zip": lambda: packed({"a/first.txt": plain(FIRST), "b/second.txt": plain(SECOND), "picture.png": "x", "__MACOSX/._a.txt": "x"}),
}  # fmt: skip


def contents(name: str) -> bytes:
    made = FILES[name]()
    return made if isinstance(made, bytes) else made.encode()


if __name__ == "__main__":
    for name in FILES:
        (HERE / name).write_bytes(contents(name))
