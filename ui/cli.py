"""`pasapas …`: each command is found by its name in `ui/commands/`, and loaded only when it is called."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from kiosk.errors import EnvironmentFault

COMMANDS = {
    "run": "Ouvre la borne.",
    "demo": "Joue une visite entière et en garde les images, la fiche et les chiffres.",
    "content": "Vérifie, liste, dessine et compile les parcours.",
    "sheet": "Fait la fiche d’un parcours.",
    "film": "Fait le film d’un parcours.",
    "voice": "Fait parler la borne, sans écran.",
    "site": "Relève ce qu’un vrai site demande.",
    "stats": "Montre les chiffres d’utilisation.",
    "staff": "Règle l’accès du personnel.",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"ui.commands.{cmd_name}"), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from kiosk.reading import did_you_mean

        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            raise click.UsageError(f"« {args[0]} » n’est pas une commande. {did_you_mean(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """From the table above: showing the help loads nothing."""
        with formatter.section("Commandes"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pasapas", message="%(prog)s %(version)s")
def pasapas() -> None:
    """Pas à pas : la borne qui aide à faire ses démarches de santé.

    Exemple : pasapas run --windowed --size 1366x768
    """


def main() -> None:
    """A fault of the world or of the command line is one sentence and a non-zero exit, never a traceback."""
    try:
        sys.exit(pasapas.main(prog_name="pasapas", standalone_mode=False) or 0)
    except EnvironmentFault as fault:
        _fail(fault.sentence, 1)
    except click.Abort:
        _fail("arrêté.", 130)
    except click.ClickException as error:
        from ui.commands.mistakes import sentence_for

        _fail(sentence_for(error), error.exit_code)


def _fail(sentence: str, status: int) -> None:
    click.echo(f"Erreur : {sentence}", err=True)
    sys.exit(status)


if __name__ == "__main__":
    main()
