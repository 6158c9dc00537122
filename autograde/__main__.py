"""The instructor's and author's command line: ``python -P -m autograde COMMAND …``.

A dispatcher and no more. Each part of the package offers its commands in ``autograde/<part>/commands.py`` as
``COMMANDS = {"name": (add_arguments, main)}``: ``add_arguments(parser)`` declares the options, ``main(args)`` does the
work and returns the exit status. Only the part that is asked for is imported, so ``--help`` answers at once.
"""

import argparse
import errno
import importlib
import sys
from collections.abc import Sequence

from autograde.errors import UserError

__all__ = ["COMMANDS", "main"]

# command: (part of the package, the line that --help shows)
COMMANDS = {
    "build": ("build", "make lesson notebooks and their cases from the sources in solutions/"),
    "run": ("build", "run a lesson's notebook from top to bottom, as released or solved"),
    "html": ("pages", "make a page for reading of each lesson, that needs no network"),
    "audit": ("audit", "prove that the checks accept right answers and reject wrong ones"),
    "try": ("audit", "run a file of right and wrong answers against the checks"),
    "course": ("gradebook", "make an nbgrader course folder for a class, outside the repository"),
    "demo": ("gradebook", "fill a course folder with a made-up class of thirty"),
    "collect": ("gradebook", "take notebooks out of the archive that a learning platform exports"),
    "grade": ("gradebook", "grade what was handed in, write feedback and a table of scores"),
}


_REFUSALS = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 something was found, 2 it could not be done."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    name = arguments[0] if arguments else "--help"
    if name not in COMMANDS:
        return _overview(name)
    part, summary = COMMANDS[name]
    add_arguments, run = importlib.import_module(f"autograde.{part}.commands").COMMANDS[name]
    parser = argparse.ArgumentParser(
        prog=f"python -P -m autograde {name}", description=summary[0].upper() + summary[1:] + "."
    )
    add_arguments(parser)
    options = parser.parse_args(arguments[1:])
    try:
        return int(run(options) or 0)
    except UserError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        if error.errno not in _REFUSALS:
            raise
        print(f"{error.filename or 'A file'} can't be written: {error.strerror}.", file=sys.stderr)
        print("The disk is full, or the folder is not yours. What was written before is as it was.", file=sys.stderr)
        print("Make room or get the right to write there, then run the same command again.", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        again = getattr(options, "again", False)  # which would begin anew
        then = "with --resume in the place of --again the command" if again else "the same command"
        print(f"\nStopped. What was finished is kept; {then} goes on from there.", file=sys.stderr)
        return 130


def _overview(name: str) -> int:
    """Print the list of commands; complain first if ``name`` was meant to be one."""
    lines = ["python -P -m autograde COMMAND …", ""]
    lines += [f"  {command:8}{summary}" for command, (_, summary) in COMMANDS.items()]
    lines += ["", "`python -P -m autograde COMMAND --help` tells the options of one."]
    if name in ("-h", "--help", "help"):
        print("\n".join(lines))
        return 0
    print("\n".join([f"There is no command `{name}`.", "", *lines]), file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
