"""Session notes as Markdown: which may leave at a level, and in which files?

A folder per pair, a file per session, the same bytes for the same data. Free text stands between marker lines in a
fence, word for word, so that nothing in it can change the document and it can be found again exactly.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from rmtui.content.braces import fill
from rmtui.exchange.documents.exports import Export, ExportFile, Request, full_name
from rmtui.exchange.documents.filenames import name_key, safe_name, unique_name
from rmtui.exchange.documents.markdown import escape, fence_for, front_matter
from rmtui.exchange.documents.notes_withheld import ACTION, ACTIONS_LEVEL, TEXTS, withheld, withheld_sessions
from rmtui.programme.days.words import long_date
from rmtui.programme.levels import SHOWN, Level, may_leave
from rmtui.programme.pair import Pair
from rmtui.programme.programme import Programme
from rmtui.programme.session import Action, Session
from rmtui.programme.sessions import by_pair, in_order
from rmtui.programme.text import Text, TextKind
from rmtui.words import words_of

FOLDER = "notes"
"""With who may read them behind it: an export for more readers never lies among files for fewer."""
HEADINGS: Mapping[TextKind, str] = {
    "note": "Notes",
    "reflection": "Reflections",
    "difference": "Differences found",
    "gained": "What the {mentor} got out of it",
    "question": "Questions",
}
"""The heading over each kind of text, in the order they stand in a file; takeaways and actions come before."""


def make(programme: Programme, request: Request) -> Export:
    """Return the session notes that may leave.

    A session of which nothing may leave has no file, so that nobody is named with it; how many those are is said.
    That the two met may leave where their actions may. The same data gives the same bytes on any day.
    """
    level = request.level
    writer = _Writer(programme, level)
    files: list[ExportFile] = []
    folders: set[str] = set()
    sessions = by_pair(programme)
    for pair in programme.pairs.all():
        files += writer.files_of(pair, sessions.pop(pair.id, []), folders)
    for pair_id, left_over in sorted(sessions.items()):
        files += writer.files_of(Pair(id=pair_id, mentor="", mentee=""), left_over, folders)
    out, said = withheld(programme, level, writer.put_in)
    stayed = (*said, *withheld_sessions(writer.stayed, further=bool(files)))
    return Export(
        tuple(sorted(files, key=lambda file: file.name)),
        stayed,
        (f"{FOLDER} for {SHOWN[level]}",),
        put_in=writer.put_in,
        left_out=out,
    )


class _Writer:
    """Writes the files of one export."""

    def __init__(self, programme: Programme, level: Level) -> None:
        self.programme = programme
        self.about = programme.about
        self.level = level
        self.texts: dict[str, list[Text]] = {}
        """Of each session, only those that may leave."""
        self.noted: set[str] = set()
        """Ids of sessions with any text."""
        self.put_in: Counter[str] = Counter()
        """How much of each kind was written, as `notes_withheld.existing` counts it."""
        self.stayed = 0
        """How many sessions there is something to say about, but nothing that may leave."""
        for text in programme.texts.all():
            self.noted.add(text.session)
            if may_leave(text.level, level):
                self.texts.setdefault(text.session, []).append(text)

    def files_of(self, pair: Pair, sessions: Sequence[Session], folders: set[str]) -> list[ExportFile]:
        """Return the files of a pair in a folder of its own, whose key joins `folders`; none when it has none."""
        known = [session for session in in_order(sessions) if session.took_place or session.id in self.noted]
        shown = [session for session in known if self._leaves(session)]
        self.stayed += len(known) - len(shown)
        if not shown:
            return []
        folder = unique_name(safe_name(f"{self._name(pair.mentee)} and {self._name(pair.mentor)}"), folders)
        folders.add(name_key(folder))
        taken = {"index"}
        names: list[str] = []
        for session in shown:
            stem = unique_name(safe_name(_stem(session)), taken)
            taken.add(name_key(stem))
            names.append(f"{stem}.md")
        place = f"{FOLDER} for {SHOWN[self.level]}/{folder}"
        files = [ExportFile(f"{place}/{n}", self._session(pair, s)) for n, s in zip(names, shown, strict=True)]
        return [ExportFile(f"{place}/index.md", self._index(pair, list(zip(names, shown, strict=True)))), *files]

    def _leaves(self, session: Session) -> bool:
        """Say whether anything of a session may leave."""
        met = session.took_place or bool(session.actions)
        return session.id in self.texts or (met and may_leave(ACTIONS_LEVEL, self.level))

    def _session(self, pair: Pair, session: Session) -> str:
        word = self.about.labels.session
        top = front_matter(
            {
                "brand": self.about.brand,
                "pair": pair.id,
                "session": session.id,
                "number": session.number,
                "date": session.on.isoformat() if session.on else None,
                "state": session.state,
                "mentor": self._name(pair.mentor),
                "mentee": self._name(pair.mentee),
                "level": self.level,
            }
        )
        spent = f" {session.minutes} minutes." if session.took_place and session.minutes else ""
        parts = [
            f"{top}\n# {escape(word[:1].upper() + word[1:])} {session.number}, {_when(session)}\n",
            f"{self._learns(pair)}.{spent}\n",
            *self._body(pair, session),
        ]
        return "\n".join(parts)

    def _body(self, pair: Pair, session: Session) -> Iterator[str]:
        texts = self.texts.get(session.id, [])
        self.put_in.update(TEXTS.get(text.kind, "note") for text in texts)
        takeaways = [text for text in texts if text.kind == "takeaway"]
        if takeaways:
            yield "## Takeaways\n"
            yield from _takeaways(takeaways)
        if session.actions and may_leave(ACTIONS_LEVEL, self.level):
            self.put_in[ACTION] += len(session.actions)
            yield "## Actions\n"
            yield "".join(f"{self._action(pair, action)}\n" for action in session.actions)
        for kind, heading in HEADINGS.items():
            chosen = [text for text in texts if text.kind == kind]
            if chosen:
                yield f"## {heading.format(mentor=escape(self.about.labels.mentor))}\n"
                yield from (self._text(text) for text in chosen)

    def _text(self, text: Text) -> str:
        head = [f"{escape(self._name(text.whose))}. "] if text.whose else []
        head.append(f"Who may know it: {SHOWN[text.level]}.\n")
        question = self._questions.get(text.prompt) if text.prompt else ""
        asked = f"**{escape(question)}**\n\n" if question else ""
        return f"{asked}{''.join(head)}\n{_block(text)}"

    def _action(self, pair: Pair, action: Action) -> str:
        owner = {"mentor": self._name(pair.mentor), "mentee": self._name(pair.mentee), "both": "Both", "": ""}
        who = f"{escape(owner[action.who])}: " if action.who else ""
        due = f", by {long_date(action.due)}" if action.due else ""
        return f"- [{'x' if action.done else ' '}] {who}{escape(action.what)}{due}"

    def _index(self, pair: Pair, listed: Iterable[tuple[str, Session]]) -> str:
        top = front_matter(
            {
                "brand": self.about.brand,
                "pair": pair.id,
                "mentor": self._name(pair.mentor),
                "mentee": self._name(pair.mentee),
                "level": self.level,
            }
        )
        word = self.about.labels.session
        lines = [
            f"- [{escape(word[:1].upper() + word[1:])} {session.number}, {_when(session)}]({name.replace(' ', '%20')})"
            for name, session in listed
        ]
        return "\n".join((f"{top}\n# {self._learns(pair)}\n", *lines, ""))

    def _learns(self, pair: Pair) -> str:
        return f"{escape(self._name(pair.mentee))} learns from {escape(self._name(pair.mentor))}"

    def _name(self, person_id: str) -> str:
        return full_name(self.programme, person_id)

    @cached_property
    def _questions(self) -> Mapping[str, str]:
        """What reflections answer, by id, in the programme's own words."""
        from rmtui.content.library import reflection_sets  # read only where a text answers a question

        words = words_of(self.about)
        return {prompt.id: fill(prompt.text, words) for one in reflection_sets() for prompt in one.prompts}


def _takeaways(texts: Sequence[Text]) -> Iterator[str]:
    """Yield a list of those that mean nothing in Markdown, then a block for each of the others."""
    plain = [text for text in texts if text.text == escape(text.text) != ""]
    if plain:
        yield "".join(f"- {text.text} <!-- takeaway {_id(text)} -->\n" for text in plain)
    yield from (_block(text) for text in texts if text not in plain)


def _block(text: Text) -> str:
    """Return a text between marker lines it does not hold, in a fence it cannot end."""
    marker, number = f"{text.kind} {_id(text)}", 1
    while f"<!-- {marker} " in text.text:
        number += 1
        marker = f"{text.kind} {_id(text)} {number}"
    fence = fence_for(text.text)
    return f"<!-- {marker} begins -->\n{fence}text\n{text.text}\n{fence}\n<!-- {marker} ends -->\n"


def _id(text: Text) -> str:
    """Return the id for a marker; one that another program made may hold signs that would end the comment."""
    return re.sub("[^0-9A-Za-z]", "_", text.id) or "_"


def _stem(session: Session) -> str:
    return session.on.isoformat() if session.on else session.week or "no date"


def _when(session: Session) -> str:
    return long_date(session.on) if session.on else f"week {escape(session.week)}" if session.week else "no date yet"
