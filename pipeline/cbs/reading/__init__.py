"""Any PowerPoint file, opened with care and taken apart; shares nothing with the writer."""
