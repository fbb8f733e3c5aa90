"""The figures of the dossier, added up once, in integer euro cents."""
