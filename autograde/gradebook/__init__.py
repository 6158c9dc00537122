"""A class: its nbgrader course folder, what was handed in, scores, feedback and the table of marks."""
