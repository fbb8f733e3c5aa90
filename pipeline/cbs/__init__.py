"""The college (CBS): its fixed template, the decks made from agenda items, the check, and the papers around a sitting.

`sjabloon` and `agendapunt` say what templates and authors write, `slideontwerp` how slides are drawn; `deckinhoud` puts
what one deck says together; `writing` makes PowerPoint files of it. `reading` takes any deck apart without sharing
anything with the writer, and `checking` judges it. `papers` are documents as blocks, `week` is what happens around a
sitting.
"""
