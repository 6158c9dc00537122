"""Every sentence that a learner reads from the checks, by id, with named fields, in one table.

An edition in another language replaces this table. Text between backquotes is code. The third part of a message
(`then.…`) must be true for every way to get there.
"""

from __future__ import annotations

from typing import Any

__all__ = ["MESSAGES", "say"]

MESSAGES = {
    # --- words of a verdict
    "word.correct": "correct",
    "word.wrong": "wrong",
    "word.error": "error",
    "word.timeout": "ran out of time",
    "word.out of memory": "ran out of memory",
    "word.killed": "was killed",
    "word.invalid reply": "gave an invalid reply",
    "word.missing": "missing",
    "word.grader fault": "not graded: the grader failed",
    "word.not attempted": "not attempted",
    "word.not reached": "not reached",
    "word.waits": "waits for {need}",
    "points": "{points} of {maximum} points",
    "all_right": "Every case is right.",
    "own_answer": "The course's own answer, to compare: {path}",
    "reproduce": "To see it yourself, paste this into a new cell",
    "printed": "Your code wrote this while it was checked",
    "hint.title": "Hint {number} of {count}",
    "hint.last": 'That was the last hint. `hint("{name}")` starts again with the first.',
    "hint.more": '`hint("{name}")` once more gives the next one.',
    # --- the exercise as a whole
    "unknown.seen": "There is no exercise named `{name}`.",
    "unknown.near": "Did you mean {names}?",
    "unknown.then": "The name of an exercise is that of its function, in quotation marks.",
    "unknown.text": "`check` was given {kind}, not a name.",
    "unknown.text_then": 'Write the name in quotation marks: `check("sigmoid")`.',
    "no_cases.seen": "The folder `{folder}` has no cases to check with.",
    "no_cases.why": "`check` compares with the files in `cases/`, which lie beside the notebooks.",
    "no_cases.then": "Get the whole `lessons` folder again; your notebooks stay as they are.",
    "bad_cases.seen": "The cases in `{path}` could not be read: {error}.",
    "bad_cases.why": "The file is damaged, or from another edition than `neurons/`.",
    "bad_cases.then": "Get `cases/` and `neurons/` again from one edition; your notebooks stay as they are.",
    "missing.seen": "This notebook has no `{name}` yet.",
    "missing.why": "The cell that defines it was not run since the kernel started, or the name is spelt another way.",
    "missing.near": "There is {names}: is that the one you meant? Otherwise run the cell above this one first.",
    "missing.then": "Run the cell above this one, then this one again.",
    "not_attempted.seen": "`{name}` is still as it came.",
    "not_attempted.then": "Put your own lines where `raise NotImplementedError(…)` stands, run that cell, then this one. "
    '`hint("{name}")` helps to start.',
    "waits.why": "`{name}` calls your `{need}`, and `{need}` is not right yet.",
    "waits.then": "Go to `{need}` first. When its check says correct, run the cells down to this one again.",
    "not_reached.seen": "“{case}” was not reached: an earlier case used up the time.",
    "not_reached.then": "Find out first why the earlier case does not end.",
    # --- what was seen
    "seen.with": " with `{inputs}`",
    "seen.entry": "`{probe}`{with} is wrong in {count} of {size} entries, first at `{place}`: "
    "`{got}`; expected `{want}`.",
    "seen.value": "`{probe}`{with} gave `{got}`; expected `{want}`.",
    "seen.judged": "`{probe}`{with} gave `{got}`.",
    "seen.raised": "`{probe}`{with} stopped with `{type}: {text}`.{where}",
    "seen.line": " It happened in line {number} of the cell{line}.",
    "seen.stub": "`{probe}` came to a part that is still as it came: `{text}`.",
    "seen.timeout": "`{probe}`{with} was still running after {seconds} s.",
    "seen.word": "`{probe}`{with}: {word}.",
    "seen.inputs.changed": "After `{probe}` the input `{names}` was no longer what it had been before.",
    "seen.quiet": "`{probe}`{with} gave the right value, but NumPy warned: `{warning}`.",
    "part_of": " (in entry `{path}` of the result)",
    # --- why it may be, and what to do next: found by the checker itself
    "why.negated": "Every number is right but for its sign.",
    "then.negated": "Look for a difference taken the wrong way round, or a minus sign that is missing or too many.",
    "why.factor": "Every number is the expected one times {factor}.",
    "then.factor": "Which step of your calculation could bring in {factor}, or leave it out?",
    "why.times_count": "Every number is the expected one times {what} of the input.",
    "then.times_count": "Is a mean asked for where you take a sum? Or is a division done in the wrong place?",
    "why.over_count": "Every number is the expected one divided by {what} of the input.",
    "then.over_count": "Is a sum asked for where you take a mean? Or is a division done twice?",
    "why.truncated": "The digits after the decimal point are gone.",
    "then.truncated": "An array of integers cannot hold fractions. Which of your arrays took its type from an integer one?",
    "why.transposed": "The numbers are right, but rows and columns are exchanged.",
    "then.transposed": "Write the shape of each array beside its line. Rows are examples.",
    "why.complement": "Every 0 is a 1 and every 1 is a 0: this is the exact opposite.",
    "then.complement": "Which one sign or comparison turns the whole table round?",
    "why.printed": "Your code printed something and returned `None`.",
    "then.printed": "What is printed is gone for the caller. Does every way through your function end in `return`?",
    "why.inputs.changed": "Your code wrote into the array it was given, so the caller's data changed.",
    "then.inputs.changed": "`+=`, `-=`, `*=` and `x[…] = …` change an array in place. On which array do you use one of them?",
    "why.quiet": "A number on the way is too large for a float. Learners who see the warning think their result is wrong.",
    "then.quiet": "Which part of the formula gets the huge number? Look for a form in which it cannot grow.",
    "why.timeout": "A loop may never end, or take far more rounds than needed.",
    "then.timeout": "For each loop: what must happen for it to end, and does every round come nearer to that?",
    "why.stub": "A part of this exercise is not written yet.",
    "then.stub": "Write that part next; the other lines of the verdict stay as they are.",
    "why.raised": "Python could not carry on at that line.",
    "then.raised": "Paste the lines below into a new cell and look at each variable just before that line: "
    "its value, its type, its shape.",
    "why.RecursionError": "A function called itself until Python gave up.",
    "then.RecursionError": "Which call is meant to be the last one, and is it reached? For long chains, a loop has no limit.",
    "why.NameError": "Your code uses a name that is not defined where it runs.",
    "then.NameError": "Is it spelt as you defined it? Is it one of the function's own parameters?",
    "why.SystemExit": "Your code asked Python to quit.",
    "then.SystemExit": "Use `return` to leave a function.",
    "why.MemoryError": "An array grew larger than the memory.",
    "then.MemoryError": "Print the shapes before that line. Is one of them far larger than you meant?",
    "why.ModuleNotFoundError": "A module that your code imports is not installed here.",
    "then.ModuleNotFoundError": "The exercises need only what the lesson's first cell imports. Can you do without the other one?",
    "why.LinAlgError": "A matrix did not have the form that the calculation needs.",
    "then.LinAlgError": "Print the shape of each matrix just before that line.",
    "why.arity": "Your function takes another number of arguments than it was given.",
    "then.arity": "Compare the line `def {name}(…)` with the one that came with the exercise.",
    "why.not_callable": "Something that is no function was called like one.",
    "then.not_callable": "Was a name, perhaps `{name}` itself, given a value somewhere? Run the defining cell again.",
    "why.shapes_meet": "Two arrays met whose shapes do not fit together.",
    "then.shapes_meet": "Write the shape of each array beside that line: for `A @ B` the inner numbers must agree.",
    "why.global": "Your function reads `{names}` from the notebook, not from its own parameters.",
    "then.global": "A function should work with what it is given. Which of its parameters did you mean?",
    # --- type, shape, finite, values: the judges' findings
    "why.type.none": "The function returned nothing{part_of}: `None` is what Python gives when no `return` is reached.",
    "then.type.none": "Does every way through your function end in a `return` with a value?",
    "why.type.opaque": "The result{part_of} is {part}, not numbers.",
    "then.type.opaque": "An iterator has to be collected first; a function has to be called. What do you return?",
    "why.type.ragged": "The rows of the result{part_of} have different lengths or hold something that is no number.",
    "then.type.ragged": "Look at each row you put together: how long is it, and what is in it?",
    "why.type.number": "One number is wanted{part_of}; this is `{part}`.",
    "then.type.number": "Where in your function does it become something other than one number?",
    "why.type.array": "An array of numbers is wanted{part_of}; this is `{part}`.",
    "then.type.array": "What does the last line of your function return?",
    "why.type.sequence": "A tuple or a list with {length} entries is wanted{part_of}.",
    "then.type.sequence": "Return them separated by commas, in the order that the exercise names.",
    "why.type.dict": "A dict is wanted{part_of}; this is `{part}`.",
    "then.type.dict": "Which names does the exercise give to the values?",
    "why.type.key": "The dict{part_of} has no entry named `{key}`.",
    "then.type.key": "Compare the names of your entries with those in the exercise.",
    "why.type.item": "A plain number is wanted{part_of}; this is a tensor.",
    "then.type.item": "A tensor with one entry becomes a number with `.item()`.",
    "why.type.tensor_wanted": "A PyTorch tensor is wanted{part_of}; this is `{part}`.",
    "then.type.tensor_wanted": "Stay in `torch` all the way, or look where the tensor became something else.",
    "why.type.array_not_tensor": "A NumPy array is wanted{part_of}; this is a tensor.",
    "then.type.array_not_tensor": "Which call made a tensor of it?",
    "why.type.float_for_integer": "Whole numbers of an integer type are wanted{part_of}; these are floats.",
    "then.type.float_for_integer": "Counts and labels are used as indices later, and an index must be an integer.",
    "why.type.bool_for_integer": "Whole numbers of an integer type are wanted{part_of}; these are `True` and `False`.",
    "then.type.bool_for_integer": "How do you turn a truth value into a number?",
    "why.type.bool_for_step": "`True` and `False` are not yet 0 and 1{part_of}.",
    "then.type.bool_for_step": "The comparison itself is right where it says `True` at the ones. Make numbers of it.",
    "why.type.bool_for_float": "Numbers are wanted{part_of}; these are `True` and `False`.",
    "then.type.bool_for_float": "A comparison gives truth values. Make numbers of them.",
    "why.type.dtype": "The dtype is {got_dtype}; {dtype} is wanted{part_of}.",
    "then.type.dtype": "Where is the dtype decided: when the array is made, or by what it is computed from?",
    "why.shape.number": "One number is wanted{part_of}; this has the shape {got_shape}.",
    "then.shape.number": "Which step should bring all entries together into one number, and does it reach all axes?",
    "why.shape.array": "The shape is {got_shape}; {shape} is wanted{part_of}.",
    "then.shape.array": "Write the shape beside each line of your function. Which line makes the first wrong one?",
    "why.shape.length": "There are {got_length} entries{part_of}; {length} are wanted.",
    "then.shape.length": "Which entry is missing or too many: the first, the last, or one for each round?",
    "why.shape.row": "One row of numbers is wanted{part_of}; this has the shape {got_shape}.",
    "then.shape.row": "Which axis is too many, and which line makes it?",
    "why.finite.nan": "`nan` means “not a number”{part_of}: it comes from 0/0, inf − inf, inf/inf or the log of a negative number.",
    "then.finite.nan": "Print the parts of the formula one by one for this input. Which one is `nan` first?",
    "why.finite.inf": "A number became infinite{part_of}: something grew beyond the largest float, or was divided by 0.",
    "then.finite.inf": "Print the parts of the formula one by one for this input. Which one is `inf` first?",
    "why.values": "Type and shape are right; the numbers are not.",
    "then.values": "Take the smallest input below and work it out on paper, then print each step of your function.",
    "why.values.word": "`{part_want}` is wanted{part_of}.",
    "then.values.word": "Read the exercise once more: what should happen for this input?",
    "why.values.between": "Every number should lie between {low} and {high}.",
    "then.values.between": "Which step sets the size of the numbers?",
    "why.values.decreasing": "The numbers should fall from each to the next; {rises} times they do not.",
    "then.values.decreasing": "Does each round start from the result of the round before?",
    # --- the judges of weights
    "why.weights.parts": "The weights are wanted as {names}: a tuple or a list, in this order.",
    "then.weights.parts": "Return them separated by commas. How many things does your function return?",
    "why.weights.numbers": "`{name}` is not made of numbers: it is `{part}`.",
    "then.weights.numbers": "Which value do you return at the place of `{name}`?",
    "why.weights.shape": "`{name}` has the shape {got_shape}; {wanted} is wanted.",
    "then.weights.shape": "Compare with what the exercise returns: {names}, each with its shape.",
    "why.weights.hidden": "The hidden layer has {hidden} units; from {least} to {most} are allowed.",
    "then.weights.hidden": "Which shape does `W1` have, and which of its axes counts the units?",
    "seen.weights.table": "With these weights the row {row} gives {y_hat}; the truth table says {y}. "
    "All rows: {outputs}; wanted: {want_outputs}.",
    "why.weights.table": "The shapes are right; the weights make another truth table.",
    "then.weights.table": "Work out z for the row {row} on paper, unit by unit. On which side of 0 should it be?",
    "why.lines.more": "The numbers are right. For few examples {few} lines of Python ran, for many {many}: a loop walks over the rows.",
    "then.lines.more": "Which lines run again for every row? One operation on the whole array can take their place.",
    # --- networks (judges/networks.py)
    "why.start.chance": "Two calls with equal generators gave different weights.",
    "then.start.chance": "All chance should come from the `rng` that the function is given. Where else does a draw come from?",
    "why.start.repeats": "Two calls in a row with one generator gave the same weights.",
    "then.start.repeats": "Each draw should go on from where the generator is. Is a generator made or set back inside?",
    "why.start.bias": "The biases of layer {layer} are not all 0.",
    "then.start.bias": "Only weights are drawn; what should `b` hold at the start?",
    "why.start.columns": "All neurons of layer {layer} start with the same weights, so they would always stay alike.",
    "then.start.columns": "Every weight needs a draw of its own. What shape do you ask for when you draw?",
    "why.start.mean": "The weights of layer {layer} have a mean of {mean}; it should be near 0.",
    "then.start.mean": "Does your draw give negative numbers as often as positive ones?",
    "why.start.spread": "The weights of layer {layer} have a standard deviation of {std}; with {inputs} inputs it should be near {wanted}.",
    "then.start.spread": "Put the numbers of that layer into the formula by hand. Which part comes out differently?",
    "why.trained.params": "The params after the last epoch are not those of plain descent from the first ones (found: {found}).",
    "then.trained.params": "Take one epoch: what is computed from what, and which params does the next epoch start from?",
    "why.trained.loss": "The params are right; the losses in the history are not (found: {found}).",
    "then.trained.loss": "Which p and which t go into the loss you note, and is it a mean?",
    "why.trained.accuracy": "The params are right; the accuracies in the history are not (found: {found}).",
    "then.trained.accuracy": "Work out the accuracy of three rows by hand: p = 0.9, 0.2, 0.7 and t = 1, 0, 0 give 0.667.",
    "note.bool": "You return `True` and `False`. They count as 1 and 0 here; an `int` says more plainly what you mean.",
    # --- pictures that wait
    "picture.waits": "This picture waits for {names}. It appears when the check above says correct and you run this cell again.",
    "picture.error": "This picture could not be drawn yet: {names} gave `{error}`. It appears when the check above says correct.",
    "picture.time": "This picture took more than {seconds} s and was stopped. Does {names} pass its check?",
    # --- a loop that cannot be stopped
    "stuck": "\nYour loop catches everything, also the signal that its time is over. Use Kernel → Restart, then look for a "
    "bare `except:` inside the loop.\n",
    # --- progress
    "progress.title": "Where you are",
    "progress.none": "No notebook of the course lies in this folder. `progress()` reads the saved notebooks beside the one you have open.",
    "progress.save": "The map shows what is saved: press Ctrl+S (Cmd+S on a Mac) in a lesson before you look.",
    "progress.line": "{number} {title}: {done} of {count} exercises correct",
    "progress.alt": "Course map with {count} lessons. {text}",
    "progress.broken": "{name} could not be read ({error}); it is left out of the map.",
}


def say(message: str, **fields: Any) -> str:
    """Return the sentence with the id `message`, its fields filled in."""
    try:
        template = MESSAGES[message]
    except KeyError:
        kind = message.partition(".")[0]
        if kind not in ("why", "then"):
            raise
        template = MESSAGES[f"{kind}.values"]
    return template.format_map(_Fields(fields))


class _Fields(dict):
    """Fields of a message; one that a judge left out reads as an ellipsis."""

    def __missing__(self, name: str) -> str:
        return "" if name == "part_of" else "…"
