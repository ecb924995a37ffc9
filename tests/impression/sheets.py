"""Sheets made by hand, as a visit would give them."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from impression.paper import render
from kiosk.visit.sheet import Code, Headings, Help, Line, Sheet

CONTENT = Path(__file__).parents[2] / "contenus"

HEADINGS = Headings(
    done="Aujourd’hui",
    steps="Ce que je fais maintenant",
    steps_again="Ce que je fais maintenant (suite)",
    bring="À apporter",
    help="Où aller, qui appeler",
    for_whom="",
    notes="Mes notes",
    kept_nothing="Cette fiche est à vous. La borne efface tout.",
    made_with="Fiche faite avec Pas à pas, un logiciel libre et gratuit.",
    words="Les mots à retenir",
)

STEPS = (
    Line("a.creer", "Créez votre compte ameli.", "C’est gratuit.", "medecin-distance", "15 min", "à la borne"),
    Line(
        "a.imprimer", "Imprimez l’attestation.", "Elle est dans « Mes démarches ».", "imprimante", "5 min", "à la borne"
    ),
    Line("a.donner", "Donnez l’attestation à l’école.", "", "attestation", "", "avant le 30 novembre"),
    Line(
        "a.appeler", "Appelez le 36 46 si vous n’avez pas de code.", "Un conseiller vous répond.", "telephone", "10 min"
    ),
    Line("a.lieu", "Venez avec votre carte Vitale.", "Un animateur vous aide.", "lieu"),
    Line("a.revenir", "Revenez à la borne quand le courrier est arrivé.", "", "courrier", "", "ici"),
)
DONE = (
    Line("a.fait", "J’ai vu comment créer un compte ameli."),
    Line("a.essai", "Je me suis entraîné sans risque.", "Rien n’a été envoyé."),
)
BRING = (
    Line("a.vitale", "Carte Vitale", "", "carte"),
    Line("a.rib", "RIB", "Il est dans l’application de la banque.", "argent"),
    Line("a.mobile", "Téléphone portable", "", "mobile"),
)
WORDS = (
    Line("mot.ald", "ALD", "C’est une maladie longue. Les soins sont mieux remboursés.", "carte"),
    Line("mot.cpam", "CPAM", "C’est le bureau de l’Assurance Maladie près de chez vous.", "lieu"),
    Line("mot.rib", "RIB", "C’est le papier de votre banque.", "livre"),
)
AMELI = Help(
    "contact.ameli",
    "Assurance Maladie",
    ("Du lundi au vendredi, de 8 h 30 à 17 h 30", "Prix d’un appel normal"),
    "36 46",
    "carte",
)
MES = Help("contact.mes", "Mon espace santé", ("Du lundi au vendredi",), "34 22", "coeur")
PLACE = Help(
    "lieu.lieu-1", "Cyberespace, Centre social de l’Exemple",
    ("12 rue de l’Exemple, Lille", "Mardi et jeudi, 14 h à 17 h 30", "Un animateur vous aide. C’est gratuit."),
    "03 20 00 00 00", "lieu",
)  # fmt: skip
AMELI_CODE = Code("https://assure.ameli.fr", "assure.ameli.fr", "contact.ameli")
MES_CODE = Code("https://www.monespacesante.fr", "monespacesante.fr", "contact.mes")


def pdf_of(shown: Sheet) -> bytes:
    return render(shown, CONTENT)


def headings(nickname: str = "") -> Headings:
    for_whom = f"Pour {nickname}" if nickname else ""
    return Headings(
        *(for_whom if name == "for_whom" else getattr(HEADINGS, name) for name in HEADINGS.__struct_fields__)
    )


def sheet(
    *,
    steps: tuple[Line, ...] = STEPS[:3],
    done: tuple[Line, ...] = (),
    bring: tuple[Line, ...] = (),
    help: tuple[Help, ...] = (),
    codes: tuple[Code, ...] = (),
    words: tuple[Line, ...] = (),
    nickname: str = "",
    topic: str = "droits",
    title: str = "Mes prochaines étapes",
    subtitle: str = "Attestation de droits",
    date: str = "dimanche 22 novembre 2026",
    venue: str = "",
) -> Sheet:
    return Sheet(
        language="fr", title=title, subtitle=subtitle, nickname=nickname, date=date, venue=venue, topic=topic,
        done=done, steps=steps, bring=bring, help=help, codes=codes, words=words, headings=headings(nickname),
    )  # fmt: skip


def typical() -> Sheet:
    return sheet(
        steps=STEPS[:4], done=DONE, bring=BRING, help=(PLACE, AMELI), codes=(AMELI_CODE,), nickname="Amina",
        subtitle="Attestation de droits · compte ameli",
    )  # fmt: skip


def of_flow(title: str, topic: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(replace(line, flow=title, topic=topic) for line in lines)


def two_flows() -> Sheet:
    rights = of_flow("Attestation de droits", "droits", STEPS[:2])
    return sheet(
        steps=(*rights, *of_flow("Prendre un rendez-vous", "rendez-vous", STEPS[3:5])), done=DONE, subtitle="Deux"
    )


def long() -> Sheet:
    flows = [
        Line(f"{n}.{line.key}", line.text, line.hint, line.picture, line.duration, line.where)
        for n in range(2)
        for line in STEPS
    ]
    return sheet(
        steps=tuple(flows), done=DONE * 2, bring=BRING * 2, help=(PLACE, AMELI, MES), codes=(AMELI_CODE, MES_CODE),
        nickname="Amina", subtitle="Attestation de droits · Mon espace santé · Prendre un rendez-vous",
    )  # fmt: skip
