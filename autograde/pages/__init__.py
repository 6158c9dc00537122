"""The lessons as pages for reading: each one file, that needs neither a kernel nor a network."""
