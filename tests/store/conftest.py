"""How much did the tests of the store try? They report numbers by `record_property`; these are printed at the end."""

from __future__ import annotations

from collections import Counter

import pytest


class _Tally:
    """Adds up what the tests report."""

    def __init__(self) -> None:
        self.tried: Counter[str] = Counter()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take the numbers of one finished test."""
        if report.when == "call":
            for name, number in report.user_properties:
                if name.startswith("tried ") and isinstance(number, int):
                    self.tried[name.removeprefix("tried ")] += number

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print them."""
        if self.tried:
            counts = ", ".join(f"{number:,} {name}" for name, number in sorted(self.tried.items()))
            terminalreporter.write_line(f"store: {counts}")


def pytest_configure(config: pytest.Config) -> None:
    """Start counting."""
    config.pluginmanager.register(_Tally(), "tally of the store")
