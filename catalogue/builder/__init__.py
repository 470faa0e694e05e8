"""Builds the catalogue of known actors from public data sets."""
