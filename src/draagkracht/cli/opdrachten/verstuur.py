"""`draagkracht verstuur`: send the e-mails that are due."""

from __future__ import annotations

from email.utils import make_msgid, parseaddr
from smtplib import SMTPException

import click
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from draagkracht.toegang.fouten import Fout
from draagkracht.werkproces.dossier.contact.kennisgevingen import Verstuur, has_mail, send_kennisgevingen

from ..database import check_klaar
from ..nederlands import Opdracht


@click.command("verstuur", cls=Opdracht)
def opdracht() -> None:
    """Verstuur de korte e-mails aan inwoners die nu weg mogen.

    Laat dit elke vijf minuten lopen, met cron of systemd. Nog een keer doen kan altijd: elk bericht gaat één keer weg. Is
    de mailserver er niet, dan blijft alles staan voor de volgende keer.
    """
    check_klaar()
    if not has_mail():
        raise Fout("Er is geen mailserver ingesteld (DRAAGKRACHT_MAIL_URL). Er is niets verstuurd.")
    server = get_connection()
    try:
        server.open()
    except (OSError, SMTPException):
        raise Fout(
            "De mailserver is niet te bereiken of weigert de toegang. Er is niets verstuurd; alles blijft klaarstaan."
        ) from None
    try:
        done = send_kennisgevingen(op=timezone.now(), verstuur=_sender(server))
    finally:
        server.close()
    click.echo(f"Verstuurd: {done.verstuurd}. Later: {done.later}. Vervallen: {done.vervallen}.")


def _sender(server: BaseEmailBackend) -> Verstuur:
    """Sends one e-mail. Nothing in its heading tells which machine or program it comes from."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]

    def verstuur(adres: str, onderwerp: str, tekst: str) -> None:
        headers = {"Message-ID": make_msgid(domain=domain), "Auto-Submitted": "auto-generated"}
        EmailMessage(onderwerp, tekst, None, [adres], headers=headers, connection=server).send()

    return verstuur
