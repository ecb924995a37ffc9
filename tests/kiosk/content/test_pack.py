"""The kiosk starts on what was last known to be good, whatever happened to the files in between."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from enum import Enum
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import fields

from kiosk.content import guides, pack, schema, steps
from kiosk.content.catalogue import read_catalogue
from kiosk.content.pack import lean, load_pack, ready_catalogue, sources_digest, write_pack
from kiosk.content.schema import Catalogue
from kiosk.errors import EnvironmentFault
from tests.kiosk.content.samples import FILES, FLOW, OTHER_FLOW, swap, write_content

ROOT = Path(__file__).parents[3]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path / "contenus")


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "etat"


def title(catalogue: Catalogue) -> str:
    return catalogue.flows["essai"].title


def rewrite(folder: Path, new_title: str) -> None:
    text = swap(FLOW, 'titre: "Un essai"', f'titre: "{new_title}"')
    (folder / "parcours/essai.yaml").write_text(text, "utf-8")


def break_yaml(folder: Path) -> None:
    (folder / "parcours/essai.yaml").write_text(FLOW + "\n\tperdu", "utf-8")


def test_a_pack_gives_back_what_was_read(content: Path, state: Path):
    read, _ = read_catalogue([content])
    assert read is not None
    file = write_pack(state, read, "x")
    assert file == state / "fr.json"
    assert load_pack(state, "fr") == lean(read)
    assert os.listdir(state) == ["fr.json"]


def test_the_first_start_compiles_and_the_second_reads_no_yaml(content: Path, state: Path):
    first, faults = ready_catalogue([content], state)
    assert faults == ()
    program = (
        "import sys; from pathlib import Path; from kiosk.content.pack import ready_catalogue\n"
        f"catalogue, faults = ready_catalogue([Path({str(content)!r})], Path({str(state)!r}))\n"
        "loaded = {name.split('.')[0] for name in sys.modules}\n"
        "heavy = {'yaml', 'babel', 'fontTools', 'pyphen', 'difflib', 'click'} & loaded\n"
        "print(catalogue.flows['essai'].title, len(faults), sorted(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "Un essai 0 []\n"
    assert title(first) == "Un essai"


def test_a_current_pack_is_ready_in_milliseconds(content: Path, state: Path):
    """The bound is wide for a busy machine; reading the sources takes ten times as long."""
    ready_catalogue([content], state)
    durations = []
    for _ in range(5):
        begin = time.perf_counter()
        ready_catalogue([content], state)
        durations.append(time.perf_counter() - begin)
    assert sorted(durations)[2] < 0.010


def test_a_change_is_seen_even_with_the_same_size_and_date(content: Path, state: Path):
    """As on a read-only image, where every file has the same date."""
    file = content / "parcours/essai.yaml"
    os.utime(file, (0, 0))
    ready_catalogue([content], state)
    rewrite(content, "Un issae")
    os.utime(file, (0, 0))
    assert title(ready_catalogue([content], state)[0]) == "Un issae"


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: write_content(folder, {"parcours/ici.yaml": swap(OTHER_FLOW, '"autre"', '"ici"')}),
        lambda folder: write_content(folder, {"traductions/fr/interface.po": 'msgid "a"\nmsgstr "b"\n'}),
        lambda folder: write_content(folder, {"pictogrammes/nouveau.svg": "<svg/>"}),
        lambda folder: write_content(folder, {"polices/nouvelle.ttf": "x"}),
        lambda folder: (folder / "themes.yaml").unlink(),
        lambda folder: write_content(folder, {"glossaire.yaml": "mots: []\n"}),
        lambda folder: (folder / "pictogrammes/maison.svg").unlink(),
        lambda folder: (folder / "parcours/autre.yaml").rename(folder / "parcours/autres.yaml"),
    ],
)
def test_every_ingredient_counts(content: Path, change):
    before = sources_digest([content], "fr")
    change(content)
    assert sources_digest([content], "fr") != before


def test_what_is_no_ingredient_does_not_count(content: Path):
    before = sources_digest([content], "fr")
    write_content(content, {"parcours/.essai.yaml.swp": "x", "traductions/en/interface.po": "", "LISEZMOI": "x"})
    assert sources_digest([content], "fr") == before
    assert sources_digest([content], "en") != sources_digest([content], "fr")


def test_broken_sources_leave_the_last_good_pack_and_tell_all_faults(content: Path, state: Path):
    ready_catalogue([content], state)
    rewrite(content, "Mieux")
    ready_catalogue([content], state)
    break_yaml(content)
    (content / "themes.yaml").write_text("themes: rien\n", "utf-8")
    catalogue, faults = ready_catalogue([content], state)
    assert title(catalogue) == "Mieux"
    assert "La borne garde ceux d’avant" in faults[0].advice
    assert {fault.file for fault in faults[1:]} == {"parcours/essai.yaml", "themes.yaml"}
    rewrite(content, "Réparé")
    write_content(content, {"themes.yaml": FILES["themes.yaml"]})
    catalogue, faults = ready_catalogue([content], state)
    assert (title(catalogue), faults) == ("Réparé", ())


def test_a_missing_picture_keeps_the_last_good_pack_but_a_missing_film_stops_nothing(content: Path, state: Path):
    ready_catalogue([content], state)
    (content / "films/essai.fr.webm").unlink()
    (content / "pictogrammes/nouveau.svg").touch()
    assert ready_catalogue([content], state)[1] == ()
    (content / "pictogrammes/maison.svg").unlink()
    catalogue, faults = ready_catalogue([content], state)
    assert title(catalogue) == "Un essai"
    assert "l’image «\u00a0maison\u00a0» n’existe pas." in [fault.sentence for fault in faults]


def test_warnings_stop_nothing_and_are_told_once_compiled(content: Path, state: Path):
    rewrite(content, "On essaie")
    catalogue, faults = ready_catalogue([content], state)
    assert title(catalogue) == "On essaie"
    assert [fault.severity for fault in faults] == ["avertissement"]


def test_a_broken_local_folder_leaves_the_shipped_content(content: Path, state: Path, tmp_path: Path):
    local = write_content(tmp_path / "local", {"parcours/essai.yaml": "\t"})
    catalogue, faults = ready_catalogue([content, local], state)
    assert title(catalogue) == "Un essai"
    assert "locaux" in faults[0].advice
    assert faults[1].file == "local/parcours/essai.yaml"
    assert not (state / "pack/fr.json").exists()


def test_a_shipped_pack_serves_a_first_start_and_a_broken_one(content: Path, state: Path):
    """The package ships its own pack: nothing is compiled, nothing is written."""
    read, _ = read_catalogue([content])
    assert read is not None
    write_pack(content / "pack", read, sources_digest([content], "fr"))
    assert ready_catalogue([content], state) == (lean(read), ())
    assert not state.exists()
    break_yaml(content)
    catalogue, faults = ready_catalogue([content], state)
    assert catalogue == lean(read)
    assert faults


def test_with_nothing_sound_at_all_the_fault_says_what_to_do(content: Path, state: Path):
    break_yaml(content)
    with pytest.raises(EnvironmentFault, match=r"pasapas content check.*parcours/essai\.yaml, ligne"):
        ready_catalogue([content], state)
    with pytest.raises(EnvironmentFault, match="pasapas content check"):
        ready_catalogue([content / "absent"], state)


def test_without_a_place_to_write_the_kiosk_starts_and_says_so(content: Path, tmp_path: Path):
    """A file stands where the state folder should be: nothing can be written there, even by root."""
    (tmp_path / "etat").write_text("", "utf-8")
    catalogue, faults = ready_catalogue([content], tmp_path / "etat")
    assert title(catalogue) == "Un essai"
    assert [fault.severity for fault in faults] == ["alerte"]
    assert "à chaque démarrage" in faults[0].advice


def test_on_a_full_disk_the_kiosk_starts_and_leaves_nothing_behind(content: Path, state: Path):
    """`/dev/full` refuses every byte, as a full disk does."""
    part = state / f"pack/.fr.json.{os.getpid()}.part"
    part.parent.mkdir(parents=True)
    part.symlink_to("/dev/full")
    catalogue, faults = ready_catalogue([content], state)
    assert title(catalogue) == "Un essai"
    assert [fault.severity for fault in faults] == ["alerte"]
    assert os.listdir(state / "pack") == []


@pytest.mark.parametrize("language", ["../../tmp", "", "français", "f"])
def test_a_language_that_is_none_is_french(content: Path, state: Path, language: str):
    catalogue, faults = ready_catalogue([content], state, language)
    assert catalogue.language == "fr"
    assert [(fault.path, fault.severity) for fault in faults] == [("borne.langue", "alerte")]
    assert os.listdir(state / "pack") == ["fr.json"]


def test_each_language_has_its_pack(content: Path, state: Path):
    write_content(content, {"traductions/en/essai.po": 'msgctxt "essai.titre"\nmsgid "Un essai"\nmsgstr "A trial"\n'})
    assert title(ready_catalogue([content], state, "en")[0]) == "A trial"
    assert title(ready_catalogue([content], state)[0]) == "Un essai"
    assert sorted(os.listdir(state / "pack")) == ["en.json", "fr.json"]


def test_a_pack_of_another_format_is_made_again(content: Path, state: Path, monkeypatch: pytest.MonkeyPatch):
    ready_catalogue([content], state)
    monkeypatch.setattr(pack, "FORMAT", pack.FORMAT + 1)
    with pytest.raises(EnvironmentFault, match=r"fr\.json"):
        load_pack(state / "pack", "fr")
    assert ready_catalogue([content], state)[1] == ()
    assert title(load_pack(state / "pack", "fr")) == "Un essai"


def test_the_format_is_raised_when_the_shape_of_a_catalogue_changes():
    """An old pack would be misread: when this fails, raise `FORMAT` in pack.py and write the new shape here."""
    kinds = {kind for room in (schema, steps, guides) for kind in vars(room).values() if isinstance(kind, type)}
    structs = [kind for kind in kinds if issubclass(kind, Struct)]
    enums = [kind for kind in kinds if issubclass(kind, Enum)]
    shape = [(kind.__name__, info.encode_name, str(info.type)) for kind in structs for info in fields(kind)]
    shape += [(kind.__name__, str(member.value), "") for kind in enums for member in kind]
    digest = blake2b(repr(sorted(shape)).encode(), digest_size=8).hexdigest()
    assert (pack.FORMAT, digest) == (9, "995eadb4b059ff9e")


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, bytes]:
    """A content folder, a state folder, and the bytes of the pack there."""
    folder = tmp_path_factory.mktemp("pack")
    content, state = write_content(folder / "contenus"), folder / "etat"
    ready_catalogue([content], state)
    return content, state, (state / "pack/fr.json").read_bytes()


@settings(deadline=None)
@given(data=st.data())
def test_a_damaged_pack_is_made_again(good: tuple[Path, Path, bytes], data: st.DataObject):
    """Cut anywhere, or with any byte changed: never half a catalogue, never a wrong word."""
    content, state, sound = good
    place = data.draw(st.integers(0, len(sound) - 1))
    byte = data.draw(st.integers(0, 255))
    damaged = data.draw(st.sampled_from([sound[:place], sound[:place] + bytes([byte]) + sound[place + 1 :]]))
    (state / "pack/fr.json").write_bytes(damaged)
    catalogue, faults = ready_catalogue([content], state)
    assert (title(catalogue), faults) == ("Un essai", ())
    assert catalogue == load_pack(state / "pack", "fr")


WRITER = """
import sys
from pathlib import Path
from kiosk.content.pack import lean, load_pack, write_pack
from msgspec.structs import replace
folder = Path(sys.argv[1])
one = load_pack(folder, "fr")
other = replace(one, interface={str(n): "x" * 200 for n in range(2000)})
print("ready", flush=True)
while True:
    write_pack(folder, other, "other")
    write_pack(folder, one, "one")
"""


def test_killed_at_any_moment_the_pack_is_whole(content: Path, state: Path):
    """SIGKILL, 25 times, while packs of very different sizes replace each other."""
    ready_catalogue([content], state)
    folder = state / "pack"
    chance = random.Random(22)
    for _ in range(25):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True, cwd=ROOT
        ) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "ready\n"
            time.sleep(chance.uniform(0, 0.05))
            writer.send_signal(signal.SIGKILL)
        assert len(load_pack(folder, "fr").interface) in (0, 2000)
    ready_catalogue([content], state)
    assert os.listdir(folder) == ["fr.json"]
