"""What is said of the printer: kind and plain for the resident, what to do for staff. French is the key of the PO."""

from __future__ import annotations

from msgspec import Struct

from impression.printers.port import Advice, Outlook

msgid = str
"""Marks a sentence for the extraction of PO files; the screen translates it when it is shown."""


class Saying(Struct, frozen=True):
    """The same news, for the person in front of the kiosk and for staff."""

    resident: str
    staff: str


SAYINGS = {
    Outlook.READY: Saying(
        msgid("L’imprimante est prête."),
        msgid("L’imprimante est prête."),
    ),
    Outlook.SENT: Saying(
        msgid("Votre fiche va sortir de l’imprimante."),
        msgid("La fiche est envoyée à l’imprimante."),
    ),
    Outlook.PRINTING: Saying(
        msgid("Votre fiche sort de l’imprimante."),
        msgid("Une fiche sort de l’imprimante."),
    ),
    Outlook.PRINTED: Saying(
        msgid("Votre fiche est imprimée. Prenez-la : elle est à vous."),
        msgid("La fiche est imprimée."),
    ),
    Outlook.OUT_OF_PAPER: Saying(
        msgid("Il n’y a plus de papier. Votre fiche n’est pas perdue. Touchez « Appeler »."),
        msgid("Il n’y a plus de papier. Remettez du papier, puis relancez l’impression."),
    ),
    Outlook.COVER_OPEN: Saying(
        msgid("L’imprimante est ouverte. Votre fiche n’est pas perdue. Touchez « Appeler »."),
        msgid("Le capot est ouvert, ou un bac est mal fermé. Fermez-le, puis relancez l’impression."),
    ),
    Outlook.JAM: Saying(
        msgid("Une feuille est coincée. Votre fiche n’est pas perdue. Touchez « Appeler »."),
        msgid("Une feuille est coincée, ou le bac de sortie est plein. Retirez le papier, puis relancez."),
    ),
    Outlook.OUT_OF_INK: Saying(
        msgid("Il n’y a plus d’encre. Votre fiche n’est pas perdue. Touchez « Appeler »."),
        msgid("Il n’y a plus d’encre. Changez la cartouche, puis relancez l’impression."),
    ),
    Outlook.UNREACHABLE: Saying(
        msgid("L’imprimante ne répond pas. Votre fiche n’est pas perdue. Touchez « Appeler »."),
        msgid("L’imprimante ne répond pas. Vérifiez qu’elle est allumée et branchée, puis relancez."),
    ),
    Outlook.STOPPED: Saying(
        msgid("L’imprimante est en pause. Votre fiche n’est pas perdue. Touchez « Appeler »."),
        msgid("L’imprimante est en pause sur l’ordinateur. Dans les réglages d’impression, relancez-la."),
    ),
    Outlook.REFUSED: Saying(
        msgid("L’imprimante n’a pas pris la fiche. Votre fiche n’est pas perdue. Touchez « Appeler »."),
        msgid("L’ordinateur refuse d’imprimer. Vérifiez l’imprimante dans les réglages d’impression."),
    ),
    Outlook.NO_SERVER: Saying(
        msgid("L’imprimante ne répond pas. Votre fiche n’est pas perdue. Touchez « Appeler »."),
        msgid("Le service d’impression de l’ordinateur ne répond pas. Redémarrez l’ordinateur."),
    ),
    Outlook.NO_PRINTER: Saying(
        msgid("L’imprimante n’est pas installée. Votre fiche n’est pas perdue. Touchez « Appeler »."),
        msgid("L’imprimante choisie dans les réglages n’existe pas sur cet ordinateur."),
    ),
    Outlook.NO_FOLDER: Saying(
        msgid("La fiche ne sort pas pour le moment. Votre fiche n’est pas perdue. Touchez « Appeler »."),
        msgid("Le dossier des fiches ne s’ouvre pas. Vérifiez qu’il existe et que le disque a de la place."),
    ),
    Outlook.LOST: Saying(
        msgid("L’impression s’est arrêtée. Si votre fiche n’est pas sortie, vous pouvez la demander encore une fois."),
        msgid("L’impression a été annulée ou interrompue. Si la fiche n’est pas sortie, relancez."),
    ),
    Outlook.WITHDRAWING: Saying(
        msgid("L’imprimante n’est pas encore prête. Votre fiche n’est pas perdue. Touchez « Appeler »."),
        msgid("Une fiche d’avant est restée dans l’imprimante. Éteignez-la dix secondes, puis rallumez-la."),
    ),
}

IN_A_FOLDER = msgid("Demandez-la à l’animateur : elle est à vous.")
"""Said instead of PRINTED where the printer gives no paper."""

DOCUMENT_SAYINGS = {
    Outlook.SENT: msgid("Votre document va sortir de l’imprimante."),
    Outlook.PRINTING: msgid("Votre document sort de l’imprimante."),
    Outlook.PRINTED: msgid("Votre document est imprimé. Prenez-le : il est à vous."),
    Outlook.LOST: msgid("L’impression s’est arrêtée. Si votre document n’est pas sorti, demandez-le encore une fois."),
}
"""What is said to the person of a paper that is not our sheet."""

DOCUMENT_WAITS = msgid("Votre document n’est pas perdu. Touchez « Appeler ».")
"""Under any other trouble, which staff read in their own words."""

DOCUMENT_IN_A_FOLDER = msgid("Demandez-le à l’animateur : il est à vous.")

ADVICE = {
    Advice.KEEPS_SHEETS: msgid(
        "L’imprimante garde une fiche qui n’a pas pu sortir : elle pourrait l’imprimer devant la personne suivante. "
        "À faire par un technicien : lpadmin -p {queue} -o printer-error-policy=abort-job"
    ),
}
"""`{queue}` is the printer's name."""
