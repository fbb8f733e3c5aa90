"""The kinds of finding of the writers: L01-L09 PDF, L10-L20 Word (in `docx`), L21-L29 house style and page designs."""

from pipeline.findings import Blocking, Kind, Level, kinds_in

PDF_NIET_GEMAAKT = Kind("L01", "pdf-niet-gemaakt")
PDF_AFGEBROKEN = Kind("L02", "pdf-afgebroken")
PDF_MELDING = Kind("L03", "pdf-melding", Level.WAARSCHUWING)
TEKEN_NIET_IN_LETTERTYPE = Kind("L04", "teken-niet-in-lettertype", Level.WAARSCHUWING)
LETTERTYPE_ONBEKEND = Kind("L05", "lettertype-onbekend")
BEDRAG_TE_BREED = Kind("L06", "bedrag-te-breed", blocking=Blocking.ONCE_ADOPTED)
LOGO_NIET_GEVONDEN = Kind("L07", "logo-niet-gevonden", Level.WAARSCHUWING)
TE_VEEL_BLADZIJDEN = Kind("L08", "te-veel-bladzijden", Level.WAARSCHUWING)
TABEL_TE_BREED = Kind("L09", "tabel-te-breed", blocking=Blocking.ONCE_ADOPTED)
KLEUR_ONLEESBAAR = Kind("L21", "kleur-onleesbaar", blocking=Blocking.ONCE_ADOPTED)
LETTERTYPE_ONBRUIKBAAR = Kind("L22", "lettertype-onbruikbaar")
LETTERTYPE_MIST_TEKENS = Kind("L23", "lettertype-mist-tekens", Level.WAARSCHUWING)
OPMAAKBESTAND_FOUT = Kind("L24", "opmaakbestand-fout")
TEKST_TE_LANG = Kind("L25", "tekst-te-lang", blocking=Blocking.ONCE_ADOPTED)

KINDS = kinds_in(vars())
