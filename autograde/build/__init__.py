"""Lesson sources become notebooks and cases; the committed ones are held against them."""
