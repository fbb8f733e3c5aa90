"""Writes blocks as Word, HTML and PDF in the house style: no arithmetic, no domain knowledge."""
