"use strict";

const { garder, lire, aller } = exercice;

const SOIGNANTS = {
  noisetier: { nom: "Hélène Noisetier", rue: "4 place du Marché", secteur: 1, jours: {} },
  coquelicot: {
    nom: "Marc Coquelicot",
    rue: "18 rue des Écoles",
    secteur: 1,
    jours: { 2: ["9h15", "11h30", "16h"], 3: ["8h45", "14h15"], 5: ["10h", "15h30", "17h15"], 6: ["9h30", "14h"] },
  },
  eglantier: {
    nom: "Sofia Églantier",
    rue: "7 avenue des Sources",
    secteur: 2,
    video: true,
    jours: { 1: ["12h15", "18h"], 2: ["8h", "13h30"], 3: ["12h45", "17h30", "18h15"], 4: ["8h15", "13h"] },
  },
};

const MOTIFS = { premiere: "Première consultation", suivi: "Consultation de suivi", ordonnance: "Renouvellement d’ordonnance" };
const PERSONNES = { moi: "Pour vous", proche: "Pour un proche" };
const GENERALISTE = /^(medecin( generaliste| traitant)?|generaliste|docteur|dr\.?)$/;
const DOCTEUR = /medecin|iatre|ophtalmo|dermato|cardio|gyneco|rhumato|radiolo|\borl\b/;

const parametres = new URLSearchParams(location.search);

function ramener(page, phrase) {
  garder("avis", phrase);
  aller(page);
}

function montrerAvis() {
  const phrase = lire("avis");
  if (!phrase) return;
  garder("avis", null);
  const avis = document.createElement("p");
  avis.className = "avis";
  avis.setAttribute("role", "status");
  avis.textContent = phrase;
  document.querySelector("main").prepend(avis);
}

function remplir(mots, racine = document) {
  for (const place of racine.querySelectorAll("[data-dit]")) place.textContent = mots[place.dataset.dit];
}

const majuscule = (texte) => texte.charAt(0).toLocaleUpperCase("fr") + texte.slice(1);

const heureLisible = (heure) => heure.replace("h", " h ").trim();

function quand(creneau) {
  const [rang, heure] = creneau.split("-");
  return `${exercice.jour(Number(rang))} à ${heureLisible(heure)}`;
}

const rendezVous = () => lire("rdvs", []);
const rendezVousTouche = () => rendezVous()[lire("rdv")];

// The appointment that one is about to take.
const brouillon = () => ({
  soignant: lire("soignant"),
  creneau: lire("creneau"),
  motif: lire("motif"),
  pour: lire("pour", "moi"),
  metier: lire("metier", "médecin"),
  ville: lire("ville", exercice.personne.ville),
});

const recherche = ({ metier, ville }) => ({
  metier: GENERALISTE.test(exercice.simple(metier)) ? "Médecin généraliste" : majuscule(metier.trim()),
  ville: majuscule(ville.trim()),
});

// An appointment as a page says it.
function details(rdv) {
  const { nom, rue, secteur, video } = SOIGNANTS[rdv.soignant];
  const { metier, ville } = recherche(rdv);
  const docteur = DOCTEUR.test(exercice.simple(metier));
  const adresse = `${rue}, ${ville}`;
  return {
    nom: docteur ? `Dr ${nom}` : nom,
    metier,
    secteur: docteur ? `Conventionné secteur ${secteur}` : "Conventionné",
    adresse,
    lieu: video ? "En vidéo, depuis chez vous" : adresse,
    quand: rdv.creneau && quand(rdv.creneau),
    motif: MOTIFS[rdv.motif],
    pour: PERSONNES[rdv.pour],
  };
}

// For each day, as [rank, slots]: what nobody has taken yet.
function joursLibres(soignant) {
  const pris = rendezVous().filter((rdv) => rdv.soignant === soignant).map((rdv) => rdv.creneau);
  return Object.entries(SOIGNANTS[soignant].jours).map(([rang, heures]) => [
    Number(rang),
    heures.map((heure) => `${rang}-${heure}`).filter((creneau) => !pris.includes(creneau)),
  ]);
}

function lien(texte, adresse) {
  const a = document.createElement("a");
  a.className = "bouton second";
  a.href = adresse;
  a.textContent = texte;
  return a;
}

function agenda(soignant, adresse) {
  joursLibres(soignant).forEach(([rang, creneaux], place) => {
    const jour = document.getElementById(`jour-${place + 1}`);
    jour.querySelector("h2").textContent = exercice.jour(rang);
    jour.append(...creneaux.map((creneau) => lien(heureLisible(creneau.split("-")[1]), adresse + creneau)));
  });
}

const apresConnexion = () => (lire("creneau") ? "motif.html" : "mes-rdv.html");

function motDePasseVisible() {
  const champ = document.getElementById("mot-de-passe");
  const bouton = document.getElementById("afficher");
  bouton.addEventListener("click", () => {
    const visible = champ.type === "password";
    champ.type = visible ? "text" : "password";
    bouton.textContent = visible ? "Masquer" : "Afficher";
    bouton.setAttribute("aria-pressed", String(visible));
  });
}

const requis = (phrase) => (valeur) => (valeur.trim() ? "" : phrase);

function regleCourriel(valeur) {
  return /^[^@]+@[^@]+\.[^@]+$/.test(valeur.replace(/\s/g, "")) ? "" : "Il faut une adresse avec @, par exemple : amina@exemple.fr";
}

function regleMotDePasse(valeur) {
  return valeur.length >= 8 ? "" : "Il faut 8 signes ou plus, par exemple : Tilleul27";
}

function regleMobile(valeur) {
  return /^(0|33|0033)[67]\d{8}$/.test(exercice.chiffres(valeur)) ? "" : "Il faut un numéro de mobile, par exemple : 06 00 00 00 00";
}

function regleNaissance(valeur) {
  const texte = valeur.trim();
  const [, jour, mois, an] = /^(\d{1,2})\D+(\d{1,2})\D+(\d{4})$/.exec(texte) ?? /^(\d\d)(\d\d)(\d{4})$/.exec(texte) ?? [];
  const date = new Date(an, mois - 1, jour);
  const juste = date.getDate() === Number(jour) && date.getMonth() === mois - 1 && an > 1900 && date < new Date();
  return juste ? "" : "Écrivez le jour, le mois et l’année, par exemple : 03/03/1961";
}

const pages = {
  accueil() {
    const regles = {
      metier: requis("Quel soignant cherchez-vous ? Par exemple : médecin"),
      ville: requis("Dans quelle ville ? Par exemple : Belleville"),
    };
    exercice.formulaire("recherche", regles, () => {
      aller(`resultats.html?${new URLSearchParams(new FormData(document.getElementById("recherche")))}`);
    });
  },

  resultats() {
    if (!lire("metier")) return ramener("index.html", "Commencez ici : cherchez un soignant.");
    remplir(recherche(brouillon()), document.querySelector("h1"));
    for (const carte of document.querySelectorAll(".soignant")) {
      const { soignant } = carte.dataset;
      remplir(details({ ...brouillon(), soignant }), carte);
      const prochains = joursLibres(soignant).flatMap(([, creneaux]) => creneaux).slice(0, 2);
      carte.querySelector(".bouton")?.after(
        ...prochains.map((creneau) => lien(quand(creneau), `creneaux.html?soignant=${soignant}&propose=${creneau}`)),
      );
    }
  },

  creneaux() {
    const soignant = lire("soignant");
    if (!soignant) return ramener("resultats.html", "Choisissez d’abord un soignant.");
    const suite = `${lire("compte") ? "motif" : "compte"}.html?creneau=`;
    remplir(details(brouillon()));
    agenda(soignant, suite);
    const propose = parametres.get("propose");
    if (!propose) return;
    document.getElementById("propose").hidden = false;
    document.getElementById("propose-quand").textContent = quand(propose);
    document.getElementById("garder").href = suite + propose;
  },

  compte() {
    if (lire("compte")) return aller(apresConnexion());
    if (lire("creneau")) {
      remplir(details(brouillon()));
      document.getElementById("choisi").hidden = false;
    }
    motDePasseVisible();
    exercice.formulaire("connexion", { courriel: regleCourriel, "mot-de-passe": regleMotDePasse }, () => {
      garder("attente", "connexion");
      aller("code.html");
    });
  },

  inscription() {
    const regles = {
      prenom: requis("Écrivez votre prénom, par exemple : Amina"),
      nom: requis("Écrivez votre nom, par exemple : Exemple"),
      naissance: regleNaissance,
      mobile: regleMobile,
    };
    exercice.formulaire("identite", regles, () => {
      for (const cle of ["prenom", "mobile"]) garder(cle, document.getElementById(cle).value.trim());
      aller("acces.html");
    });
  },

  acces() {
    if (!lire("mobile")) return ramener("inscription.html", "Commencez ici : dites qui vous êtes.");
    motDePasseVisible();
    const regles = {
      courriel: regleCourriel,
      "mot-de-passe": regleMotDePasse,
      conditions: (cochee) => (cochee ? "" : "Touchez la case pour accepter les conditions."),
    };
    exercice.formulaire("acces", regles, () => {
      garder("attente", "inscription");
      aller("code.html");
    });
  },

  code() {
    const attente = lire("attente");
    if (!attente) return ramener("compte.html", "Commencez ici : ouvrez ou créez votre compte.");
    const code = "482913";
    remplir({ mobile: lire("mobile", exercice.personne.telephone) });
    exercice.telephone("Prenez-RDV", code);
    document.getElementById("cote").append(document.getElementById("telephone"));
    const regles = {
      code: (valeur) => (exercice.chiffres(valeur) === code ? "" : "Recopiez les 6 chiffres qui sont sur le téléphone."),
    };
    exercice.formulaire("verification", regles, () => {
      garder("attente", null);
      garder("compte", lire("prenom", exercice.personne.prenom));
      aller(attente === "inscription" ? "compte-cree.html" : apresConnexion());
    });
  },

  "compte-cree"() {
    if (!lire("compte")) return ramener("compte.html", "Commencez ici : ouvrez ou créez votre compte.");
    remplir({ prenom: lire("compte") });
    if (!lire("creneau")) return;
    const suite = document.getElementById("suite");
    suite.href = "motif.html";
    suite.textContent = "Continuer le rendez-vous";
  },

  motif() {
    if (!lire("creneau")) return ramener("index.html", "Choisissez d’abord un soignant et un créneau.");
    if (!lire("compte")) return ramener("compte.html", "Encore une étape : votre compte.");
    for (const choix of document.querySelectorAll("[name=pour]")) {
      choix.checked = choix.value === lire("pour", "moi");
      choix.addEventListener("change", () => garder("pour", choix.value));
    }
  },

  recapitulatif() {
    if (!lire("creneau") && rendezVous().length) return aller("mes-rdv.html");
    if (!lire("creneau") || !lire("compte") || !lire("motif")) return aller("motif.html");
    remplir(details(brouillon()));
    exercice.formulaire("confirmation", {}, () => {
      garder("rdvs", [...rendezVous(), brouillon()]);
      garder("creneau", null);
      garder("motif", null);
      garder("pour", "moi");
      aller("rdv-confirme.html");
    });
  },

  "rdv-confirme"() {
    const dernier = rendezVous().at(-1);
    if (!dernier) return aller("mes-rdv.html");
    remplir(details(dernier));
  },

  "mes-rdv"() {
    if (!lire("compte")) return ramener("compte.html", "Vos rendez-vous sont dans votre compte.");
    const modele = document.getElementById("modele").content;
    const aVenir = rendezVous().map((rdv, rang) => ({ rdv, rang, jour: Number.parseInt(rdv.creneau, 10) }));
    aVenir.sort((un, autre) => un.jour - autre.jour);
    aVenir.forEach(({ rdv, rang }, place) => {
      const carte = modele.cloneNode(true);
      remplir(details(rdv), carte);
      for (const commande of carte.querySelectorAll("a")) commande.href = `${commande.id}.html?rdv=${rang}`;
      if (place) for (const marque of carte.querySelectorAll("[id]")) marque.id += `-${place + 1}`;
      document.getElementById("liste").append(carte);
    });
    document.getElementById("aucun").hidden = aVenir.length > 0;
  },

  deplacer() {
    const rdv = rendezVousTouche();
    if (!rdv) return aller("mes-rdv.html");
    remplir(details(rdv));
    agenda(rdv.soignant, "deplacer-confirmer.html?nouveau=");
  },

  "deplacer-confirmer"() {
    const rdv = rendezVousTouche();
    const nouveau = lire("nouveau");
    if (!rdv || !nouveau) return aller("mes-rdv.html");
    remplir({ ...details(rdv), nouveau: quand(nouveau) });
    exercice.formulaire("deplacement", {}, () => {
      garder("rdvs", rendezVous().map((autre, rang) => (rang === Number(lire("rdv")) ? { ...rdv, creneau: nouveau } : autre)));
      garder("nouveau", null);
      aller("rdv-deplace.html");
    });
  },

  "rdv-deplace"() {
    const rdv = rendezVousTouche();
    if (!rdv) return aller("mes-rdv.html");
    remplir(details(rdv));
  },

  annuler() {
    const rdv = rendezVousTouche();
    if (!rdv) return aller("mes-rdv.html");
    remplir(details(rdv));
    exercice.formulaire("annulation", {}, () => {
      garder("rdvs", rendezVous().filter((autre, rang) => rang !== Number(lire("rdv"))));
      garder("annule", rdv);
      aller("rdv-annule.html");
    });
  },

  "rdv-annule"() {
    if (!lire("annule")) return aller("mes-rdv.html");
    remplir(details(lire("annule")));
  },
};

for (const [cle, valeur] of parametres) garder(cle, valeur);

if (parametres.get("exercice") === "connecte") {
  garder("compte", exercice.personne.prenom);
  garder("rdvs", [
    { soignant: "coquelicot", creneau: "4-10h30", motif: "suivi", pour: "moi", metier: "médecin", ville: exercice.personne.ville },
  ]);
}

if (parametres.has("quitter")) {
  garder("compte", null);
  garder("avis", "La déconnexion est faite. À bientôt !");
}

montrerAvis();
pages[document.body.dataset.page]();
