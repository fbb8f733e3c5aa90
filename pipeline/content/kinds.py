"""The kinds of findings of the reader. Codes are permanent; `tests/messages/reader/` shows each message."""

from pipeline.findings import Kind, Level, kinds_in

# ---- YAML -----------------------------------------------------------------------------------------------------
DUBBELE_SLEUTEL = Kind("S40", "dubbele-sleutel")
WAARDE_AFGEKAPT = Kind("S44", "waarde-afgekapt")
BIJZONDER_YAML_TEKEN = Kind("S45", "bijzonder-yaml-teken")
YAML_ONLEESBAAR = Kind("S46", "yaml-onleesbaar")
FOUTE_INSPRINGING = Kind("S47", "foute-inspringing")
TE_DIEP_GENEST = Kind("S48", "te-diep-genest")
ONGELDIGE_SLEUTEL = Kind("S49", "ongeldige-sleutel")
TWEEDE_DOCUMENT = Kind("S51", "tweede-document")
DOORLOPENDE_WAARDE = Kind("S52", "doorlopende-waarde")
HARDE_SPATIE = Kind("S69", "harde-spatie")
KRULLENDE_AANHALINGSTEKENS = Kind("S112", "krullende-aanhalingstekens", Level.WAARSCHUWING)

# ---- characters -----------------------------------------------------------------------------------------------
VERBORGEN_TEKEN = Kind("S41", "verborgen-teken", Level.WAARSCHUWING)
VERBODEN_TEKEN = Kind("S42", "verboden-teken")
VERKEERDE_CODERING = Kind("S43", "verkeerde-codering")
VREEMDE_LETTER = Kind("S110", "vreemde-letter", Level.WAARSCHUWING)
TEKEN_ZONDER_LETTERVORM = Kind("S111", "teken-zonder-lettervorm", Level.WAARSCHUWING)

# ---- files ----------------------------------------------------------------------------------------------------
LEEG_BESTAND = Kind("S50", "leeg-bestand")
ONBEKEND_BESTAND = Kind("S53", "onbekend-bestand", Level.WAARSCHUWING)
CONFLICTKOPIE = Kind("S54", "conflictkopie")
ACHTERGEBLEVEN_BESTAND = Kind("S55", "achtergebleven-bestand", Level.WAARSCHUWING)
FOUTE_BESTANDSNAAM = Kind("S56", "foute-bestandsnaam")
ONLEESBAAR_BESTAND = Kind("S57", "onleesbaar-bestand")

# ---- CSV ------------------------------------------------------------------------------------------------------
FOUT_SCHEIDINGSTEKEN = Kind("S58", "fout-scheidingsteken")
FOUTE_KOLOMNAAM = Kind("S59", "foute-kolomnaam")
FOUT_AANTAL_CELLEN = Kind("S60", "fout-aantal-cellen")
LOS_AANHALINGSTEKEN = Kind("S61", "los-aanhalingsteken")

# ---- prose ----------------------------------------------------------------------------------------------------
NIET_ONDERSTEUNDE_OPMAAK = Kind("S62", "niet-ondersteunde-opmaak")
HTML_IN_TEKST = Kind("S63", "html-in-tekst")
VERDWENEN_TEKST = Kind("S64", "verdwenen-tekst")
ONGELDIGE_LINK = Kind("S65", "ongeldige-link")
ONBRUIKBARE_AFBEELDING = Kind("S66", "onbruikbare-afbeelding")
ONGELDIGE_VERWIJZING = Kind("S67", "ongeldige-verwijzing")
TEKST_NIET_OMGEZET = Kind("S68", "tekst-niet-omgezet")

KINDS = kinds_in(vars())
