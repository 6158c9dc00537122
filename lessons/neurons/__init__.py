"""The learner's package: one small helper module for each lesson, and the checks (``neurons.checking``)."""
