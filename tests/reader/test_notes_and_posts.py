"""Footnotes stay apart from the text; posts embedded in the HTML of a field are their accounts' words."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from framing.model import Article, PartKind
from framing.reader import read
from framing.reporter.exports import articles_export

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_BODY = [
    "Ferry late again",
    "The ferry came two hours late on Monday, the third time this week.",
    "Nobody on the quay had been told why.",
]


def docx(path: Path, notes: dict[str, list[str]]) -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r>{reference if n == 1 else ''}</w:p>" for n, p in enumerate(_BODY))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", '<Types xmlns="x"/>')
        archive.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
        for kind, texts in notes.items():
            drawn = f'<w:{kind} w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
            given = "".join(
                f'<w:{kind} w:id="{n + 2}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{t}</w:t></w:r></w:p></w:{kind}>'
                for n, t in enumerate(texts)
            )
            archive.writestr(f"word/{kind}s.xml", f"<w:{kind}s {_W}>{drawn}{given}</w:{kind}s>")


def odt(path: Path, notes: list[str]) -> None:
    space = "urn:oasis:names:tc:opendocument:xmlns"
    made = "".join(
        f"<t:note><t:note-citation>1</t:note-citation><t:note-body><t:p>{n}</t:p></t:note-body></t:note>" for n in notes
    )
    body = "".join(f"<t:p>{p}{made if n == 1 else ''}</t:p>" for n, p in enumerate(_BODY))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f'<o:document-content xmlns:o="{space}:office:1.0" xmlns:t="{space}:text:1.0"><o:body><o:text>{body}'
            "</o:text></o:body></o:document-content>",
        )


def only(path: Path) -> Article:
    (article,) = read([str(path)]).articles
    return article


def parts(article: Article, *kinds: PartKind) -> list[str]:
    return [article.text[p.start : p.end] for p in article.parts if p.kind in kinds]


READ = (PartKind.HEADLINE, PartKind.STANDFIRST, PartKind.BODY)
NOTES = ["The owners call it “a shameful strike”.", "Reyes 2024, p. 3."]


def rtf(path: Path, notes: list[str]) -> None:
    coded = [n.encode("cp1252").decode("latin-1") for n in notes]
    hexed = ["".join(c if c.isascii() else f"\\'{ord(c):02x}" for c in n) for n in coded]
    made = "".join(f"{{\\super\\chftn}}{{\\footnote\\pard\\plain{{\\super\\chftn}} {n}}}" for n in hexed)
    body = "\\par\n".join(f"{p}{made if n == 1 else ''}" for n, p in enumerate(_BODY))
    path.write_text(f"{{\\rtf1\\ansi\\ansicpg1252 \\pard {body}\\par}}", encoding="ascii")


@pytest.mark.parametrize("kind", ["docx", "endnotes", "odt", "rtf"])
def test_footnotes_stand_behind_the_text_and_are_not_analysed(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{kind if kind in ('odt', 'rtf') else 'docx'}"
    if kind in ("odt", "rtf"):
        {"odt": odt, "rtf": rtf}[kind](path, NOTES)
    else:
        docx(path, {"endnote" if kind == "endnotes" else "footnote": NOTES})
    article = only(path)
    assert parts(article, *READ) == _BODY
    assert parts(article, PartKind.FURNITURE) == NOTES
    assert article.text.endswith("\n\n".join(NOTES))
    assert article.warnings == ("2 footnotes behind the text, not analysed",)


def test_a_document_without_notes_says_nothing_of_them(tmp_path: Path) -> None:
    docx(tmp_path / "a.docx", {"footnote": []})
    article = only(tmp_path / "a.docx")
    assert not article.warnings
    assert parts(article, *READ) == _BODY


def test_an_article_with_footnotes_is_read_back_as_it_was(tmp_path: Path) -> None:
    docx(tmp_path / "a.docx", {"footnote": NOTES})
    article = only(tmp_path / "a.docx")
    (tmp_path / "a.jsonl").write_text(articles_export.json_lines([article]), encoding="utf-8")
    again = only(tmp_path / "a.jsonl")
    assert (again.text, again.parts) == (article.text, article.parts)


TWEET = '<blockquote class="twitter-tweet" data-lang="en"><p lang="en" dir="ltr">{words}</p>&mdash; {name} ({handle}) <a href="https://twitter.com/x/status/1?ref_src=a">{date}</a></blockquote> <script async src="https://platform.twitter.com/widgets.js"></script>'  # noqa: E501
POST = {
    "words": "The owners lie to us every day.",
    "name": "Ferry Watch",
    "handle": "@ferrywatch",
    "date": "May 3, 2024",
}
FIELD = "<p>The ferry came late on Monday.</p>{post}<p>Nobody on the quay had been told why.</p>"


@pytest.mark.parametrize("form", ["json", "csv", "escaped"])
def test_a_post_in_a_field_is_its_accounts_words(form: str, tmp_path: Path) -> None:
    text = FIELD.format(post=TWEET.format(**POST))
    path = tmp_path / ("a.csv" if form == "csv" else "a.jsonl")
    if form == "csv":
        path.write_text('id,text\n1,"' + text.replace('"', '""') + '"\n', encoding="utf-8")
    else:
        text = text.replace("<", "&lt;").replace(">", "&gt;") if form == "escaped" else text
        path.write_text(json.dumps({"id": "1", "text": text}) + "\n", encoding="utf-8")
    article = only(path)
    assert parts(article, PartKind.BODY) == [
        "The ferry came late on Monday.",
        "The owners lie to us every day.",
        "Nobody on the quay had been told why.",
    ]
    assert parts(article, PartKind.FURNITURE) == ["— Ferry Watch (@ferrywatch) May 3, 2024"]


@pytest.mark.parametrize("handle", ["@ferry.bsky.social", "@ferry-watch.example.org"])
def test_a_post_of_another_network_that_names_its_account(handle: str, tmp_path: Path) -> None:
    post = TWEET.format(**POST | {"handle": handle}).replace("twitter-tweet", "bluesky-embed")
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "1", "text": FIELD.format(post=post)}), encoding="utf-8")
    assert parts(only(tmp_path / "a.jsonl"), PartKind.FURNITURE) == [f"— Ferry Watch ({handle}) May 3, 2024"]


@pytest.mark.parametrize(
    "post",
    [
        '<blockquote class="twitter-tweet"><p>They lie.</p></blockquote>',
        '<blockquote class="tiktok-embed" cite="x"><section><a>@ferry</a><p>They lie.</p></section></blockquote>',
    ],
)
def test_a_post_that_names_no_account_is_left_out(post: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "1", "text": FIELD.format(post=post)}), encoding="utf-8")
    assert "They lie" not in only(tmp_path / "a.jsonl").text
