"""`pasapas voice …`: a sentence as a sound file, or the whole catalogue ahead of time."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import click
from msgspec.structs import replace

from kiosk.content.folder import content_folders
from kiosk.content.schema import Catalogue
from kiosk.content.words import unmarked, words_of
from kiosk.errors import EnvironmentFault
from kiosk.reading import did_you_mean, quoted
from kiosk.settings import load_settings
from kiosk.state_folder import state_folder
from kiosk.voice.client import HelperVoice
from kiosk.voice.clip import Clip, to_wav
from kiosk.voice.port import NotSaid, Pace
from kiosk.voice.setup import Setup, setup_for
from kiosk.voice.unwritten import why_unwritten
from ui.commands.options import CONTENT, SETTINGS, STATE
from ui.commands.sources import read_sources

PATIENCE_S = 60.0
"""Seconds for one sentence while nobody waits: a slow Piper voice is heard at once afterwards, from the disk."""

PACES = {pace.value: pace for pace in Pace}
PACE = click.option(
    "--pace", type=click.Choice(list(PACES)), default=Pace.NORMAL.value, help="Vitesse : lente, normale, rapide."
)


@click.group(epilog='Exemple : pasapas voice say "Appelez le 36 46." --language fr --out phrase.wav')
def voice() -> None:
    """Fait parler la borne, sans écran."""


@voice.command(
    short_help="Dit une phrase dans un fichier.",
    epilog='Exemple : pasapas voice say "Appelez le 36 46." --language fr --out phrase.wav --timings mots.json',
)
@click.argument("text", metavar="PHRASE")
@click.option("--language", default="fr", metavar="LANGUE", help="Langue de la phrase (fr si rien n’est dit).")
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="FICHIER", help="Le son, en WAV.")
@click.option(
    "--timings", type=click.Path(path_type=Path), metavar="FICHIER", help="Les mots et leurs moments, en JSON."
)
@PACE
@CONTENT
@SETTINGS
@STATE
def say(
    text: str, language: str, out: Path, timings: Path | None, pace: str, content: Path | None, settings: Path | None,
    state: Path | None,
) -> None:  # fmt: skip
    """Dit une phrase comme la borne la dirait : par une voix enregistrée s’il y en a une, sinon par la synthèse."""
    if not any(sign.isalnum() for sign in text):
        raise click.ClickException("il n’y a rien à dire.")
    if timings is not None and timings.resolve() == out.resolve():
        raise click.ClickException("--out et --timings veulent deux fichiers différents.")
    with HelperVoice(_setup(content, settings, state)) as helper:
        clip = helper.prepare(text, language.lower(), PACES[pace], private=True)
    _write({out: to_wav(clip)} | ({timings: _timings(text, clip)} if timings is not None else {}))
    click.echo(f"{out} : {clip.seconds:.1f} secondes, {len(clip.words)} mots.")


@voice.command(short_help="Prépare toutes les phrases.", epilog="Exemple : pasapas voice build --language fr")
@click.option(
    "--language", "only", metavar="LANGUE", help="Une seule langue. Sinon, toutes celles que la borne propose."
)
@PACE
@CONTENT
@SETTINGS
@STATE
def build(only: str | None, pace: str, content: Path | None, settings: Path | None, state: Path | None) -> None:
    """Prépare les sons de tous les parcours et de tous les écrans, pour qu’aucun ne se fasse attendre."""
    folders = content_folders(content)
    only = only and only.lower()
    setup = replace(_setup(content, settings, state), patience=PATIENCE_S)
    languages = _languages(folders)
    if only and only not in languages:
        raise click.ClickException(f"il n’y a pas de langue {quoted(only)}. {did_you_mean(only, languages)}".rstrip())
    began, seconds, count = time.monotonic(), 0.0, 0
    with HelperVoice(setup) as helper:
        for language in [only] if only else languages:
            sentences = list(dict.fromkeys(_sentences(read_sources(folders, language))))
            fault = ""
            with click.progressbar(sentences, label=language, width=40) as bar:
                for sentence in bar:
                    try:
                        seconds += helper.prepare(sentence, language, PACES[pace]).seconds
                    except NotSaid as silent:  # others may be recorded
                        fault = silent.sentence
                    else:
                        count += 1
                    if helper.trouble:
                        raise click.ClickException(helper.trouble)
            if fault:
                click.echo(fault, err=True)
    if not count:
        raise click.ClickException("aucune phrase n’a été préparée.")
    took = time.monotonic() - began
    kept = sum(file.stat().st_size for file in Path(setup.cache).glob("*")) / 1e6
    click.echo(f"{count} phrases, {seconds / 60:.0f} minutes de son en {took:.1f} secondes. {kept:.0f} Mo gardés.")


def _setup(content: Path | None, settings: Path | None, state: Path | None) -> Setup:
    if settings is not None and not settings.is_file():
        raise EnvironmentFault(f"le fichier de réglages {settings} n’existe pas.")
    found, faults = load_settings(settings)
    for fault in faults:
        click.echo(str(fault), err=True)
    return setup_for(found.speech, content_folders(content), state_folder(state))


def _languages(folders: tuple[Path, ...]) -> list[str]:
    from kiosk.content.languages import tongues

    return [tongue.code for tongue in tongues(folders)[0]]


def _sentences(catalogue: Catalogue) -> list[str]:
    """Every text that a page can say as it stands; those with a number in them are made when said, and those that
    stay in French are made with the French."""
    from kiosk.content.interface import literal_sentences
    from kiosk.content.texts import texts
    from ui.commands.translate import PACKAGES

    shared = (*catalogue.topics, *catalogue.contacts.values(), *catalogue.emergency, *catalogue.glossary.values())
    played = (*catalogue.flows.values(), *catalogue.quizzes.values())
    shown = [text for value in (*shared, *played) for _, text in texts(value)]
    words = words_of(catalogue)
    said = map(words, sorted(literal_sentences(PACKAGES) - catalogue.plurals.keys()))
    shown += [text for text in said if "{" not in text and any(sign.isalnum() for sign in text)]
    return [text for text in shown if unmarked(text) == text]


def _timings(text: str, clip: Clip) -> bytes:
    import json

    words = [
        {"mot": text[word.start : word.end], "debut": round(word.at, 3), "fin": round(word.until, 3)}
        for word in clip.words
    ]
    said = {"phrase": text, "secondes": round(clip.seconds, 3), "mots": words}
    return json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _write(files: dict[Path, bytes]) -> None:
    """All of them or none: each is written beside its place, then moved there. A pipe or a device has no such place."""
    parts = {file: file if _stays(file) else file.with_name(f".{file.name}.part") for file in files if file.name}
    file = next(iter(files))
    try:
        for file, data in files.items():
            if file.is_dir():
                raise IsADirectoryError
            parts[file].write_bytes(data)
        for file, part in parts.items():
            if part != file:
                part.replace(file)
    except OSError as error:
        raise click.ClickException(f"{file} ne peut pas être écrit. {_why(error, file)}") from error
    finally:
        for file, part in parts.items():
            if part != file:
                with suppress(OSError):
                    part.unlink()


def _why(error: OSError, file: Path) -> str:
    match error:
        case IsADirectoryError():
            return "C’est un dossier."
        case FileNotFoundError() | NotADirectoryError():
            return f"Le dossier {file.parent} n’existe pas."
    return why_unwritten(error, file.parent)


def _stays(file: Path) -> bool:
    return file.exists() and not file.is_file()
