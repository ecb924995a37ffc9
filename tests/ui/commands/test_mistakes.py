"""A command line with a mistake in it: one French sentence, the way click found it, and no traceback."""

from __future__ import annotations

import pytest

from ui import cli


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("sheet", "il manque PARCOURS. « pasapas sheet --help » montre un exemple."),
        ("demo", "il manque l’option --out. « pasapas demo --help » montre un exemple."),
        ("sheet x --out", "l’option --out veut une valeur."),
        ("stats --diffusion=3", "l’option --diffusion ne veut pas de valeur."),
        ("sheet x --ot f", "l’option « --ot » n’existe pas. Vouliez-vous dire « --out » ?"),
        ("stats --floor beaucoup", "--floor : il faut un nombre entier."),
        ("voice say Bonjour --out f.wav --pace vite", "--pace : il faut lente ou normale ou rapide."),
        ("run --size 12", "--size : « 12 » n’est pas une taille."),
        ("stats novembre", "il y a un mot de trop : « novembre »."),
        ("content chek", "« chek » n’est pas une commande. Vouliez-vous dire « check » ?"),
        ("stat", "« stat » n’est pas une commande. Vouliez-vous dire « stats » ?"),
    ],
)
def test_a_mistake_is_one_sentence(
    typed: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["pasapas", *typed.split()])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    told = capsys.readouterr().err.replace("\N{NO-BREAK SPACE}", " ")
    assert told.startswith(f"Erreur : {said}")
    assert told.count("\n") == 1
    assert ended.value.code == 2
