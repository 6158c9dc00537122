"""A made-up class of thirty on lessons 01 to 03, with the scores that it must get written by hand."""
