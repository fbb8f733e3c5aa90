"""The import of what accounting packages and colleagues deliver into `financien/ramingen.csv`: `smjp ramingen lees`.

A file becomes sheets of text (`tekstblad`, `werkblad`), a sheet gets a layout (`indeling`, `kolommen`), its rows become
lines of the ledger (`regels`, by `vertaling` and `bedragen`), which must agree with control totals (`totalen`) before
they are compared (`verschil`), reported (`verslag`) and written (`schrijven`).
"""

from pipeline.forms.invoer.invoer import Invoer, lees
from pipeline.forms.invoer.kinds import KINDS
from pipeline.forms.invoer.opties import FouteOptie, Opties, lees_opgaven, lees_vast
from pipeline.forms.invoer.schrijven import as_csv, onthoud, schrijf_ramingen
from pipeline.forms.invoer.verslag import as_text

__all__ = [
    "KINDS",
    "FouteOptie",
    "Invoer",
    "Opties",
    "as_csv",
    "as_text",
    "lees",
    "lees_opgaven",
    "lees_vast",
    "onthoud",
    "schrijf_ramingen",
]
