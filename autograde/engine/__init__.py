"""The grading engine: a submission runs in a sandbox and is judged outside it (see ``autograde/README.md``)."""
