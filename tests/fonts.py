"""Typefaces of a house that does not exist: the packaged one under another name, with the faults that a test wants."""

from pathlib import Path

from fontTools.ttLib import TTFont

from pipeline.render.html.new_letters import source_file

FAMILY = "Stadsletter"
_FAMILY_NAMES, _FULL_NAME, _POSTSCRIPT_NAME = (1, 16), 4, 6


def write_font(folder: Path, cut: str, *, family: str = FAMILY, fs_type: int = 0, without: str = "") -> Path:
    """A font file of this cut (Light, Regular, Semibold, It …), `without` these characters; the folder is made."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{family.replace(' ', '')}-{cut}.ttf"
    with TTFont(source_file(cut), recalcTimestamp=False) as font:
        for record in font["name"].names:
            if record.nameID in _FAMILY_NAMES:
                record.string = family
            elif record.nameID in (_FULL_NAME, _POSTSCRIPT_NAME):
                record.string = f"{family}-{cut}".replace(" ", "")
        font["OS/2"].fsType = fs_type
        for table in font["cmap"].tables:
            for character in without:
                table.cmap.pop(ord(character), None)
        font.save(path)
    return path
