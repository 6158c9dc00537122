"""A learner's seat: start well (doctor), stay well (update, reset), and take your work with you (save, restore).

The modules need the standard library alone, so that they run where everything else is missing or broken. No other
module of the course imports them; lesson 00 and ``python -m neurons`` do.
"""

from neurons.seat.work import how_to_keep, restore_my_work, save_my_work

__all__ = ["how_to_keep", "restore_my_work", "save_my_work"]
