"""The staff door on a real disk."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.errors import Bug, EnvironmentFault
from kiosk.staff.door import PIN_FILE, TRIES_FILE, Door, Standing, write_pin
from kiosk.staff.lockout import Moment

PIN, OTHER, WRONG = "4821", "73920581", "9052"
NOON = Moment(wall=1_800_000_000.0, boot="a", since_boot=500.0)
UNWRITABLE = Path("/sys/pasapas")  # even for root


def after(seconds: float) -> Moment:
    return Moment(NOON.wall + seconds, NOON.boot, NOON.since_boot + seconds)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_pin(tmp_path, PIN)
    return tmp_path


def test_the_right_pin_opens_and_a_wrong_one_does_not(folder: Path) -> None:
    door = Door(folder)
    assert door.standing(NOON).standing is Standing.ASKS
    wrong = door.judge(WRONG, NOON)
    assert (wrong.standing, wrong.tries_left) == (Standing.WRONG, 2)
    assert door.judge(PIN, NOON).standing is Standing.OPEN
    assert door.standing(NOON).tries_left == 3


def test_the_third_wrong_pin_locks_even_the_right_one_out(folder: Path) -> None:
    door = Door(folder)
    verdicts = [door.judge(WRONG, NOON) for _ in range(3)]
    assert [verdict.standing for verdict in verdicts] == [Standing.WRONG, Standing.WRONG, Standing.LOCKED]
    assert verdicts[-1].wait_s == 30
    assert door.judge(PIN, after(29)).standing is Standing.LOCKED
    assert door.judge(PIN, after(31)).standing is Standing.OPEN
    assert door.judge(WRONG, after(32)).tries_left == 2


def test_a_try_while_locked_makes_the_wait_no_longer(folder: Path) -> None:
    door = Door(folder)
    for _ in range(3):
        door.judge(WRONG, NOON)
    door.judge(WRONG, after(10))
    assert door.standing(after(10)).wait_s == pytest.approx(20)


def test_waits_grow_from_one_wrong_pin_to_the_next(folder: Path) -> None:
    door, now, waits = Door(folder), 0.0, []
    for _ in range(8):
        verdict = door.judge(WRONG, after(now))
        waits.append(verdict.wait_s)
        now += verdict.wait_s
    assert waits == [0, 0, 30, 60, 300, 900, 3600, 3600]


def test_tries_and_waits_survive_a_restart_of_the_kiosk(folder: Path) -> None:
    for left in (2, 1):
        assert Door(folder).judge(WRONG, NOON).tries_left == left
    Door(folder).judge(WRONG, NOON)
    assert Door(folder).standing(after(10)).wait_s == pytest.approx(20)
    off = Moment(NOON.wall - 10**9, "b", 5.0)
    assert Door(folder).standing(off).wait_s == 30
    assert Door(folder).standing(Moment(NOON.wall, "b", 30.0)).wait_s == pytest.approx(5)


def test_pulling_the_plug_before_the_answer_costs_a_try(folder: Path) -> None:
    script = """
import os, sys
from pathlib import Path
from kiosk.staff.door import Door
from kiosk.staff.lockout import this_moment

class Unplugged(str):
    def encode(self):
        os._exit(9)

Door(Path(sys.argv[1])).judge(Unplugged("9052"), this_moment())
"""
    cut = subprocess.run([sys.executable, "-c", script, str(folder)], cwd=Path(__file__).parents[3])
    assert cut.returncode == 9
    assert Door(folder).standing(NOON).tries_left == 2


def test_only_its_owner_reads_the_file_and_it_does_not_say_the_pin(folder: Path) -> None:
    Door(folder).judge(WRONG, NOON)
    for name in (PIN_FILE, TRIES_FILE):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600
        assert PIN.encode() not in (folder / name).read_bytes()
    assert sorted(path.name for path in folder.iterdir()) == [PIN_FILE, TRIES_FILE]


def test_the_same_pin_is_kept_differently_each_time(folder: Path) -> None:
    before = (folder / PIN_FILE).read_bytes()
    write_pin(folder, PIN)
    assert (folder / PIN_FILE).read_bytes() != before


def test_a_pin_chosen_by_root_belongs_to_whoever_runs_the_kiosk(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        os.chown(tmp_path, 12345, 12345)
    write_pin(tmp_path, PIN)
    assert (tmp_path / PIN_FILE).stat().st_uid == tmp_path.stat().st_uid


def test_a_pin_changed_while_the_kiosk_runs_counts_at_once_and_ends_a_wait(folder: Path) -> None:
    door = Door(folder)
    for _ in range(3):
        door.judge(WRONG, NOON)
    write_pin(folder, OTHER)
    assert door.judge(PIN, NOON).tries_left == 2
    assert door.judge(OTHER, NOON).standing is Standing.OPEN


def test_the_first_pin_is_chosen_once(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "yet"
    door = Door(folder)
    assert door.standing(NOON).standing is Standing.NO_PIN
    assert door.judge(PIN, NOON).standing is Standing.NO_PIN
    assert "pasapas staff pin" in (door.trouble or "")
    assert door.choose(PIN) is True
    assert door.trouble is None
    assert Door(folder).judge(PIN, NOON).standing is Standing.OPEN
    with pytest.raises(Bug):
        door.choose(OTHER)


def test_an_obvious_pin_is_never_kept(tmp_path: Path) -> None:
    with pytest.raises(Bug):
        write_pin(tmp_path, "1234")
    assert list(tmp_path.iterdir()) == []


def _flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    at = content.index(b'"digest":"') + 12
    content[at] = ord("A") if content[at] != ord("A") else ord("B")
    file.write_bytes(content)


def _replace_by_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(b"\xff\x00" * 300),
        lambda file: file.write_bytes(b"{}"),
        lambda file: file.write_bytes(file.read_bytes()[:-9]),
        _flip,
        _replace_by_folder,
    ],
    ids=["empty", "noise", "no fields", "cut", "one letter", "a folder"],
)
def test_a_damaged_file_opens_no_door_and_is_told(folder: Path, damage) -> None:
    damage(folder / PIN_FILE)
    door = Door(folder)
    assert door.standing(NOON).standing is Standing.UNREADABLE
    for pin in (PIN, WRONG, ""):
        assert door.judge(pin, NOON).standing is Standing.UNREADABLE
    assert "pasapas staff pin" in (door.trouble or "")
    with pytest.raises(Bug):
        door.choose(OTHER)


def test_a_new_pin_on_the_command_line_mends_a_damaged_file(folder: Path) -> None:
    (folder / PIN_FILE).write_bytes(b"?")
    write_pin(folder, OTHER)
    assert Door(folder).judge(OTHER, NOON).standing is Standing.OPEN


def test_damaged_tries_count_as_three_wrong_ones(folder: Path) -> None:
    (folder / TRIES_FILE).write_bytes(b"?")
    assert Door(folder).standing(NOON).wait_s == 30
    assert Door(folder).standing(after(20)).wait_s == pytest.approx(10)
    assert Door(folder).judge(PIN, after(31)).standing is Standing.OPEN


@pytest.mark.parametrize("folder", [UNWRITABLE, UNWRITABLE.parent], ids=["cannot be made", "is read-only"])
def test_where_nothing_can_be_written_the_pin_holds_until_the_kiosk_stops(folder: Path) -> None:
    door = Door(folder)
    assert door.choose(PIN) is False
    assert door.judge(WRONG, NOON).tries_left == 2
    assert door.judge(PIN, NOON).standing is Standing.OPEN
    assert str(folder) in (door.trouble or "")
    assert Door(folder).standing(NOON).standing is Standing.NO_PIN
    with pytest.raises(EnvironmentFault):
        write_pin(folder, PIN)


def test_tries_that_cannot_be_written_still_count_and_are_told(folder: Path) -> None:
    (folder / TRIES_FILE).with_suffix(".new").mkdir()
    door = Door(folder)
    for _ in range(3):
        verdict = door.judge(WRONG, NOON)
    assert verdict.standing is Standing.LOCKED
    assert str(folder) in (door.trouble or "")
    (folder / TRIES_FILE).with_suffix(".new").rmdir()
    assert door.judge(PIN, after(31)).standing is Standing.OPEN
    assert door.trouble is None
