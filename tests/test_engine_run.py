"""A run of many submissions: workers, the ledger, faults, and what the gradebook and feedback get."""

import itertools
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from attacks.tiny import FULL, LIMITS, RIGHT, cell, folder, notebook, reference, sandboxed, words

from autograde.engine import channel as channels
from autograde.engine import door, pool
from autograde.engine.isolation import open_sandbox
from autograde.engine.ledger import Ledger
from autograde.engine.pool import Job, Pool
from autograde.engine.program import cells_of
from autograde.engine.sandbox import Sandbox, SandboxError
from autograde.errors import UserError
from autograde.gradebook.grader import Submission

KILLS = int(os.environ.get("KILLS", "20"))
REPOSITORY = Path(__file__).resolve().parents[1]
DAMAGES = [
    {},
    {"double": "def double(x):\n    return x"},
    {"shift": "import os\nos._exit(3)"},
    {"total": "total = None"},
    {"double": "def double(x):\n    return x / 2", "shift": "def shift(x, b):\n    return x - b"},
    {"shift": "def shift(x, b):\n    raise ValueError('no')"},
]


def jobs(count=12):
    return [
        Job(number, tuple(cells_of(notebook(DAMAGES[number % len(DAMAGES)])["cells"])), reference())
        for number in range(count)
    ]


# --- the ledger -----------------------------------------------------------------------------------------------------


def entry(lesson="90_tiny", seed=7, points=2.0, digest="d1", **rest):
    return {
        "lesson": lesson,
        "digest": digest,
        "seed": seed,
        "engine": "1",
        "isolation": "full",
        "edition": "e1",
        "word": "graded",
        "points": points,
        "notes": [],
        "verdicts": {"double": {"word": "correct" if points else "wrong", "points": points}},
        **rest,
    }


def test_a_seed_is_kept_for_a_regrade_and_new_once_feedback_was_written(tmp_path):
    with Ledger(tmp_path / "ledger.jsonl") as ledger:
        first = ledger.seed_for("90_tiny", "ada", "d1", None)
        assert ledger.seed_for("90_tiny", "bob", "d2", None) == first
        ledger.write("ada", entry(seed=first))
    with Ledger(tmp_path / "ledger.jsonl") as ledger:
        later = time.time() + 5
        assert ledger.seed_for("90_tiny", "ada", "d1", later) == first, "a re-grade keeps its seed"
        second = ledger.seed_for("90_tiny", "ada", "changed", later)
        assert second != first, "a new submission after feedback gets a new seed"
        assert ledger.seed_for("01_gates", "ada", "d1", None) not in (first, second)
        assert first.bit_length() > 90


def test_the_same_result_is_written_once_and_a_change_says_why(tmp_path):
    with Ledger(tmp_path / "ledger.jsonl") as ledger:
        assert ledger.write("ada", entry()) == {}
        assert ledger.write("ada", entry()) == {}
        changed = ledger.write("ada", entry(points=0.0, digest="d2"))
        assert changed == {"double": "correct (2) → wrong (0): a new submission"}
    assert len((tmp_path / "ledger.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_a_line_cut_off_by_a_kill_is_put_aside_and_the_rest_stays(tmp_path):
    path = tmp_path / "ledger.jsonl"
    with Ledger(path) as ledger:
        ledger.write("ada", entry())
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"event": "gra')
    with Ledger(path) as ledger:
        assert ledger.last("ada", "90_tiny") is not None
        ledger.write("bob", entry())
    assert path.read_bytes().startswith(whole)
    assert [json.loads(line)["student"] for line in path.read_bytes().splitlines()] == ["ada", "bob"]
    assert b'{"event": "gra' in path.with_name("ledger.jsonl.torn").read_bytes()


def test_two_runs_at_once_are_refused_in_words(tmp_path):
    with (
        Ledger(tmp_path / "ledger.jsonl"),
        pytest.raises(UserError, match="Another run"),
        Ledger(tmp_path / "ledger.jsonl"),
    ):
        pass


def test_a_ledger_that_something_else_wrote_to_is_refused_in_words(tmp_path):
    (tmp_path / "ledger.jsonl").write_text("hello\n", encoding="utf-8")
    with pytest.raises(UserError, match="line 1"), Ledger(tmp_path / "ledger.jsonl"):
        pass


def test_a_full_disk_is_told_in_words_and_leaves_no_half_line(tmp_path, monkeypatch):
    path = tmp_path / "ledger.jsonl"
    with Ledger(path) as ledger:
        ledger.write("ada", entry())
        before = path.read_bytes()

        class Full:
            def __init__(self, file):
                self.file = file

            def write(self, line):
                self.file.write(line[:10])
                self.file.flush()
                raise OSError(28, "No space left on device")

            def __getattr__(self, name):
                return getattr(self.file, name)

        monkeypatch.setattr(ledger, "_file", Full(ledger._file))
        with pytest.raises(UserError, match="No space left"):
            ledger.write("bob", entry())
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_told_in_words():
    with pytest.raises(UserError, match="cannot be written"), Ledger(Path("/proc/ledger.jsonl")):
        pass


WRITER = """
import sys, time
from pathlib import Path
from autograde.engine.ledger import Ledger
with Ledger(Path(sys.argv[1])) as ledger:
    for number in range(150):
        seed = ledger.seed_for("90_tiny", f"s{number}", "d", None)
        ledger.write(f"s{number}", {"lesson": "90_tiny", "digest": "d", "seed": seed, "verdicts": {}, "p": "y" * 3000})
"""


def test_twenty_kills_at_random_moments_lose_nothing_and_the_ledger_ends_the_same(tmp_path):
    path, chance = tmp_path / "ledger.jsonl", random.Random(5)
    command = [sys.executable, "-c", WRITER, str(path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "lessons")])}
    kills, kept = 0, []
    while kills < KILLS:
        process = subprocess.Popen(command, env=environment)
        deadline = time.monotonic() + 10
        while (
            len(path.read_bytes() if path.exists() else b"") <= len(b"".join(kept))
            and time.monotonic() < deadline
            and process.poll() is None
        ):
            time.sleep(0.002)
        time.sleep(chance.random() * 0.02)
        process.send_signal(signal.SIGKILL)
        process.wait()
        kills += 1
        lines = path.read_bytes().splitlines(keepends=True)
        whole = [line for line in lines if line.endswith(b"\n")]
        assert whole[: len(kept)] == kept, "a line that was written is gone or changed"
        kept = whole
        if len(kept) == 151:
            path.write_bytes(b"".join(kept[:40]))  # go on killing further up
            kept = kept[:40]
    subprocess.run(command, env=environment, check=True)
    entries = [json.loads(line) for line in path.read_bytes().splitlines()]
    assert [item.get("student") for item in entries] == [None, *(f"s{number}" for number in range(150))]
    assert len({item["seed"] for item in entries}) == 1


# --- workers --------------------------------------------------------------------------------------------------------


def said(sandbox, source):
    """Return what a cell prints in a sandbox."""
    run = sandbox.launch()
    try:
        step = {"do": "cell", "number": 0, "source": source, "limit_s": 5.0}
        channels.send(run.channel, {"setup_names": {}, "steps": [step]})
        report = channels.Reader(run.channel).read(time.monotonic() + 20)
        return report["printed"].strip() or report["raised"]
    finally:
        run.finish()


@pytest.mark.sandbox
class TestPool:
    pytestmark = sandboxed

    def test_results_are_the_same_with_one_two_and_four_workers_in_any_order(self):
        def results(workers, order):
            return {job.key: graded.as_data() for job, graded in Pool(workers, LIMITS).run(order)}

        all_jobs = jobs()
        alone = results(1, all_jobs)
        assert len(alone) == 12
        assert alone == results(2, list(reversed(all_jobs))) == results(4, random.Random(3).sample(all_jobs, 12))
        assert {round(data["points"], 6) for data in alone.values()} == {0.0 + value for value in (6, 4, 2)}

    def test_a_sandbox_that_dies_in_the_middle_is_replaced_and_nobody_notices(self):
        real = pool.grade_cells
        broken = itertools.count()

        def sometimes(handed, known, sandbox, isolation):
            if next(broken) % 4 == 1:
                os.kill(sandbox.pid, signal.SIGKILL)
            return real(handed, known, sandbox, isolation)

        pool.grade_cells = sometimes
        try:
            got = {job.key: graded.points for job, graded in Pool(1, LIMITS).run(jobs(6))}
        finally:
            pool.grade_cells = real
        assert got == {job.key: graded.points for job, graded in Pool(1, LIMITS).run(jobs(6))}

    def test_a_second_server_is_split_off_and_holds_all_that_the_first_holds(self):
        with Sandbox(LIMITS) as first:
            second = first.twin(1)
            assert second.started == (os.geteuid() == 0)
            try:
                assert open_sandbox(second).level == "full"
                users = [said(one, "import os; print(os.getuid())") for one in (first, second)]
                assert (len(set(users)) == 2) == (os.geteuid() == 0)  # a limit that counts by user is nobody else's
                os.kill(first.pid, signal.SIGKILL)
                second.restart()
                assert open_sandbox(second).level == "full"
            finally:
                second.stop()

    def test_threads_of_one_submission_leave_its_neighbour_its_own(self):
        code = "import threading\nthreading.stack_size(65536)\ngo = threading.Event()\nfor _ in range({}):\n"
        code += "    threading.Thread(target=go.wait, daemon=True).start()\nprint('started')"
        many = code.format(LIMITS.threads - 8)
        with Sandbox(LIMITS) as first:
            second = first.twin(1)
            open_sandbox(second)
            holding = first.launch()
            try:
                step = {"do": "cell", "number": 0, "source": many, "limit_s": 5.0}
                rest = {"do": "cell", "number": 1, "source": "go.wait(20)", "limit_s": 20.0}
                channels.send(holding.channel, {"setup_names": {}, "steps": [step, rest]})
                assert channels.Reader(holding.channel).read(time.monotonic() + 20)["printed"].strip() == "started"
                assert said(second, many) == "started"
            finally:
                holding.kill()
                holding.finish()
                second.stop()

    def test_a_fault_of_the_graders_own_is_tried_again_then_flagged_and_never_a_zero(self, monkeypatch):
        tries = []

        def always(handed, known, sandbox, isolation):
            tries.append(1)
            raise SandboxError("the sandbox is tired")

        monkeypatch.setattr(pool, "grade_cells", always)
        monkeypatch.setattr(pool, "_restart", lambda sandbox: None)
        ((_, graded),) = Pool(1, LIMITS).run(jobs(1))
        assert len(tries) == pool.TRIES
        assert graded.word == "grader fault"
        assert set(words(graded).values()) == {"grader fault"}
        assert "tired" in graded.notes[0]

    def test_a_judge_that_fails_is_the_graders_fault(self, monkeypatch):
        from autograde.engine import grade as engine

        def failing(record, outcomes):
            raise RuntimeError("a judge's own bug")

        monkeypatch.setattr(engine, "decide", failing)
        ((_, graded),) = Pool(1, LIMITS).run(jobs(1))
        assert graded.word == "grader fault"

    def test_a_start_that_is_refused_is_told_to_the_person(self, monkeypatch):
        def refuse(sandbox, unsafe):
            raise UserError("no namespaces here")

        monkeypatch.setattr(pool, "open_sandbox", refuse)
        with pytest.raises(UserError, match="no namespaces"):
            list(Pool(2, LIMITS).run(jobs(4)))

    def test_stopping_early_ends_the_sandboxes(self):
        run = Pool(2, LIMITS).run(jobs(12))
        next(run)
        run.close()
        time.sleep(0.2)
        children = subprocess.run(
            ["ps", "-o", "args=", "--ppid", str(os.getpid())], capture_output=True, text=True, check=False
        ).stdout
        assert children.count("bwrap") <= 1  # the one that the tests share


# --- the gradebook's door -------------------------------------------------------------------------------------------


class Course(SimpleNamespace):
    def released(self, lesson):
        return nbformat.from_dict(_released())


def _released():
    made = notebook({item.exercise: item.source for item in reference().given.cells if item.role == "exercise"})
    for item in made["cells"]:
        item.setdefault("outputs", [])
    return made


def submission(name, answers=None, own=None, extra=()):
    made = notebook(answers, own)
    made["cells"][-1]["metadata"] = {"nbgrader": {"grade_id": "90-open", "grade": True, "solution": True, "points": 2}}
    made["cells"] += extra
    for item in made["cells"]:
        if item["cell_type"] == "code":
            item.update(
                outputs=[
                    {
                        "output_type": "display_data",
                        "metadata": {},
                        "data": {"text/html": "<script>alert('from the student')</script>"},
                    }
                ],
                execution_count=1,
            )
    return Submission(name, "90_tiny", Path("/nowhere"), nbformat.from_dict(made), "2026-11-21 10:00:00 UTC")


def grade_all(root, *submissions, **options):
    course = Course(root=root, points={"90_tiny": {"double": 2, "shift": 2, "total": 2}})
    grader = door.EngineGrader(1, limits=LIMITS, solutions=folder(), **options)
    return {one.student: result for one, result in grader.grade(course, submissions)}, grader


@pytest.mark.sandbox
class TestDoor:
    pytestmark = sandboxed

    def test_scores_comments_and_outputs_come_through_and_a_person_reads_the_open_answer(self, tmp_path):
        results, grader = grade_all(
            tmp_path, submission("ada"), submission("bob", {"double": "def double(x):\n    return x / 2"})
        )
        assert grader.isolation == "full"
        assert results["ada"].scores == {"check-double": 2.0, "check-shift": 2.0, "check-total": 2.0, "90-open": None}
        assert results["bob"].scores["check-double"] == 0.0
        assert "It is halved." in results["bob"].comments["double"]
        assert results["ada"].comments == {}
        check = next(item for item in results["ada"].notebook.cells if item.id == "check-double")
        assert check.outputs[0].data["text/plain"] == "2.0"

    def test_ledger_lines_say_what_was_graded_and_how(self, tmp_path):
        grade_all(tmp_path, submission("ada"))
        seed, line = map(json.loads, (tmp_path / "ledger.jsonl").read_text(encoding="utf-8").splitlines())
        assert line["seed"] == seed["seed"]
        assert set(line) >= {
            "student",
            "lesson",
            "digest",
            "edition",
            "seed",
            "engine",
            "isolation",
            "verdicts",
            "points",
        }
        assert line["isolation"] == "full"
        assert line["points"] == FULL

    def test_a_regrade_says_what_changed(self, tmp_path):
        grade_all(tmp_path, submission("ada", {"double": "def double(x):\n    return x"}))
        _, grader = grade_all(tmp_path, submission("ada"))
        assert grader.changes["ada", "90_tiny"]["double"].endswith("a new submission")

    def test_nothing_of_a_students_can_run_or_pass_for_a_verdict_in_feedback(self, tmp_path):
        fake = "print('<script>alert(1)</script> ✓ correct double 2 of 2 points')"
        html = "from IPython.display import HTML\ndisplay(HTML('<script>alert(2)</script>'))\nHTML('<img onerror=x>')"
        note = cell("<script>alert(3)</script> and a < b <img src=x onerror=alert(4)>", "markdown")
        note["attachments"] = {"x.svg": {"image/svg+xml": "<svg onload=alert(5)>"}}
        results, _ = grade_all(tmp_path, submission("eve", {}, {"90-setup-1": [fake, html]}, [note]))
        shown = results["eve"].notebook
        for item in shown.cells:
            assert "attachments" not in item
            if item.cell_type == "markdown":
                assert not re.search(r"<(script|img|svg)", item.source)
            for output in item.get("outputs", ()):
                page = output.data.get("text/html", "")
                outside = re.sub(r'<iframe sandbox="".*?srcdoc="[^"]*"></iframe>', "", page, flags=re.S)
                if not item.id.startswith("check-"):
                    assert outside.strip() == "", "student output outside its frame"
                assert "<script" not in page
        told = json.dumps(shown)
        assert "from the student" not in told, "the outputs that were handed in are shown"
        assert "correct double 2 of 2" in told, "the control: the output itself is there, in its frame"

    def test_control_the_outputs_that_were_handed_in_do_hold_a_script(self):
        assert "<script>" in json.dumps(submission("eve").notebook)

    def test_what_could_not_be_read_gets_no_points(self, tmp_path):
        results, _ = grade_all(tmp_path, Submission("zoe", "90_tiny", Path("/nowhere"), None, None, "unreadable"))
        assert set(results["zoe"].scores.values()) == {0.0}

    def test_a_classs_own_points_count(self, tmp_path):
        course = Course(root=tmp_path, points={"90_tiny": {"double": 5, "shift": 0, "total": 1}})
        grader = door.EngineGrader(1, limits=LIMITS, solutions=folder())
        ((_, result),) = grader.grade(course, [submission("ada")])
        assert [result.scores[f"check-{name}"] for name in RIGHT] == [5.0, 0.0, 1.0]
