"""Base class of People: what its forms and flows may ask of the place they were opened from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rmtui.errors import RmtuiError
from rmtui.programme.people import add_people, update_person
from rmtui.programme.person import Person
from rmtui.screens.host import Host
from rmtui.screens.kit.place import Place
from rmtui.widgets.line_list import LineList

if TYPE_CHECKING:
    from rmtui.programme.naming import Naming


class PeoplePlace(Place):
    """A place with a list of people, of whom one is selected."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.names_erased: dict[str, Naming] = {}
        """What those erased in this run were called, by id: texts may still name them."""

    @property
    def selected(self) -> Person | None:
        """The person the cursor stands on."""
        return self.programme.people.get(self.query_one(LineList).key)

    def keep(self, person: Person) -> str:
        """Save a new or changed person; return why that was not possible, or an empty text."""
        stored = self.programme.people.get(person.id)
        if stored == person:
            return ""
        try:
            edit = update_person(self.programme, person) if stored else add_people(self.programme, [person])
        except RmtuiError as error:
            return error.sentence
        return "" if self.commit(edit) else self.host.status
