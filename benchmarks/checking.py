"""How long a check takes, and what importing the checks costs: ``python -P benchmarks/checking.py``.

Each NumPy exercise (lessons 01 to 09) is answered by its reference and checked nine times from its stored cases; the
median is told, beside the time that its probes take alone. The import is measured in fresh processes.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from autograde.build.lesson import LESSONS, lesson_names, load_namespace, read_lesson
from neurons.checking.cases import read_cases
from neurons.checking.check import judge_answer

REPEATS = 9


def median_ms(work) -> float:
    """Return the median time of `work` in milliseconds."""
    times = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times)


def check_times() -> list[tuple[float, str]]:
    """Return (median milliseconds, exercise) of every exercise of lessons 00 to 09, slowest first."""
    found = []
    for name in (name for name in lesson_names() if name < "10"):
        namespace = load_namespace(read_lesson(name))
        for record in read_cases(LESSONS / "cases" / f"{name}.json").values():
            judge_answer(record, namespace)  # the first call reads and compiles
            found.append(
                (median_ms(lambda record=record, namespace=namespace: judge_answer(record, namespace)), record.id)
            )
    return sorted(found, reverse=True)


def import_seconds(statement: str) -> float:
    """Return the median time of a fresh Python that runs `statement`, less that of an empty one."""

    def fresh(code: str) -> float:
        times = []
        for _ in range(5):
            started = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], cwd=LESSONS, check=True)
            times.append(time.perf_counter() - started)
        return statistics.median(times)

    return fresh(statement) - fresh("pass")


def main() -> None:
    """Print both tables."""
    times = check_times()
    print(f"{len(times)} exercises: median {statistics.median(ms for ms, _ in times):.1f} ms a check")
    for ms, exercise in times[:8]:
        print(f"  {exercise:28s}{ms:8.1f} ms")
    base = import_seconds("import numpy, matplotlib.figure")
    whole = import_seconds("import numpy, matplotlib.figure; import neurons.checking, neurons.figures")
    print(
        f"import neurons.checking and neurons.figures: {whole - base:.2f} s beyond numpy and matplotlib ({base:.2f} s)"
    )


if __name__ == "__main__":
    main()
