"""Draws the pictures of the README from a folder of built documents; run by hand when the look has changed.

    .venv/bin/python .ci/beelden.py build

Needs what `.ci/valideer` installs: pdftoppm, LibreOffice and Chromium.
"""

import io
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image

TARGET = Path(__file__).resolve().parent.parent / ".readme"
WIDTH = 460  # pixels of a page
COLOURS = 48

# Name of the picture, file, and the words on the page that it shows.
PAGES = (
    ("omslag", "smjp.pdf", "Elke lijn is een actieplan"),
    ("op-een-pagina", "smjp.pdf", "Het plan op één pagina\nsaldo"),
    ("hoofdstuk", "smjp.pdf", "Wat je in dit hoofdstuk vindt"),
    ("doelstelling", "smjp.pdf", "Zo meten we het"),
    ("actieplan", "smjp.pdf", "Wat we doen\nuitgewerkt"),
    ("grafieken", "smjp.pdf", "Ontvangsten voor de gewone werking"),
    ("word", "smjp.docx", "Zo meten we het"),
)
PHONE = ("telefoon", "smjp.html", "BD01")


def main(build: Path) -> int:
    """Writes every picture; 1 when a page is not found."""
    TARGET.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        work = Path(folder)
        paper = {"smjp.pdf": build / "smjp.pdf", "smjp.docx": printed(build / "smjp.docx", work)}
        for name, file, words in PAGES:
            image = page_with(paper[file], words.split("\n"))
            if image is None:
                print(f"{name}: no page says {words!r}", file=sys.stderr)
                return 1
            save(image, name)
        save(phone(build / PHONE[1], PHONE[2], work), PHONE[0])
    for path in sorted(TARGET.glob("*.png")):
        print(f"{path.name} {path.stat().st_size // 1000} kB")
    return 0


def printed(word: Path, work: Path) -> Path:
    """The Word file as LibreOffice prints it."""
    profile = f"-env:UserInstallation={(work / 'office').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(work), str(word)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return work / f"{word.stem}.pdf"


def page_with(path: Path, words: list[str]) -> Image.Image | None:
    """The first page that holds all these words."""
    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = page.get_textpage().get_text_range()
        if all(each in text for each in words):
            return page.render(scale=2 * WIDTH / page.get_width()).to_pil()
    return None


def phone(page: Path, anchor: str, work: Path) -> Image.Image:
    """The web page as a phone shows it, from an anchor on."""
    shot = work / "phone.png"
    script = Path(__file__).with_name("telefoon.mjs")
    command = ["node", str(script), "/usr/bin/chromium", page.resolve().as_uri(), anchor, str(shot)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return Image.open(io.BytesIO(shot.read_bytes()))


def save(image: Image.Image, name: str) -> None:
    """A small PNG in few colours, with a thin edge so that white pages show on a white README."""
    small = image.convert("RGB").resize((WIDTH, round(image.height * WIDTH / image.width)), Image.Resampling.LANCZOS)
    framed = Image.new("RGB", (small.width + 2, small.height + 2), "#C9D0D8")
    framed.paste(small, (1, 1))
    framed.quantize(COLOURS).save(TARGET / f"{name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
