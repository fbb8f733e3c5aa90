"""The kinds of finding of this room, L40-L49: a finished file is not what the blocks say. All of them always block."""

from pipeline.findings import Kind, kinds_in

TEKST_ONTBREEKT = Kind("L40", "tekst-ontbreekt-in-bestand")
TEKST_TE_VEEL = Kind("L41", "tekst-te-veel-in-bestand")
TEKST_VERSCHILT = Kind("L42", "tekst-verschilt-in-bestand")
CEL_VERSCHILT = Kind("L43", "cel-verschilt-in-bestand")
RIJ_VERSCHILT = Kind("L44", "rij-verschilt-in-bestand")
VOETNOOT_VERSCHILT = Kind("L45", "voetnoot-verschilt-in-bestand")
KOPPELING_VERSCHILT = Kind("L46", "koppeling-verschilt-in-bestand")
BESTAND_NIET_SCHOON = Kind("L47", "bestand-niet-schoon")
BESTAND_NIET_LEESBAAR = Kind("L48", "bestand-niet-leesbaar")
NOG_MEER = Kind("L49", "nog-meer-verschillen")

KINDS = kinds_in(vars())
