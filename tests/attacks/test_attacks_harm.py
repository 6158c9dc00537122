"""Submissions that crash, hang, lie on the wire, leak or leave things behind: they cost nobody else anything.

For what stops the process the positive control is the engine without its replay (``MOST_LAUNCHES = 1``): there the
neighbouring exercises do lose their points.
"""

import dataclasses
import json
import sqlite3
import time

import numpy as np
import pytest

from attacks.stock import stock_points
from attacks.tiny import FULL, LIMITS, MARKER, graded, notebook, reference, sandboxed, shared, words
from autograde.engine import grade as engine
from autograde.engine.isolation import probe_isolation
from autograde.engine.sandbox import Sandbox

pytestmark = sandboxed

HEAD = "import ctypes, os, signal, socket, threading, time\n"
# name: (body of `double`, the words that it may get)
STOPS = {
    "os._exit": ("os._exit(0)", {"killed"}),
    "os.abort": ("os.abort()", {"killed"}),
    "a crash in C": ("ctypes.string_at(1)", {"killed"}),
    "a signal to itself": ("os.kill(os.getpid(), signal.SIGSEGV); ctypes.string_at(1)", {"killed"}),
    "a loop that swallows every exception": (
        "while True:\n        try: time.sleep(9)\n        except BaseException: pass",
        {"timeout"},
    ),
    "a blocked alarm": ("signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 64))\n    while True: pass", {"timeout"}),
    "closing every descriptor": ("os.closerange(0, 200)\n    return x", {"killed", "error", "invalid reply"}),
    "writing to every descriptor": (
        "for fd in range(200):\n        try: os.write(fd, b'\\xff' * 4000)\n        except OSError: pass\n    return x",
        {"invalid reply", "killed"},
    ),
}
GENTLE = {
    "sys.exit": ("sys.exit()", {"error"}),
    "an endless loop": ("while True: pass", {"timeout"}),
    "sleeping for ever": ("time.sleep(10**6)", {"timeout"}),
    "recursion": ("return double(x)", {"error"}),
    "a memory bomb": ("return np.ones(10**10)", {"out of memory"}),
    "a list that grows for ever": (
        "a = []\n    while True: a.append(bytearray(10**7))",
        {"out of memory", "killed", "timeout"},
    ),
    "a fork bomb": ("while True: os.fork()", {"error"}),
    "a thread bomb": (
        "while True: threading.Thread(target=time.sleep, args=(9,), daemon=True).start()",
        {"error", "killed", "timeout", "out of memory"},
    ),
    "a full disk": ("with open('/tmp/big', 'wb') as f:\n        while True: f.write(bytes(2**20))", {"error"}),
    "many small files": ("for i in range(10**6): open(f'/tmp/{i}', 'w').close()", {"error"}),
    "much output": ("for i in range(50): print('y' * 10**6)\n    return x", {"wrong"}),
    "a gigabyte of output": (
        "for i in range(1024): os.write(1, b'y' * 2**20); os.write(2, b'z' * 2**20)\n    return x",
        {"wrong", "timeout", "error", "killed"},
    ),
    "a huge array": ("return np.zeros(3 * 10**6)", {"wrong"}),
    "an array of objects": ("return np.array([object(), None])", {"wrong"}),
    "nested without end": ("a = []\n    a.append(a)\n    return a", {"wrong", "error"}),
    "an integer without end": ("return 1 << 10**6", {"wrong", "error", "invalid reply", "killed"}),
}


def answer(body):
    return f"{HEAD}def double(x):\n    {body}"


@pytest.mark.parametrize("name", STOPS)
def test_what_ends_the_process_costs_no_other_exercise(name, monkeypatch):
    body, allowed = STOPS[name]
    submission = notebook({"double": answer(body)})
    result = graded(submission)
    assert words(result)["double"] in allowed
    assert result.points == FULL - 2, words(result)
    monkeypatch.setattr(engine, "MOST_LAUNCHES", 1)
    assert graded(submission).points < FULL - 2, "the control no longer loses a neighbour's points"


@pytest.mark.parametrize("name", GENTLE)
def test_what_goes_wrong_inside_costs_no_other_exercise(name):
    body, allowed = GENTLE[name]
    result = graded(notebook({"double": answer(body)}))
    assert words(result)["double"] in allowed
    assert result.points == FULL - 2, words(result)
    assert sum(len(text) for shown in result.outputs.values() for text in shown["texts"]) < 100_000


def test_the_next_submission_in_the_same_worker_is_unaffected():
    vandal = (
        HEAD
        + """\
import builtins, numpy, json, linecache
numpy.array = numpy.asarray = numpy.ndarray = None
builtins.len = lambda x: 0
json.dumps = json.loads = None
os.makedirs('/tmp/home', exist_ok=True)
open('/tmp/home/numpy.py', 'w').write('raise SystemExit')
threading.Thread(target=time.sleep, args=(99,)).start()
"""
    )
    graded(notebook({}, {"90-setup-1": [vandal]}))
    assert graded(notebook()).points == FULL
    assert probe_isolation(shared()[0]).level == "full"


def test_an_endless_cell_of_ones_own_costs_nothing():
    result = graded(
        notebook(
            {},
            {
                "90-setup-1": ["while True: pass"],
                "check-double": ["import os\nos._exit(1)"],
                "shift": ["raise KeyboardInterrupt"],
            },
        )
    )
    assert result.points == FULL


def test_an_answer_cell_that_ends_the_process_has_its_word_and_costs_no_other():
    result = graded(notebook({"shift": "import os\nos._exit(0)"}))
    assert words(result) == {"double": "correct", "shift": "killed", "total": "correct"}
    result = graded(
        notebook({"shift": "import time\nwhile True:\n    try: time.sleep(9)\n    except BaseException: pass"})
    )
    assert words(result) == {"double": "correct", "shift": "timeout", "total": "correct"}


# --- the wire -------------------------------------------------------------------------------------------------------

_FORGE = (
    HEAD
    + """\
import struct, json
def channel():
    for fd in range(3, 100):
        try:
            plug = socket.socket(fileno=os.dup(fd))
            if plug.family == socket.AF_UNIX: return plug
        except OSError: pass
def frame(header, payload=b""):
    return struct.pack(">II", len(header), len(payload)) + header + payload
def say(raw):
    channel().sendall(raw)
"""
)
FORGERIES = {
    "truncated": "say(frame(b'x' * 100)[:50]); os._exit(0)",
    "oversized": "say(struct.pack('>II', 2**31, 2**31))",
    "no JSON": "say(frame(b'not json'))",
    "a bare NaN": "say(frame(b'[[], {\"step\": NaN}]'))",
    "no step": "say(frame(b'[[], {}]'))",
    "a step that nobody asked for": "say(frame(b'[[], {\"step\": 4444}]'))",
    "deep nesting": "say(frame(b'[' * 100000))",
    "an array of objects": 'say(frame(b\'[[9], {"step": 3, "word": "returned", "value": {"array": 0}}]\', '
    "b'pickled!!'))",
    "the word correct": 'say(frame(b\'[[], {"step": 3, "word": "correct", "points": 99}]\'))',
    "the end": "say(frame(b'[[], {\"step\": -1}]')); os._exit(0)",
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forged_reply_gains_nothing_and_costs_no_neighbour_that_came_before(name):
    forged = f"{_FORGE}\ndef shift(x, b):\n    {FORGERIES[name]}\n    return None"
    result = graded(notebook({"shift": forged}))
    assert result.verdicts["shift"].points == 0
    assert result.verdicts["double"].points == 2
    assert result.word == "graded"


def test_control_a_well_formed_forged_reply_with_the_right_values_is_believed():
    """The forgeries above do reach the wire: what they lack is the right values."""
    forged = (
        _FORGE
        + """
from autograde.engine import channel as wire
from autograde.engine.runner import report_of
from neurons.checking.probe import Outcome
import sys
def shift(x, b):
    frame = sys._getframe()
    while frame.f_code.co_name != "_run" or "step" not in frame.f_locals: frame = frame.f_back
    right = Outcome("returned", x + b, {}, {"x": x, "b": b})
    say(wire.pack({"step": frame.f_locals["step"]["number"], **report_of(right)}))
    time.sleep(0.2)
    os._exit(0)"""
    )
    assert graded(notebook({"shift": forged})).verdicts["shift"].points == 2


# --- leaks ----------------------------------------------------------------------------------------------------------

SEARCH = (
    HEAD
    + """\
import gc, sys
MASKED = bytes.fromhex({masked!r})
def hunt():
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # or its own memory's file is root's
    found = []
    wanted = np.frombuffer(MASKED, np.uint8)
    for line in open("/proc/self/maps"):
        span, rights = line.split()[:2]
        if "r" not in rights or "[v" in line: continue
        start, end = (int(part, 16) for part in span.split("-"))
        if end - start > 2**26: continue
        try:
            with open("/proc/self/mem", "rb", 0) as memory:
                memory.seek(start)
                raw = memory.read(end - start)
        except (OSError, ValueError): continue
        data = np.frombuffer(raw, np.uint8) ^ 0x5A
        starts = np.flatnonzero(data[: 1 - len(wanted)] == wanted[0]) if len(data) >= len(wanted) else []
        blob = data.tobytes()
        if blob.find(MASKED) >= 0: found.append(line)
        del data, raw, blob
    return found
"""
)


def hunt_for(secret, plant=""):
    masked = bytes(byte ^ 0x5A for byte in secret).hex()
    source = (
        SEARCH.format(masked=masked)
        + plant
        + "\ndef double(x):\n    hunt()\n    return x * 2\nprint('found' if hunt() else 'nothing')"
    )
    sandbox, _ = shared()
    sandbox.limits = dataclasses.replace(LIMITS, cell_s=40.0)  # a search of all memory takes its time
    try:
        result = graded(notebook({"double": source}))
    finally:
        sandbox.limits = LIMITS
    return str(result.outputs["double"]["texts"])


def test_neither_expected_values_nor_solutions_are_in_the_students_memory():
    want = np.ascontiguousarray(reference().fresh["shift"].groups[0].cases[0].want).tobytes()
    assert "found" not in hunt_for(want), "an expected value is in memory"
    assert "found" not in hunt_for(MARKER.encode()), "the reference's text is in memory"
    planted = f"planted = bytes(b ^ 0x5A for b in MASKED) + b'{'x' * 9}'"
    assert "found" in hunt_for(want, planted), "the control no longer finds what is there"


def test_the_checks_are_not_seen_through_hooks_or_history_though_stock_grading_shows_them(tmp_path):
    check = "score = 2.0 if double(3.0) == 6.0 else 0.0  # the secret check\nscore"
    spy = """\
seen = []
try:
    get_ipython().events.register("pre_run_cell", lambda info: seen.append(info.raw_cell))
except Exception as error:
    seen.append(str(error))"""
    tell = "print(seen, list(getattr(get_ipython().history_manager, 'input_hist_raw', [])))"
    submission = notebook({}, {"90-setup-1": [spy], "check-double": [tell], "shift": [tell]}, {"double": check})
    assert "secret check" not in str(graded(submission).outputs)
    assert "secret check" in stock_points(submission, tmp_path)["printed"]


def test_other_submissions_and_sources_are_not_found_though_without_the_sandbox_they_are(tmp_path):
    secret = tmp_path / "submitted" / "zoe" / "90_tiny.ipynb"
    secret.parent.mkdir(parents=True)
    secret.write_text("zoe's answers", encoding="utf-8")
    walk = f"""\
import os
def read(path):
    try: print(open(path).read())
    except OSError as error: print("refused", type(error).__name__)
read({str(secret)!r})
for up in ("..", "../..", "../../../source", "/work", "/home", "/root"):
    try: print(up, os.listdir(up))
    except OSError: pass"""
    told = str(graded(notebook({}, {"90-setup-1": [walk]})).outputs)
    assert "zoe" not in told
    assert "refused" in told
    with Sandbox(LIMITS, without=["sandbox", "namespaces", "scratch", "capabilities", "seccomp"]) as bare:
        assert "zoe's answers" in str(graded(notebook({}, {"90-setup-1": [walk]}), bare).outputs)


def test_a_harmful_pickle_runs_in_the_sandbox_alone(tmp_path):
    """An exercise that loads weights does so in the student's process; no file of it is ever read outside."""
    trap = tmp_path / "trapped"
    bomb = f"""\
import pickle, os
class Bomb:
    def __reduce__(self):
        return (open, ({str(trap)!r}, "w"))
open("best.pt", "wb").write(pickle.dumps(Bomb()))
def double(x):
    pickle.load(open("best.pt", "rb"))
    return x * 2"""
    result = graded(notebook({"double": bomb}))
    assert not trap.exists()
    assert words(result)["double"] == "error"
    with Sandbox(LIMITS, without=["sandbox", "namespaces", "scratch", "capabilities", "seccomp"]) as bare:
        graded(notebook({"double": bomb}), bare)
    assert trap.exists(), "the control no longer falls into the trap"


def test_feedback_has_no_fresh_input_and_no_expected_value_of_a_fresh_case():
    result = graded(notebook({"double": "def double(x):\n    return x / 2"}))
    told = json.dumps(result.as_data()["verdicts"]["double"])
    verdict = result.verdicts["double"]
    assert verdict.mistake == "half"
    for record in (reference().fresh["double"],):
        for group in record.groups:
            for case in group.cases:
                for number in np.ravel(case.want)[:3]:
                    assert f"{number:.4g}" not in told


def test_an_answer_made_for_the_visible_inputs_is_told_so_and_gets_nothing():
    cases = reference().visible["shift"].groups[0].cases[0]
    typed = f"def shift(x, b):\n    return np.array({np.asarray(cases.want).tolist()})"
    verdict = graded(notebook({"shift": typed})).verdicts["shift"]
    assert verdict.points == 0
    assert "on the inputs that the notebook shows, but not on others" in verdict.seen


BARE = ("sandbox", "namespaces", "scratch", "capabilities", "seccomp", "limits")


def test_a_detached_child_that_later_edits_the_gradebook_is_not_there_later(tmp_path):
    """The control is the same submission without the sandbox: there the child outlives it and gives itself a ten."""
    book = tmp_path / "gradebook.db"
    database = sqlite3.connect(book)
    database.executescript("CREATE TABLE grade (auto_score REAL); INSERT INTO grade VALUES (0)")
    database.close()
    edit = (
        f"import sqlite3, time\ntime.sleep(0.3)\ndatabase = sqlite3.connect({str(book)!r})\n"
        "database.execute('UPDATE grade SET auto_score = 10')\ndatabase.commit()"
    )
    later = f"""\
import subprocess, sys
try:
    subprocess.Popen([sys.executable, "-c", {edit!r}], start_new_session=True)
except OSError as error:
    print("refused", type(error).__name__)"""

    def score():
        database = sqlite3.connect(book)
        found = database.execute("SELECT auto_score FROM grade").fetchone()[0]
        database.close()
        return found

    told = str(graded(notebook({}, {"90-setup-1": [later]})).outputs)
    time.sleep(1.5)
    assert score() == 0
    assert "refused" in told
    with Sandbox(LIMITS, without=BARE) as bare:
        graded(notebook({}, {"90-setup-1": [later]}), bare)
        until = time.monotonic() + 15
        while score() == 0 and time.monotonic() < until:
            time.sleep(0.2)
    assert score() == 10, "the control no longer edits the gradebook"
