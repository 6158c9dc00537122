"""Lesson 11: the numbers in the prose measured again, the judges of its exercises, and its helpers."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from torch import nn  # noqa: E402

from autograde.build.lesson import load_namespace, read_lesson  # noqa: E402
from neurons import depth  # noqa: E402

pytestmark = [pytest.mark.torch, pytest.mark.usefixtures("one_thread")]


@pytest.fixture(scope="module")
def lesson():
    return load_namespace(read_lesson("depth"))


@pytest.fixture(scope="module")
def points(lesson):
    return [torch.as_tensor(part) for part in lesson["spirals"](100, 3, np.random.default_rng(0))]


@pytest.fixture
def shown(monkeypatch):
    texts = []
    monkeypatch.setattr(depth, "show_figure", lambda fig, alt: texts.append(alt))
    return texts


# --- the table ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "loss", "accuracy"), [(1, 0.8627, 0.502), (3, 0.1767, 0.945), (4, 0.3847, 0.814)])
def test_rows_with_fewer_points_come_near_the_recorded_figures(lesson, points, number, loss, accuracy):
    found = lesson["run_row"](depth.ROWS[number - 1], *points, 0)
    assert depth.RECORDED[number - 1][2] == loss
    assert found[0] == pytest.approx(loss, abs=0.06)
    assert found[1] == pytest.approx(accuracy, abs=0.06)


@pytest.mark.parametrize(
    ("number", "change", "least"),
    [(2, {"lr": 1e-2}, 0.97), (4, {"lr": 1.0}, 0.97), (5, {"lr": 1e-2, "epochs": 300}, 0.98)],
)
def test_one_thing_changed_mends_a_row(lesson, points, number, change, least):
    assert lesson["run_row"](depth.ROWS[number - 1] | change, *points, 0)[1] >= least


def test_the_recorded_means_lie_within_their_ranges_and_agree_with_the_source():
    for source, source_right, mean, low, high, right in depth.RECORDED:
        assert low <= mean <= high
        assert source == pytest.approx(mean, rel=0.03)
        assert source_right == pytest.approx(right, abs=0.011)
    assert depth.RECORDED[2][3:5] == (0.162, 0.190)  # quoted in the prose


def test_a_stack_without_activations_has_straight_boundaries(lesson, points, shown):
    torch.manual_seed(0)
    models = {
        "deep, no activation": lesson["build"]([2, 100, 100, 3], None),
        "ReLU": lesson["build"]([2, 10, 3], nn.ReLU),
    }
    assert sum(p.numel() for p in models["ReLU"].parameters()) == 63
    depth.plot_boundaries(models, *points)
    scores = models["deep, no activation"](torch.tensor([[0.0, 0.0], [1.0, 2.0], [2.0, 4.0]]))
    torch.testing.assert_close(scores[2] - scores[1], scores[1] - scores[0], rtol=1e-3, atol=1e-3)
    assert "deep, no activation: 0.5" in shown[0]


def test_the_table_shows_all_six_rows_and_the_readers_own(monkeypatch):
    displayed = []
    monkeypatch.setattr("IPython.display.display", lambda *things: displayed.extend(things))
    seen = [row["name"] for row in depth.with_progress(depth.ROWS[:5])]
    depth.show_table([(0.5, 0.75)] * 5)
    bar, table = displayed
    assert len(seen) == bar.value == 5
    assert table.data.count("<tr>") == 7
    assert table.data.count("0.500, 0.750") == 5
    assert "not run here" in table.data


# --- spirals --------------------------------------------------------------------------------------------------------


def test_spirals_have_the_radii_and_angles_of_the_text(lesson):
    X, labels = lesson["spirals"](2000, 3, np.random.default_rng(5))
    arm = X[labels == 1].astype(float)
    np.testing.assert_allclose(np.hypot(*arm.T), np.linspace(0, 1, 2000), atol=1e-6)
    moved = np.arctan2(arm[:, 0], arm[:, 1]) - 2 * np.pi / 3 * (1 + 2 * np.linspace(0, 1, 2000))
    moved = np.angle(np.exp(1j * moved))[1:]
    assert moved.std() == pytest.approx(0.2, rel=0.05)
    assert moved.mean() == pytest.approx(0, abs=0.02)
    assert 2 * np.pi / 3 == pytest.approx(2.09, abs=5e-3)
    assert 4 * np.pi / 3 == pytest.approx(4.19, abs=5e-3)


# --- bumps ----------------------------------------------------------------------------------------------------------


def test_four_times_as_many_bumps_leave_a_quarter_of_the_error(lesson):
    x = np.linspace(0.001, 0.999, 3001)

    def worst(count):
        f = lambda x: float(np.sin(7 * x) + 0.5 * x)  # noqa: E731
        return np.abs(lesson["approximate"](f, count)(x) - [f(one) for one in x]).max()

    assert worst(80) / worst(20) == pytest.approx(0.25, abs=0.03)


# --- straight pieces ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folds", range(1, 9))
def test_each_fold_doubles_the_pieces(lesson, folds):
    assert lesson["count_linear_regions"](depth.folding_network(folds), depth._FROM, depth._TO) == 2**folds


def test_a_fold_goes_up_to_one_and_down_again():
    x = torch.tensor([[0.0, 7.0], [0.25, 7.0], [0.5, -7.0], [1.0, 0.0]])
    assert depth.folding_network(1)(x).flatten().tolist() == [0.0, 0.5, 1.0, 0.0]


def test_fresh_wide_networks_have_more_pieces_at_equal_size(lesson, shown, capsys):
    depth.plot_fresh_regions(lesson["build"], lesson["count_linear_regions"])
    means = [float(part.split(":")[-1]) for part in capsys.readouterr().out.split("pieces:")[1].split(";")]
    np.testing.assert_allclose(means, [73, 23, 15, 12], atol=0.6)
    sizes = [[2, 120, 1], [2, 20, 20, 1], [2, 12, 12, 12, 12, 1], [2, 8, 8, 8, 8, 8, 8, 1]]
    counts = [sum(p.numel() for p in lesson["build"](size, nn.ReLU).parameters()) for size in sizes]
    assert counts == [481, 501, 517, 393]


def test_counted_pieces_agree_with_the_changes_of_slope(lesson):
    torch.manual_seed(9)
    model = lesson["build"]([2, 9, 9, 1], nn.ReLU).double()
    a, b = np.array([-2.0, 1.0]), np.array([2.0, -0.5])
    s = torch.linspace(0, 1, 200_001, dtype=torch.float64)[:, None]
    with torch.no_grad():
        y = model(torch.tensor(a) + s * torch.tensor(b - a))[:, 0]
    bends = (y.diff().diff().abs() > 1e-9).nonzero()[:, 0]
    places = 1 + int((bends.diff() > 1).sum())  # a bend between two sample points touches two neighbours
    assert lesson["count_linear_regions"](model.float(), a, b) == places + 1


def test_every_picture_of_the_lesson_says_in_words_what_it_shows(lesson, points, shown, capsys):
    depth.plot_noise_free()
    depth.plot_spirals(*points)
    depth.plot_bumps(lesson["approximate"], lambda x: x, counts=(2, 4, 8))
    depth.plot_pieces(lesson["build"], lesson["count_linear_regions"])
    depth.plot_folds(depth.folding_network, lesson["count_linear_regions"], most=4)
    assert len(shown) == 5
    assert all(len(text) > 40 for text in shown)
