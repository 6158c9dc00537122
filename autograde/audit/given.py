"""What stands in a lesson's given cells although an exercise asks for it, each with its reason (ARCHITECTURE, decision 4)."""

__all__ = ["GIVEN"]

# (lesson, name defined in a setup cell): the reason. The audit lets only these hold an answer's tokens.
GIVEN: dict[tuple[str, str], str] = {
    ("02_xor", "AND"): "lesson 02 builds on the gates of 01",
    ("02_xor", "NAND"): "lesson 02 builds on the gates of 01",
    ("02_xor", "OR"): "lesson 02 builds on the gates of 01",
}
