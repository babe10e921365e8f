"""What lies beside the results of a run: how they were made."""

from __future__ import annotations

from msgspec.structs import replace

from framing.audit import Audit
from framing.corpus.output import output_folder

WHERE = "audit.json at the top of the results says how they were made, with versions and hashes."
"""What pages say, which would have to be written again each day if they held the trail themselves."""


def write_audit(out: str, audit: Audit) -> None:
    """Write `audit.json` into a corpus folder; the one that is there stays if only the day differs.

    The digests of the texts are left out: a corpus keeps the texts themselves.
    """
    from framing.reporter.exports.json_export import audit_json, audit_of

    folder = output_folder(out)
    known = audit_of(folder.read("audit.json") or b"")
    if known is None or replace(known, date=audit.date) != audit:
        folder.write("audit.json", audit_json(audit).encode())
