"""A large dossier for measurements and stress: the same for the same size and seed, plausible Dutch, step 4."""

import random
from dataclasses import dataclass
from pathlib import Path

YEARS = (2020, 2021, 2022, 2023, 2024, 2025)
CHAPTERS = ("Welzijn", "Omgeving", "Beleving", "Organisatie")
PLANS_PER_GOAL = 4.8
ACTIONS_PER_PLAN = 5


@dataclass(frozen=True)
class Size:
    """How much of everything; the norm is 25 doelstellingen, 120 actieplannen and 600 acties."""

    doelstellingen: int = 25
    actieplannen: int = 120
    acties: int = 600

    def times(self, factor: float) -> "Size":
        """The same plan, so many times as large."""
        counts = (self.doelstellingen, self.actieplannen, self.acties)
        return Size(*(round(each * factor) for each in counts))


_SUBJECTS = ("de wijk", "de school", "de dienst", "het buurthuis", "de vereniging", "de straat", "het park", "de bib")
_VERBS = ("opent", "vernieuwt", "bezoekt", "helpt", "plant", "begeleidt", "onderhoudt", "verbindt")
_THINGS = ("de bewoners", "twee pleinen", "het fietspad", "jonge gezinnen", "de sporthal", "elke buurt", "de bomen")
_WHEN = ("in het voorjaar", "voor de zomer", "elk jaar", "met de partners", "samen met de buurt", "stap voor stap")


def write(folder: Path, size: Size = Size(), seed: int = 1) -> Path:
    """Writes the dossier into a folder and returns that folder."""
    chance = random.Random(seed)
    for name in ("bestuursakkoord", "doelstellingen", "actieplannen", "organisatie", "teksten", "financien"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    _write_lists(folder, size)
    for number in range(1, size.doelstellingen + 1):
        _write(folder / f"doelstellingen/BD{number:04}.yaml", _doelstelling(number, chance))
    ledger = []
    for number in range(1, size.actieplannen + 1):
        actions = _share(size.acties, size.actieplannen, number)
        _write(folder / f"actieplannen/AP{number:04}.yaml", _actieplan(number, actions, size, chance))
        ledger += _ramingen(number, actions, chance)
    header = "raming;entiteit;soort;zijde;actie;beleidsitem;rekening;sector;project;omschrijving"
    _write(folder / "financien/ramingen.csv", [f"{header};{';'.join(map(str, YEARS))}", *ledger])
    return folder


def _write_lists(folder: Path, size: Size) -> None:
    chapters = [f"  - {{code: {name.lower()}, naam: {name}}}" for name in CHAPTERS]
    _write(
        folder / "dossier.yaml",
        [
            "titel: Strategisch meerjarenplan", "entiteiten:", "  - {soort: gemeente, naam: Stad Grootstad}",
            "  - {soort: ocmw, naam: OCMW Grootstad}", "entiteiten_samen: Stad en OCMW Grootstad",
            "periode: {van: 2020, tot: 2025}", "stap: 4", "status: ontwerp", 'versie: "1.0"', "datum: 2019-11-27",
            "voorbeeld: ja", "hoofdstukken:", *chapters,
        ],
    )  # fmt: skip
    for name in CHAPTERS:
        letter = _letters(name)
        rows = [
            f"  - {{code: {letter}{index:02}, samenvatting: De stad werkt aan punt {index}.}}" for index in range(1, 16)
        ]
        _write(folder / f"bestuursakkoord/{name.lower()}.yaml", [f"hoofdstuk: {name.lower()}", "ambities:", *rows])
    _write(
        folder / "organisatie/diensten.yaml",
        [f"- {{code: dienst-{index}, naam: dienst {index}}}" for index in range(10)],
    )
    _write(
        folder / "organisatie/mandatarissen.yaml",
        [f"- {{code: schepen-{index}, functie: schepen {index}}}" for index in range(6)],
    )
    _write(
        folder / "organisatie/partners.yaml",
        [f"- {{code: partner-{index}, naam: partner {index}}}" for index in range(30)],
    )
    _write(
        folder / "begrippen.yaml",
        [f"- {{term: Begrip {index}, uitleg: Uitleg bij begrip {index}.}}" for index in range(25)],
    )
    chance = random.Random(7)
    for name in (
        "leeswijzer",
        "traject",
        "omgevingsanalyse",
        "financien",
        "financiele-risicos",
        "grondslagen",
        "documentatie",
    ):
        lines = ["# " + name.capitalize(), ""]
        for index in range(size.doelstellingen // 5):
            lines += [
                f"## Onderdeel {index + 1}",
                "",
                _prose(chance, 60),
                "",
                "- **eerste** punt",
                f"- {_prose(chance, 9)}",
                "",
            ]
            lines += ["| Wat | Jaar |", "|---|---:|", "| een rij | 2020 |", "", f"Zie [[zie AP{index + 1:04}]].", ""]
        _write(folder / f"teksten/{name}.md", lines)


def _doelstelling(number: int, chance: random.Random) -> list[str]:
    chapter = CHAPTERS[(number - 1) % len(CHAPTERS)]
    return [
        f"code: BD{number:04}",
        f"nummer: {(number - 1) % len(CHAPTERS) + 1}.{(number + 3) // len(CHAPTERS)}",
        f"titel: Tegen 2025 bereikt de stad in {chance.randint(5, 60)} straten meer dan vandaag, in elke wijk.",
        f"hoofdstuk: {chapter.lower()}",
        "aanspreekpunt: schepen-1",
        "trekker: dienst-1",
        "toelichting: |",
        *(f"  {_prose(chance, 40)}" for _ in range(2)),
        "indicatoren:",
        "  - naam: Straten die klaar zijn",
        "    nulmeting: {jaar: 2018, waarde: '12,5'}",
        "    streefcijfer: {jaar: 2025, waarde: 60}",
        "    bron: Eigen telling, elk jaar in oktober",
    ]


def _actieplan(number: int, actions: int, size: Size, chance: random.Random) -> list[str]:
    goal = (number - 1) * size.doelstellingen // size.actieplannen + 1
    chapter = CHAPTERS[(goal - 1) % len(CHAPTERS)]
    lines = [
        f"code: AP{number:04}",
        f"nummer: {(goal - 1) % len(CHAPTERS) + 1}.{(goal + 3) // len(CHAPTERS)}.{number}",
        f"titel: We zorgen dat {chance.choice(_SUBJECTS)} {chance.choice(_THINGS)} bereikt",
        f"doelstelling: BD{goal:04}",
        f"prioritair: {'ja' if number % 3 == 0 else 'nee'}",
        f"ambities: [{_letters(chapter)}{number % 15 + 1:02}]",
        f"aanspreekpunt: schepen-{number % 6}",
        f"trekker: dienst-{number % 10}",
        f"partners: [{', '.join(f'partner-{(number + index) % 30}' for index in range(3))}]",
        "aandachtspunten:",
        f"  - {_prose(chance, 12)}",
        "toelichting: |",
        *(f"  {_prose(chance, 45)}" for _ in range(2)),
        "enveloppe: {exploitatie: {uitgaven: {2020: 1000}}}",
        "acties:",
    ]
    for index in range(actions):
        code = _action_code(number, index)
        start = 2020 + (number + index) % 3
        lines += [
            f"  - code: {code}",
            f"    titel: {_prose(chance, 11)}",
            f"    van: {start}",
            f"    tot: {min(2025, start + index % 4)}",
            "    toelichting: |",
            f"      {_prose(chance, 22)}",
        ]
    return lines


def _ramingen(number: int, actions: int, chance: random.Random) -> list[str]:
    rows = []
    for index in range(actions):
        for soort, zijde, account in (("E", "U", "6130000"), ("I", "U", "2210000"), ("E", "O", "7000000")):
            amounts = ";".join(str(chance.randint(1, 400) * 500) + ("" if index else ",25") for _ in YEARS)
            name = f"MJP{number:05}{index}{soort}{zijde}"
            rows.append(
                f"{name};gemeente;{soort};{zijde};{_action_code(number, index)};0985-00;{account};;;regel;{amounts}"
            )
    return rows


def _letters(chapter: str) -> str:
    return chapter[:2].upper()


def _action_code(number: int, index: int) -> str:
    return f"AC{number:04}{index}"


def _share(total: int, parts: int, part: int) -> int:
    return total * part // parts - total * (part - 1) // parts


def _prose(chance: random.Random, words: int) -> str:
    sentences: list[str] = []
    while sum(len(sentence.split()) for sentence in sentences) < words:
        subject, verb, thing, when = map(chance.choice, (_SUBJECTS, _VERBS, _THINGS, _WHEN))
        sentences.append(f"{subject.capitalize()} {verb} {thing} {when}.")
    return " ".join(sentences)


def _write(path: Path, lines: list[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
