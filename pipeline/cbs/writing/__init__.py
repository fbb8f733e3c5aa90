"""PowerPoint files: the template and the decks (python-pptx and XML of our own)."""
