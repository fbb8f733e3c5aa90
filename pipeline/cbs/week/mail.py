"""The draft of the mail to the AD and Anja, with the decks that are accepted. The same sitting gives the same bytes."""

from email.errors import MessageError
from email.message import EmailMessage
from email.policy import SMTP

from pipeline.cbs.agendapunt import Contacten
from pipeline.cbs.termijn import schrijf_dag
from pipeline.cbs.tijd import in_woorden
from pipeline.cbs.week.zitting import Zitting
from pipeline.files.digests import digest
from pipeline.model.velden import schrijf_datum

_TYPE = ("application", "vnd.openxmlformats-officedocument.presentationml.presentation")


class OngeldigAdres(Exception):
    """An address cannot stand in a mail; the text is the address."""


def conceptmail(zitting: Zitting, contacten: Contacten) -> bytes:
    """The draft (.eml); Outlook opens it as a message to send. Raises OngeldigAdres."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"  # what makes Outlook show a draft
    for name, addresses in (("To", contacten.aan), ("Cc", contacten.kopie), ("From", (contacten.van,))):
        if any(addresses):
            message[name] = _addresses(addresses)
    decks = zitting.aanvaard
    count = f"{len(decks)} {'presentatie' if len(decks) == 1 else 'presentaties'}"
    message["Subject"] = f"College van {schrijf_datum(zitting.dag)}: {count}"
    message.set_content("\n".join(_lines(zitting)), cte="quoted-printable")
    for punt in decks:
        message.add_attachment(punt.data, maintype=_TYPE[0], subtype=_TYPE[1], filename=punt.naam)
    if decks:
        named = digest("\n".join(each.naam for each in decks).encode())
        message.set_boundary(f"=_cbs_{named[:24]}")
    return message.as_bytes()


def _addresses(addresses: tuple[str, ...]) -> str:
    for each in addresses:
        if any(ord(character) < 32 or character in ",;<>" for character in each) or each.count("@") != 1:
            raise OngeldigAdres(each)
    try:
        check = EmailMessage(policy=SMTP)
        check["To"] = ", ".join(addresses)
    except (ValueError, MessageError):
        raise OngeldigAdres(", ".join(addresses)) from None
    return ", ".join(addresses)


def _lines(zitting: Zitting) -> list[str]:
    lines = ["Beste", "", f"Hierbij de presentaties voor het college van {schrijf_dag(zitting.dag)}.", ""]
    seconds = 0
    for punt in zitting.aanvaard:
        judged = punt.oordeel
        if judged is None:
            continue
        seconds += judged.seconden
        urgent = ", hoogdringend: zie de motivering op slide 2" if judged.is_dringend else ""
        lines += [f"- {punt.titel} ({in_woorden(judged.seconden)}{urgent})", f"  Vraag: {judged.vraag}"]
    notes = [each.titel for each in zitting.punten if each.oordeel is None]
    if notes:
        lines += ["", "Ter kennisname, met een nota:", *(f"- {each}" for each in notes)]
    return [*lines, "", f"Samen: {in_woorden(seconds)}.", "", "Met vriendelijke groet"]
