"""``audit``: all proofs over lessons, with a table. ``try``: a file of answers against the checks."""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from autograde.audit import proofs
from autograde.audit.corpus import CORPUS, read_answers, try_answers
from autograde.audit.survivors import SHOWN_RIGHT
from autograde.audit.told import told_table
from autograde.build.freeze import freeze_lesson
from autograde.build.lesson import LESSONS, ROOT, Lesson, lesson_names, read_lesson

__all__ = ["COMMANDS", "audit_lesson", "commit_seed"]

TABLE = Path(__file__).with_name("TABLE.md")
TOLD = Path(__file__).with_name("TOLD.md")
CACHE = ROOT / ".audit"


def audit_lesson(
    lesson: Lesson, mutants: int | None = 40, seeds: int = 20, seed: int = 0, seconds: float = 10.0
) -> tuple[list[proofs.Row], list[str]]:
    """Run every proof on one lesson; return its table and the sentences of what is wrong.

    Parameters
    ----------
    mutants : int
        How many mutants an exercise; None for all, 0 for none.
    seeds : int
        How many fresh seeds.
    seed : int
        What draws the mutants.
    seconds : float
        How long a surviving mutant is tried on fresh inputs, beyond `seeds` of them.
    """
    records = freeze_lesson(lesson)
    rows = {
        name: proofs.Row(name, sum(len(group.cases) for group in record.groups), len(record.mistakes))
        for name, record in records.items()
    }
    found = [
        *proofs.references_pass(lesson, records),
        *proofs.empty_notebook(lesson, records),
        *proofs.trivial_earn_nothing(lesson, records),
        *proofs.mistakes_named(lesson, records),
        *proofs.order_kept(lesson),
        *proofs.no_tokens_leak(lesson, records),
        *proofs.nothing_given_passes(lesson, records),
        *proofs.fresh_seeds(lesson, records, seeds),
    ]
    corpus = CORPUS / f"{lesson.stem}.py"
    if corpus.is_file():
        found += proofs.alternatives(lesson, records, *read_answers(corpus), rows)
    if mutants != 0:
        proofs.killed(lesson, records, rows, mutants, seed, seeds, seconds)
        found += _bars(lesson, list(rows.values()))
    return list(rows.values()), found


def _bars(lesson: Lesson, rows: Sequence[proofs.Row]) -> list[str]:
    """Hold the rows against the bars: 98 % for `equal` exercises; 90 % for others, each survivor shown right."""
    found = []
    for equal, bar in ((True, 0.98), (False, 0.90)):
        chosen = [row for row in rows if row.equal is equal]
        rejected, alive = sum(row.rejected for row in chosen), sum(len(row.survivors) for row in chosen)
        if rejected + alive and rejected / (rejected + alive) < bar:
            who = "; ".join(f"{row.exercise} {row.survivors}" for row in chosen if row.survivors)
            found.append(
                f"{lesson.name}: {rejected} of {rejected + alive} mutants rejected, the bar is {bar:.0%}: {who}"
            )
        if not equal:
            found += [
                f"{row.exercise}: the survivor “{survivor}” is not in survivors.py"
                for row in chosen
                for survivor in row.survivors
                if (row.exercise, survivor) not in SHOWN_RIGHT
            ]
    return found


def commit_seed() -> int:
    """Draw by the commit's hash, so that every commit tries other mutants and the same commit the same ones."""
    answer = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    return int(hashlib.sha256(answer.stdout.encode()).hexdigest()[:8], 16)


# --- the command line -----------------------------------------------------------------------------------------------


def _add_audit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lessons", nargs="*", help="stems; all lessons if none is named")
    parser.add_argument("--mutants", type=int, default=40, help="mutants an exercise (40); 0 for none, -1 for all")
    parser.add_argument("--seeds", type=int, default=20, help="fresh seeds (20)")
    parser.add_argument("--seconds", type=float, default=10.0, help="how long a surviving mutant is tried (10)")
    parser.add_argument(
        "--told", action="store_true", help="write what wrong answers of the corpus are told, no proofs"
    )
    parser.add_argument("--table", action="store_true", help="write the table of all lessons, with today's date")


def _audit(args: argparse.Namespace) -> int:
    if args.told:
        return _told(args.lessons)
    found, lines = [], []
    for stem in args.lessons or lesson_names():
        lesson = read_lesson(stem)
        started = time.monotonic()
        rows, wrong = _cached(lesson, None if args.mutants < 0 else args.mutants, args.seeds, args.seconds)
        found += wrong
        lines += [_head(lesson), *(_line(row) for row in rows), ""]
        print("\n".join([_head(lesson), *(_line(row) for row in rows)]))
        print(f"{lesson.name}: {len(wrong) or 'nothing'} found wrong ({time.monotonic() - started:.0f} s)")
        print("\n".join(f"  {sentence}" for sentence in wrong) if wrong else "", flush=True)
    if args.table:
        TABLE.write_text(_table(lines, args), encoding="utf-8")
    return 1 if found else 0


def _told(stems: Sequence[str]) -> int:
    lines = [line for stem in stems or lesson_names() for line in told_table(read_lesson(stem))]
    made = f"{date.today()}, `python -P -m autograde audit --told`, answers of tests/corpus."
    head = f"# What wrong answers are told\n\n{made}\n"
    TOLD.write_text("\n".join([head, *lines]), encoding="utf-8")
    print(f"{TOLD.relative_to(ROOT)} written.")
    return 0


def _cached(lesson: Lesson, mutants: int | None, seeds: int, seconds: float) -> tuple[list[proofs.Row], list[str]]:
    """Answer from the cache where nothing that the proofs read has changed."""
    corpus = CORPUS / f"{lesson.stem}.py"
    sources = [
        ROOT / "solutions" / f"{lesson.name}.py",
        ROOT / "solutions" / "checks" / f"{lesson.stem}.py",
        *sorted((LESSONS / "neurons").rglob("*.py")),
        *sorted(Path(__file__).parent.rglob("*.py")),
        *sorted((ROOT / "autograde" / "build").rglob("*.py")),
        *([corpus] if corpus.is_file() else []),
    ]
    digest = hashlib.sha256(repr((mutants, seeds, seconds)).encode())
    for path in sources:
        digest.update(path.read_bytes())
    kept = CACHE / f"{lesson.name}-{digest.hexdigest()[:20]}.json"
    if kept.is_file():
        data = json.loads(kept.read_text(encoding="utf-8"))
        return [proofs.Row(**row) for row in data["rows"]], data["found"]
    rows, found = audit_lesson(lesson, mutants, seeds, 0, seconds)
    CACHE.mkdir(exist_ok=True)
    kept.write_text(json.dumps({"rows": [row.__dict__ for row in rows], "found": found}), encoding="utf-8")
    return rows, found


def _head(lesson: Lesson) -> str:
    return (
        f"### {lesson.name}\n\n| exercise | cases | mistakes | right | wrong | mutants | rejected | equivalent | "
        "seeds | survivors |\n|---|---|---|---|---|---|---|---|---|---|"
    )


def _line(row: proofs.Row) -> str:
    numbers = (row.cases, row.mistakes, row.right, row.wrong, row.mutants, row.rejected, row.equivalent, row.seeds)
    return f"| {row.exercise} | " + " | ".join(map(str, numbers)) + f" | {'; '.join(row.survivors)} |"


def _table(lines: Sequence[str], args: argparse.Namespace) -> str:
    return "\n".join(
        [
            "# The audit's table",
            "",
            f"{date.today()}, `python -P -m autograde audit --mutants {args.mutants} --seeds {args.seeds} --table`. "
            "*right* and *wrong* are answers of tests/corpus; *equivalent* mutants agree with the reference on fresh "
            "inputs over as many seeds as stand in *seeds*.",
            "",
            *lines,
        ]
    )


def _add_try(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, help="a Python file with RIGHT {id: [source]} and WRONG {id: [(source, phrase)]}"
    )


def _try(args: argparse.Namespace) -> int:
    for line in try_answers(args.file):
        print(line, flush=True)
    return 0


COMMANDS = {"audit": (_add_audit, _audit), "try": (_add_try, _try)}
