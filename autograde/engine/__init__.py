"""The grading engine: a submission runs in a sandbox, its values are judged outside it (see ``autograde/README.md``)."""
