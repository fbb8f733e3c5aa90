"""The dossier with types: from values with a place to one frozen Dossier, and the findings of getting there."""
