"""The playground's widget: messages from the browser go to a ``Playground``, its answers go back with their bytes."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import anywidget
import traitlets

from neurons.playground.texts import LABELS

__all__ = ["widget_of"]

_FOLDER = Path(__file__).parents[1] / "explorers"
_PERIOD = 0.02  # seconds from one picture to the next: 50 a second, of which a slower browser draws some
_MOST_GRANTED = 24
_WHILE_PLAYING = ("change", "code", "words", "state", "hello")


class PlaygroundWidget(anywidget.AnyWidget):
    """What the two sides share: the words, the program, the colours. All else goes by messages."""

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    texts = traitlets.Dict().tag(sync=True)
    limits = traitlets.Dict().tag(sync=True)
    start = traitlets.Dict().tag(sync=True)


class _Play:
    """The loop that plays: a task of the kernel's own, which gives way to the reader's cells after every picture.

    It sends as many pictures as the browser granted and stops when none is left: a browser that is gone, or too slow,
    is never flooded.
    """

    def __init__(self, played, send):
        self.played, self.send = played, send
        self.granted = 0
        self.view = self.task = self.run = self.over = None

    def grant(self, message: dict) -> None:
        """Take a grant of the browser; begin to play if nothing plays. A play that ended is not begun by a late one."""
        self.run = message.get("run")
        if self.run is not None and self.run == self.over:
            return
        self.granted = min(self.granted + int(message["pictures"]), _MOST_GRANTED)
        self.view = message["view"]
        if self.task is None or self.task.done():
            self.task = asyncio.get_running_loop().create_task(self._run())

    async def _run(self) -> None:
        while self.granted > 0:
            self.granted -= 1
            until = time.perf_counter() + _PERIOD
            message = {"kind": "tick", "view": self.view, "version": self.played.version}
            reply, data = self.played.handle(message)
            self.send({**reply, "playing": True}, data)
            if reply["trouble"] or reply.get("ended"):
                self.granted, self.over = 0, self.run
            await asyncio.sleep(max(0.004, until - time.perf_counter()))


def widget_of(played) -> PlaygroundWidget:
    """Make the widget of a playground.

    Parameters
    ----------
    played : Playground
    """
    made = PlaygroundWidget(
        texts=LABELS,
        _esm="\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in ("base.js", "playground.js")),
        _css="\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in ("base.css", "playground.css")),
    )
    play = _Play(played, lambda reply, data: made.send(reply, buffers=data))

    def answer(widget, message, buffers):
        if message.get("kind") == "nudge":
            return  # see playground.js: it has done its work on the way here
        if message.get("kind") == "play":
            play.grant(message)
            return
        if message.get("kind") not in _WHILE_PLAYING:
            play.granted = 0
        reply, data = played.handle(message)
        widget.send(reply, buffers=data)

    made.on_msg(answer)
    made.play = play  # so that a test can see that it rests
    return made
