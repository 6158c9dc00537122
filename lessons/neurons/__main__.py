"""The learner's command line: ``python -m neurons COMMAND …``, run in the folder of the lessons.

It needs the standard library alone, and takes nothing but ``neurons`` from the folder in which it runs: a file of the
learner's there with the name of a package would otherwise be loaded in its place.
"""

import os
import sys

import neurons

_HERE = [os.getcwd(), os.path.dirname(os.path.dirname(os.path.abspath(neurons.__file__)))]
sys.path[:] = [place for place in sys.path if place and os.path.abspath(place) not in _HERE]

from neurons.seat.commands import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
