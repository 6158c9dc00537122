"""Every word that an explorer shows or speaks, by explorer and id, with named fields in braces.

The JavaScript of an explorer holds no words of its own: it gets its part of this table. An edition of the course in
another language changes this table and nothing else.
"""

__all__ = ["TEXTS"]

TEXTS = {
    "any": {"still": "This is a still picture. Run the cell above it to move things."},
    "gate": {
        "title": "Gate explorer: one neuron, two inputs",
        "label_w1": "weight w1",
        "label_w2": "weight w2",
        "label_b": "bias b",
        "help": "Move the sliders with the mouse or the arrow keys. In the picture, drag the line to change b, "
        "or the tip of the arrow to turn the line.",
        "table": "Truth table, z = w1 x1 + w2 x2 + b",
        "output": "output",
        "fires": "fires: 1",
        "rests": "rests: 0",
        "challenge": "Challenge: make each gate",
        "goal_open": "{name}: not made yet",
        "goal_now": "{name}: done, and you have it now",
        "goal_done": "{name}: done",
        "goal_never": "{name}: not made. Can one line do it?",
        "state": "w1 = {w1}, w2 = {w2}, b = {b}. Outputs for (0,0), (0,1), (1,0), (1,1): {outputs}.",
        "made": "This neuron is {name}.",
        "unmade": "This is none of the gates of the challenge.",
        "on_line": "Dots exactly on the line: {count}. There z is 0, and the neuron does not fire.",
    },
}
