// The results of a laboratory: one finds the report, keeps it, sends it to one’s doctor. It shows no value at all.
"use strict";

const CODE = "371640";
const DOSSIER = "204517";

const element = (id) => document.getElementById(id);

// Opened too early, a page says so kindly and shows the way.
function ramener(phrase, page, verbe) {
  const avis = document.createElement("p");
  avis.className = "avis";
  avis.textContent = phrase;
  const lien = document.createElement("a");
  lien.className = "bouton";
  lien.href = page;
  lien.textContent = verbe;
  document.querySelector("main").replaceChildren(avis, lien);
}

function seConnecter() {
  exercice.garder("connecte", true);
  exercice.aller("resultats.html");
}

// The letter O is often typed for the figure 0.
function regleDossier(valeur) {
  const numero = exercice.chiffres(valeur.replace(/o/gi, "0"));
  if (!numero) return "Écrivez le numéro du ticket. Exemple : TL 204 517.";
  return numero === DOSSIER ? "" : "Regardez encore le ticket : le numéro est TL 204 517.";
}

function dateDe(texte) {
  const parties =
    texte.trim().match(/^(\d{1,2})\D+(\d{1,2})\D+(\d{4})$/) ?? exercice.chiffres(texte).match(/^(\d{2})(\d{2})(\d{4})$/);
  if (!parties) return null;
  const [jour, mois, annee] = parties.slice(1).map(Number);
  const date = new Date(annee, mois - 1, jour);
  const existe = date.getDate() === jour && date.getMonth() === mois - 1;
  return existe && annee >= 1900 && date < new Date() ? date : null;
}

function regleNaissance(valeur) {
  return dateDe(valeur) ? "" : "Écrivez le jour, le mois, l’année. Exemple : 03/03/1961.";
}

function regleMobile(valeur) {
  const numero = exercice.chiffres(valeur).replace(/^(00)?33/, "0");
  return numero.length === 10 ? "" : "Écrivez les dix chiffres. Exemple : 06 00 00 00 00.";
}

const pages = {
  identification() {
    exercice.formulaire("identification", { dossier: regleDossier, naissance: regleNaissance }, seConnecter);
  },

  sms() {
    exercice.formulaire("sms", { mobile: regleMobile }, () => {
      exercice.garder("mobile", element("mobile").value);
      exercice.aller("code.html");
    });
  },

  code() {
    if (!exercice.lire("mobile")) return ramener("Avant le code, écrivez votre numéro de téléphone.", "sms.html", "Recevoir un code");
    exercice.telephone("Labo des Tilleuls", CODE);
    const regle = (valeur) => (exercice.chiffres(valeur) === CODE ? "" : `Regardez le téléphone dessiné : le code est ${CODE}.`);
    exercice.formulaire("verification", { code: regle }, seConnecter);
  },

  resultats() {
    element("jour").textContent = exercice.jour(0);
    element("prevu").textContent = exercice.jour(2);
  },

  lecture() {
    element("jour").textContent = exercice.jour(0);
    element("telecharger").addEventListener("click", () => {
      if (!element("telecharge")) element("pret").after(element("modele-telecharge").content.cloneNode(true));
    });
  },

  envoyer() {
    const choix = element("envoi").elements;
    choix.medecins.addEventListener("change", () => exercice.dire(choix.medecins, ""));
    const regle = () => (choix.medecin.value ? "" : "Touchez le nom d’un médecin, par exemple le premier.");
    exercice.formulaire("envoi", { medecins: regle }, () => {
      exercice.garder("medecin", choix.medecin.value);
      exercice.aller("confirmer.html");
    });
  },

  confirmer() {
    if (!exercice.lire("medecin")) return ramener("Choisissez d’abord votre médecin.", "envoyer.html", "Choisir mon médecin");
    element("destinataire").textContent = exercice.lire("medecin");
    const regle = (accord) => (accord ? "" : "Touchez cette case pour donner votre accord.");
    exercice.formulaire("confirmation", { accord: regle }, () => {
      exercice.garder("envoye", true);
      exercice.aller("envoye.html");
    });
  },

  envoye() {
    if (!exercice.lire("envoye")) return ramener("L’envoi n’est pas encore confirmé.", "confirmer.html", "Confirmer l’envoi");
    element("destinataire").textContent = exercice.lire("medecin");
  },

  deconnexion() {
    exercice.garder("connecte", false);
  },
};

// A guide may begin with the door already open.
if (new URLSearchParams(location.search).get("exercice") === "connecte") exercice.garder("connecte", true);

if ("reservee" in document.body.dataset && !exercice.lire("connecte")) {
  ramener("Pour voir vos résultats, prenez d’abord votre ticket.", "identification.html", "Voir mes résultats");
} else {
  pages[document.body.dataset.page]?.();
}
