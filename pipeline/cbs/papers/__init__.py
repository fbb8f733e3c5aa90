"""Documents of one page around a sitting, as blocks: pre-read sheet, written note, manual, overview."""
