"""Findings: what was noticed about the files on opening, in words for whoever runs the programme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Sized

from rmtui.counts import counted
from rmtui.programme.catalogue.records import COUNTED
from rmtui.store.findings import Finding


def is_worth_a_page(findings: Sequence[Finding]) -> bool:
    """Say whether something asks for more than a word: copies of a sync program do not, a file edited by hand is asked
    about by itself."""
    return any(one.severity != "note" and one.kind not in ("copy", "by hand") for one in findings)


def has_copies(findings: Sequence[Finding]) -> bool:
    """Say whether there are copies of a sync program among them."""
    return any(one.kind == "copy" for one in findings)


def page_of(findings: Sequence[Finding], tables: Mapping[str, Sized]) -> tuple[str, str]:
    """Return how grave the gravest is, and all of them with what is here now, by kind of record."""
    alike: dict[str, list[str]] = {}
    for finding in findings:
        alike.setdefault(finding.text, []).append(finding.where)
    parts = ["\n".join((*names, f"  {text}")) for text, names in alike.items()]
    here = ", ".join(
        counted(count, record.one, record.several) for record in COUNTED if (count := len(tables.get(record.table, ())))
    )
    return _title(findings), "\n\n".join([*parts, f"Here now: {here or 'nobody yet'}."])


def _title(findings: Sequence[Finding]) -> str:
    grave = {finding.severity for finding in findings}
    if "damage" in grave:
        older = all(finding.kind == "behind" for finding in findings if finding.severity == "damage")
        return "An older state is open" if older else "Part of the files could not be read"
    return "Something was noticed about the files" if "warning" in grave else "The files are in order"
