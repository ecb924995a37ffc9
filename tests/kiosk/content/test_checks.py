"""Each check catches its fault, says where it is, and catches nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.content.catalogue import read_catalogue
from kiosk.content.surroundings import Surroundings, glyphs_of, look_around
from kiosk.reading import Fault, sound
from tests.kiosk.content.samples import AROUND, FILES, FLOW, line_of, swap, write_content

ESSAI = "parcours/essai.yaml"


def faults_of(folder: Path, files: dict[str, str], around: Surroundings = AROUND) -> tuple[Fault, ...]:
    _, faults = read_catalogue([write_content(folder, {**FILES, **files})], "fr", around)
    return faults


def plain(fault: Fault) -> str:
    return fault.advice.replace("\u00a0", " ")


def test_the_sample_is_sound(tmp_path: Path):
    catalogue, faults = read_catalogue([write_content(tmp_path)], "fr", replace(AROUND, today=date(2026, 11, 22)))
    assert faults == ()
    assert catalogue is not None


ERRORS = [
    # what can be written wrongly in a flow: old text, new text, path of the fault, words of its sentence
    ('id: "essai"', 'id: "essais"', "id", ["« essais »", "nom du fichier", "id: essai"]),
    ('theme: "droits"', 'theme: "droit"', "theme", ["le thème « droit »", "« droits »"]),
    ('depart: "debut"', 'depart: "debu"', "depart", ["l’étape « debu »", "« debut »"]),
    ('vers: "lire"', 'vers: "lir"', "etapes.debut.choix.oui.vers", ["l’étape « lir »", "« lire »"]),
    ('sans-lieu: "fini"', 'sans-lieu: "finir"', "etapes.choisir.sans-lieu", ["« finir »", "« fini »"]),
    ('film: "essai"\n    ensuite: "fini"', 'film: "essai"\n    ensuite: "ailleurs"',
     "etapes.regarder.ensuite", ["« ailleurs »", "Possible ici"]),
    ('          - "essayer"', '          - "esayer"', "etapes.debut.choix.oui.fiche[1]", ["« esayer »", "« essayer »"]),
    ('      - "appeler"', '      - "appelle"', "etapes.fini.fiche[1]", ["« appelle »", "« appeler »"]),
    ('      - "autre"', '      - "autres"', "etapes.fini.aussi[1]", ["le parcours « autres »", "« autre »"]),
    ('contact: "caisse"', 'contact: "caise"', "fiche.appeler.contact", ["le contact « caise »", "« caisse »"]),
    ('    contact: "caisse"\n', "", "fiche.appeler", ["il manque « contact »"]),
    ('    dire: "Essayez chez vous."\n', "", "fiche.essayer", ["il manque « dire »"]),
    ('    titre: "Lisez bien"\n    image: "carte"', '    titre: "Lisez bien"\n    image: "cartes"',
     "etapes.lire.image", ["l’image « cartes »", "« carte »"]),
    ('film: "essai"', 'film: "esai"', "etapes.regarder.film", ["films/esai.fr.webm", "« essai »"]),
    ('texte: "Je ne sais pas"', 'texte: "Peut-être"', None, []),
    ('id: "ne-sait-pas"\n        texte: "Je ne sais pas"', 'id: "non"\n        texte: "Non"',
     "etapes", ["« Je ne sais pas »"]),
    ('      - id: "ne-sait-pas"', '      - id: "oui"', "etapes.debut.choix.oui", ["plusieurs choix"]),
    ('      - id: "oui"', '      - id: "Oui !"', "etapes.debut.choix.Oui !", ["« Oui ! »", "minuscules"]),
    ('le: "2026-11-22"', 'le: "22/11/2026"', "revu.le", ["« 22/11/2026 »", "« 2026-11-22 »"]),
    ('    - "https://exemple.fr/source"', '    - "exemple.fr"', "revu.sources[1]", ["« exemple.fr »", "https://"]),
    ('  sources:\n    - "https://exemple.fr/source"', "  sources: []", "revu.sources", ["au moins une source"]),
    ("{caisse.telephone}", "{caise.telephone}",
     "etapes.lire.dire[2]", ["« {caise.telephone} »", "« caisse.telephone »"]),
    ("{caisse.telephone}", "{caisse.horaires}", "etapes.lire.dire[2]", ["« caisse »", "rien dans « horaires »"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "path", "fragments"), ERRORS)
def test_an_error_in_a_flow(tmp_path: Path, old: str, new: str, path: str | None, fragments: list[str]):
    text = swap(FLOW, old, new)
    faults = faults_of(tmp_path, {ESSAI: text})
    if path is None:
        assert faults == ()
        return
    assert [(fault.file, fault.path, fault.severity) for fault in faults] == [(ESSAI, path, "erreur")]
    assert faults[0].line is not None
    for fragment in fragments:
        assert fragment in plain(faults[0])


def test_the_line_is_that_of_the_key(tmp_path: Path):
    text = swap(FLOW, 'vers: "lire"', 'vers: "lir"')
    (fault,) = faults_of(tmp_path, {ESSAI: text})
    assert fault.line == line_of(text, 'vers: "lir"')


STEP = '  perdue:\n    genre: "explication"\n    titre: "Perdue"\n    ensuite: "fini"\n\nfiche:\n'
LOOP = (
    '  perdue:\n    genre: "explication"\n    titre: "Perdue"\n    ensuite: "encore"\n'
    '  encore:\n    genre: "explication"\n    titre: "Encore"\n    ensuite: "perdue"\n\nfiche:\n'
)


def test_a_step_that_cannot_be_reached(tmp_path: Path):
    (fault,) = faults_of(tmp_path, {ESSAI: swap(FLOW, "\nfiche:\n", STEP)})
    assert fault.path == "etapes.perdue"
    assert "aucun chemin" in fault.sentence


def test_a_loop_without_exit(tmp_path: Path):
    text = swap(swap(FLOW, "\nfiche:\n", LOOP), 'vers: "regarder"', 'vers: "perdue"')
    faults = faults_of(tmp_path, {ESSAI: text})
    assert [fault.path for fault in faults] == ["etapes.regarder", "etapes.perdue", "etapes.encore"]
    assert "aucun chemin" in faults[0].sentence
    assert "tourne en rond" in faults[1].sentence
    assert "tourne en rond" in faults[2].sentence


def test_a_loop_with_an_exit_is_fine(tmp_path: Path):
    text = swap(FLOW, 'film: "essai"\n    ensuite: "fini"', 'film: "essai"\n    ensuite: "debut"')
    assert faults_of(tmp_path, {ESSAI: text}) == ()


def test_an_exit_is_needed_without_places_too(tmp_path: Path):
    """As shipped a kiosk has no place: a way out that needs one is no way out."""
    text = swap(FLOW, '    sans-lieu: "fini"', '    sans-lieu: "lire"')
    faults = faults_of(tmp_path, {ESSAI: text})
    assert [fault.path for fault in faults] == ["etapes.lire", "etapes.choisir"]
    assert all("tourne en rond quand il n’y a aucun lieu" in fault.sentence for fault in faults)


def test_a_flow_without_end(tmp_path: Path):
    text = 'etapes:\n  fini: {genre: "explication", titre: "Lisez", fiche: ["noter"], ensuite: "fini"}'
    other = FILES["parcours/autre.yaml"]
    old = 'etapes:\n  fini: {genre: "fin", titre: "C’est fini", fiche: ["noter"]}'
    (fault,) = faults_of(tmp_path, {"parcours/autre.yaml": swap(other, old, text)})
    assert (fault.path, plain(fault)) == ("etapes", "aucune étape n’est une « fin ». Ajoutez une étape « genre: fin ».")


def test_an_end_that_somebody_reaches_with_an_empty_sheet(tmp_path: Path):
    """« Oui » gives a line, « Je ne sais pas » gives none: a line on one way is not enough."""
    text = swap(FLOW, '    fiche:\n      - "appeler"\n', "")
    faults = faults_of(tmp_path, {ESSAI: text})
    assert [fault.path for fault in faults] == ["etapes.fini", "fiche.appeler"]
    assert "sans rien sur la fiche" in faults[0].sentence
    assert "aucun chemin ne donne cette ligne" in faults[1].sentence


def test_a_line_given_before_the_end_is_enough(tmp_path: Path):
    text = swap(FLOW, '    fiche:\n      - "appeler"\n', "")
    text = swap(text, 'vers: "regarder"\n', 'vers: "regarder"\n        fiche: ["appeler"]\n')
    assert faults_of(tmp_path, {ESSAI: text}) == ()


@pytest.mark.parametrize("count", [0, 1, 7])
def test_two_to_six_choices(tmp_path: Path, count: int):
    items = "".join(
        f'      - {{id: "c{n}", texte: "Je ne sais pas", vers: "lire", fiche: ["essayer"]}}\n' for n in range(count)
    )
    start, end = FLOW.index("    choix:\n"), FLOW.index("  lire:\n")
    choices = f"    choix:\n{items}" if count else "    choix: []\n"
    faults = faults_of(tmp_path, {ESSAI: FLOW[:start] + choices + FLOW[end:]})
    assert f"il y a {count} choix" in {fault.path: fault for fault in faults}["etapes.debut.choix"].sentence


def test_three_lines_of_two_sentences(tmp_path: Path):
    more = '      - "C’est gratuit."\n      - "Un. Deux. Trois."\n      - "Encore une."\n      - "Et une."\n'
    faults = faults_of(tmp_path, {ESSAI: swap(FLOW, '      - "C’est gratuit."\n', more)})
    assert [(fault.path, fault.sentence) for fault in faults] == [
        ("etapes.lire.dire", "il y a 5 lignes, il en faut 3 au plus."),
        ("etapes.lire.dire[2]", "cette ligne a plus de 2 phrases."),
    ]


def test_a_language_that_no_voice_speaks(tmp_path: Path):
    around = replace(AROUND, languages=("ar", "qps"), voices=frozenset({"ar"}))
    (fault,) = (fault for fault in faults_of(tmp_path, {}, around) if "voix" in fault.sentence)
    assert (fault.file, fault.severity) == ("traductions/qps", "avertissement")


def test_a_film_without_subtitles(tmp_path: Path):
    (fault,) = faults_of(tmp_path, {}, replace(AROUND, films=frozenset({"essai.fr.webm"})))
    assert fault.path == "etapes.regarder.film"
    assert "sous-titres" in fault.sentence


@pytest.mark.parametrize(
    ("file", "old", "new", "path", "fragments"),
    [
        ("themes.yaml", 'parcours: "essai"', 'parcours: "esai"',
         "themes.conseil.parcours", ["« esai »", "« essai »"]),
        ("themes.yaml", 'id: "conseil"', 'id: "droits"', "themes.droits", ["« droits »", "deux fois"]),
        ("themes.yaml", 'image: "maison"', 'image: "masion"', "themes.conseil.image", ["« masion »"]),
        ("themes.yaml", 'id: "conseil"', 'id: "Je sais"', "themes.Je sais", ["« Je sais »", "minuscules"]),
        ("themes.yaml", 'id: "conseil"', 'id: "fiche"', "themes.fiche", ["« fiche »", "déjà pris"]),
        ("contacts.yaml", 'id: "caisse"', 'id: "la.caisse"', "contacts.la.caisse", ["« la.caisse »"]),
        ("contacts.yaml", 'image: "maison"', 'image: "masion"', "contacts.caisse.image", ["« masion »"]),
        ("contacts.yaml", "https://www.exemple.fr", "www.exemple.fr", "contacts.caisse.site", ["https://"]),
        ("contacts.yaml", "https://www.exemple.fr", "http://www.exemple.fr", "contacts.caisse.site", ["https://"]),
        ("contacts.yaml", "36\\_46", "36 46", "contacts.caisse.telephone", ["« 36 46 »", "insécables"]),
        ("contacts.yaml", 'le: "2026-11-22"', 'le: "hier"', "contacts.caisse.le", ["« hier »"]),
        ("contacts.yaml", 'source: "https', 'source: "voir https', "contacts.caisse.source", ["https://"]),
        ("contacts.yaml", "https://www.exemple.fr", "https://www.exemple.com",
         "contacts.caisse.site", ["« www.exemple.com »", "sites.yaml", "« exemple.fr »"]),
        ("contacts.yaml", "https://www.exemple.fr", "https://faux-ameli.info",
         "contacts.caisse.site", ["« faux-ameli.info »", "Ajoutez-le"]),
        ("contacts.yaml", 'prix: "Appel gratuit"', 'horaires: "Ouvert souvent"',
         "contacts.caisse.horaires", ["« Ouvert souvent »", "ne se lisent pas"]),
        ("sites.yaml", "https://", "http://", "sites.exemple.adresse", ["« https:// »"]),
        ("sites.yaml", '- "www.exemple.fr"', '- "exemple.org"', "sites.exemple.adresse", ["« www.exemple.fr »"]),
        ("parcours/essai.yaml", "Lisez bien", "Ouvrez exempel.fr", "etapes.lire.titre", ["« exempel.fr »"]),
        ("urgence.yaml", 'numero: "3114"', 'numero: "3115"', "numeros", ["« 3114 »", "manque"]),
        ("parcours/autre.yaml", 'theme: "droits"', 'theme: "aide"', "theme", ["« aide »", "conseil, droits"]),
    ],
)  # fmt: skip
def test_an_error_in_another_file(tmp_path: Path, file: str, old: str, new: str, path: str, fragments: list[str]):
    faults = [fault for fault in faults_of(tmp_path, {file: swap(FILES[file], old, new)}) if fault.file == file]
    assert [fault.path for fault in faults] == [path]
    for fragment in fragments:
        assert fragment in plain(faults[0])


@pytest.mark.parametrize("name", ["themes", "interface", "contact", "lieu"])
def test_a_flow_cannot_take_a_name_that_stands_for_something_else(tmp_path: Path, name: str):
    file = f"parcours/{name}.yaml"
    faults = faults_of(tmp_path, {file: swap(FILES["parcours/autre.yaml"], '"autre"', f'"{name}"')})
    (fault,) = [fault for fault in faults if fault.severity == "erreur"]
    assert (fault.file, fault.path) == (file, "id")


@pytest.mark.parametrize(
    ("today", "severities"),
    [
        (date(2027, 5, 21), set()),
        (date(2027, 5, 22), {"avertissement"}),
        (date(2027, 11, 21), {"avertissement"}),
        (date(2027, 11, 22), {"avertissement", "alerte"}),
    ],
)
def test_age_warns_and_breaks_nothing(tmp_path: Path, today: date, severities: set[str]):
    catalogue, faults = read_catalogue([write_content(tmp_path)], "fr", replace(AROUND, today=today))
    assert catalogue is not None
    assert {fault.severity for fault in faults} == severities
    assert all("mois" in fault.sentence for fault in faults)


def test_old_numbers_are_the_more_urgent(tmp_path: Path):
    faults = faults_of(tmp_path, {}, replace(AROUND, today=date(2027, 12, 1)))
    by_severity = {
        severity: {f.file for f in faults if f.severity == severity} for severity in ("avertissement", "alerte")
    }
    assert by_severity["avertissement"] == {"parcours/essai.yaml", "parcours/autre.yaml"}
    assert by_severity["alerte"] == {"contacts.yaml", "urgence.yaml"}


def test_a_review_in_the_future_or_to_be_verified_warns(tmp_path: Path):
    text = swap(swap(FLOW, 'le: "2026-11-22"', 'le: "2026-12-24"'), '"officielle"', '"a-verifier"')
    faults = faults_of(tmp_path, {ESSAI: text}, replace(AROUND, today=date(2026, 11, 22)))
    assert [(fault.path, fault.severity) for fault in faults] == [
        ("revu.le", "avertissement"),
        ("revu.fiabilite", "avertissement"),
    ]


def test_a_flow_that_is_hard_to_read_as_a_whole(tmp_path: Path):
    hard = "Informatisation administrative complémentaire." * 2
    (fault,) = faults_of(tmp_path, {"parcours/autre.yaml": swap(FILES["parcours/autre.yaml"], "Notez la date.", hard)})
    assert "difficile à lire" in fault.sentence
    assert "70" in fault.sentence


def test_all_faults_of_a_file_come_out_at_once(tmp_path: Path):
    """A syntax error, unknown and missing keys, an unknown kind, and what the checks find beside them."""
    text = FLOW
    for old, new in [
        ('resume: "Vous essayez la borne."', "resume: Attention : borne"),
        ('duree: "5 min"', 'durée: "5 min"'),
        ('  fiabilite: "officielle"', '  fiabilite: "sure"'),
        ('depart: "debut"', 'depart: "debut"\ndepart: "lire"'),
        ('titre: "Êtes-vous prêt\\_?"', 'titre: "Es-tu prêt\\_?"\n    titres: "x"'),
        ('texte: "Oui"', 'texte: "Oui <b>bien</b>"'),
        ('vers: "lire"', 'vers: "lir"'),
        ('genre: "explication"', 'genre: "explicaton"'),
        ("{caisse.telephone}", "{caisse.fax}"),
        ('    titre: "Choisissez un lieu"\n', ""),
        ('film: "essai"', 'film: "absent"'),
        ('    image: "maison"', '    image: "absente"'),
        ('contact: "caisse"', 'contact: "absent"'),
    ]:
        text = swap(text, old, new)
    faults = faults_of(tmp_path, {ESSAI: text})
    assert [(fault.line, fault.path) for fault in faults] == [
        (line_of(text, "Attention : borne"), ""),
        (line_of(text, "durée:"), "durée"),
        (line_of(text, '"sure"'), "revu.fiabilite"),
        (line_of(text, 'depart: "lire"'), "depart"),
        (line_of(text, "Es-tu prêt"), "etapes.debut.titre"),
        (line_of(text, "titres:"), "etapes.debut.titres"),
        (line_of(text, "<b>"), "etapes.debut.choix.oui.texte"),
        (line_of(text, '"lir"'), "etapes.debut.choix.oui.vers"),
        (line_of(text, '"explicaton"'), "etapes.lire.genre"),
        (line_of(text, "caisse.fax"), "etapes.lire.dire[2]"),
        (line_of(text, "  choisir:"), "etapes.choisir"),
        (line_of(text, '"absent"\n    ensuite'), "etapes.regarder.film"),
        (line_of(text, '"absente"'), "fiche.essayer.image"),
        (line_of(text, 'contact: "absent"'), "fiche.appeler.contact"),
    ]


def test_a_file_that_cannot_be_read_does_not_make_others_wrong(tmp_path: Path):
    """Contacts, topics and a flow are unreadable: the flow that names them is not blamed for it."""
    broken = dict.fromkeys(("contacts.yaml", "themes.yaml", "urgence.yaml", "parcours/autre.yaml"), "\t- rien\n")
    faults = faults_of(tmp_path, broken)
    assert {fault.file for fault in faults} == set(broken)
    assert not sound(faults)


def test_what_stands_around_is_seen_in_the_folders(tmp_path: Path):
    write_content(tmp_path)
    fonts = Path(__file__).parents[3] / "contenus" / "polices"
    (tmp_path / "polices").symlink_to(fonts)
    around = look_around([tmp_path], date(2026, 11, 22))
    assert around.pictures == AROUND.pictures
    assert around.films == AROUND.films
    assert around.today == date(2026, 11, 22)
    assert around.glyphs is not None
    assert set("Éœ’\u00a0") <= around.glyphs
    assert "ض" in around.glyphs
    assert "中" not in around.glyphs


def test_fonts_that_cannot_be_read_say_nothing_about_letters(tmp_path: Path):
    (tmp_path / "a.ttf").write_bytes(b"rien")
    assert glyphs_of([tmp_path / "a.ttf", tmp_path / "absent.ttf"]) is None
    assert look_around([tmp_path]).glyphs is None
