"""Pages around the visit: welcome, language, comfort, emergency, a call for help, the question before wiping."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from kiosk.content.schema import EmergencyNumber
from kiosk.content.words import Words
from kiosk.visit.acts import AskedSheet, Continued
from kiosk.visit.comfort import Comfort, Contrast, TextSize, Volume
from kiosk.visit.page import Card, Done, Greeting, Language, MoreSettings, Option, Page, PrintAgain, Weight
from kiosk.voice.port import Pace

PRINTING = "impression"


def greeting(words: Words) -> Greeting:
    return Greeting(
        words("Touchez l’écran"),
        words("Vos démarches de santé, une étape à la fois. C’est gratuit. Vous ne pouvez rien casser."),
    )


def welcome_page(words: Words, venue: str = "", greetings: Sequence[Greeting] = ()) -> Page:
    """`venue`: the name of the place, as its operator wrote it; empty when it has none. `greetings`: in the other
    languages that are ready."""
    own = greeting(words)
    return Page(
        name="veille",
        title=own.title,
        sentences=(own.sentence, *filter(None, (venue,))),
        greetings=tuple(greetings),
        picture="tactile",
        options=(Option(id="commencer", text=words("Touchez l’écran pour commencer"), wish=Done()),),
    )


def language_page(languages: Sequence[tuple[str, str]], current: str, words: Words) -> Page:
    """`languages`: code and own name of each, in the order shown."""
    return Page(
        name="langue",
        title=words("Choisissez votre langue"),
        sentences=(words("Vous pourrez en changer quand vous voulez."),),
        picture="langue",
        options=tuple(
            Option(id=code, text=name, wish=Language(code), chosen=code == current) for code, name in languages
        ),
    )


def comfort_page(comfort: Comfort, words: Words, voice: bool = True) -> Page:
    """What most people need. `voice`: whether this kiosk has one."""
    sizes = {
        TextSize.NORMAL: words("Texte normal"),
        TextSize.LARGE: words("Texte grand"),
        TextSize.LARGER: words("Texte très grand"),
    }
    contrasts = {
        Contrast.NORMAL: words("Couleurs douces"),
        Contrast.HIGH: words("Contraste fort"),
        Contrast.DARK: words("Fond sombre"),
    }
    listen = _setting("lire", words("Lire à voix haute"), "ecouter", replace(comfort, listen=not comfort.listen),
                      comfort.listen)  # fmt: skip
    return Page(
        name="confort",
        title=words("Comment voulez-vous utiliser la borne ?"),
        options=(
            *((listen,) if voice else ()),
            _setting("bas", words("Boutons en bas"), "s-asseoir", replace(comfort, low=not comfort.low), comfort.low,
                     words("Si on est assis")),
            Option(id="reglages", text=words("Réglages"), hint=words("Voix, temps"),
                   picture="reglages", wish=MoreSettings()),
            *(
                _setting(f"texte-{size.name.lower()}", name, "agrandir", replace(comfort, text=size),
                         comfort.text is size)
                for size, name in sizes.items()
            ),
            *(
                _setting(f"contraste-{one.value}", name, "contraste", replace(comfort, contrast=one),
                         comfort.contrast is one)
                for one, name in contrasts.items()
            ),
            _enough(words),
        ),
    )  # fmt: skip


def settings_page(comfort: Comfort, words: Words, voice: bool = True) -> Page:
    """What fewer people need: how the voice speaks, how long the kiosk waits, how a switch is used."""
    paces = {Pace.SLOW: words("Voix lente"), Pace.NORMAL: words("Voix normale"), Pace.FAST: words("Voix rapide")}
    volumes = {
        Volume.SOFT: words("Volume doux"),
        Volume.MEDIUM: words("Volume moyen"),
        Volume.LOUD: words("Volume fort"),
    }
    hear_first = _setting("toucher", words("Toucher pour écouter"), "tactile",
                          replace(comfort, hear_first=not comfort.hear_first), comfort.hear_first,
                          words("Toucher encore pour choisir"))  # fmt: skip
    speaking = (
        *(
            _setting(f"voix-{pace.value}", name, "parler", replace(comfort, pace=pace), comfort.pace is pace)
            for pace, name in paces.items()
        ),
        *(
            _setting(f"volume-{volume.name.lower()}", name, "ecouter", replace(comfort, volume=volume),
                     comfort.volume is volume)
            for volume, name in volumes.items()
        ),
    )  # fmt: skip
    return Page(
        name="reglages",
        title=words("Réglages"),
        options=(
            *((hear_first,) if voice else ()),
            _setting("lent", words("Plus de temps"), "chronometre", replace(comfort, slow=not comfort.slow),
                     comfort.slow, words("La borne attend deux fois plus")),
            _setting("balayage", words("Balayage"), "suivant", replace(comfort, scan=not comfort.scan), comfort.scan,
                     words("Avec un seul bouton")),
            *(speaking if voice else ()),
            _enough(words),
        ),
    )  # fmt: skip


def _setting(name: str, text: str, picture: str, new: Comfort, on: bool, hint: str = "") -> Option:
    return Option(id=name, text=text, hint=hint, picture=picture, wish=new, chosen=on)


def _enough(words: Words) -> Option:
    return Option(
        id="continuer", text=words("C’est bon, je continue"), picture="suite", wish=Done(), weight=Weight.MAIN
    )


def emergency_page(numbers: Sequence[EmergencyNumber], words: Words) -> Page:
    return Page(
        name="urgence",
        title=words("Urgence : qui appeler ?"),
        cards=tuple(Card(number.number, number.name, number.use, number.vital) for number in numbers),
    )


def calling_page(words: Words) -> Page:
    """The raised hand that fills the screen."""
    return Page(
        name="appel",
        title=words("J’ai besoin d’aide"),
        sentences=(words("Restez ici, ou appelez quelqu’un."),),
        picture="appeler",
        options=(Option(id="merci", text=words("C’est bon, merci"), wish=Done(), weight=Weight.MAIN),),
    )


def still_there_page(words: Words, discreet: bool = False) -> Page:
    """`discreet`: what stands behind it tells of a discreet flow, and must not be seen."""
    done = words("Quitter vite") if discreet else words("J’ai terminé")
    return Page(
        name="inactivite",
        title=words("Êtes-vous toujours là ?"),
        sentences=(words("Sans réponse, tout s’efface pour protéger votre vie privée."),),
        options=(
            Option(id="continuer", text=words("Oui, je continue"), wish=Done(), weight=Weight.MAIN),
            Option(id="terminer", text=done, wish=Done()),
        ),
        discreet=discreet,
    )


def printing_page(sentences: tuple[str, ...], printed: bool, in_trouble: bool, words: Words) -> Page:
    """What happens to the sheet on its way to the printer, said kindly; the ways on are always there."""
    go_on = Option(
        id="continuer",
        text=words("Continuer") if printed else words("Continuer sans attendre"),
        wish=Continued(),
        picture="suite",
        weight=Weight.MAIN if printed else Weight.PLAIN,
    )
    again = Option(
        id="reessayer", text=words("Réessayer"), wish=PrintAgain(), picture="recommencer", weight=Weight.MAIN
    )
    see = Option(id="fiche", text=words("Revoir ma fiche à l’écran"), wish=AskedSheet(), picture="fiche")
    options = (go_on,) if printed else (again, see, go_on) if in_trouble else (see, go_on)
    title = words("L’imprimante a un souci") if in_trouble else words("Votre fiche est prête")
    title = title if printed or in_trouble else words("Votre fiche s’imprime")
    return Page(name=PRINTING, title=title, sentences=sentences, picture="imprimante", options=options)
