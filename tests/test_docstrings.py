"""The docstrings of the exercises are contracts: their examples run, and they are short enough to be read."""

import ast
import doctest

import pytest

from autograde.build.lesson import lesson_names, load_namespace, read_lesson

# longer than the rule by a line or a few, to be shortened: this list only shrinks
LONG = {
    *("backward_pass", "train", "train_step", "fit", "save_best", "load_best"),
    *("spirals", "build", "gradient_norms", "BatchNorm"),
}


def named(name):
    return pytest.param(name, marks=[pytest.mark.torch] if name >= "10" else [])


@pytest.fixture(scope="module", params=[named(name) for name in lesson_names()])
def lesson(request):
    if request.param[:2] >= "10":
        pytest.importorskip("torch")
    return read_lesson(request.param)


def documented(lesson):
    """Yield the name and the docstring of every function, class and method that a reader writes."""
    for cell in lesson.cells:
        if cell.role == "exercise":
            for node in ast.walk(ast.parse(cell.stub)):
                if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and ast.get_docstring(node):
                    yield f"{cell.exercise}: {node.name}", ast.get_docstring(node)


def test_every_example_in_a_docstring_gives_what_it_says(lesson):
    namespace = load_namespace(lesson)
    told, run = [], 0
    for name, text in documented(lesson):
        example = doctest.DocTestParser().get_doctest(text, dict(namespace), name, lesson.name, 0)
        result = doctest.DocTestRunner(verbose=False).run(example, out=told.append)
        run += result.attempted
        assert result.failed == 0, "".join(told)
    assert run > 0


def test_no_docstring_of_an_exercise_is_longer_than_twenty_lines(lesson):
    assert {name.partition(":")[0] for name, text in documented(lesson) if len(text.splitlines()) > 20} <= LONG


def test_every_exercise_says_what_it_promises(lesson):
    written = {name.partition(":")[0] for name, _ in documented(lesson)}
    assert written == {cell.exercise for cell in lesson.cells if cell.role == "exercise"}
