"""The kinds of finding of this room: what a value, a code or a reference can have wrong."""

from pipeline.findings import Kind, Level

SLEUTEL_ONTBREEKT = Kind("S70", "sleutel-ontbreekt")
ONBEKENDE_SLEUTEL = Kind("S71", "onbekende-sleutel")
VERKEERDE_SOORT = Kind("S72", "verkeerde-soort-waarde")
GEEN_KEUZE = Kind("S73", "ongeldige-keuze")
ONLEESBAAR_BEDRAG = Kind("S74", "onleesbaar-bedrag")
ONMOGELIJKE_DATUM = Kind("S75", "onmogelijke-datum")
ONLEESBAAR_JAAR = Kind("S76", "onleesbaar-jaar")
ONGELDIGE_CODE = Kind("S77", "ongeldige-code")
VERKEERDE_KOPREGEL = Kind("S78", "verkeerde-kopregel")
ONLEESBARE_WAARDE = Kind("S79", "onleesbare-waarde")
DUBBELE_CODE = Kind("S80", "dubbele-code")
ONBEKENDE_VERWIJZING = Kind("S81", "onbekende-verwijzing")
DUBBELE_VERWIJZING = Kind("S82", "dubbele-verwijzing")
DUBBEL_NUMMER = Kind("S83", "dubbel-nummer")
BESTANDSNAAM_EN_CODE = Kind("S84", "bestandsnaam-en-code")
ONBEKENDE_OPZOEKING = Kind("S85", "onbekende-opzoeking")
BESTAND_ONTBREEKT = Kind("S86", "bestand-ontbreekt")
TEKST_ZONDER_PLAATS = Kind("S87", "tekst-zonder-plaats", Level.WAARSCHUWING)
AANTAL_REGELS = Kind("S88", "aantal-regels")
DUBBELE_REGEL = Kind("S89", "dubbele-regel")
TABEL_ZONDER_PLAATS = Kind("S90", "tabel-zonder-plaats")
PERIODE_EN_JAARKOLOMMEN = Kind("S94", "periode-en-jaarkolommen")
TOTAAL_ALS_REGEL = Kind("S102", "totaal-als-regel")
OPMAAK_IN_GEWONE_TEKST = Kind("S100", "opmaak-in-gewone-tekst", Level.WAARSCHUWING)

KINDS = (
    SLEUTEL_ONTBREEKT,
    ONBEKENDE_SLEUTEL,
    VERKEERDE_SOORT,
    GEEN_KEUZE,
    ONLEESBAAR_BEDRAG,
    ONMOGELIJKE_DATUM,
    ONLEESBAAR_JAAR,
    ONGELDIGE_CODE,
    VERKEERDE_KOPREGEL,
    ONLEESBARE_WAARDE,
    DUBBELE_CODE,
    ONBEKENDE_VERWIJZING,
    DUBBELE_VERWIJZING,
    DUBBEL_NUMMER,
    BESTANDSNAAM_EN_CODE,
    ONBEKENDE_OPZOEKING,
    BESTAND_ONTBREEKT,
    TEKST_ZONDER_PLAATS,
    AANTAL_REGELS,
    DUBBELE_REGEL,
    TABEL_ZONDER_PLAATS,
    PERIODE_EN_JAARKOLOMMEN,
    TOTAAL_ALS_REGEL,
    OPMAAK_IN_GEWONE_TEKST,
)
