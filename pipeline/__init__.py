"""From a policy dossier to the official strategisch meerjarenplan.

content/ is read by `content` into text that knows its place; `model` gives it types and makes one frozen
Dossier; `finance` adds up; `checks` yields findings; `plan` turns the dossier into blocks; `render` writes the
blocks as Word, HTML and PDF; `files` publishes the whole set or nothing. `flow` runs these stages in order and
is the only module that knows them all. `findings` and `blocks` are the two vocabularies that every room shares.
"""
