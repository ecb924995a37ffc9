"""What is played, read and checked: each check catches its fault and says where it is."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.content.catalogue import read_catalogue, source_texts
from kiosk.content.overview import count_ways, dot, links, mermaid
from kiosk.content.pack import lean, load_pack, ready_catalogue, sources_digest, write_pack
from kiosk.content.schema import Flow, Quiz
from kiosk.content.steps import Attempt, Presentation, QuizStep, Trial
from kiosk.content.texts import texts
from kiosk.reading import Fault
from tests.kiosk.content.samples import AROUND, FILES, swap, write_content

IDEAS = """\
id: "idees"
titre: "Les idées"
affirmations:
""" + "".join(
    f"""\
  - id: "idee-{name}"
    affirmation: "L’idée {name} est vraie."
    vrai: "{true}"
    expliquer: ["C’est {name}."]
    verifier: "Appelez le {{caisse.telephone}}."
    source: "https://exemple.fr/source"
    le: "2026-11-22"
    fiabilite: "officielle"
"""
    for name, true in (("une", "oui"), ("deux", "non"), ("trois", "non"))
)

PLAY = """\
id: "jeu"
titre: "Un jeu"
theme: "droits"
resume: "Vous jouez."
image: "carte"
duree: "2 min"
revu: {le: "2026-11-22", sources: ["https://exemple.fr/source"], fiabilite: "officielle"}
depart: "qui"
etapes:
  qui:
    genre: "question"
    titre: "Qui joue ?"
    choix:
      - {id: "seul", texte: "Moi", vers: "jouer"}
      - {id: "groupe", texte: "Nous", vers: "jouer"}
      - {id: "ne-sait-pas", texte: "Je ne sais pas", vers: "jouer"}
  jouer:
    genre: "quiz"
    quiz: "idees"
    groupe: "qui.groupe"
    ensuite: "toucher"
  toucher:
    genre: "essai"
    titre: "Touchez la maison"
    presentation: "images"
    choix:
      - {id: "carte", texte: "Carte", image: "carte"}
      - {id: "maison", texte: "Maison", image: "maison", bon: "oui"}
    indice: "Elle a un toit."
    montrer: "Voici la maison."
    competence: "toucher"
    selon:
      seul: ["noter"]
      avec-aide: ["noter"]
      pas-encore: ["apprendre"]
    ensuite: "ecrire"
  ecrire:
    genre: "essai"
    titre: "Écrivez ici"
    document: ["Une lettre"]
    saisir: "ici"
    indice: "Trois lettres."
    montrer: "Voici le mot."
    competence: "ecrire"
    ensuite: "niveau"
  niveau:
    genre: "bilan"
    niveaux: {entierement_accompagne: "avec", partiellement_autonome: "seul", autonome: "seul"}
  avec: {genre: "fin", titre: "Avec quelqu’un"}
  seul: {genre: "fin", titre: "Tout seul"}
fiche:
  noter: {dire: "Notez la date."}
  apprendre: {dire: "Apprenez avec quelqu’un."}
""".replace(" ?", "\\_?")

PLAYED = {**FILES, "quiz/idees.yaml": IDEAS, "parcours/jeu.yaml": PLAY}
JEU, QUIZ = "parcours/jeu.yaml", "quiz/idees.yaml"


def faults_of(folder: Path, files: dict[str, str]) -> list[Fault]:
    _, faults = read_catalogue([write_content(folder, {**PLAYED, **files})], "fr", AROUND)
    return list(faults)


def test_a_quiz_and_trials_are_read_as_they_are_written(tmp_path: Path) -> None:
    around = replace(AROUND, today=date(2026, 11, 22))
    catalogue, faults = read_catalogue([write_content(tmp_path, PLAYED)], "fr", around)
    assert faults == ()
    assert catalogue is not None
    first = catalogue.quizzes["idees"].statements[0]
    assert (first.id, first.true, first.verify) == ("idee-une", True, "Appelez le 36\N{NO-BREAK SPACE}46.")
    steps = catalogue.flows["jeu"].steps
    assert steps["jouer"] == QuizStep(quiz="idees", group="qui.groupe", goto="toucher")
    touch, type_ = steps["toucher"], steps["ecrire"]
    assert isinstance(touch, Trial)
    assert isinstance(type_, Trial)
    assert touch.presentation is Presentation.PICTURES
    assert touch.choices[1] == Attempt(id="maison", text="Maison", picture="maison", good=True)
    assert (touch.outcomes.alone, touch.outcomes.not_yet) == (("noter",), ("apprendre",))
    assert (type_.typed, type_.document) == ("ici", ("Une lettre",))


ERRORS = [
    # file, old text, new text, path of the fault, words of its sentence
    (QUIZ, IDEAS[IDEAS.index("affirmations:"):], "affirmations: []\n", "affirmations", "il y a 0 affirmations"),
    (QUIZ, IDEAS[IDEAS.index('  - id: "idee-trois"'):], "", "affirmations", "il y a 2 affirmations"),
    (QUIZ, '  - id: "idee-deux"', '  - id: "idee-une"', "affirmations.idee-une", "plusieurs affirmations"),
    (QUIZ, '  - id: "idee-deux"', '  - id: "Idée deux"', "affirmations.Idée deux", "ne convient pas"),
    (QUIZ, '["C’est deux."]', "[]", "affirmations.idee-deux.expliquer", "il y a 0 lignes"),
    (QUIZ, '["C’est deux."]', '["Un.", "Deux.", "Trois."]', "affirmations.idee-deux.expliquer", "il y a 3 lignes"),
    (QUIZ, '["C’est deux."]', '["Un. Deux. Trois."]', "affirmations.idee-deux.expliquer[1]", "2 phrases"),
    (QUIZ, 'titre: "Les idées"', 'titre: "Les <b>idées</b>"', "titre", "mise en forme"),
    (JEU, 'quiz: "idees"', 'quiz: "idée"', "etapes.jouer.quiz", "le quiz « idée » n’existe pas"),
    (JEU, 'groupe: "qui.groupe"', 'groupe: "qui.nous"', "etapes.jouer.groupe", "la réponse « qui.nous »"),
    (JEU, '    quiz: "idees"\n', '    quiz: "idees"\n    titre: "Un titre"\n', "etapes.jouer.titre", "« titre »"),
    (JEU, '    genre: "bilan"\n', '    genre: "bilan"\n    fiche: ["noter"]\n', "etapes.niveau.fiche", "« fiche »"),
    (JEU, ', bon: "oui"', "", "etapes.toucher.choix", "aucun choix n’est le bon"),
    (JEU, 'image: "carte"}', 'image: "carte", bon: "oui"}', "etapes.toucher.choix", "2 choix sont les bons"),
    (JEU, '      - {id: "carte", texte: "Carte", image: "carte"}\n', "", "etapes.toucher.choix", "il y a 1 choix"),
    (JEU, '{id: "carte", texte', '{id: "passer", texte', "etapes.toucher.choix.passer", "déjà pris"),
    (JEU, 'texte: "Carte", image: "carte"', 'texte: "Carte"', "etapes.toucher.choix.carte", "il manque « image »"),
    (JEU, 'texte: "Carte", image: "carte"', 'texte: "Carte", image: "cartes"',
     "etapes.toucher.choix.carte.image", "l’image « cartes »"),
    (JEU, '    saisir: "ici"\n', "", "etapes.ecrire.choix", "il y a 0 choix"),
    (JEU, 'saisir: "ici"', 'saisir: "une adresse bien trop longue"', "etapes.ecrire.saisir", "20 au plus"),
    (JEU, 'pas-encore: ["apprendre"]', 'pas-encore: ["aprendre"]',
     "etapes.toucher.selon.pas-encore[1]", "la ligne de fiche « aprendre »"),
    (JEU, ', autonome: "seul"}', ', autonome: "seule"}', "etapes.niveau.niveaux.autonome", "l’étape « seule »"),
    (JEU, ', autonome: "seul"}', "}", "etapes.niveau.niveaux", "il manque « autonome »"),
    (JEU, '      avec-aide: ["noter"]\n', "", "etapes.avec", "sans rien sur la fiche"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "path", "words"), ERRORS)
def test_an_error(tmp_path: Path, file: str, old: str, new: str, path: str, words: str) -> None:
    faults = [fault for fault in faults_of(tmp_path, {file: swap(PLAYED[file], old, new)}) if fault.file == file]
    found = {fault.path: fault for fault in faults}
    assert path in found, "\n".join(map(str, faults))
    assert words in f"{found[path].sentence}".replace("\u00a0", " ")
    assert found[path].severity == "erreur"


@pytest.mark.parametrize("key", ["source", "le", "fiabilite", "vrai", "verifier"])
def test_each_statement_says_where_it_comes_from(tmp_path: Path, key: str) -> None:
    line = next(row for row in IDEAS.splitlines(keepends=True) if row.startswith(f"    {key}: "))
    faults = faults_of(tmp_path, {QUIZ: IDEAS.replace(line, "", 1)})
    (fault,) = (fault for fault in faults if fault.severity == "erreur")
    assert (fault.file, fault.path) == (QUIZ, "affirmations.idee-une")
    assert f"« {key} »" in fault.sentence.replace("\u00a0", " ")


def test_two_quizzes_share_no_name_of_a_statement(tmp_path: Path) -> None:
    """The journal knows it by that name alone."""
    faults = faults_of(tmp_path, {"quiz/autres.yaml": IDEAS.replace('"idees"', '"autres"')})
    assert {(fault.file, fault.path) for fault in faults} == {
        (QUIZ, f"affirmations.idee-{name}") for name in ("une", "deux", "trois")
    }


def test_a_level_follows_from_gestures(tmp_path: Path) -> None:
    start, end = PLAY.index("  toucher:\n"), PLAY.index("  niveau:\n")
    given = 'fiche: ["noter", "apprendre"]\n    ensuite: "niveau"'
    text = (PLAY[:start] + PLAY[end:]).replace('ensuite: "toucher"', given)
    assert [(fault.path, fault.sentence) for fault in faults_of(tmp_path, {JEU: text})] == [
        ("etapes.niveau", "ce bilan ne suit aucun geste.")
    ]


def test_an_old_statement_is_to_be_read_again(tmp_path: Path) -> None:
    around = replace(AROUND, today=date(2027, 12, 1))
    _, faults = read_catalogue([write_content(tmp_path, PLAYED)], "fr", around)
    assert {fault.path for fault in faults if fault.file == QUIZ} == {
        f"affirmations.idee-{name}.le" for name in ("une", "deux", "trois")
    }


class TestTranslations:
    def test_a_quiz_has_a_file_of_its_own(self, tmp_path: Path) -> None:
        found = source_texts([write_content(tmp_path, PLAYED)])
        assert ("quiz-idees.affirmations.idee-une.expliquer[1]", "C’est une.") in found["quiz-idees"]
        contexts = [context for context, _ in found["jeu"]]
        assert {
            "jeu.etapes.toucher.indice",
            "jeu.etapes.ecrire.document[1]",
            "jeu.etapes.toucher.choix.carte.texte",
        } <= {*contexts}
        assert not [context for context in contexts if "saisir" in context], "an address is the same in every language"

    def test_it_is_shown_in_the_language_of_the_visit(self, tmp_path: Path) -> None:
        context = "quiz-idees.affirmations.idee-une.affirmation"
        po = f'msgctxt "{context}"\nmsgid "L’idée une est vraie."\nmsgstr "So it is."\n'
        folder = write_content(tmp_path, {**PLAYED, "traductions/en/quiz-idees.po": po})
        catalogue, _ = read_catalogue([folder], "en")
        assert catalogue is not None
        assert catalogue.quizzes["idees"].statements[0].text == "So it is."
        assert catalogue.quizzes["idees"].statements[1].text == "L’idée deux est vraie.\N{NO-BREAK SPACE}(fr)"

    def test_a_flow_is_whole_with_its_quizzes_only(self, tmp_path: Path) -> None:
        text = swap(PLAY, 'duree: "2 min"', 'duree: "2 min"\nlangues: ["en"]')
        rows = source_texts([write_content(tmp_path / "a", PLAYED)])["jeu"]
        po = "".join(f'msgctxt "{context}"\nmsgid "{french}"\nmsgstr "so"\n\n' for context, french in rows)
        files = {**PLAYED, JEU: text, "traductions/en/jeu.po": po}
        _, faults = read_catalogue([write_content(tmp_path / "b", files)], "fr", replace(AROUND, languages=("en",)))
        (claim,) = [fault for fault in faults if fault.path == "langues[1]"]
        assert "il manque 10 traductions" in claim.sentence, "the title, and three texts of each statement"

    def test_no_flow_takes_its_name(self, tmp_path: Path) -> None:
        other = FILES["parcours/autre.yaml"]
        faults = faults_of(tmp_path, {"parcours/quiz-idees.yaml": swap(other, 'id: "autre"', 'id: "quiz-idees"')})
        assert [(fault.path, "déjà pris" in fault.sentence) for fault in faults] == [("id", True)]


class TestPack:
    def test_it_holds_the_quizzes(self, tmp_path: Path) -> None:
        catalogue, _ = read_catalogue([write_content(tmp_path / "contenus", PLAYED)])
        assert catalogue is not None
        write_pack(tmp_path, catalogue, "")
        assert load_pack(tmp_path, "fr") == lean(catalogue)

    def test_a_changed_quiz_is_seen(self, tmp_path: Path) -> None:
        folder = write_content(tmp_path / "contenus", PLAYED)
        before, digest = ready_catalogue([folder], tmp_path)[0], sources_digest([folder], "fr")
        write_content(folder, {QUIZ: swap(IDEAS, '["C’est deux."]', '["C’est autre chose."]')})
        assert sources_digest([folder], "fr") != digest
        assert ready_catalogue([folder], tmp_path)[0].quizzes != before.quizzes

    def test_a_local_quiz_wins(self, tmp_path: Path) -> None:
        shipped = write_content(tmp_path / "a", PLAYED)
        local = write_content(tmp_path / "b", {QUIZ: swap(IDEAS, 'titre: "Les idées"', 'titre: "Nos idées"')})
        assert ready_catalogue([shipped, local], tmp_path)[0].quizzes["idees"].title == "Nos idées"


class TestOverview:
    @pytest.fixture
    def flow(self, tmp_path: Path) -> Flow:
        catalogue, _ = read_catalogue([write_content(tmp_path, PLAYED)])
        assert catalogue is not None
        return catalogue.flows["jeu"]

    def test_every_level_is_a_way(self, flow: Flow) -> None:
        assert [(link.target, link.label) for link in links(flow) if link.source == "niveau"] == [
            ("avec", "entierement accompagne"),
            ("seul", "partiellement autonome"),
            ("seul", "autonome"),
        ]
        assert count_ways(flow) == 9

    def test_they_are_drawn(self, flow: Flow) -> None:
        assert 'e_jouer[["Quiz\u00a0: idees"]]' in mermaid(flow)
        assert 'e_niveau{"Bilan"}' in mermaid(flow)
        assert re.search(r'"toucher" \[label="Essai\u00a0: Touchez la maison", shape=house\]', dot(flow))


def test_every_text_of_a_quiz_is_found() -> None:
    paths = [path for path, _ in texts(Quiz(id="q", title="T", statements=()))]
    assert paths == ["titre"]
