"""Freeze a PyTorch lesson as another processor would: ``python -P -m autograde.build.elsewhere STEM``.

PyTorch's float32 sums differ between processors and thread counts (gradients of one network by 2e-3: seen). A case
whose expected value moves by more than a tenth of its tolerance would reject right answers elsewhere, so the build
refuses it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping

from autograde.build.freeze import freeze_lesson, moved
from autograde.build.lesson import Lesson, read_lesson
from autograde.errors import UserError
from neurons.checking.cases import ExerciseRecord, exercise_from_json, exercise_to_json

__all__ = ["refuse_what_moves"]


def refuse_what_moves(lesson: Lesson, records: Mapping[str, ExerciseRecord]) -> None:
    """Freeze the lesson again without the processor's extras and with four threads, and compare.

    Raises
    ------
    UserError
        Where an expected value moves by more than a tenth of its judge's tolerance.
    """
    env = {**os.environ, "ATEN_CPU_CAPABILITY": "default", "OMP_NUM_THREADS": "4", "MKL_NUM_THREADS": "4"}
    env["OMP_WAIT_POLICY"] = "PASSIVE"  # four threads on two busy cores must not wait by spinning
    command = [sys.executable, "-P", "-m", __name__, lesson.stem]
    run = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if run.returncode:
        raise UserError(
            f"{lesson.name} could not be frozen as on another processor.",
            run.stderr[-1000:],
            "Mend what is named above.",
        )
    data = json.loads(run.stdout.splitlines()[-1])
    found = moved(records, {name: exercise_from_json(name, one) for name, one in data.items()})
    if found:
        raise UserError(
            f"{lesson.name}: expected values differ between processors: {'; '.join(found)}.",
            "They moved by more than a tenth of their tolerance without the processor's extras and with four threads.",
            "Take smaller inputs, fewer steps or double precision in these cases.",
        )


def main() -> None:
    """Print the frozen records of a lesson as one line of JSON."""
    lesson = read_lesson(sys.argv[1])
    records = freeze_lesson(lesson, mistakes=False)
    print(json.dumps({name: exercise_to_json(record, 17) for name, record in records.items()}))


if __name__ == "__main__":
    main()
