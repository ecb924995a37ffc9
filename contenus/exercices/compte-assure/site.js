// An account of health insurance: Amina opens it, takes a paper from it, declares, moves house and writes.
// A page asked for out of its turn leads back to where its journey begins.
"use strict";

const demande = new URLSearchParams(location.search);
const trouver = (id) => document.getElementById(id);

function poser(textes) {
  for (const [id, texte] of Object.entries(textes)) trouver(id).textContent = texte;
}

// What is there only once something has happened waits in a template, at its place.
function montrer(nom) {
  const modele = trouver(`modele-${nom}`);
  if (!trouver(nom)) modele.before(modele.content.cloneNode(true));
  trouver(nom).scrollIntoView({ block: "nearest" });
}

// « 03031961 », « 3/3/1961 » and « 3 3 61 » are one day; what is no day is null.
function lireDate(texte) {
  const [, jour, mois, an] = texte.trim().match(/^(\d{1,2})\D*(\d{1,2})\D*(\d{4}|\d{2})$/) ?? [];
  if (!an) return null;
  const siecle = an.length === 4 ? "" : an > 40 ? "19" : "20";
  const date = new Date(Number(siecle + an), mois - 1, jour);
  return date.getMonth() === mois - 1 ? date : null;
}

function enToutesLettres(date) {
  const texte = date.toLocaleDateString("fr-FR", { day: "numeric", month: "long", year: "numeric" });
  return texte.replace(/^1 /, "1er ");
}

// The departments of Corsica carry a letter in the middle of the number.
function chiffresCarte(texte) {
  return exercice.chiffres(texte.replace(/[ab]/gi, "0"));
}

const selon = (juste, phrase) => (valeur) => (juste(valeur) ? "" : phrase);
const rempli = (phrase) => selon((texte) => texte.trim(), phrase);
const valeurChoisie = (nom) => document.querySelector(`[name="${nom}"]:checked`)?.value ?? "";
const choisi = (phrase) => (_, champ) => (valeurChoisie(champ.name) ? "" : phrase);
const cetteAnnee = new Date().getFullYear();
const dateJusque = (derniere, phrase) =>
  selon((texte) => {
    const annee = lireDate(texte)?.getFullYear();
    return annee >= 1900 && annee <= derniere;
  }, phrase);

const regles = {
  numero: selon(
    (texte) => [13, 15].includes(chiffresCarte(texte).length),
    "Il faut les 13 chiffres de la carte. Par exemple : 2 61 03 99 999 999.",
  ),
  naissance: dateJusque(cetteAnnee, "Écrivez le jour, le mois et l’année. Par exemple : 03/03/1961."),
  codePostal: selon((texte) => exercice.chiffres(texte).length === 5, "Il faut 5 chiffres. Par exemple : 00100."),
  courriel: selon((texte) => /^\S+@\S+\.\S+$/.test(texte.trim()), "Il faut une adresse avec @. Par exemple : amina@exemple.fr."),
  motDePasse: selon((texte) => texte.length >= 8, "Il faut 8 signes ou plus. Par exemple : tilleul12."),
  demenagement: dateJusque(cetteAnnee + 1, "Écrivez le jour, le mois et l’année. Par exemple : 01/09/2026."),
};

const CODE = "482913";

function adresse() {
  const { adresse: rue, ville } = exercice.personne;
  return exercice.lire("adresse", { rue, codePostal: "00100", ville });
}

const surUneLigne = ({ rue, codePostal, ville }) => `${rue}, ${codePostal} ${ville}`;

function voirLeMotDePasse() {
  trouver("voir").addEventListener("change", (fait) => {
    trouver("mot-de-passe").type = fait.target.checked ? "text" : "password";
  });
}

function entrer(page) {
  exercice.garder("connecte", true);
  exercice.aller(page);
}

const CAS = { perdue: "Carte perdue", volee: "Carte volée" };

const pages = {
  index() {
    if (demande.get("exercice") !== "quitter") return;
    exercice.garder("connecte", false);
    montrer("quitte");
  },

  connexion() {
    if (demande.has("avis")) montrer("avis");
    voirLeMotDePasse();
    const { numero, motDePasse } = regles;
    exercice.formulaire("formulaire", { numero, "mot-de-passe": motDePasse }, () => entrer("accueil.html"));
  },

  creer() {
    const { numero, naissance, codePostal } = regles;
    exercice.formulaire("formulaire", { numero, naissance, "code-postal": codePostal }, () => {
      exercice.garder("creation", "code");
      exercice.aller("code.html");
    });
  },

  code() {
    if (!exercice.lire("creation")) return exercice.aller("creer.html");
    exercice.telephone("Mon Compte Assuré", CODE);
    const code = selon((texte) => exercice.chiffres(texte) === CODE, "Recopiez les 6 chiffres écrits sur le téléphone.");
    exercice.formulaire("formulaire", { code }, () => {
      exercice.garder("creation", "identifiants");
      exercice.aller("identifiants.html");
    });
  },

  identifiants() {
    if (exercice.lire("creation") !== "identifiants") return exercice.aller("creer.html");
    voirLeMotDePasse();
    const { courriel, motDePasse } = regles;
    exercice.formulaire("formulaire", { courriel, "mot-de-passe": motDePasse }, () => {
      exercice.garder("courriel", trouver("courriel").value.trim());
      entrer("compte-cree.html");
    });
  },

  accueil() {
    if (exercice.lire("lu")) trouver("nouveau").remove();
  },

  paiements() {
    poser({ versement: exercice.jour(2) });
  },

  attestation() {
    trouver("telecharger").addEventListener("click", (fait) => {
      const papier = valeurChoisie("pour");
      exercice.dire(trouver("pour-amina"), papier ? "" : "Touchez d’abord un nom : par exemple, Amina Exemple.");
      if (!papier) return fait.preventDefault();
      fait.currentTarget.href = papier;
      montrer("prete");
    });
  },

  carte() {
    exercice.formulaire("formulaire", { perdue: choisi("Touchez une des deux réponses : perdue ou volée.") }, () => {
      exercice.garder("carte", valeurChoisie("cas"));
      exercice.aller("carte-adresse.html");
    });
  },

  "carte-adresse"() {
    if (!exercice.lire("carte")) return exercice.aller("carte.html");
    poser({ adresse: surUneLigne(adresse()) });
    exercice.formulaire("formulaire", { "adresse-oui": choisi("Touchez une des deux réponses : oui ou non.") }, () => {
      exercice.aller(valeurChoisie("adresse") === "oui" ? "carte-confirmer.html" : "adresse.html");
    });
  },

  "carte-confirmer"() {
    if (!exercice.lire("carte")) return exercice.aller("carte.html");
    poser({ cas: CAS[exercice.lire("carte")], adresse: surUneLigne(adresse()) });
    exercice.formulaire("formulaire", {}, () => {
      exercice.garder("carte-declaree", exercice.lire("carte"));
      exercice.garder("carte", null);
      exercice.aller("carte-faite.html");
    });
  },

  "carte-faite"() {
    if (!exercice.lire("carte-declaree")) return exercice.aller("carte.html");
    poser({ arrivee: exercice.jour(15) });
    if (exercice.lire("carte-declaree") === "volee") montrer("vol");
  },

  profil() {
    poser({ adresse: surUneLigne(adresse()), courriel: exercice.lire("courriel", exercice.personne.courriel) });
  },

  adresse() {
    poser({ actuelle: surUneLigne(adresse()) });
    const champs = {
      rue: rempli("Écrivez le numéro et la rue. Par exemple : 8 rue des Lilas."),
      "code-postal": regles.codePostal,
      ville: rempli("Écrivez le nom de la ville. Par exemple : Exempleville."),
    };
    exercice.formulaire("formulaire", champs, () => {
      const [rue, codePostal, ville] = Object.keys(champs).map((id) => trouver(id).value.trim());
      exercice.garder("nouvelle", { rue, codePostal, ville });
      exercice.aller("adresse-date.html");
    });
  },

  "adresse-date"() {
    if (!exercice.lire("nouvelle")) return exercice.aller("adresse.html");
    poser({ nouvelle: surUneLigne(exercice.lire("nouvelle")) });
    exercice.formulaire("formulaire", { date: regles.demenagement }, () => {
      exercice.garder("depuis", enToutesLettres(lireDate(trouver("date").value)));
      exercice.aller("adresse-confirmer.html");
    });
  },

  "adresse-confirmer"() {
    if (!exercice.lire("nouvelle") || !exercice.lire("depuis")) return exercice.aller("adresse.html");
    poser({ nouvelle: surUneLigne(exercice.lire("nouvelle")), depuis: exercice.lire("depuis") });
    exercice.formulaire("formulaire", {}, () => {
      exercice.garder("adresse", exercice.lire("nouvelle"));
      exercice.garder("nouvelle", null);
      exercice.aller("adresse-faite.html");
    });
  },

  "adresse-faite"() {
    if (!exercice.lire("adresse")) return exercice.aller("adresse.html");
    poser({ adresse: surUneLigne(adresse()), courrier: exercice.jour(5) });
    if (exercice.lire("carte")) montrer("reprendre");
  },

  messages() {
    if (exercice.lire("lu")) trouver("nouveau").remove();
  },

  message() {
    const lettre = trouver(`message-${demande.get("n")}`);
    if (!lettre) return exercice.aller("messages.html");
    lettre.hidden = false;
    if (lettre.id === "message-rendez-vous") exercice.garder("lu", true);
  },

  ecrire() {
    const champs = {
      "objet-rendez-vous": choisi("Touchez un objet : par exemple, Mon rendez-vous."),
      texte: rempli("Écrivez quelques mots. Par exemple : Bonjour, je préfère le matin."),
    };
    exercice.formulaire("formulaire", champs, () => {
      exercice.garder("envoye", { objet: valeurChoisie("objet"), texte: trouver("texte").value.trim() });
      exercice.aller("message-envoye.html");
    });
  },

  "message-envoye"() {
    const envoye = exercice.lire("envoye");
    if (!envoye) return exercice.aller("ecrire.html");
    poser({ ...envoye, reponse: exercice.jour(3) });
  },
};

if (demande.get("exercice") === "connecte") exercice.garder("connecte", true);

for (const trou of document.querySelectorAll("[data-personne]")) {
  trou.textContent = exercice.personne[trou.dataset.personne];
}

for (const groupe of document.querySelectorAll("fieldset")) {
  groupe.addEventListener("change", () => exercice.dire(groupe.querySelector("input"), ""));
}

if ("compte" in document.body.dataset && !exercice.lire("connecte")) exercice.aller("connexion.html?avis=1");
else pages[document.body.dataset.page]?.();
