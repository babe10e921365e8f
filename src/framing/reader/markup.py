"""HTML inside a text: tags are removed, entities become the characters they mean.

Fields of CSV and JSON often hold the HTML of a page or of a feed; a page itself is read in `html.py`.
"""

from __future__ import annotations

import html
import re

from framing.language.accounts import account

_ATTRIBUTES = r"""(?:\s(?:[^<>"']|"[^"<]{0,4000}"|'[^'<]{0,4000}'){0,2000})?"""
_BLOCKS = (
    "address|article|aside|blockquote|body|br|center|dd|div|dl|dt|figure|figcaption|footer|form|h[1-6]|head|header|hr|"
    "html|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul"
)
_INLINE = (
    "a|abbr|acronym|b|bdi|bdo|big|button|cite|code|del|dfn|em|embed|font|i|iframe|img|input|ins|kbd|label|link|mark|"
    "meta|object|picture|q|s|samp|small|source|span|strike|strong|sub|sup|time|tt|u|video|wbr"
)
_BLOCK = re.compile(rf"</?(?:{_BLOCKS}){_ATTRIBUTES}\s*/?>", re.IGNORECASE)
_SPAN = re.compile(rf"</?(?:{_INLINE}){_ATTRIBUTES}\s*/?>", re.IGNORECASE)
_UNREAD = re.compile(
    r"<!--|<(?:script|style|figure|figcaption|iframe|noscript|svg|video|audio|form|template)\b[^<>]*>"
    r"|<(?:div|span|p|td|tr|table)\b[^<>]*\bstyle\s*=\s*[\"'][^\"'<>]*display\s*:\s*none[^<>]*>"
    r"|<blockquote\b[^<>]*\b(?:twitter-tweet|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed)\b[^<>]*>",
    re.IGNORECASE,
)
"""What of a page's HTML is no text of the article: remarks, programs, styles, pictures with captions, and posts that do
not say whose words they are."""
_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
"""Letters of ASCII alone, so that the places stay."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_CAPTION = re.compile(r"\[caption\b[^\[\]]{0,2000}\][^\[]{0,2000}\[/caption\]", re.IGNORECASE)
_SHORTCODE = re.compile(
    r"\[/?(?:caption|gallery|embed|video|audio|playlist|contact-form-7|vc_[a-z_]{1,40}|et_pb_[a-z_]{1,40})"
    r"(?:\s[^\[\]]{0,2000})?/?\]"
)
"""What WordPress puts in place of pictures, players and columns."""
_ROUNDS = 3
"""Feeds escape HTML once, some twice."""


def without_markup(text: str) -> str:
    """The text without tags and entities; the ends of blocks are line ends. Text without them is left as it is.

    >>> without_markup("<p>Law &amp; order</p><p>5 < 6</p>")
    'Law & order\\n\\n5 < 6'
    """
    if "[" in text:
        text = _SHORTCODE.sub("", _CAPTION.sub("", text))
    if "<" not in text and "&" not in text:
        return text
    for _ in range(_ROUNDS):
        plain = _without_entities(_without_tags(text))
        if plain == text:
            break
        text = plain
    return text


def _without_tags(text: str) -> str:
    if "<![CDATA[" in text:
        text = _CDATA.sub("", text)
    if "<" not in text or not (_BLOCK.search(text) or _SPAN.search(text) or "<!--" in text):
        return text
    text = _without_unread(text)
    if _BLOCK.search(text):
        text = _BLOCK.sub("\n", text).strip()
    text = _SPAN.sub("", text)
    return re.sub(r"\n[ \t]*(?:\n[ \t]*)+", "\n\n", text)


def _without_unread(text: str) -> str:
    """The text without elements that are no text of the article; one that never ends keeps its words."""
    lower, kept, at = text.translate(_LOWER), [], 0
    endless: set[str] = set()  # so that each is searched for once to the end of the text
    for found in _UNREAD.finditer(text):
        name = re.match(r"<(!--|\w+)", found[0])
        closing = "-->" if name is None or name[1] == "!--" else f"</{name[1].lower()}"
        if found.start() < at or closing in endless:
            continue
        end = lower.find(closing, found.end())
        if end < 0:
            endless.add(closing)
            continue
        if closing == "</blockquote" and _names_account(text[found.end() : end]):
            continue
        kept.append(text[at : found.start()])
        at = text.find(">", end) + 1 or len(text)
    return "\n".join([*kept, text[at:]])


def _names_account(inner: str) -> bool:
    """Whether a post says whose words it is, so that it can be read as that account's words, as on a page."""
    plain = _without_entities(_SPAN.sub("", _BLOCK.sub("\n", inner[:_LONGEST_POST])))
    return any(account(line.strip()) for line in plain.split("\n"))


_LONGEST_POST = 20_000


def _without_entities(text: str) -> str:
    return _ENTITY.sub(_meant, text) if "&" in text else text


def _meant(found: re.Match[str]) -> str:
    return html.unescape(found[0])
