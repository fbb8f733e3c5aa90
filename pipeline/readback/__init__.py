"""Reads the finished Word, HTML and PDF files back, and says where they differ from the blocks they were made of.

Nothing is shared with the writers. `expected` says what a format must hold, `word`, `web` and `pdf` read what it
holds, `comparing` finds the differences; `word_scan`, `web_scan` and `pdf_scan` look for what no file may hold.
"""

from pipeline.readback.expected import texts
from pipeline.readback.kinds import KINDS
from pipeline.readback.reading_back import NotAsWritten, check_files, check_site

__all__ = ["KINDS", "NotAsWritten", "check_files", "check_site", "texts"]
