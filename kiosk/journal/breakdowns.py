"""The ways to split the figures, as data. A new one is an entry here: the command line, JSON and CSV follow.

Every entry reads the view `tally` (`migrations`): day, kind, flow, step, value, n.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from kiosk.journal.events import PRINTED


class Column(Struct, frozen=True):
    """`name` in JSON, `heading` for people. A label says what a row is about, and its `sql` is a value of `tally`; the
    `sql` of a count is the condition for rows to be counted."""

    name: str
    heading: str
    sql: str = ""
    label: bool = False


class Breakdown(Struct, frozen=True, kw_only=True):
    """A row for each value of `labels`, and its `counts`.

    The first `within` labels make groups. `share` says what the first count is compared with in its group: the
    sum of all, the largest (a funnel), or nothing. `ranked` puts the largest first; else rows follow their labels.
    """

    title: str
    labels: tuple[Column, ...]
    counts: tuple[Column, ...]
    within: int = 0
    share: Literal["sum", "max"] | None = "sum"
    ranked: bool = True


def _visits(condition: str) -> tuple[Column]:
    return (Column("visits", "Visites", condition),)


def _times(condition: str) -> tuple[Column]:
    return (Column("times", "Fois", condition),)


def label(name: str, heading: str, sql: str = "value") -> Column:
    return Column(name, heading, sql, label=True)


FLOW = label("flow", "Démarche", "flow")
_STEP = label("step", "Étape", "step")

OVERVIEW = (
    Column("visits", "Visites", "kind = 'visite'"),
    Column("flows_opened", "Démarches commencées", "kind = 'parcours'"),
    Column("flows_done", "Menées au bout", "kind = 'parcours-fini'"),
    Column("sheets_printed", "Fiches imprimées", f"kind = 'impression' AND value = '{PRINTED}'"),
)

BREAKDOWNS = {
    "day": Breakdown(title="Jours", labels=(label("day", "Jour", "day"),), counts=OVERVIEW, share=None, ranked=False),
    "month": Breakdown(
        title="Mois",
        labels=(label("month", "Mois", "substr(day, 1, 7)"),),
        counts=OVERVIEW,
        share=None,
        ranked=False,
    ),
    "weekday": Breakdown(  # 1 is Monday
        title="Jours de la semaine",
        labels=(label("weekday", "Jour", "(strftime('%w', day) + 6) % 7 + 1"),),
        counts=_visits("kind = 'visite'"),
        ranked=False,
    ),
    "hour": Breakdown(
        title="Heures d’arrivée",
        labels=(label("hour", "Heure", "CAST(value AS INTEGER)"),),
        counts=_visits("kind = 'visite'"),
        ranked=False,
    ),
    "flow": Breakdown(
        title="Démarches",
        labels=(FLOW,),
        counts=(*_visits("kind = 'parcours'"), Column("done", "Menées au bout", "kind = 'parcours-fini'")),
    ),
    "step": Breakdown(
        title="Étapes vues",
        labels=(FLOW, _STEP),
        counts=_visits("kind = 'etape' AND step != ''"),
        within=1,
        share="max",
    ),
    "choice": Breakdown(
        title="Réponses choisies",
        labels=(FLOW, _STEP, label("choice", "Choix")),
        counts=_visits("kind = 'choix'"),
        within=2,
    ),
    "stop": Breakdown(title="Où l’on s’arrête", labels=(FLOW, _STEP), counts=_visits("kind = 'fin' AND flow != ''")),
    "language": Breakdown(title="Langues", labels=(label("language", "Langue"),), counts=_visits("kind = 'langue'")),
    "comfort": Breakdown(
        title="Réglages de confort",
        labels=(label("comfort", "Réglage"),),
        counts=_visits("kind = 'confort'"),
        share=None,
    ),
    "voice": Breakdown(title="Voix", labels=(label("voice", "Voix"),), counts=_visits("kind = 'voix'"), share=None),
    "word": Breakdown(title="Mots expliqués", labels=(label("word", "Mot"),), counts=_visits("kind = 'mot'")),
    "search": Breakdown(
        title="Recherches, par nombre de réponses",
        labels=(label("answers", "Réponses", "CAST(value AS INTEGER)"),),
        counts=_times("kind = 'recherche' AND flow = ''"),
        ranked=False,
    ),
    "found": Breakdown(
        title="Démarches ouvertes depuis une recherche",
        labels=(FLOW,),
        counts=_times("kind = 'recherche' AND flow != ''"),
    ),
    "film": Breakdown(title="Films", labels=(FLOW, label("film", "Film")), counts=_times("kind = 'film'"), within=1),
    "print": Breakdown(title="Impressions", labels=(label("print", "Résultat"),), counts=_times("kind = 'impression'")),
    "help": Breakdown(
        title="Aide et urgence",
        labels=(label("help", "Écran", "kind"), FLOW, _STEP),
        counts=_times("kind IN ('appel', 'urgence')"),
        share=None,
    ),
    "satisfaction": Breakdown(
        title="« Cette visite vous a aidé ? »",
        labels=(label("satisfaction", "Réponse"),),
        counts=_visits("kind = 'satisfaction'"),
    ),
    "autonomy": Breakdown(
        title="« La prochaine fois, sauriez-vous le faire ? »",
        labels=(label("autonomy", "Réponse"),),
        counts=_visits("kind = 'autonomie'"),
    ),
    "idea": Breakdown(
        title="Vrai ou faux : ce que les gens pensent",
        labels=(label("idea", "Idée", "step"), label("guess", "Réponse")),
        counts=_times("kind = 'idee'"),
        within=1,
    ),
    "ability": Breakdown(
        title="Niveaux avec le numérique", labels=(label("ability", "Niveau"),), counts=_times("kind = 'niveau'")
    ),
    "practice": Breakdown(
        title="Exercices", labels=(FLOW, label("practice", "Exercice")), counts=_times("kind = 'exercice'"), within=1
    ),
    "site": Breakdown(title="Vrais sites ouverts", labels=(label("site", "Site"),), counts=_times("kind = 'site'")),
    "document": Breakdown(
        title="Documents imprimés", labels=(label("document", "Résultat"),), counts=_times("kind = 'document'")
    ),
    "stale": Breakdown(
        title="Guides à relever de nouveau",
        labels=(FLOW, _STEP, label("gesture", "Geste")),
        counts=_times("kind = 'guide-perime'"),
        share=None,
    ),
    "refusal": Breakdown(
        title="Ce que les sites n’ont pas pu faire",
        labels=(label("refusal", "Raison"),),
        counts=_times("kind = 'refus'"),
    ),
    "browser": Breakdown(
        title="Pannes du navigateur",
        labels=(label("browser", "Panne"),),
        counts=_times("kind = 'navigateur'"),
        share=None,
    ),
    "end": Breakdown(
        title="Comment les visites se terminent", labels=(label("end", "Fin"),), counts=_visits("kind = 'fin'")
    ),
}
