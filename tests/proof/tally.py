"""How do the numbers of single tests become one report? Collected by suite while pytest runs, also on several cores."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.proof.toll import MUST_BE_ZERO

REPORT = "RMTUI_PROOF_REPORT"
"""Names the file the report is written to; without it the counts are only printed."""
PROPERTY = "toll"
"""Under this name a test hands over its numbers."""
SUMS = ("acknowledged", "messages", *MUST_BE_ZERO)


class Tally:
    """Adds up what the tests report."""

    def __init__(self) -> None:
        self.suites: dict[str, dict[str, Any]] = {}
        self._seconds: dict[str, float] = {}
        self._trouble: dict[str, tuple[str, str]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take what one part of a test reports; its numbers are whole only after its last part."""
        name = report.nodeid
        self._seconds[name] = self._seconds.get(name, 0.0) + report.duration
        if report.failed:
            self._trouble[name] = ("failed", name)
        elif getattr(report, "wasxfail", ""):
            self._trouble[name] = ("known", name)
        elif report.skipped:
            self._trouble[name] = ("skipped", _reason(report))
        if report.when == "teardown":
            properties: dict[str, Any] = dict(report.user_properties)
            data = properties.get(PROPERTY)
            if isinstance(data, dict):
                self._add(name, data)

    def _add(self, name: str, data: dict[str, Any]) -> None:
        suite = self.suites.setdefault(data["suite"], _nothing())
        if name in self._trouble and self._trouble[name][0] == "known":
            data = {**data, "tried": {}, **dict.fromkeys(SUMS, 0)}
        for what, number in data["tried"].items():
            suite["tried"][what] = suite["tried"].get(what, 0) + number
        for sum_ in SUMS:
            suite[sum_] += data[sum_]
        suite["seconds"] += self._seconds.pop(name, 0.0)
        kind, what = self._trouble.pop(name, ("", ""))
        if kind and what not in suite[kind]:
            suite[kind].append(what)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the counts."""
        tried: dict[str, int] = {}
        for name, suite in self.suites.items():
            for what, number in suite["tried"].items() if not name.startswith("stock") else ():
                tried[what] = tried.get(what, 0) + number
        if tried:
            counts = ", ".join(f"{number:,} {what}" for what, number in sorted(tried.items()))
            terminalreporter.write_line(f"tried: {counts}")

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Write the report where one was asked for; of several processes only the one that hears all of them."""
        place = os.environ.get(REPORT)
        if place and not hasattr(session.config, "workerinput"):
            report = {"status": int(exitstatus), "tests": session.testscollected, "suites": self.suites}
            Path(place).write_text(json.dumps(report, indent=1), encoding="utf-8")


def _nothing() -> dict[str, Any]:
    return {"tried": {}, **dict.fromkeys(SUMS, 0), "seconds": 0.0, "failed": [], "known": [], "skipped": []}


def _reason(report: pytest.TestReport) -> str:
    told = report.longrepr
    return str(told[2] if isinstance(told, tuple) else told).removeprefix("Skipped: ")
