"""The words of the film's screen, in the person's language."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.content.words import Words


@dataclass(frozen=True, slots=True)
class FilmWords:
    """What takes the place of the page's sentences: `silent` without loudspeaker, `sorry` without a film. `in_french`
    invites where the film speaks French and the person another language."""

    invitation: str
    in_french: str
    watch: str
    pause: str
    resume: str
    again: str
    back: str
    hide_subtitles: str
    show_subtitles: str
    silent: tuple[str, ...]
    sorry: tuple[str, ...]
    time: str
    more: str


def film_words(words: Words) -> FilmWords:
    return FilmWords(
        invitation=words("Regarder le film"),
        in_french=words("Regarder le film en français"),
        watch=words("Regarder"),
        pause=words("Pause"),
        resume=words("Reprendre"),
        again=words("Revoir"),
        back=words("10 secondes en arrière"),
        hide_subtitles=words("Cacher les sous-titres"),
        show_subtitles=words("Montrer les sous-titres"),
        silent=(words("Il n’y a pas de son ici."), words("Les phrases sont écrites sous le film.")),
        sorry=(
            words("Le film ne marche pas aujourd’hui."),
            words("Touchez « Retour » pour choisir une autre façon, ou continuez sans le film."),
        ),
        time=words("{at} sur {length}"),
        more=words("Suite"),
    )
