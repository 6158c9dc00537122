"""Proofs that the checks accept what is right and reject what is wrong."""
