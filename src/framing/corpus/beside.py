"""What lies beside the results of a run: how they were made."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from framing.audit import Audit, AuditedArticle, Options, text_digest, trail
from framing.corpus.output import OutputFolder, output_folder
from framing.model import Analysis

FILE = "audit.json"
WHERE = "audit.json at the top of the results says how they were made, with versions and hashes."
"""What pages say, which would have to be written again each day if they held the trail themselves."""


def write_audit(out: str, audit: Audit) -> None:
    """Write `audit.json` into a corpus folder; the one that is there stays if only the day differs.

    The digests of the texts are left out: a corpus keeps the texts themselves.
    """
    from framing.reporter.exports.json_export import audit_json

    folder = output_folder(out)
    known = audit_in(folder)
    if known is None or replace(known, date=audit.date) != audit:
        folder.write(FILE, audit_json(audit).encode())


def audit_in(folder: OutputFolder) -> Audit | None:
    """The audit trail of a corpus folder; None where it has none."""
    from framing.reporter.exports.json_export import audit_of

    return audit_of(folder.read(FILE) or b"")


def story_trail(analyses: Iterable[Analysis]) -> Audit:
    """The trail in a story's JSON: what follows from the story alone.

    The day, the options and the inputs of the run are left out. They would have to be written again in every story
    whenever the collection grows; `rest` says where they are.
    """
    analyses = tuple(analyses)
    lexicons = {x for a in analyses for x in a.lexicons}
    pipelines = [a.parse.pipeline for a in analyses]
    options = Options(pipeline=pipelines[0].rpartition(" ")[0] or pipelines[0]) if pipelines else Options()
    made = trail(("framing", "corpus"), (), options, [a.article for a in analyses], lexicons, pipelines)
    return replace(made, date="", packages={}, rest=f"../{FILE}")


def whole_trail(told: Audit | None, path: str | Path, analyses: Iterable[Analysis]) -> Audit | None:
    """The trail of a saved comparison; of a story of a corpus, completed from the folder that it lies in."""
    folder = Path(path).absolute().parent
    if (told is not None and not told.rest) or folder.name != "stories":
        return told
    corpus = audit_in(output_folder(str(folder.parent)))
    if corpus is None:
        return told
    articles = tuple(AuditedArticle(a.article.id, a.article.source, text_digest(a.article.text)) for a in analyses)
    if told is not None:  # the pipeline with its version, and the code that wrote the story
        corpus = replace(corpus, pipeline=told.pipeline, code=told.code, program=told.program, lexicons=told.lexicons)
    return replace(corpus, articles=articles)
