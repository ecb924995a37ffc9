"""What is said when the browser has refused something: kindly, and never in a technical word."""

from __future__ import annotations

from kiosk.content.words import Words
from kiosk.webpolicy import Verdict


def told(reason: Verdict | None, words: Words) -> str:
    """Nothing for no reason, and for what a person has not asked for."""
    match reason:
        case Verdict.HOST | Verdict.INSECURE | Verdict.NUMERIC | Verdict.PORT | Verdict.DISGUISED:
            return words("Ce lien mène ailleurs. La borne reste sur ce site.")
        case Verdict.SCHEME | Verdict.FILE | Verdict.MADE:
            return words("Ce bouton ouvre un autre programme. La borne ne l’a pas.")
        case Verdict.SANDBOX:
            return words("Ici, les vrais sites sont fermés. L’animateur peut vous aider.")
        case Verdict.KIND:
            return words("Ce document ne s’ouvre pas ici.")
        case Verdict.PAGES:
            return words("Ce document a trop de pages. L’animateur peut vous aider.")
        case Verdict.WINDOW:
            return words("Le site voulait ouvrir une fenêtre. Restez ici.")
        case Verdict.DIALOG:
            return words("Le site pose une question que la borne ne montre pas. Elle a répondu non.")
        case Verdict.FILES:
            return words("Ici, on ne peut pas envoyer de fichier.")
        case Verdict.PERMISSION:
            return words("Le site demande la caméra, le micro ou le lieu. La borne dit non.")
        case Verdict.CERTIFICATE:
            return words("Ce site n’est pas sûr en ce moment. La borne le ferme.")
        case Verdict.SIGN_IN:
            return words("Cette page est fermée par un mot de passe. La borne ne l’ouvre pas.")
    return ""
