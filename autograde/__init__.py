"""The instructor's package: build the lessons, prove their checks, grade a class."""
