"""What is wrong with a command line, said in French: click words its own complaints in English."""

from __future__ import annotations

import click
from click.exceptions import BadOptionUsage, NoSuchCommand, NoSuchOption

from kiosk.reading import did_you_mean, quoted


def sentence_for(error: click.ClickException) -> str:
    """One sentence for whoever typed the command. What our own code complains of is French already."""
    match error:
        case click.MissingParameter(param=click.Option() as option):
            return f"il manque l’option {option.opts[0]}. {_ask_help(error)}"
        case click.MissingParameter(param=click.Argument() as argument):
            return f"il manque {argument.make_metavar(error.ctx)}. {_ask_help(error)}"
        case NoSuchOption():
            known = [name for one in _parameters(error) for name in one.opts if name.startswith("--")]
            perhaps = did_you_mean(error.option_name, known)
            return f"l’option {quoted(error.option_name)} n’existe pas. {perhaps}".rstrip()
        case NoSuchCommand():
            known = error.ctx.command.list_commands(error.ctx)
            return f"{quoted(error.command_name)} n’est pas une commande. {did_you_mean(error.command_name, known)}"
        case BadOptionUsage():
            wants = "veut une valeur" if "requires" in error.message else "ne veut pas de valeur"
            return f"l’option {error.option_name} {wants}. {_ask_help(error)}"
        case click.BadParameter(param=click.Parameter(type=click.types.IntParamType()) as parameter):
            return f"{parameter.opts[0]} : il faut un nombre entier."
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices)) as parameter):
            return f"{parameter.opts[0]} : il faut {' ou '.join(map(str, choices))}."
        case click.BadParameter(param=click.Parameter() as parameter):
            return f"{parameter.opts[0]} : {error.message}"
        case click.UsageError() if "unexpected extra argument" in error.message:
            extra = error.message.partition("(")[2].rstrip(")")
            return f"il y a un mot de trop : {quoted(extra)}. {_ask_help(error)}"
    return error.format_message()


def _parameters(error: click.UsageError) -> list[click.Parameter]:
    return error.ctx.command.get_params(error.ctx) if error.ctx else []


def _ask_help(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "pasapas"
    return f"« {path} --help » montre un exemple."
