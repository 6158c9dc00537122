"""The learner's package: one small helper module for each lesson, and the checks (``neurons.checking``)."""

EDITION = "0.1.0"  # the course's, as in pyproject.toml
