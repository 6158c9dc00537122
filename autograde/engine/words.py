"""What the engine itself says to a student, each by an id with named fields (the checker has its own table)."""

__all__ = ["WORDS"]

WORDS = {
    "unreadable": "The notebook could not be read: {why}.",
    "cell missing": "Your notebook has no cell for `{name}` any more, and no other cell defines that name.",
    "cell not code": "The cell for `{name}` is no code cell any more, so nothing in it was run.",
    "cell raised": "Its cell stopped with `{type}: {text}` (line {line}), so the name was never defined.",
    "cell ended": "This cell was stopped: {word}.",
    "ended": "`{name}` could not be looked at: {word}.",
    "ended at": "`{name}` was stopped while it was looked at (“{group}”): {word}.",
    "why timeout": "The code before it, or the answer itself, did not end in time.",
    "why killed": "The process ended in the middle. An exit, a crash inside a library or a limit may be behind it.",
    "why out of memory": "More memory was asked for than there is for one submission.",
    "why invalid reply": "What came back was no plain value, or far more than any answer needs.",
    "why grader fault": "The grader itself failed here. That costs you nothing; a person will look at it.",
    "then ended": "Restart the kernel, run all cells, and see where the notebook stops.",
    "then grader fault": "There is nothing that you need to do.",
    "fresh only": "`{name}` is right on the inputs that the notebook shows, but not on others of the same kind "
    "(“{group}”: {word}).",
    "fresh only why": "An answer that was made for the inputs shown, or that reads a name of the notebook, behaves so.",
    "fresh only then": "Try your function on inputs of your own: other sizes, other signs, numbers that are not whole.",
}
