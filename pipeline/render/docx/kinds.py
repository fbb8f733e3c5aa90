"""The kinds of finding of the Word writer: all of them about the house template, `templates/plan.docx`."""

from pipeline.findings import Kind, Level, kinds_in

MISSING_TEMPLATE = Kind("L10", "sjabloon-ontbreekt")
UNREADABLE_TEMPLATE = Kind("L11", "sjabloon-onleesbaar")
UNUSED_LOGO = Kind("L12", "logo-niet-gebruikt", Level.WAARSCHUWING)
UNSAFE_TEMPLATE = Kind("L13", "sjabloon-onveilig")
MISSING_STYLE = Kind("L14", "sjabloon-stijl-ontbreekt")
MISSING_PLACEHOLDER = Kind("L15", "sjabloon-plaatshouder-ontbreekt")
UNKNOWN_PLACEHOLDER = Kind("L16", "sjabloon-plaatshouder-onbekend")
WRONG_PLACEHOLDER = Kind("L17", "sjabloon-plaatshouder-fout")
OUT_OF_HOUSE_STYLE = Kind("L18", "sjabloon-wijkt-af-van-huisstijl", Level.WAARSCHUWING)
WRONG_LAYOUT = Kind("L19", "sjabloon-indeling")
NO_COVER_PICTURE = Kind("L20", "omslagbeeld-niet-gebruikt", Level.WAARSCHUWING)

KINDS = kinds_in(vars())
