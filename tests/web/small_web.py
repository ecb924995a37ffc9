"""`python -m tests.web.small_web root|nobody MODULE ARG…`: runs a module of the tests where the web is a few machines.

To be started by `in_a_network_of_its_own`. The module is started as that account, in a folder of its own, with
`WEB` for the folder where `hosts` and `autorite.pem` are. Each line of JSON that it prints is printed again, with who
was asked for meanwhile.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.web.machines import ADDRESSES, FORBIDDEN, RESOLVER, open_machines
from tests.web.network import NOBODY, Watch, as_nobody, ask_names_of, bring_up, others_exist, show

ROOT = Path(__file__).parents[2]


def main() -> int:
    who, module, *words = sys.argv[1:]
    bring_up(ADDRESSES)
    show({ROOT, Path(sys.prefix).resolve(), Path(sys.base_prefix).resolve()})
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "home")
        home.mkdir()
        for path in (Path(folder), home):
            path.chmod(0o755)
        ask_names_of(RESOLVER, Path(folder))  # first: each machine asks for its own name, and would wait 10 s for it
        machines = open_machines(Path(folder))
        command = [sys.executable, "-m", module, *words]
        if who == "nobody":
            command = as_nobody(*command)
            if others_exist():
                os.chown(home, NOBODY, NOBODY)
        told = {"WEB": folder, "HOME": str(home), "TMPDIR": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
        status = _run(command, os.environ | told)
        print(json.dumps({"left": [str(path.relative_to(home)) for path in home.rglob("*")]}))
        del machines
    return status


def _run(command: list[str], environment: dict[str, str]) -> int:
    watch = Watch()
    socket.create_connection((FORBIDDEN, 443)).close()
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for line in child.stdout:
            print(json.dumps(json.loads(line) | {"flows": watch.flows()}), flush=True)
    return child.returncode


if __name__ == "__main__":
    sys.exit(main())
