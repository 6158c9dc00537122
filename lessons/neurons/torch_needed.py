"""Lessons 10 to 14 need PyTorch; a reader without it gets words here instead of a long traceback."""

from __future__ import annotations

import importlib

__all__ = ["PyTorchMissingError", "need_torch"]

_WORDS = """PyTorch is not there: {seen}
Why: this lesson works with PyTorch, and the Python that runs this notebook cannot import it:
    {python}
What next: in a terminal, with the same Python, run
    {python} -m pip install torch
(in the course's own folder "-r requirements.txt" in place of "torch" is a smaller download).
Then choose Kernel → Restart Kernel and run this cell again. Lessons 00 to 09 work without PyTorch."""


class PyTorchMissingError(ImportError):
    """PyTorch cannot be imported; the message says what was seen, why, and what to do next."""

    def _render_traceback_(self):  # what IPython shows in place of a traceback
        return [str(self)]


def need_torch(module: str = "torch") -> None:
    """Return where PyTorch can be imported, else stop with words.

    Parameters
    ----------
    module : str
        The module to import; another name only in tests.

    Raises
    ------
    PyTorchMissingError
        With what was seen, why, and what to do next.
    """
    import sys

    try:
        torch = importlib.import_module(module)
        # The first optimizer makes PyTorch load a large part of itself, for seconds. Better here than inside a check.
        torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    except Exception as error:  # a broken installation raises OSError or RuntimeError, not only ImportError
        seen = f"{type(error).__name__}: {error}"
        raise PyTorchMissingError(_WORDS.format(seen=seen, python=sys.executable or "python")) from None
