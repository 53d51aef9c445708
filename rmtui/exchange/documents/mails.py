"""Mails: an invitation for everybody with a side, as a file a mail program opens and as one table for a mail merge.

Each mail holds only what its reader may know: her own name, and what the setup says of the programme.
"""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formataddr

from rmtui.counts import counted
from rmtui.exchange.documents.exports import Export, ExportFile, Request
from rmtui.exchange.documents.filenames import name_key, safe_name, unique_name
from rmtui.exchange.documents.letter_facts import Matter
from rmtui.exchange.documents.letters import FilledLetter
from rmtui.exchange.documents.papers import filled_or_missing
from rmtui.exchange.documents.tables import as_csv
from rmtui.programme.levels import SHOWN
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme

FOLDER = "mails"
"""With who may read them behind it."""
INVITATIONS = {
    "mentor": ("invitation-mentor",),
    "mentee": ("invitation-mentee",),
    "both": ("invitation-mentor", "invitation-mentee"),
}
"""Letters for each side."""
MERGE = "mail merge"
"""Name of the table."""


def make(programme: Programme, request: Request) -> Export:
    """Return the invitations, and what those not written lack."""
    folder = f"{FOLDER} for {SHOWN[request.level]}"
    files: list[ExportFile] = []
    rows: list[tuple[str, ...]] = []
    missing: dict[str, None] = {}
    taken = {name_key(MERGE)}
    without_side = 0
    for person in sorted(programme.people.all(), key=lambda one: (one.name.casefold(), one.id)):
        letters = INVITATIONS.get(person.role, ())
        without_side += not letters
        for name in letters:
            letter, sentence = filled_or_missing(programme, name, Matter(person=person.id), request.today)
            if letter is None:
                missing[sentence] = None
                continue
            stem = unique_name(safe_name(person.name), taken)
            taken.add(name_key(stem))
            files.append(ExportFile(f"{folder}/{stem}.eml", as_mail(person, letter)))
            rows.append((person.name, person.email, letter.title, letter.body))
    if rows:
        files.append(ExportFile(f"{folder}/{MERGE}.csv", as_csv(("name", "e-mail", "subject", "text"), rows)))
    said = [*missing]
    if without_side:
        said.append(f"{counted(without_side, 'person has', 'people have')} no side yet and got no invitation.")
    files.sort(key=lambda file: file.name)
    return Export(tuple(files), tuple(said), (folder,), {"invitation": len(rows)}, {})


def as_mail(person: Person, letter: FilledLetter) -> str:
    """Return a mail to one person as a mail program opens it, to be looked at and sent from there."""
    mail = EmailMessage(policy=SMTP)
    if person.email:
        mail["To"] = formataddr((person.name, person.email)) if person.email.isascii() else person.email
    mail["Subject"] = " ".join(letter.title.split())
    mail["X-Unsent"] = "1"
    mail.set_content(letter.body + "\n", cte="quoted-printable")
    return mail.as_bytes().decode("ascii", "replace")
