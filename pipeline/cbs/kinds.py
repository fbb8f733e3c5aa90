"""The kinds of finding of this room: series C, by the tens what they are about. Codes are permanent."""

from pipeline.findings import Kind, Level, kinds_in

_LET_OP = Level.WAARSCHUWING

# ---- the file ---------------------------------------------------------------------------------------------------
ONLEESBAAR_DECK = Kind("C01", "onleesbaar-deck")
MACRO_IN_DECK = Kind("C02", "macro-in-deck")
ONVEILIG_DECK = Kind("C03", "onveilig-deck")
ANDER_PROGRAMMA = Kind("C04", "ander-programma")
VERKEERD_SOORT_BESTAND = Kind("C05", "verkeerd-soort-bestand")
KOPPELING_NAAR_BESTAND = Kind("C06", "koppeling-naar-bestand")
NIET_HET_SJABLOON = Kind("C07", "niet-het-sjabloon")
OPMERKING_IN_DECK = Kind("C08", "opmerking-in-deck", _LET_OP)
ANDERE_VERHOUDING = Kind("C09", "andere-verhouding")

# ---- the slides -------------------------------------------------------------------------------------------------
VREEMDE_SLIDE = Kind("C10", "vreemde-slide")
VASTE_SLIDE_ONTBREEKT = Kind("C11", "vaste-slide-ontbreekt")
DUBBELE_SLIDE = Kind("C12", "dubbele-slide")
VERKEERDE_VOLGORDE = Kind("C13", "verkeerde-volgorde")
VASTE_SLIDE_VERBORGEN = Kind("C14", "vaste-slide-verborgen")
BIJLAGE_GETOOND = Kind("C15", "bijlage-getoond")
VEEL_BIJLAGEN = Kind("C16", "veel-bijlagen", _LET_OP)

# ---- the time ---------------------------------------------------------------------------------------------------
MINUTEN_ONTBREKEN = Kind("C20", "minuten-ontbreken")
TE_LANG = Kind("C21", "te-lang")
TE_LANG_GEOEFEND = Kind("C22", "te-lang-geoefend")
TIJDEN_VERSCHILLEN = Kind("C23", "tijden-verschillen", _LET_OP)
GEEN_POWERPOINT_TIJD = Kind("C24", "geen-powerpoint-tijd", _LET_OP)
KORTE_BESPREKING = Kind("C25", "korte-bespreking")
SCHUIFT_VANZELF = Kind("C26", "schuift-vanzelf", _LET_OP)
KLIKKEN_WERKT_NIET = Kind("C27", "klikken-werkt-niet")
TIJDBALK_KLOPT_NIET = Kind("C28", "tijdbalk-klopt-niet", _LET_OP)
LANGE_NOTITIES = Kind("C29", "lange-notities", _LET_OP)

# ---- question, decision, urgency, deadline --------------------------------------------------------------------
VRAAG_ONTBREEKT = Kind("C30", "vraag-ontbreekt")
VRAAG_NIET_BESLISBAAR = Kind("C31", "vraag-niet-beslisbaar")
LANGE_VRAAG = Kind("C32", "lange-vraag")
MEER_DAN_EEN_VRAAG = Kind("C33", "meer-dan-een-vraag")
VAGE_VRAAG = Kind("C34", "vage-vraag", _LET_OP)
BESLUIT_ANTWOORDT_NIET = Kind("C35", "besluit-antwoordt-niet")
NIET_WOORD_VOOR_WOORD = Kind("C36", "niet-woord-voor-woord")
KENNISNAME_MET_DECK = Kind("C37", "kennisname-met-deck")
LEGE_MOTIVERING = Kind("C40", "lege-motivering")
MOTIVERING_ZONDER_FEIT = Kind("C41", "motivering-zonder-feit")
TE_LAAT = Kind("C42", "te-laat")
REDEN_VAN_VOOR_DE_TERMIJN = Kind("C43", "reden-van-voor-de-termijn", _LET_OP)

# ---- legible, complete, calm ----------------------------------------------------------------------------------
VEEL_WOORDEN = Kind("C50", "veel-woorden")
KLEINE_LETTER = Kind("C51", "kleine-letter")
VERKLEINDE_TEKST = Kind("C52", "verkleinde-tekst")
BEELD_ZONDER_UITLEG = Kind("C53", "beeld-zonder-uitleg")
TITEL_ONTBREEKT = Kind("C54", "titel-ontbreekt")
LANGE_TITEL = Kind("C55", "lange-titel", _LET_OP)
TITEL_NIET_EERST = Kind("C56", "titel-niet-eerst", _LET_OP)
LEEG_VAK = Kind("C57", "leeg-vak")
INVULTEKEN = Kind("C58", "invulteken")
NOG_IN_TE_VULLEN = Kind("C59", "nog-in-te-vullen", _LET_OP)
ANIMATIE = Kind("C60", "animatie")
AANTAL_OPTIES = Kind("C61", "aantal-opties")
FILM_OF_GELUID = Kind("C62", "film-of-geluid")
ANDERE_TAAL = Kind("C63", "andere-taal", _LET_OP)
KOST_ZONDER_TERMIJN = Kind("C64", "kost-zonder-termijn", _LET_OP)
KOST_IN_VERKEERDE_KOLOM = Kind("C65", "kost-in-verkeerde-kolom")

# ---- the deck and the plan ------------------------------------------------------------------------------------
CIJFER_WIJKT_AF = Kind("C70", "cijfer-wijkt-af")
TEKST_WIJKT_AF = Kind("C71", "tekst-wijkt-af")
BEDRAG_IN_STAP_1 = Kind("C72", "bedrag-in-stap-1")
NIET_VERGELEKEN = Kind("C73", "niet-vergeleken", _LET_OP)
GEWIJZIGD_NA_ZITTING = Kind("C74", "gewijzigd-na-zitting")
ONBEKENDE_CODE = Kind("C75", "onbekende-code")

# ---- the agenda item and its folder -----------------------------------------------------------------------------
PUNT_ONVOLLEDIG = Kind("C80", "punt-onvolledig")
PUNT_ONBEKENDE_VERWIJZING = Kind("C81", "punt-onbekende-verwijzing")
PUNT_ONBEKENDE_OPZOEKING = Kind("C82", "punt-onbekende-opzoeking")
BESTANDSNAAM_ZITTING = Kind("C83", "bestandsnaam-zitting", _LET_OP)
BEWERKT_DECK = Kind("C84", "bewerkt-deck", _LET_OP)
DECK_ONTBREEKT = Kind("C85", "deck-ontbreekt", _LET_OP)
GEEN_CONTACTEN = Kind("C86", "geen-contacten", _LET_OP)
PUNT_ZONDER_STAP = Kind("C87", "punt-zonder-stap")
OPTIE_NIET_GERAAMD = Kind("C88", "optie-niet-geraamd", _LET_OP)
SLIDE_VALT_WEG = Kind("C89", "slide-valt-weg", _LET_OP)

# ---- how the slides are drawn: cbs.potx ---------------------------------------------------------------------------
ONTWERP_ONTBREEKT = Kind("C90", "slideontwerp-ontbreekt")
ONTWERP_ONLEESBAAR = Kind("C91", "slideontwerp-onleesbaar")
ONTWERP_ONVEILIG = Kind("C92", "slideontwerp-onveilig")
LAY_OUT_ONTBREEKT = Kind("C93", "lay-out-ontbreekt")
VAK_ONTBREEKT = Kind("C94", "vak-ontbreekt")
VAK_KLOPT_NIET = Kind("C95", "vak-klopt-niet")
VREEMD_VAK = Kind("C96", "vreemd-vak")
ANDERE_SLIDEMAAT = Kind("C97", "andere-slidemaat")

KINDS = kinds_in(vars())
