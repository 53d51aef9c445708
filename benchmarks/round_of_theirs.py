"""One round of mentor-match on two CSV files; runs with the Python of the environment it is installed in.

Prints as JSON how long each phase took, in seconds, how many pairs came out, and which solver did it.
"""

# ruff: noqa: E402 - the clock starts before anything is loaded
from __future__ import annotations

import time

BEGIN = time.perf_counter()

import json
import operator
import sys
from pathlib import Path

import munkres
from matching import process
from matching.mentee import Mentee
from matching.mentor import Mentor
from matching.rules import rule

IMPORTED = time.perf_counter()
RULES = [
    rule.Grade(2, operator.gt, {True: 3, False: 0}),
    rule.Generic({True: 3, False: 0}, lambda match: match.mentee.organisation != match.mentor.organisation),
    rule.Equivalent("profession", {True: 0, False: 4}),
    rule.UnmatchedBonus(6),
]
"""As many rules as one of its own examples has; each more makes it slower."""


def main() -> None:
    """Run one round and print its phases."""
    folder = Path(sys.argv[1])
    mentors = process.create_participant_list_from_path(Mentor, folder)
    mentees = process.create_participant_list_from_path(Mentee, folder)
    read = time.perf_counter()
    matrix = process.generate_match_matrix(mentors, mentees, RULES)
    scored = time.perf_counter()
    process.match_and_assign_participants(matrix)
    solved = time.perf_counter()
    status: dict[str, object] = getattr(munkres, "native_status", dict)()
    phases = {
        "load the program": IMPORTED - BEGIN,
        "read the people": read - IMPORTED,
        "score every pair": scored - read,
        "solve": solved - scored,
    }
    pairs = sum(bool(mentee.connections) for mentee in mentees)
    print(json.dumps({"phases": phases, "pairs": pairs, "compiled": bool(status.get("available"))}))


if __name__ == "__main__":
    main()
