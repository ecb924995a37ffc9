// What « Mon Carnet Santé » does: who may enter, the activation, the drawn papers, who sees what, the messages.
"use strict";

const CODE = "482913";

// Where a page leads back to, kindly, when what it needs is missing.
const ENTREES = {
  carte: ["activer.html", "Commençons par la carte."],
  code: ["activer-code.html", "Écrivez d’abord le code reçu par SMS."],
  compte: ["activer-compte.html", "Il reste l’e-mail et le mot de passe."],
  connecte: ["connexion.html", "Pour ouvrir votre carnet, connectez-vous."],
  reponse: ["message.html?de=blanc", "Pour répondre, lisez d’abord le message."],
};

const CATEGORIES = {
  vaccinations: "Vaccinations",
  ordonnances: "Ordonnances",
  analyses: "Analyses",
  autres: "Autres papiers",
};

const PAPIERS = {
  grippe: {
    titre: "Attestation de vaccination",
    auteur: "Mme Roche, infirmière",
    lignes: [["Vaccin", "Grippe"], ["Fait le", "14 octobre"], ["Lot", "EX-0000"]],
  },
  kine: {
    titre: "Ordonnance",
    auteur: "Dr Blanc, médecin traitant",
    lignes: [["Pour", "10 séances de kinésithérapie"], ["Chez", "M. Petit"]],
  },
  analyse: {
    titre: "Prise de sang",
    auteur: "Laboratoire des Tilleuls",
    lignes: [["Demandée par", "Dr Blanc"], ["Résultats", "Valeurs habituelles"]],
  },
  lunettes: {
    titre: "Ordonnance de lunettes",
    auteur: "Dr Fleury, ophtalmologue",
    lignes: [["Pour", "Lire de près"], ["Verres", "+ 1,50"]],
  },
  mutuelle: {
    titre: "Carte de mutuelle",
    auteur: "Mutuelle Exemple",
    lignes: [["Numéro", "00 000 000"], ["Valable", "Toute l’année"]],
  },
  tetanos: {
    titre: "Carnet de vaccination",
    auteur: "Dr Blanc, médecin traitant",
    lignes: [["Vaccin", "Tétanos"], ["Fait le", "3 mars"]],
  },
};

const DOCUMENTS = [
  { id: "grippe", nom: "Vaccin contre la grippe", categorie: "vaccinations", papier: "grippe" },
  { id: "kine", nom: "Séances de kinésithérapie", categorie: "ordonnances", papier: "kine" },
  { id: "analyse", nom: "Prise de sang", categorie: "analyses", papier: "analyse" },
];

const MESSAGES = {
  blanc: {
    de: "Dr Blanc, médecin traitant",
    objet: "Votre prochaine visite",
    lignes: [
      "Bonjour Madame Exemple,",
      `Je vous attends ${exercice.jour(6)} à 10 h.`,
      "Pouvez-vous apporter votre carnet de vaccination ?",
    ],
  },
  equipe: {
    de: "L’équipe du carnet",
    objet: "Bienvenue",
    lignes: ["Bonjour Madame Exemple,", "Votre carnet est ouvert.", "Ce message n’attend pas de réponse."],
  },
};

const trouver = (id) => document.getElementById(id);
const parametre = (nom) => new URLSearchParams(location.search).get(nom);

function element(nom, texte, proprietes = {}) {
  const neuf = document.createElement(nom);
  neuf.textContent = texte;
  return Object.assign(neuf, proprietes);
}

const discret = (texte) => element("span", texte, { className: "discret" });
const reussite = (id, texte) => element("p", texte, { id, className: "reussite", role: "status" });

function feuille(papier) {
  const { titre, auteur, lignes } = PAPIERS[papier];
  const dessin = element("div", "", { className: "papier" });
  const liste = element("dl", "");
  for (const [quoi, valeur] of lignes) liste.append(element("dt", quoi), element("dd", valeur));
  dessin.append(element("strong", titre), discret(auteur), element("span", "Amina Exemple"), liste);
  return dessin;
}

function documents() {
  return [...DOCUMENTS, ...exercice.lire("ajouts", [])];
}

function ligne({ id, nom, papier }) {
  const lien = element("a", "", { id: `doc-${id}`, className: "ligne", href: `document.html?doc=${id}` });
  const texte = element("span", "");
  texte.append(element("strong", nom), element("br", ""), discret(PAPIERS[papier].auteur));
  lien.append(texte);
  if (exercice.lire(`masque-${id}`)) lien.append(element("span", "Masqué", { className: "etat" }));
  return lien;
}

// In `bloc`: the button makes and undoes one choice, the label says where it stands, a sentence `id` that it is made.
function bascule(bloc, id, { bouton, etat, dire }) {
  const montrer = () => {
    const fait = exercice.lire(id, false);
    bloc.querySelector("button").textContent = bouton[Number(fait)];
    bloc.querySelector(".etat").textContent = etat[Number(fait)];
    trouver(id)?.remove();
    if (fait) bloc.append(reussite(id, dire));
  };
  bloc.querySelector("button").addEventListener("click", () => {
    exercice.garder(id, !exercice.lire(id, false));
    montrer();
  });
  montrer();
}

const auMoins = (nombre, phrase) => (valeur) => (exercice.chiffres(valeur).length >= nombre ? "" : phrase);
const rempli = (phrase) => (valeur) => (valeur.trim() ? "" : phrase);

const COMPTE = {
  courriel: (valeur) =>
    /.@.+\../.test(valeur) ? "" : "Écrivez une adresse e-mail, par exemple : amina@exemple.fr",
  "mot-de-passe": (valeur) => (valeur.length >= 8 ? "" : "Écrivez 8 signes ou plus, par exemple : Tilleul-12"),
};

function compte(formulaire, suite) {
  trouver("afficher").addEventListener("change", (fait) => {
    trouver("mot-de-passe").type = fait.target.checked ? "text" : "password";
  });
  exercice.formulaire(formulaire, COMPTE, suite);
}

// Remembers that a step is done, then goes to the page after it.
const franchir = (etape, page) => () => {
  exercice.garder(etape, true);
  exercice.aller(page);
};

function ramener(page, phrase) {
  exercice.garder("avis", phrase);
  exercice.aller(page);
}

const PAGES = {
  connexion() {
    compte("entree", franchir("connecte", "accueil.html"));
  },

  activer() {
    const regles = {
      securite: auMoins(13, "Recopiez les chiffres de la carte, par exemple : 2 61 03 99 999 999 00"),
      serie: auMoins(8, "Recopiez le numéro du bas de la carte, par exemple : 0000 123 456"),
    };
    exercice.formulaire("identite", regles, franchir("carte", "activer-code.html"));
  },

  "activer-code"() {
    exercice.telephone("Mon Carnet Santé", CODE);
    const code = (valeur) =>
      exercice.chiffres(valeur) === CODE ? "" : `Recopiez les 6 chiffres du téléphone, ici : ${CODE}`;
    exercice.formulaire("verification", { code }, franchir("code", "activer-compte.html"));
  },

  "activer-compte"() {
    compte("compte", franchir("compte", "activer-choix.html"));
  },

  "activer-choix"() {
    trouver("accepter").addEventListener("click", franchir("connecte", "active.html"));
    trouver("refuser").addEventListener("click", () => {
      exercice.garder("connecte", false);
      exercice.aller("refus.html");
    });
  },

  accueil() {
    if (!exercice.lire("lu-blanc")) trouver("nouveaux").textContent = "1 nouveau message du Dr Blanc";
  },

  documents() {
    const ajoute = documents().find(({ id }) => id === parametre("ajoute"));
    if (ajoute) trouver("categories").before(reussite("reussite", `« ${ajoute.nom} » est dans votre carnet.`));
    for (const [categorie, titre] of Object.entries(CATEGORIES)) {
      const lignes = documents().filter((un) => un.categorie === categorie).map(ligne);
      if (!lignes.length) continue;
      const section = element("section", "");
      section.append(element("h2", titre), ...lignes);
      trouver("categories").append(section);
    }
  },

  document() {
    const ouvert = documents().find(({ id }) => id === parametre("doc"));
    if (!ouvert) return ramener("documents.html", "Choisissez un document dans la liste.");
    trouver("nom").textContent = ouvert.nom;
    trouver("feuille").append(feuille(ouvert.papier));
    bascule(trouver("visibilite"), `masque-${ouvert.id}`, {
      bouton: ["Masquer", "Rendre visible"],
      etat: ["Visible", "Masqué"],
      dire: "Ce document est masqué. Votre médecin traitant et celui qui l’a écrit le voient encore.",
    });
  },

  ajouter() {
    for (const photo of document.querySelectorAll("[data-papier]")) photo.prepend(feuille(photo.dataset.papier));
  },

  "ajouter-details"() {
    const papier = parametre("photo");
    if (!PAPIERS[papier]) return ramener("ajouter.html", "Choisissez d’abord une photo.");
    trouver("photo").append(feuille(papier));
    const premiere = trouver("categorie-vaccinations");
    const choisie = () => document.querySelector("[name=categorie]:checked");
    trouver("categories").addEventListener("change", () => exercice.dire(premiere, ""));
    const regles = {
      nom: rempli("Donnez un nom au document, par exemple : Ordonnance de lunettes"),
      [premiere.id]: () => (choisie() ? "" : "Touchez une catégorie, par exemple : Ordonnances"),
    };
    exercice.formulaire("ajout", regles, () => {
      const ajouts = exercice.lire("ajouts", []);
      const id = `ajout-${ajouts.length + 1}`;
      const ajoute = { id, nom: trouver("nom").value.trim(), categorie: choisie().value, papier };
      exercice.garder("ajouts", [...ajouts, ajoute]);
      exercice.aller(`documents.html?ajoute=${id}`);
    });
  },

  profil() {
    const allergies = trouver("allergies");
    allergies.value = exercice.lire("allergies", "");
    exercice.formulaire("profil", { allergies: rempli("Écrivez une allergie, par exemple : aucune") }, () => {
      exercice.garder("allergies", allergies.value);
      trouver("enregistre")?.remove();
      trouver("profil").append(reussite("enregistre", "Votre profil est enregistré."));
    });
  },

  messagerie() {
    for (const etat of document.querySelectorAll("[data-message]")) {
      if (exercice.lire(`lu-${etat.dataset.message}`)) etat.textContent = "Lu";
    }
  },

  message() {
    const cle = parametre("de") === "equipe" ? "equipe" : "blanc";
    const { de, objet, lignes } = MESSAGES[cle];
    exercice.garder(`lu-${cle}`, true);
    trouver("objet").textContent = objet;
    trouver("expediteur").textContent = de;
    trouver("message").append(...lignes.map((texte) => element("p", texte)));
    if (cle === "equipe") trouver("repondre").remove();
  },

  repondre() {
    const regles = { texte: rempli("Écrivez votre réponse, par exemple : Oui, merci.") };
    exercice.formulaire("reponse", regles, () => {
      exercice.garder("reponse", trouver("texte").value.trim());
      exercice.aller("reponse-envoyee.html");
    });
  },

  "reponse-envoyee"() {
    trouver("texte").textContent = exercice.lire("reponse");
  },

  confidentialite() {
    bascule(trouver("urgence"), "urgence-coupee", {
      bouton: ["Désactiver", "Activer"],
      etat: ["Activé", "Désactivé"],
      dire: "L’accès en urgence est désactivé. Vous pouvez le remettre ici.",
    });
  },

  historique() {
    for (const bloc of document.querySelectorAll("[data-soignant]")) {
      bascule(bloc, `bloque-${bloc.dataset.soignant}`, {
        bouton: ["Bloquer", "Débloquer"],
        etat: ["Autorisé", "Bloqué"],
        dire: "Cette personne ne peut plus ouvrir votre carnet.",
      });
    }
  },

  "au-revoir"() {
    exercice.garder("connecte", false);
  },
};

function peutEntrer() {
  if (parametre("exercice") === "connecte") exercice.garder("connecte", true);
  const besoin = document.body.dataset.exige;
  if (!besoin || exercice.lire(besoin)) return true;
  ramener(...ENTREES[besoin]);
  return false;
}

function direAvis() {
  const phrase = exercice.lire("avis");
  if (!phrase) return;
  exercice.garder("avis", null);
  document.querySelector("main").prepend(element("p", phrase, { className: "avis", role: "status" }));
}

if (peutEntrer()) {
  for (const lieu of document.querySelectorAll("[data-personne]")) {
    lieu.textContent = exercice.personne[lieu.dataset.personne];
  }
  direAvis();
  PAGES[document.body.dataset.page]?.();
}
