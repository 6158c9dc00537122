"""What ``python -m neurons`` does with its arguments."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from neurons.seat.doctor import examine
from neurons.seat.reset import reset
from neurons.seat.texts import say
from neurons.seat.trouble import Trouble, refused
from neurons.seat.update import update
from neurons.seat.work import restore, save

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return 0 for done, 1 for something that the doctor found, 2 for what could not be done."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # an old console has no signs for some of our words
    arguments = list(sys.argv[1:] if argv is None else argv)
    name = arguments[0] if arguments else "--help"
    if name not in _COMMANDS:
        return _overview(name)
    add_options, run = _COMMANDS[name]
    parser = argparse.ArgumentParser(prog=f"python -m neurons {name}", description=say(f"main.{name}"))
    add_options(parser)
    parser.add_argument("--folder", type=Path, default=Path.cwd(), help=say("option.folder"))
    options = parser.parse_args(arguments[1:])
    try:
        return run(options)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
    except OSError as error:
        print(refused(error, Path.cwd()), file=sys.stderr)
    except KeyboardInterrupt:
        print(say("main.stopped"), file=sys.stderr)
        return 130
    return 2


def _overview(name: str) -> int:
    lines = [say("main.usage"), ""]
    lines += [f"  {command:9}{say(f'main.{command}')}" for command in _COMMANDS]
    lines += ["", say("main.help")]
    if name in ("-h", "--help", "help"):
        print("\n".join(lines))
        return 0
    print("\n".join([say("main.unknown", name=name), "", *lines]), file=sys.stderr)
    return 2


def _say_all(lines: Iterable[str]) -> int:
    for line in lines:
        print(line, flush=True)
    return 0


def _doctor(options: argparse.Namespace) -> int:
    lines, troubles = examine(options.folder)
    print("\n".join([say("doctor.head"), *lines, say("doctor.foot"), ""]))
    if not troubles:
        print(say("doctor.well"))
        return 0
    print("\n\n".join([say("doctor.ill", count=len(troubles)), *map(str, troubles)]))
    return 1


def _update_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="FOLDER_OR_ZIP", help=say("option.source"))
    parser.add_argument("--dry-run", action="store_true", help=say("option.dry_run"))
    parser.add_argument("--older", action="store_true", help=say("option.older"))


def _reset_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lesson", help=say("option.lesson"))
    parser.add_argument("--exercise", default="", help=say("option.exercise"))
    parser.add_argument("--from", dest="source", metavar="FOLDER_OR_ZIP", help=say("option.from"))
    parser.add_argument("--dry-run", action="store_true", help=say("option.dry_run"))


def _update(options: argparse.Namespace) -> int:
    return _say_all(update(options.source, options.folder, options.dry_run, options.older))


def _reset(options: argparse.Namespace) -> int:
    return _say_all(reset(options.lesson, options.folder, options.exercise, options.source, options.dry_run))


def _restore_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", help=say("option.file"))


_COMMANDS: dict[str, tuple[Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int]]] = {
    "doctor": (lambda parser: None, _doctor),
    "update": (_update_options, _update),
    "reset": (_reset_options, _reset),
    "save": (lambda parser: None, lambda options: _say_all(save(options.folder)[1])),
    "restore": (_restore_options, lambda options: _say_all(restore(options.file, options.folder))),
}
