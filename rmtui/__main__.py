"""`python -m rmtui` and the `rmtui` command: what runs first, so `--version` need not load anything else?"""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and return its exit status."""
    if sys.argv[1:] == ["--version"]:
        from rmtui import __version__

        print(f"rmtui {__version__}")  # noqa: T201
        return 0
    from rmtui.cli.main import run  # lazy for start-up speed

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
