"""The kinds of findings about a file that is read into the ledger. Codes are permanent; V stands for *invoer*."""

from pipeline.findings import Kind, Level, kinds_in

ONLEESBAAR_INVOERBESTAND = Kind("V1", "onleesbaar-invoerbestand")
TE_GROOT_INVOERBESTAND = Kind("V2", "te-groot-invoerbestand")
INDELING_NIET_HERKEND = Kind("V3", "indeling-niet-herkend")
KOLOM_ONDUIDELIJK = Kind("V4", "kolom-onduidelijk")
KOLOM_ONTBREEKT = Kind("V5", "kolom-ontbreekt")
VREEMD_BEDRAG = Kind("V6", "vreemd-bedrag")
ONBRUIKBARE_CEL = Kind("V7", "onbruikbare-cel")
ONBRUIKBARE_SLEUTEL = Kind("V8", "onbruikbare-sleutel")
ACTIE_ONBEKEND = Kind("V9", "actie-onbekend")
REKENING_ONDUIDELIJK = Kind("V10", "rekening-onduidelijk")
DUBBELE_INVOER = Kind("V11", "dubbele-invoer")
CONTROLETOTAAL_ONTBREEKT = Kind("V12", "controletotaal-ontbreekt")
TOTAAL_KLOPT_NIET = Kind("V13", "totaal-klopt-niet")
TEKEN_ONDUIDELIJK = Kind("V14", "teken-onduidelijk")
ANDERE_CODERING = Kind("V15", "andere-codering", Level.WAARSCHUWING)
NIET_INGELEZEN = Kind("V16", "niet-ingelezen", Level.WAARSCHUWING)
VERBORGEN_CELLEN = Kind("V17", "verborgen-cellen", Level.WAARSCHUWING)

KINDS = kinds_in(vars())
