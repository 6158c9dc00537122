"""The one error that the command line shows as words instead of a traceback."""

__all__ = ["UserError"]


class UserError(Exception):
    """Something that the person at the keyboard can mend.

    Parameters
    ----------
    seen : str
        What was seen.
    why : str
        Why it may be so.
    then : str
        What to do next; true for every way to get there.

    Examples
    --------
    >>> print(UserError("The folder is full.", "Grading writes there.", "Name another folder."))
    The folder is full.
    Grading writes there.
    Name another folder.
    """

    def __init__(self, seen: str, why: str = "", then: str = ""):
        self.seen, self.why, self.then = seen, why, then
        super().__init__("\n".join(part for part in (seen, why, then) if part))
