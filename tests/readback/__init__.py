"""Tests of the reading back of finished files."""
