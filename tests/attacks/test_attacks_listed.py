"""The list of attacks, each with the tests that try it: a test that is renamed or dropped is missed here."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
GAIN, HARM = "attacks/test_attacks_gain.py", "attacks/test_attacks_harm.py"
ISOLATION, TORCH = "attacks/test_attacks_isolation.py", "attacks/test_attacks_torch.py"
PROGRAM, RUN = "test_engine_program.py", "test_engine_run.py"
HANDED, COLLECT, BOOK = "test_handed_in.py", "test_collect.py", "test_gradebook.py"
PAGES, CHANNEL, DOORS = "test_formgrader.py", "test_engine_channel.py", "test_engine_doors.py"

# what is tried: [(file, words that stand in it: a test's name, or the name of a row of its table)]
ATTACKS = {
    "patched np.allclose and assert_allclose": [(GAIN, "patched np.allclose"), (GAIN, "patched assert_allclose")],
    "sys.displayhook in the student's function": [(GAIN, "sys.displayhook in the answer")],
    "an AST transformer that strips asserts": [(GAIN, "an AST transformer that strips asserts")],
    "an IPython input transformer": [(GAIN, "an input transformer")],
    "patched run_cell": [(GAIN, "patched run_cell")],
    "a check of one's own": [(GAIN, "a check of one's own")],
    "a detached child that edits the gradebook": [(HARM, "test_a_detached_child_that_later_edits_the_gradebook")],
    "a pre_run_cell hook, history_manager": [(HARM, "test_the_checks_are_not_seen_through_hooks_or_history")],
    "walking ../../../source and other submissions": [(HARM, "test_other_submissions_and_sources_are_not_found")],
    "objects that equal everything": [(GAIN, "an object that equals everything"), (TORCH, "equals everything")],
    "__array_function__, array subclasses": [(GAIN, "an object that answers for NumPy"), (GAIN, "subclass that lies")],
    "__torch_function__, tensor subclasses": [(TORCH, "an object with __torch_function__"), (TORCH, "subclass that")],
    "patched torch.is_grad_enabled, training": [(TORCH, "patched torch.is_grad_enabled"), (TORCH, "and training")],
    "patched torch functions and methods": [(TORCH, "patched torch.allclose"), (TORCH, "patched Tensor.__eq__")],
    "patched nn.Module.__call__": [(TORCH, "patched nn.Module.__call__")],
    "patched NumPy and builtins in torch lessons": [(TORCH, "patched Tensor.numpy and"), (TORCH, "patched builtins")],
    "patched np.array_equal, exception types": [(GAIN, "patched np.array_equal"), (GAIN, "a patched exception type")],
    "patches of what runs beside the answer": [(GAIN, "test_patching_what_runs_beside_the_answer_gains_nothing")],
    "lies about the program itself": [(TORCH, "test_a_lie_about_the_program_itself_gains_at_most_a_quarter")],
    "sys.exit, os._exit, os.abort, a crash in C": [
        (HARM, name) for name in ("sys.exit", "os._exit", "os.abort", "in C")
    ],
    "a loop that swallows BaseException": [(HARM, "a loop that swallows every exception"), (HARM, "a blocked alarm")],
    "sleeping for ever": [(HARM, "sleeping for ever"), (HARM, "an endless loop")],
    "a memory bomb": [(HARM, "a memory bomb"), (HARM, "a list that grows for ever"), (TORCH, "test_a_torch_bomb")],
    "a fork bomb, a thread bomb": [(HARM, "a fork bomb"), (HARM, "a thread bomb")],
    "a full disk, a million small files": [(HARM, "a full disk"), (HARM, "many small files")],
    "a gigabyte of output": [(HARM, "a gigabyte of output"), (HARM, "much output")],
    "recursion": [(HARM, '"recursion"')],
    "closing and writing to every descriptor": [(HARM, "closing every descriptor"), (HARM, "writing to every")],
    "forged replies": [(HARM, "FORGERIES"), (CHANNEL, "test_a_spoilt_frame_is_refused"), (CHANNEL, "BLOCKS = {")],
    "signals to the server and siblings": [(ISOLATION, "test_the_server_cannot_be_killed"), (ISOLATION, "other proc")],
    "ptrace and other calls": [(ISOLATION, '"system calls"')],
    "/proc and the environment": [(ISOLATION, '"environment"'), (ISOLATION, '"other processes"')],
    "expected values from memory": [(HARM, "test_neither_expected_values_nor_solutions_are_in_the_students_memory")],
    "the network": [(ISOLATION, "test_the_network_is_reached_once_it_is_not_taken_away")],
    "an abstract socket between two submissions": [(ISOLATION, "test_two_submissions_cannot_meet")],
    "things left for the next submission": [
        (HARM, "test_the_next_submission_in_the_same"),
        (TORCH, "gone_for_the_next"),
    ],
    "numpy.py, json.py, neurons/ in the working folder": [(ISOLATION, "test_a_numpy_in_the_working_folder_is_never")],
    "numpy.py in a submission": [(COLLECT, "test_only_notebooks_are_taken"), (ISOLATION, "on_a_safe_path_too")],
    "symlinks and ../ in archives": [(COLLECT, "test_a_link_is_never_made"), (COLLECT, "test_a_path_that_leads")],
    "symlinks in a submission": [(HANDED, "test_links_are_not_followed_to_another_students_work")],
    "archives that unpack to gigabytes": [(COLLECT, "test_a_bomb_is_stopped_at_what_a_notebook_may_be")],
    "test cells edited, points raised": [(PROGRAM, "test_points_raised_in_the_metadata_and_edited_checks")],
    "test cells deleted, moved, retyped, doubled": [
        (PROGRAM, "test_missing_check_setup_and_show_cells_cost_nothing"),
        (PROGRAM, "test_moved_cells_run_in_the_lessons_order"),
        (PROGRAM, "test_a_retyped_answer_is_missing_in_words"),
        (HANDED, "test_an_untouched_copy_never_hides_the_work"),
    ],
    "broken JSON, 200 MB, format 3, a million cells": [
        *((HANDED, name) for name in ("cut short", "200 MB", "format 3", "a million cells")),
    ],
    "BOM, lone surrogates, NUL": [(PROGRAM, "test_a_byte_order_mark_lone_surrogates_and_nul"), (BOOK, "test_nul_and")],
    "HTML, script, SVG, attachments, a forged verdict": [
        (RUN, "test_nothing_of_a_students_can_run_or_pass_for_a_verdict_in_feedback"),
        (PAGES, "test_no_script_of_a_student_runs_in_the_formgrader_or_in_feedback"),
    ],
    "a forged timestamp.txt": [(COLLECT, "a_timestamp_in_the_archive_is_not_believed")],
    "= + @ in the file of scores": [(BOOK, "test_a_cell_that_a_spreadsheet_would_run_is_made_text")],
    "a harmful pickle": [(HARM, "test_a_harmful_pickle_runs_in_the_sandbox_alone"), (TORCH, "when_it_is_unpickled")],
    "honest code gets full marks": [(PROGRAM, "test_honest_code_gets_full_marks"), (TORCH, "test_honest_answers_get")],
    "two doors give the same scores": [(DOORS, "test_both_doors_write_the_same_scores")],
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_every_attack_has_its_tests(attack):
    for file, words in ATTACKS[attack]:
        assert words in (TESTS / file).read_text(encoding="utf-8"), (file, words)


def test_no_test_of_an_attack_is_marked_as_expected_to_fail():
    for path in sorted((TESTS / "attacks").glob("test_attacks_*.py")):
        if path != Path(__file__):
            assert not re.search(r"mark\.(xfail|skip)\b", path.read_text(encoding="utf-8")), path.name
