"""Words in place of a traceback for a reader without PyTorch."""

import pytest

from neurons.torch_needed import PyTorchMissingError, need_torch


@pytest.mark.torch
def test_nothing_is_said_where_pytorch_is_installed():
    assert need_torch() is None


def test_a_reader_without_pytorch_reads_what_was_seen_why_and_what_next():
    with pytest.raises(PyTorchMissingError) as caught:
        need_torch("a_module_that_is_not_installed")
    words = str(caught.value)
    assert "No module named 'a_module_that_is_not_installed'" in words
    assert "Why:" in words
    assert "pip install torch" in words
    assert "Kernel → Restart Kernel" in words


def test_ipython_shows_the_words_alone():
    with pytest.raises(PyTorchMissingError) as caught:
        need_torch("a_module_that_is_not_installed")
    assert caught.value._render_traceback_() == [str(caught.value)]
