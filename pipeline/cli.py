"""The command line: arguments in, Dutch text and an exit status out (design.md, Commands)."""

import argparse
import json
import os
import sys
import traceback
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pipeline import arguments
from pipeline.college import commands as of_college
from pipeline.findings import Blocking, Finding, Level
from pipeline.shipped import version

DONE, BLOCKED, WRONG_USE, NO_ENVIRONMENT, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 4, 130
SHOWN = 25
SCHEMAS = ("M1", "M2", "M3", "T1", "T2", "T3", "T4")


def main(argv: Sequence[str] | None = None) -> int:
    """The exit status of one command."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    parser = _parser()
    if not (sys.argv[1:] if argv is None else argv):
        print(_what_first())
        parser.print_help()
        return DONE
    given = parser.parse_args(argv)
    try:
        if refusal := _choose_folders(given):
            print(refusal, file=sys.stderr)
            return WRONG_USE
        status: int = given.run(given)
        return status
    except BrokenPipeError:  # who reads along has seen enough (`smjp schema M2 | head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        print("Afgebroken. De vorige documenten staan er nog.", file=sys.stderr)
        return INTERRUPTED
    except Exception as failure:  # noqa: BLE001 the one place where a bug of ours becomes a message
        return _explain(failure, getattr(given, "uit", None), publishes=hasattr(given, "uit"))


def _what_first() -> str:
    """What somebody does first who asks for nothing, in the folder where he is."""
    from pipeline import folders

    typed = f"{'py' if os.name == 'nt' else 'python3'} -m pipeline" if Path(sys.argv[0]).stem == "__main__" else "smjp"
    here = folders.dossier_here()
    if folders.no_dossier(here):
        first = f"Hier staat nog geen dossier. Maak er een met `{typed} nieuw MAP` en lees dan LEESMIJ.md in die map."
    else:
        first = (
            f"Hier staat een dossier ({here.resolve().name}): kijk het na met `{typed} controle`, maak het plan met "
            f"`{typed} plan`.\nDe uitleg staat in {here / 'LEESMIJ.md'}."
        )
    also = "" if typed == "smjp" else f"\nTyp `{typed}` waar hieronder of in een melding `smjp` staat."
    return f"{first}{also}\nMeer over één opdracht: `{typed} plan --hulp`.\n"


def _choose_folders(given: argparse.Namespace) -> str:
    """Fills in the folders that the command left open; why they cannot be these, in one line, or an empty text."""
    if not hasattr(given, "inhoud"):
        return ""
    from pipeline import folders

    asked = given.inhoud is not None
    given.inhoud = given.inhoud if asked else folders.dossier_here()
    if (asked or given.needs_dossier) and (refusal := folders.no_dossier(given.inhoud)):
        return refusal
    if not hasattr(given, "uit"):
        return ""
    given.uit = folders.output_of(given.inhoud) if given.uit is None else given.uit
    return folders.no_output(given.uit, given.inhoud)


def _parser() -> argparse.ArgumentParser:
    parser = arguments.Parser(prog="smjp", description="Maakt van een dossier het meerjarenplan: Word, PDF en HTML.")
    parser.add_argument("--versie", action="version", version=f"smjp {version()}", help="toont welke smjp dit is")
    commands = arguments.Commands(parser)

    nieuw = commands.command("nieuw", "maakt een klein dossier om mee te beginnen", _nieuw)
    nieuw.add_argument("map", type=Path, metavar="MAP", help="een map die nog niet bestaat of leeg is")
    nieuw.add_argument("--naam", metavar="NAAM", help="het bestuur, zoals `Stad Lier` of `Gemeente Lille`")
    nieuw.add_argument("--periode", metavar="JAREN", help="het eerste en het laatste jaar, zoals 2026-2031")
    nieuw.add_argument("--hoofdstuk", action="append", default=[], metavar="NAAM", help="een hoofdstuk; mag vaker")

    controle = commands.command("controle", "toont alle bevindingen, zonder documenten te maken", _controle)
    controle.inhoud()
    controle.add_argument("--stap", type=int, choices=(1, 2, 3, 4), metavar="N", help="controleer alsof het stap N is")
    controle.voor()
    controle.formaat()

    plan = commands.command("plan", "controleert het dossier en bouwt Word, PDF en HTML", _plan)
    plan.inhoud()
    plan.uit()
    plan.add_argument("--deel", default="", metavar="CODE", help="bouw één hoofdstuk, doelstelling of actieplan")
    plan.add_argument("--stap", type=int, choices=(1, 2, 3, 4), metavar="N", help="bouw alsof het dossier in stap N is")
    plan.voor()

    sjablonen = commands.command(
        "sjablonen", "kopieert een sjabloon naar het dossier, om het daar te wijzigen", _sjablonen
    )
    sjablonen.inhoud()
    sjablonen.add_argument("namen", nargs="*", metavar="NAAM", help="welke; zonder naam ziet u wat er kan")

    editorhulp = commands.command("editorhulp", "schrijft de schema's die een tekstverwerker helpen", _editorhulp)
    editorhulp.inhoud()

    taal = commands.command("taal", "kijkt of losse zinnen klaar en meetbaar geschreven zijn", _taal)
    taal.add_argument(
        "bestand", nargs="?", metavar="BESTAND", help="CSV met de kolommen id, level en text; - is de invoer"
    )
    taal.add_argument("--zin", metavar="ZIN", help="één zin")
    taal.add_argument("--niveau", choices=("doel", "actieplan", "actie"), help="het niveau van die zin")
    taal.add_argument(
        "--leg-vast", action="store_true", help="schrijf de zinnen die er al waren in klare-taal.yaml van het dossier"
    )
    taal.inhoud(needed=False)
    taal.formaat()

    handleiding = commands.command("handleiding-taal", "maakt de handleiding bij de taalregels (Word en pdf)", _manual)
    handleiding.inhoud()
    handleiding.uit()

    schema = commands.command("schema", "toont één schema van de BBC over de ramingen", _schema)
    schema.inhoud()
    schema.add_argument("schema", choices=SCHEMAS, metavar="SCHEMA", help=", ".join(SCHEMAS))
    schema.add_argument("--formaat", choices=("tekst", "csv", "json"), default="tekst", help="tekst, csv of json")
    schema.add_argument("--zonder-nulregels", action="store_true", help="laat rijen weg die overal nul zijn")

    schuif = commands.command("schuif", "toont wat er zou veranderen als een bedrag verschuift", _schuif)
    schuif.inhoud()
    schuif.add_argument("code", metavar="CODE", help="een actieplan of een actie")
    schuif.add_argument("jaar", type=int, metavar="JAAR", help="een jaar van het plan")
    schuif.add_argument("bedrag", metavar="BEDRAG", help="in euro, bijvoorbeeld -250000: zoveel minder uitgaven")

    ramingen = commands.command("ramingen", "leest een export van het boekhoudpakket in als ramingen", _ramingen)
    ramingen.inhoud()
    ramingen.add_argument("werk", choices=("lees",), metavar="lees", help="toont wat er zou veranderen")
    ramingen.add_argument("bestanden", nargs="+", type=Path, metavar="BESTAND", help="CSV of xlsx; ook meer dan één")
    ramingen.add_argument("--schrijf", action="store_true", help="vervangt ramingen.csv; de oude blijft bewaard")
    ramingen.add_argument(
        "--bedragen", choices=("belgisch", "engels", "zonder"), help="1.234,50 (belgisch), 1,234.50 of 1234,50 (zonder)"
    )
    ramingen.add_argument(
        "--tekens", choices=("positief", "ontvangsten_negatief", "uitgaven_negatief"), help="wat met een minteken staat"
    )
    ramingen.add_argument(
        "--vast", action="append", default=[], metavar="KOLOM=WAARDE", help="voor elke regel hetzelfde"
    )
    ramingen.add_argument("--totaal", action="append", default=[], metavar="JAAR=BEDRAG", help="een controletotaal")
    ramingen.add_argument("--blad", default="", metavar="NAAM", help="het blad van een werkboek")

    huisstijl = commands.command("huisstijl", "zet huisstijl.yaml in het Word-sjabloon plan.docx", _huisstijl)
    huisstijl.inhoud(needed=False)
    huisstijl.add_argument(
        "--nieuw", action="store_true", help="begin met een vers sjabloon; het vorige wordt plan-vorig.docx"
    )

    of_college.add_commands(commands)
    return parser


def _plan(given: argparse.Namespace) -> int:
    from pipeline import flow
    from pipeline.progress import Stages

    with Stages() as stages:
        try:
            built = flow.build(
                given.inhoud, given.uit, stages, given.stap, given.deel, given.voor, replace_other=given.vervang
            )
        except flow.UnknownPart as unknown:
            print(str(unknown), file=sys.stderr)
            return WRONG_USE
    page = given.uit / "controle.html"
    _print_findings(built.findings, page)
    if built.blocked:
        print(f"Niets gepubliceerd: herstel eerst de fouten hierboven. Alles staat in {page}.")
        return BLOCKED
    if built.against_raad is not None:
        print(_against_raad(built.against_raad, page))
    for path, size in built.published.items():
        print(f"Gemaakt: {path} ({_size(size)})")
    return DONE


def _controle(given: argparse.Namespace) -> int:
    from pipeline import flow
    from pipeline.progress import Stages

    with Stages() as stages:
        checked = flow.verdict(given.inhoud, stages, given.stap, given.voor)
    if given.formaat == "json":
        rows = [finding.as_json(blocks=finding.blocks(checked.strictness)) for finding in checked.findings]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        _print_findings(checked.findings)
    return BLOCKED if checked.blocked else DONE


def _manual(given: argparse.Namespace) -> int:
    from pipeline import clear_language
    from pipeline.progress import Stages

    with Stages() as stages:
        made = clear_language.write_manual(given.inhoud, given.uit, stages, replace_other=given.vervang)
    _print_findings(made.findings)
    if made.blocked:
        print("Niets gepubliceerd: herstel eerst de fouten hierboven.")
        return BLOCKED
    for path, size in made.published.items():
        print(f"Gemaakt: {path} ({_size(size)})")
    return DONE


def _record_existing(folder: Path) -> int:
    from pipeline import clear_language
    from pipeline.progress import Stages

    try:
        with Stages() as stages:
            count, checked = clear_language.record_existing(folder, stages)
    except clear_language.AlreadyThere as already:
        print(str(already), file=sys.stderr)
        return WRONG_USE
    if checked.dossier is None:
        _print_findings(checked.findings)
        return BLOCKED
    sentences = "geen zinnen" if not count else "1 zin" if count == 1 else f"{count} zinnen"
    print(f"Vastgelegd: {sentences} in {folder / clear_language.FILE}." if count else "Er valt niets vast te leggen.")
    return DONE


def _taal(given: argparse.Namespace) -> int:
    if given.leg_vast:
        return _record_existing(given.inhoud)
    from pipeline import own_words
    from pipeline.language import Niveau, losse_zinnen

    if (given.bestand is None) == (given.zin is None) or (given.zin is None) != (given.niveau is None):
        print("Geef een bestand, of een zin met haar niveau: --zin ZIN --niveau doel.", file=sys.stderr)
        return WRONG_USE
    try:
        if given.zin is not None:
            zinnen: tuple[losse_zinnen.LosseZin, ...] = (losse_zinnen.LosseZin("", Niveau(given.niveau), given.zin),)
        elif given.bestand == "-":
            zinnen = losse_zinnen.read_bytes(sys.stdin.buffer.read(), "de invoer")
        else:
            zinnen = losse_zinnen.read_path(Path(given.bestand))
    except losse_zinnen.WrongFile as wrong:
        print(str(wrong), file=sys.stderr)
        return WRONG_USE
    write = losse_zinnen.as_json if given.formaat == "json" else losse_zinnen.as_text
    judge, findings = own_words.judge_of(given.inhoud)
    for finding in findings:
        print(finding, file=sys.stderr)
    print(write(zinnen, judge))
    return DONE


def _schema(given: argparse.Namespace) -> int:
    from pipeline import flow
    from pipeline.finance.uitvoer import als_csv, als_json, als_tekst
    from pipeline.progress import Stages

    with Stages() as stages:
        tabel, checked = flow.schema_of(given.inhoud, given.schema, stages)
    if tabel is None:
        _print_findings(checked.findings)
        return BLOCKED
    write = {"csv": als_csv, "json": als_json, "tekst": als_tekst}[given.formaat]
    print(write(tabel.zonder_nulregels() if given.zonder_nulregels else tabel).rstrip("\n"))
    return DONE


def _schuif(given: argparse.Namespace) -> int:
    from pipeline import flow
    from pipeline.finance.schuif import NietTeSchuiven
    from pipeline.finance.uitvoer import schuif_als_tekst
    from pipeline.model.bedrag import GeenBedrag, lees_bedrag
    from pipeline.progress import Stages

    try:
        cents = lees_bedrag(given.bedrag)
        with Stages() as stages:
            moved, added, solved = flow.schuif_in(given.inhoud, given.code, given.jaar, cents, stages)
    except GeenBedrag as refusal:
        print(f"`{given.bedrag}` is geen duidelijk bedrag: {refusal.mend}", file=sys.stderr)
        return WRONG_USE
    except NietTeSchuiven as refusal:
        print(str(refusal), file=sys.stderr)
        return WRONG_USE
    if moved is None:
        _print_findings(added)
        return BLOCKED
    print(schuif_als_tekst(moved, given.jaar, cents))
    for title, findings in (("Nieuwe bevindingen", added), ("Bevindingen die wegvallen", solved)):
        print(f"{title}: {'geen.' if not findings else ''}")
        for finding in findings:
            print(finding)
    return DONE


def _ramingen(given: argparse.Namespace) -> int:
    from pipeline import ledger_import
    from pipeline.forms import invoer
    from pipeline.model.voorbeeldjaren import eerste_jaar_in
    from pipeline.progress import Stages

    try:
        totals = invoer.lees_opgaven(given.totaal, eerste_jaar_in(given.inhoud))
        options = invoer.Opties(given.bedragen, given.tekens, invoer.lees_vast(given.vast), totals, given.blad)
    except invoer.FouteOptie as wrong:
        print(str(wrong), file=sys.stderr)
        return WRONG_USE
    with Stages() as stages:
        taken = ledger_import.lees(given.inhoud, given.bestanden, options, stages)
    _print_findings(taken.findings)
    if taken.invoer is None or taken.geweigerd:
        print("Niets ingelezen: herstel eerst de fouten hierboven. De ramingen zijn wat ze waren.")
        return BLOCKED
    print(invoer.als_tekst(taken.invoer))
    if not given.schrijf:
        print("\nEr is niets geschreven. Klopt dit, geef dan dezelfde opdracht met `--schrijf`.")
        return DONE
    for line in ledger_import.schrijf(given.inhoud, taken, options, date.today()):
        print(line)
    return DONE


def _nieuw(given: argparse.Namespace) -> int:
    from pipeline import starter, starter_choices

    options = (given.naam, given.periode, *given.hoofdstuk)
    try:
        if sys.stdin.isatty() and sys.stdout.isatty() and not any(each is not None for each in options):
            choices = starter_choices.ask(input, print, date.today())
        else:
            choices = starter_choices.choose(given.naam, given.periode, given.hoofdstuk, date.today())
        made = starter.write(given.map, choices)
    except (starter_choices.WrongChoice, starter.StarterRefused) as refusal:
        print(str(refusal), file=sys.stderr)
        return WRONG_USE
    print(f"Gemaakt: {made} bestanden in {given.map}. Begin met {given.map / 'LEESMIJ.md'}.")
    print(f"Maak het plan met: {starter.command_for(given.map)}")
    return DONE


def _sjablonen(given: argparse.Namespace) -> int:
    from pipeline import templates

    for name in () if given.namen else templates.OWN:
        here = given.inhoud / templates.MAP / name
        print(f"{name:<16}{'eigen: ' + str(here) if here.is_file() else templates.MEANT_FOR[name]}")
    try:
        for name in given.namen:
            print(f"Gekopieerd: {templates.copy_into(given.inhoud, name)}. Wijzig het daar: het wint van dat van smjp.")
    except templates.NotCopied as refusal:
        print(str(refusal), file=sys.stderr)
        return WRONG_USE
    return DONE


def _editorhulp(given: argparse.Namespace) -> int:
    from pipeline import editor_help, flow
    from pipeline.progress import Stages

    with Stages() as stages:
        editor_help.write(given.inhoud, flow.control(given.inhoud, stages).dossier)
    print(f"De schema's in {given.inhoud / '.schema'} zijn bijgewerkt.")
    return DONE


def _huisstijl(given: argparse.Namespace) -> int:
    from pipeline.flow import shown
    from pipeline.house_style import write_in_template
    from pipeline.render.docx import TEMPLATE
    from pipeline.shipped import is_ours
    from pipeline.templates import templates_of

    templates = templates_of(given.inhoud, shown(given.inhoud))
    if len(templates.layers) == 1 and not is_ours(given.inhoud):
        print("Het dossier heeft nog geen eigen huisstijl: begin met `smjp sjablonen huisstijl.yaml`.", file=sys.stderr)
        return WRONG_USE
    findings = write_in_template(templates, fresh=given.nieuw)
    _print_findings(findings)
    if any(finding.blocks(Blocking.ALWAYS) for finding in findings):
        print("Niets geschreven: herstel eerst de fouten hierboven.")
        return BLOCKED
    print(f"Geschreven: {templates.layers[0].shown}/{TEMPLATE}.")
    return DONE


def _against_raad(count: int, page: Path) -> str:
    if not count:
        return "Werkversie. Voor de raad houdt geen enkele fout het plan tegen."
    errors = "houdt nog 1 fout" if count == 1 else f"houden nog {count} fouten"
    return f"Werkversie. Voor de raad {errors} het plan tegen: zie {page} of `smjp controle --voor raad`."


def _print_findings(findings: tuple[Finding, ...], page: Path | None = None) -> None:
    shown = findings if page is None else findings[:SHOWN]
    for finding in shown:
        print(finding)
    if len(shown) < len(findings):
        print(f"… en nog {len(findings) - len(shown)}: zie {page}")
    counts = [(sum(each.level is level for each in findings), level) for level in Level]
    words = [f"{count} {level if count == 1 else _PLURAL[level]}" for count, level in counts if count]
    print(f"Bevindingen: {', '.join(words) or 'geen'}.")


_PLURAL = {Level.FOUT: "fouten", Level.WAARSCHUWING: "waarschuwingen", Level.TIP: "tips"}


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB".replace(".", ",") if size >= 100_000 else f"{max(1, size // 1000)} kB"


def _explain(failure: Exception, out: Path | None, *, publishes: bool) -> int:
    from pipeline.files import PublishFailure, of_the_computer

    if isinstance(failure, OSError):
        failure = of_the_computer(failure) or failure
    if isinstance(failure, PublishFailure):
        print(f"{'Niets gepubliceerd' if publishes else 'Niets geschreven'}: {failure}", file=sys.stderr)
        return WRONG_USE if failure.wrong_use else NO_ENVIRONMENT
    report = (out or Path.cwd()) / "smjp-fout.txt"
    try:
        report.parent.mkdir(parents=True, exist_ok=True)
        told = f"smjp {version()}\n\n{''.join(traceback.format_exception(failure))}"
        report.write_text(told, encoding="utf-8")
        where = f"Het verslag staat in {report}."
    except OSError:
        where = "Het verslag kon niet geschreven worden."
    print(
        f"Dit is een fout in smjp zelf, niet in de inhoud. {where} De vorige documenten staan er nog.", file=sys.stderr
    )
    return OUR_BUG
