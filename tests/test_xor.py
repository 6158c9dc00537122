"""Lesson 02: the numbers in its prose, its tables, and its answers against brute force."""

import itertools
import re

import numpy as np
import pytest

from autograde.audit.answers import verdict_on
from autograde.build.freeze import VISIBLE_SEED, freeze
from autograde.build.lesson import load_namespace, read_lesson
from neurons.truth_tables import TABLE_NAMES, all_truth_tables, fitted_line, gate_table, parity_table
from neurons.xor import TRIANGLE, plot_addition, plot_hidden_outputs


@pytest.fixture(scope="module")
def source():
    return read_lesson("xor")


@pytest.fixture(scope="module")
def lesson(source):
    return load_namespace(source)


def prose_of(source):
    return re.sub(r"\s+", " ", " ".join(cell.source for cell in source.cells if cell.role in ("prose", "open")))


def told(source, exercise, answer):
    return verdict_on(source, freeze(source, source.exercises[exercise], VISIBLE_SEED), answer)


# --- tables


def test_the_named_tables_are_those_of_python_s_own_logic():
    logic = {
        "AND": lambda a, b: a and b,
        "OR": lambda a, b: a or b,
        "NAND": lambda a, b: not (a and b),
        "XOR": lambda a, b: a != b,
        "XNOR": lambda a, b: a == b,
    }
    for name, rule in logic.items():
        assert all(bool(rule(x1, x2)) == bool(y) for x1, x2, y in gate_table(name)), name


def test_the_sixteen_tables_are_all_different_and_carry_the_names_of_the_gallery():
    tables = all_truth_tables()
    assert len({tuple(table[:, 2]) for table in tables}) == 16
    for name in ("AND", "OR", "NAND", "XOR", "XNOR"):
        assert np.array_equal(tables[TABLE_NAMES.index(name)], gate_table(name))
    implied = tables[TABLE_NAMES.index("x2 or not x1")]
    assert all(bool(y) == bool(x2 or not x1) for x1, x2, y in implied)


def test_parity_counts_the_ones_of_a_row():
    table = parity_table(5)
    assert table.shape == (32, 6)
    assert all(row[-1] == sum(row[:-1]) % 2 for row in table)


# --- one line


def test_one_neuron_computes_fourteen_tables_as_a_linear_program_says_too(lesson):
    from scipy.optimize import linprog

    found = 0
    for table in all_truth_tables():
        side = np.where(table[:, 2] == 1, 1.0, -1.0)[:, None]
        margins = -side * np.column_stack([table[:, :2], np.ones(4)])
        found += linprog(np.zeros(3), A_ub=margins, b_ub=-np.ones(4), bounds=(None, None)).status == 0
    assert found == 14 == lesson["count_single_neuron_gates"](all_truth_tables())


def test_the_fitted_line_of_the_gallery_solves_every_table_that_a_line_can(lesson):
    solved = [lesson["solves"](*fitted_line(table), table) for table in all_truth_tables()]
    assert [name for name, ok in zip(TABLE_NAMES, solved, strict=True) if not ok] == ["XOR", "XNOR"]


def test_the_worked_sums_of_the_prose(lesson):
    table = gate_table("XOR")
    assert (table[:, :2] @ np.array([1, 1]) - 0.5).tolist() == [-0.5, 0.5, 0.5, 1.5]
    assert lesson["solves"](np.array([1, 1]), -0.5, table) is False


def test_a_row_that_lands_on_zero_does_not_fire(lesson):
    assert lesson["solves"](np.array([1, 1]), -1, gate_table("AND"))
    assert not lesson["solves"](np.array([1, 1]), -1, gate_table("OR"))


def test_a_perceptron_on_xor_never_has_a_clean_epoch():
    fit = load_namespace(read_lesson("gates"))["fit_perceptron"]
    table = gate_table("XOR")
    _, _, mistakes = fit(table[:, :2], table[:, 2], 50, 0.5)
    assert len(mistakes) == 50
    assert min(mistakes) > 0


# --- two layers


def test_the_printed_formula_for_xnor_is_xor(lesson):
    AND, NAND, OR = lesson["AND"], lesson["NAND"], lesson["OR"]
    for x1, x2, y in gate_table("XOR"):
        assert AND(NAND(x1, x2), OR(x1, x2)) == y == lesson["XOR"](x1, x2) == 1 - lesson["XNOR"](x1, x2)


def test_xor_from_gates_and_xor_from_weights_agree(lesson):
    table = gate_table("XOR")
    output = lesson["two_layer"](table[:, :2], *lesson["xor_weights"]())
    assert output[:, 0].tolist() == [lesson["XOR"](*row) for row in table[:, :2]]
    assert sum(np.size(part) for part in lesson["xor_weights"]()) == 9  # “XOR in nine numbers”


def test_the_hidden_layer_lets_two_of_xor_s_dots_fall_together(lesson):
    W1, b1, _, _ = lesson["xor_weights"]()
    hidden = (gate_table("XOR")[:, :2] @ W1 + b1 > 0).astype(int).tolist()
    assert hidden[1] == hidden[2]
    assert hidden[0] != hidden[3]
    assert hidden[1] not in (hidden[0], hidden[3])


def test_the_triangle_is_where_three_inequalities_hold(lesson):
    points = np.random.default_rng(1).uniform(-1, 2, (500, 2))
    inside = (points > 0).all(axis=1) & (points.sum(axis=1) < 1.5)
    assert np.array_equal(lesson["two_layer"](points, *TRIANGLE)[:, 0] == 1, inside)
    assert inside.any()
    assert not inside.all()


def test_two_layer_agrees_with_python_loops(lesson):
    rng = np.random.default_rng(5)
    X, W1, b1 = rng.normal(size=(6, 3)), rng.normal(size=(3, 4)), rng.normal(size=4)
    W2, b2 = rng.normal(size=(4, 2)), rng.normal(size=2)
    for row, output in zip(X, lesson["two_layer"](X, W1, b1, W2, b2), strict=True):
        hidden = [int(sum(x * w for x, w in zip(row, W1[:, j], strict=True)) + b1[j] > 0) for j in range(4)]
        wanted = [int(sum(a * w for a, w in zip(hidden, W2[:, j], strict=True)) + b2[j] > 0) for j in range(2)]
        assert output.tolist() == wanted


@pytest.mark.parametrize("d", [1, 2, 3])
def test_a_network_is_found_for_every_truth_table_of_up_to_three_inputs(lesson, d):
    rows = np.array(list(itertools.product((0, 1), repeat=d)))
    for outputs in itertools.product((0, 1), repeat=2**d):
        weights = lesson["network_for"](np.column_stack([rows, outputs]))
        assert lesson["two_layer"](rows, *weights)[:, 0].tolist() == list(outputs)
        assert weights[0].shape == (d, sum(outputs))


def test_parity_needs_a_hidden_neuron_for_every_second_row_and_the_prose_counts_right(lesson, source):
    sizes = [lesson["network_for"](parity_table(d))[0].shape[1] for d in range(1, 6)]
    assert sizes == [2 ** (d - 1) for d in range(1, 6)]
    assert f"{2 ** (30 - 1):,} hidden neurons" in prose_of(source)
    assert f"needs {30 - 1} of them, three neurons each, so {3 * (30 - 1)}," in prose_of(source)


def test_the_worked_row_of_the_recipe():
    rows = np.array(list(itertools.product((0, 1), repeat=3)))
    sums = rows @ np.array([1, -1, 1])
    assert sums[5] == 2
    assert np.delete(sums, 5).max() == 1


def test_xor_with_one_hidden_neuron_that_skips_a_layer_works_as_try_it_says(lesson):
    for x1, x2, y in gate_table("XOR"):
        assert (x1 + x2 - 2 * lesson["AND"](x1, x2) - 0.5 > 0) == y


def test_one_neuron_says_whether_two_of_three_inputs_are_on():
    rows = np.array(list(itertools.product((0, 1), repeat=3)))
    assert np.array_equal(rows.sum(axis=1) - 1.5 > 0, rows.sum(axis=1) >= 2)


# --- adders


def test_the_adders_agree_with_python_s_sum(lesson):
    for a, b, c in itertools.product((0, 1), repeat=3):
        digit, carry = lesson["full_adder"](a, b, c)
        assert digit + 2 * carry == a + b + c
    for a, b in itertools.product((0, 1), repeat=2):
        digit, carry = lesson["half_adder"](a, b)
        assert digit + 2 * carry == a + b


@pytest.mark.parametrize(("a", "b"), [(13, 29), (0, 0), (255, 1), (7, 7)])
def test_the_picture_of_an_addition_shows_the_right_sum(lesson, capsys, a, b):
    plot_addition(lesson["full_adder"], a, b)
    printed = capsys.readouterr().out
    assert f"{a} + {b} = {a + b}" in printed
    digits = printed.splitlines()[-1].split("sum")[1].split("   ")[0].replace(" ", "")
    assert int(digits, 2) == a + b


# --- what a reader is told


def test_a_network_with_three_hidden_neurons_is_drawn_as_a_table(lesson, monkeypatch):
    shown = []
    monkeypatch.setattr("neurons.xor.show_figure", lambda fig, alt: shown.append((fig.axes[0].get_title(), alt)))
    three = (np.ones((2, 3)), np.array([-0.5, -1.5, -2.5]), np.array([[1.0], [-2.0], [0.0]]), np.array([-0.5]))
    plot_hidden_outputs(three, gate_table("XOR"))
    plot_hidden_outputs(lesson["xor_weights"](), gate_table("XOR"))
    plot_hidden_outputs(lesson["network_for"](gate_table("XOR") * [1, 1, 0]), gate_table("XOR"))
    assert shown[0][0] == "Inputs, 3 hidden neurons, output"
    assert "(0, 1) goes to (1, 1)" in shown[1][1]
    assert shown[2][0] == "Inputs, 0 hidden neurons, output"


@pytest.mark.parametrize("number", ["int", "float", "bool"])
def test_a_mistake_is_named_whatever_type_its_zeros_and_ones_have(source, number):
    verdict = told(source, "XOR", f"def XOR(x1, x2):\n    return {number}(OR(x1, x2))")
    assert verdict["mistake"] == "just OR"


def test_an_empty_list_of_rows_is_told_by_its_shape(source):
    answer = next(mistake for mistake in source.exercises["network_for"].mistakes if mistake.name == "no row gives 1")
    verdict = told(source, "network_for", answer.body)
    assert verdict["points"] == 2
    assert verdict["mistake"] == "no row gives 1"


def test_the_points_of_the_lesson():
    lesson = read_lesson("xor")
    assert sum(cell.points for cell in lesson.cells) == 18
