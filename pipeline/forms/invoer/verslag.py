"""What `smjp ramingen lees` tells: what was read, which totals agree, and what would change or has changed."""

from collections.abc import Iterator, Sequence

from pipeline.forms.invoer.invoer import Invoer
from pipeline.model.bedrag import MINUS, schrijf_exact
from pipeline.model.dossier import Raming
from pipeline.model.soorten import NAAM, SOORTEN, ZIJDEN

MOST_LINES = 40  # lines of one kind of change; the others are counted


def as_text(invoer: Invoer) -> str:
    """The report of an import that was not refused."""
    return "\n".join((*_gelezen(invoer), "", *_totalen(invoer), "", *_verschil(invoer)))


def _gelezen(invoer: Invoer) -> Iterator[str]:
    for each in invoer.gelezen:
        layout, blad = each.indeling, each.indeling.blad
        where = f"{blad.bestand}, blad `{blad.naam}`" if blad.naam else blad.bestand
        shape = "een kolom per jaar" if layout.vorm == "tabel" else "een regel per bedrag"
        yield f"Gelezen: {where} ({shape}, kopregel op regel {layout.kop.nummer}): {_count(each.regels)}"
        how = f"volgens `{layout.wijze.naam}` in import.yaml" if layout.wijze else "herkend"
        names = []
        for role in layout.kolommen.rollen:
            by_content = " (aan de inhoud)" if role in layout.kolommen.op_inhoud else ""
            names.append(f"{role} = `{layout.kolomnaam(role)}`{by_content}")
        names += [f"{year} = `{layout.kop.cel(index)}`" for year, index in sorted(layout.kolommen.jaren.items())]
        yield f"  Kolommen, {how}: {', '.join(names)}"
        if each.eigen_nummers:
            yield "  Zonder nummers van ramingen: elke regel krijgt een vast nummer uit haar sleutels (INV…)"
        for what in each.weggelaten:
            yield f"  Niet gelezen: {what}"
    loose = [each for each in invoer.nieuw if not each.actie]
    if loose:
        yield f"Zonder actie of actieplan: {_count(loose)}, samen {schrijf_exact(sum(map(_whole, loose)))}"
    if invoer.aangevuld:
        yield f"Uit de huidige ramingen overgenomen (sector, project of omschrijving): bij {invoer.aangevuld} regels"


def _totalen(invoer: Invoer) -> Iterator[str]:
    yield f"Controletotalen: {len(invoer.totalen)} vergeleken, alle kloppen op de cent"
    for each in invoer.totalen[:MOST_LINES]:
        what = f"{each.wat or 'alles samen'}{f' {each.jaar}' if each.jaar else ''}"
        yield f"  {what}: {schrijf_exact(each.genoemd)} ({each.bron})"
    for text in invoer.onbegrepen:
        yield f"  Niet begrepen en dus niet vergeleken: {text}"


def _verschil(invoer: Invoer) -> Iterator[str]:
    verschil = invoer.verschil
    new, changed, gone = verschil.erbij, verschil.gewijzigd, verschil.weg
    if not (new or changed or gone):
        yield "Tegenover de huidige ramingen verandert er niets."
        return
    counts = f"{len(new)} nieuw, {len(changed)} gewijzigd, {len(gone)} weg, "
    yield f"Tegenover de huidige ramingen: {counts}{len(verschil.nieuw) - len(new) - len(changed)} gelijk"
    years = [str(jaar) for jaar in verschil.jaren]
    rows = [("Bedragen per jaar in euro", *years)]
    for soort in SOORTEN:
        for zijde in ZIJDEN:
            before, after = verschil.reeks(soort, zijde)
            if not (any(before) or any(after)):
                continue
            name = f"{SOORTEN[soort].capitalize()} {ZIJDEN[zijde]}"
            rows.append((f"{name}, nu", *map(_plain, before)))
            rows.append((f"{name}, nieuw", *map(_plain, after)))
            rows.append(("  verschil", *(_plain(b - a, sign=True) for a, b in zip(before, after, strict=True))))
    yield from _aligned(rows)
    per_actie = verschil.per_actie()
    if per_actie:
        rows = [("Verschil per actie in euro", *years)]
        for (actie, side), amounts in per_actie.items():
            name = f"{actie or 'zonder actie'}, {NAAM[side]}"
            rows.append((name, *(_plain(each, sign=True) for each in amounts)))
        yield ""
        yield from _aligned(rows)
    yield from _lines("Nieuw", [(each, _whole(each), "") for each in new])
    yield from _lines(
        "Gewijzigd", [(new, _whole(new) - _whole(old), _what(old, new)) for old, new in changed], sign=True
    )
    yield from _lines("Weg", [(each, _whole(each), "") for each in gone])


def _lines(title: str, lines: Sequence[tuple[Raming, int, str]], *, sign: bool = False) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield f"{title} (over alle jaren, in euro)"
    for each, cents, more in lines[:MOST_LINES]:
        key = (
            f"{each.raming} {each.soort}.{each.zijde} {each.actie or '(geen actie)'} {each.beleidsitem} {each.rekening}"
        )
        yield f"  {key} {each.omschrijving}: {_plain(cents, sign=sign)}{more}"
    if more_lines := lines[MOST_LINES:]:
        yield f"  … en nog {len(more_lines)}, samen {_plain(sum(cents for _, cents, _ in more_lines), sign=sign)}"


def _what(old: Raming, new: Raming) -> str:
    names = ("entiteit", "soort", "zijde", "sector", "project", "omschrijving")
    changed = [name for name in names if getattr(old, name) != getattr(new, name)]
    return f" ({', '.join(changed)} anders)" if changed else ""


def _whole(raming: Raming) -> int:
    return sum(raming.bedragen)


def _plain(cents: int, *, sign: bool = False) -> str:
    """The amount to the cent without unit; a difference has its sign, and a point where there is none."""
    if sign and not cents:
        return "·"
    text = schrijf_exact(cents).removesuffix(" euro")
    return f"+{text}" if sign and not text.startswith(MINUS) else text


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    for row in rows:
        cells = (row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)))
        yield "  ".join(cells)


def _count(regels: Sequence[object]) -> str:
    return "1 raming" if len(regels) == 1 else f"{len(regels)} ramingen"
