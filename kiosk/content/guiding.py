"""Checks on guides and their made-up sites, and on the steps that lead there."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.content.guides import Guide, Only
from kiosk.content.layout import SITES, flow_file, guide_file, practice_file
from kiosk.content.references import repeated, unfit_names
from kiosk.content.schema import Catalogue
from kiosk.content.steps import PracticeStep, SiteStep
from kiosk.content.surroundings import Surroundings
from kiosk.reading import Fault, did_you_mean, quoted

ONE_SIGN = 'Par exemple : « rempli: "#ville" », ou « adresse: "resultats.html" ».'


def check_guides(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """Each guide begins on a page that is there, and each gesture has one sign by which it is done."""
    for name, guide in catalogue.guides.items():
        file = guide_file(name)
        yield from unfit_names(file, {f"gestes.{gesture.id}": gesture.id for gesture in guide.gestures})
        if practice_file(guide.site) in around.unread:
            continue
        if guide.site not in catalogue.practice:
            advice = did_you_mean(guide.site, catalogue.practice)
            yield Fault(file, "site", f"le site {quoted(guide.site)} n’existe pas.", advice)
        elif not _is_page(guide.site, guide.start, around):
            yield Fault(file, "depart", f"la page {quoted(guide.start)} n’existe pas.")
        if not guide.gestures:
            yield Fault(file, "gestes", "il n’y a aucun geste.")
        for twice in repeated(gesture.id for gesture in guide.gestures):
            advice = "Donnez un autre nom au second."
            yield Fault(file, f"gestes.{twice}", f"{quoted(twice)} est écrit deux fois.", advice)
        yield from _gesture_faults(guide, catalogue, around)
        yield from _selector_faults(guide)


def check_practice_sites(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    for name, site in catalogue.practice.items():
        if not _is_page(name, site.start, around):
            yield Fault(practice_file(name), "depart", f"la page {quoted(site.start)} n’existe pas.")


def check_practice_steps(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """What a step names is there: its guide, and the true site that it opens."""
    for flow in catalogue.flows.values():
        for name, step in flow.steps.items():
            if not isinstance(step, PracticeStep | SiteStep):
                continue
            path = f"etapes.{name}"
            if step.guide and step.guide not in catalogue.guides and guide_file(step.guide) not in around.unread:
                sentence = f"le guide {quoted(step.guide)} n’existe pas."
                yield Fault(flow_file(flow.id), f"{path}.guide", sentence, did_you_mean(step.guide, catalogue.guides))
            if step.site and step.site not in catalogue.sites and SITES not in around.unread:
                sentence = f"le site {quoted(step.site)} n’est pas dans {quoted(SITES)}."
                yield Fault(flow_file(flow.id), f"{path}.site", sentence, did_you_mean(step.site, catalogue.sites))


def _gesture_faults(guide: Guide, catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    file = guide_file(guide.id)
    sites = {*catalogue.practice, *catalogue.sites}
    for gesture in guide.gestures:
        path = f"gestes.{gesture.id}"
        for site in sorted({*gesture.target, *gesture.done} - sites if SITES not in around.unread else ()):
            where = f"{path}.{'montrer' if site in gesture.target else 'fait'}"
            yield Fault(file, where, f"le site {quoted(site)} n’existe pas.", did_you_mean(site, sites))
        for site, sign in gesture.done.items():
            count = sum(map(bool, (sign.filled, sign.ticked, sign.present, sign.page, sign.read)))
            if count != 1:
                yield Fault(file, f"{path}.fait.{site}", "il faut ici un seul signe que le geste est fait.", ONE_SIGN)
            if sign.page.startswith("/") or "?" in sign.page:
                sentence = f"{quoted(sign.page)} : ni « / » au début, ni ce qui suit un « ? »."
                yield Fault(file, f"{path}.fait.{site}.adresse", sentence)
            if site == guide.site and sign.page and not _is_page(site, sign.page, around):
                yield Fault(file, f"{path}.fait.{site}.adresse", f"la page {quoted(sign.page)} n’existe pas.")
        if gesture.only is Only.TRUE_SITE:
            continue
        if not gesture.target.get(guide.site):
            yield Fault(file, f"{path}.montrer", f"il manque ce que le guide montre sur {quoted(guide.site)}.")
        if guide.site not in gesture.done:
            sentence = f"il manque le signe que le geste est fait sur {quoted(guide.site)}."
            yield Fault(file, f"{path}.fait", sentence, ONE_SIGN)
        elif bool(gesture.typed) != bool(gesture.done[guide.site].filled):
            yield Fault(file, f"{path}.ecrire", "« ecrire » et « rempli » vont ensemble.")


def _selector_faults(guide: Guide) -> Iterator[Fault]:
    """Only told: browsers read a few that the library does not."""
    advice = 'Par exemple : « "#ville" », ce qui porte l’id « ville ».'
    for gesture in guide.gestures:
        signs = {site: sign.filled or sign.ticked or sign.present for site, sign in gesture.done.items()}
        for key, selectors in (("montrer", gesture.target), ("fait", signs)):
            for site, selector in selectors.items():
                if selector and not _is_selector(selector):
                    sentence = f"{quoted(selector)} ne se lit pas comme un sélecteur CSS."
                    path = f"gestes.{gesture.id}.{key}.{site}"
                    yield Fault(guide_file(guide.id), path, sentence, advice, "alerte")


def _is_selector(text: str) -> bool:
    import cssselect  # takes 20 ms, which a kiosk with a pack that is up to date need not wait for

    try:
        return bool(cssselect.parse(text))
    except cssselect.SelectorError:
        return False


def _is_page(site: str, page: str, around: Surroundings) -> bool:
    return f"{site}/{page.partition('?')[0]}" in around.practice_pages
