"""Makes `contenus/polices/`, `contenus/pictogrammes/` (from their published packages) and `contenus/sons/` again.

    npm install @fontsource/atkinson-hyperlegible-next@5.3.0 @fontsource/noto-sans@5.3.0 \
        @fontsource/noto-sans-arabic@5.3.0 healthicons@2.0.0 @tabler/icons@3.51.0
    python packaging/assets.py node_modules contenus

Fonts come as one web font per subset; reportlab needs one TrueType file per weight. Adding a script is a line in
`FAMILIES`: screen and paper take each character from the first file, by name, that has it. Pictograms are copied under
the French names that authors use.
"""

from __future__ import annotations

import argparse
import math
import re
import shutil
import tempfile
import wave
from array import array
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700}

# Each typeface, its package, and the subsets of it to merge. The first has what it needs for Latin, the others come in
# for what it lacks: they bring the punctuation of their own script along.
FAMILIES = {
    "Atkinson Hyperlegible Next": ("atkinson-hyperlegible-next", ("latin", "latin-ext")),
    "Noto Sans": ("noto-sans", ("cyrillic", "cyrillic-ext", "latin", "latin-ext")),
    "Noto Sans Arabic": ("noto-sans-arabic", ("arabic",)),
}

ASCENT, DESCENT = 984, 316
"""Of Atkinson Hyperlegible Next, in thousandths of its size."""

# Filled pictograms (healthicons) stand for things; outlined ones (Tabler) for gestures.
FILLED = {
    "calendrier": "objects/calendar",
    "carte": "objects/insurance_card",
    "medecin": "people/doctor",
    "medecin-distance": "devices/mobile",
    "stethoscope": "devices/stethoscope",
    "parler": "people/group_discussion_meeting",
    "maison": "places/home",
    "hopital": "places/hospital",
    "attestation": "objects/i_certificate_paper",
    "ordonnance": "objects/prescription_document",
    "ordinateur": "objects/laptop",
    "telephone": "objects/phone",
    "coeur": "symbols/heart",
    "pharmacie": "symbols/pharmacy",
    "famille": "people/people",
}
OUTLINED = {
    "accueil": "home",
    "agrandir": "text-size",
    "alerte": "alert-triangle",
    "appeler": "hand-stop",
    "argent": "coin-euro",
    "batterie": "battery-3",
    "camera": "video",
    "chercher": "search",
    "chronometre": "hourglass",
    "cle": "key",
    "cadenas": "lock",
    "code": "password-mobile-phone",
    "coche": "check",
    "confort": "adjustments-horizontal",
    "contraste": "contrast",
    "courrier": "mail",
    "crayon": "pencil",
    "ecouter": "volume",
    "ecran": "device-desktop",
    "effacer": "backspace",
    "enfant": "mood-kid",
    "enveloppe": "mail-opened",
    "espace": "space",
    "fermer": "x",
    "feu": "flame",
    "fiche": "file-check",
    "fichier": "file-text",
    "film": "player-play",
    "gomme": "eraser",
    "horloge": "clock",
    "identite": "id",
    "imprimante": "printer",
    "langue": "language",
    "lieu": "map-pin",
    "mains": "heart-handshake",
    "message": "message",
    "mobile": "device-mobile",
    "micro": "microphone",
    "moins": "minus",
    "oreille": "ear",
    "pause": "player-pause",
    "personne": "user",
    "personne-plus": "user-plus",
    "plus": "plus",
    "police": "shield",
    "precedent": "chevron-left",
    "question": "help-circle",
    "recommencer": "refresh",
    "recul": "rewind-backward-10",
    "reglages": "settings",
    "plus-bas": "chevron-down",
    "plus-haut": "chevron-up",
    "retour": "arrow-left",
    "s-asseoir": "wheelchair",
    "secours": "ambulance",
    "sortie": "door-exit",
    "sous-titres": "badge-cc",
    "statistiques": "chart-bar",
    "stop": "player-stop",
    "suite": "arrow-right",
    "suivant": "chevron-right",
    "tactile": "hand-finger",
    "telephoner": "phone-call",
    "visage-content": "mood-happy",
    "visage-moyen": "mood-empty",
    "visage-triste": "mood-sad",
    "web": "world",
}


def build_fonts(packages: Path, to: Path) -> None:
    """One TrueType file per typeface and weight, its subsets merged. OFL-1.1: the licences go with them."""
    to.mkdir(parents=True, exist_ok=True)
    for family, (package, subsets) in FAMILIES.items():
        source, file = packages / "@fontsource" / package, family.replace(" ", "")
        for style, weight in WEIGHTS.items():
            with tempfile.TemporaryDirectory() as scratch:
                parts = [
                    _plain(source / f"files/{package}-{subset}-{weight}-normal.woff", Path(scratch, f"{subset}.ttf"))
                    for subset in subsets
                ]
                merged = Merger().merge(parts)
            _rename(merged, family, style, weight)
            _level(merged)
            _join(merged)
            merged["head"].created = merged["head"].modified = 0  # the same bytes each time
            merged.recalcTimestamp = False
            merged.save(to / f"{file}-{style}.ttf")
        shutil.copy(source / "LICENSE", to / f"LICENSE-{file}.txt")


def _plain(web: Path, to: Path) -> str:
    """The same subset as an uncompressed TrueType file."""
    font = TTFont(web, recalcTimestamp=False)
    font.flavor = None
    font.save(to)
    return str(to)


def _rename(font: TTFont, family: str, style: str, weight: int) -> None:
    """Web subsets carry shortened names; Qt needs the family and weight to tell the files apart."""
    names = font["name"]
    full = f"{family} {style}"
    for number, value in {1: full if style == "SemiBold" else family, 2: "Bold" if style == "Bold" else "Regular",
                          4: full, 6: full.replace(" ", ""), 16: family, 17: style}.items():  # fmt: skip
        names.setName(value, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


def _level(font: TTFont) -> None:
    """As high and as deep a line as that of the first typeface: a foreign word moves no line of a paragraph.

    Noto Sans Arabic asks for 2.1 times its size, for marks that no text here carries; a test looks at the ink.
    """
    for table, above, below, gap in (("hhea", "ascent", "descent", "lineGap"),
                                     ("OS/2", "sTypoAscender", "sTypoDescender", "sTypoLineGap")):  # fmt: skip
        for name, value in ((above, ASCENT), (below, -DESCENT), (gap, 0)):
            setattr(font[table], name, value)
    font["OS/2"].usWinAscent, font["OS/2"].usWinDescent = ASCENT, DESCENT


def _join(font: TTFont) -> None:
    """A word joiner, which is nothing to see: without it a hyphenated word would be set by two fonts."""
    if 0x2060 in font.getBestCmap():
        return
    font.setGlyphOrder([*font.getGlyphOrder(), "uni2060"])
    font["glyf"]["uni2060"] = Glyph()
    font["hmtx"]["uni2060"] = (0, 0)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0x2060] = "uni2060"


def copy_pictograms(packages: Path, to: Path) -> None:
    """Copy under French names, without what a size or a colour of its own would fix."""
    to.mkdir(parents=True, exist_ok=True)
    healthicons = packages / "healthicons/public/icons/svg/filled"
    tabler = packages / "@tabler/icons/icons/outline"
    for name, source in FILLED.items():
        svg = (healthicons / f"{source}.svg").read_text("utf-8")
        (to / f"{name}.svg").write_text(
            re.sub(r"#(?:333333|000000|333|000|231F20)|\bblack\b", "currentColor", svg), "utf-8"
        )
    for name, source in OUTLINED.items():
        svg = (tabler / f"{source}.svg").read_text("utf-8")
        svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.S)
        svg = re.sub(r'\s*<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*/>', "", svg)
        (to / f"{name}.svg").write_text(re.sub(r'\s*class="[^"]*"', "", svg), "utf-8")
    shutil.copy(packages / "healthicons/LICENSE", to / "LICENSE-healthicons.txt")
    shutil.copy(packages / "@tabler/icons/LICENSE", to / "LICENSE-tabler.txt")


def make_bell(to: Path) -> None:
    """« Appeler »: two soft notes, a falling third, with a few overtones that die away as a bell's do."""
    to.mkdir(parents=True, exist_ok=True)
    rate, seconds = 22_050, 1.6
    notes = ((659.25, 0.0), (523.25, 0.45))
    overtones = ((1, 1.0, 3.0), (2, 0.45, 4.5), (3, 0.2, 6.0), (4.2, 0.1, 9.0))  # multiple, loudness, damping
    samples = []
    for n in range(int(rate * seconds)):
        sound = 0.0
        for pitch, start in notes:
            t = n / rate - start
            if t >= 0:
                attack = min(1.0, t / 0.008)
                sound += attack * sum(
                    a * math.exp(-d * t) * math.sin(math.tau * pitch * k * t) for k, a, d in overtones
                )
        samples.append(round(max(-1.0, min(1.0, sound * 0.34)) * 32_000))
    with wave.open(str(to / "appel.wav"), "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", ""))
        file.writeframes(array("h", samples).tobytes())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", type=Path, help="folder node_modules")
    parser.add_argument("content", type=Path, help="folder contenus")
    arguments = parser.parse_args()
    build_fonts(arguments.packages, arguments.content / "polices")
    copy_pictograms(arguments.packages, arguments.content / "pictogrammes")
    make_bell(arguments.content / "sons")
