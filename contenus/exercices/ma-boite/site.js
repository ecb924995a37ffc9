// Ma Boîte: one reads, tells true messages from false ones, writes, deletes and searches.
"use strict";

const parametres = new URLSearchParams(location.search);

const natures = {
  vrai: {
    titre: "C’est un vrai message",
    signes: "Les signes qui rassurent",
    paroles: {
      vrai: "Bien vu !",
      arnaque: "Se méfier est un bon réflexe. Ici, tout va bien.",
      doute: "Hésiter est un bon réflexe. Regardons ensemble.",
    },
  },
  arnaque: {
    titre: "C’est une arnaque",
    signes: "Les signes d’un piège",
    paroles: {
      vrai: "Elle imite très bien. Beaucoup de gens s’y trompent.",
      arnaque: "Bien vu !",
      doute: "Hésiter est un bon réflexe. Regardons ensemble.",
    },
  },
};

const element = (id) => document.getElementById(id);

function poser(id, texte) {
  element(id).textContent = texte;
}

function balise(nom, texte, classe = "") {
  const nouvelle = document.createElement(nom);
  nouvelle.textContent = texte;
  nouvelle.className = classe;
  return nouvelle;
}

function presents() {
  const retires = exercice.lire("retires", []);
  return messages.filter(({ id }) => !retires.includes(id));
}

function reponses() {
  return exercice.lire("reponses", {});
}

function compter() {
  const nombre = Object.keys(reponses()).length;
  const accord = nombre > 1 ? "s" : "";
  poser("progres", `${nombre} message${accord} trié${accord} sur ${messages.length}`);
}

// One sentence that is said once, on the page where one arrives.
function renvoyer(page, dire, retire = false) {
  exercice.garder("avis", { dire, retire });
  exercice.aller(page);
}

function annoncer() {
  const avis = exercice.lire("avis");
  exercice.garder("avis", null);
  if (!avis) return;
  element("avis").hidden = false;
  poser("avis-texte", avis.dire);
  if (avis.retire) element("reprendre").hidden = false;
}

function commencer() {
  exercice.garder("connecte", true);
  exercice.garder("reponses", {});
  exercice.garder("retires", []);
  exercice.garder("envoyes", []);
  exercice.garder("avis", null);
}

function entrer() {
  if (parametres.get("exercice") === "connecte") commencer();
  if (exercice.lire("connecte")) return true;
  renvoyer("index.html", "Connectez-vous d’abord. Vos messages vous attendent.");
  return false;
}

function avecMessage(page) {
  return () => {
    const message = presents().find(({ id }) => id === parametres.get("m"));
    if (message) page(message);
    else renvoyer("boite.html", "Choisissez un message dans la liste.");
  };
}

function accueilDe(message) {
  return message.genre === "sms" ? "sms.html" : "boite.html";
}

function retirer(message, dire) {
  exercice.garder("retires", [...exercice.lire("retires", []), message.id]);
  renvoyer(accueilDe(message), dire, true);
}

function reprendre() {
  exercice.garder("retires", exercice.lire("retires", []).slice(0, -1));
  exercice.aller(`${page}.html`);
}

function suivant(message) {
  const restants = presents().filter(({ id }) => !(id in reponses()));
  const rang = messages.indexOf(message);
  return restants.find((autre) => messages.indexOf(autre) > rang) ?? restants[0];
}

function lister(choisis) {
  element("reprendre").addEventListener("click", reprendre);
  annoncer();
  compter();
  for (const message of choisis) {
    const trie = message.id in reponses();
    const lien = balise("a", "", trie ? "" : "a-trier");
    lien.id = `message-${message.id}`;
    lien.href = `message.html?m=${message.id}`;
    const apercu = message.genre === "sms" ? message.texte[0] : message.objet;
    lien.append(
      balise("span", message.nom),
      balise("span", apercu, "apercu"),
      balise("span", trie ? "trié" : message.quand, "quand"),
    );
    const rangee = document.createElement("li");
    rangee.append(lien);
    element("liste").append(rangee);
  }
}

function chercher(mot) {
  return presents().filter(({ nom, adresse, objet, texte }) =>
    exercice.simple([nom, adresse, objet, ...texte].join(" ")).includes(exercice.simple(mot)),
  );
}

function dessiner(message) {
  element("lettre").classList.toggle("sms", message.genre === "sms");
  poser("expediteur", message.nom);
  poser("adresse", message.adresse);
  poser("objet", message.objet);
  element("texte").append(...message.texte.map((phrase) => balise("p", phrase)));
  element("avec-lien").hidden = !message.lien;
}

// The name of the site, up to the first « / », is what one looks at.
function montrerCible({ cible }) {
  const barre = cible.indexOf("/");
  element("cible").replaceChildren("Ce lien mène à : ", balise("strong", cible.slice(0, barre)), cible.slice(barre));
}

function marquer(passage, rang) {
  const textes = document.createTreeWalker(element("lettre"), NodeFilter.SHOW_TEXT);
  while (textes.nextNode()) {
    const debut = textes.currentNode.data.indexOf(passage);
    if (debut < 0) continue;
    const zone = document.createRange();
    zone.setStart(textes.currentNode, debut);
    zone.setEnd(textes.currentNode, debut + passage.length);
    const marque = document.createElement("mark");
    marque.dataset.rang = rang;
    zone.surroundContents(marque);
    return;
  }
}

function connexion() {
  exercice.garder("connecte", false);
  annoncer();
  element("afficher").addEventListener("change", (fait) => {
    element("mot-de-passe").type = fait.target.checked ? "text" : "password";
  });
  exercice.formulaire(
    "connexion",
    {
      courriel: (valeur) =>
        /\S@\S/.test(valeur) ? "" : "Une adresse e-mail contient le signe @. Par exemple : amina@exemple.fr",
      "mot-de-passe": (valeur) =>
        valeur.length >= 8 ? "" : "Écrivez 8 signes ou plus. Par exemple : tilleul61",
    },
    () => {
      exercice.garder("connecte", true);
      exercice.aller("boite.html");
    },
  );
}

function boite() {
  exercice.formulaire("chercher-message", { recherche: () => "" }, () => {
    exercice.aller(`boite.html?q=${encodeURIComponent(element("recherche").value)}`);
  });
  const mot = (parametres.get("q") ?? "").trim();
  if (!exercice.simple(mot)) {
    lister(presents().filter(({ genre }) => genre === "e-mail"));
    return;
  }
  const trouves = chercher(mot);
  element("recherche").value = mot;
  poser("titre", "Messages trouvés");
  element("trouve").hidden = false;
  poser(
    "trouve-texte",
    trouves.length
      ? `Voici ce qui contient « ${mot} ».`
      : `Rien ne contient « ${mot} ». Essayez un mot plus court. Par exemple : carte`,
  );
  lister(trouves);
}

function sms() {
  lister(presents().filter(({ genre }) => genre === "sms"));
}

function lireMessage(message) {
  dessiner(message);
  compter();
  for (const reponse of ["vrai", "arnaque", "doute"]) {
    element(reponse).href = `explication.html?m=${message.id}&r=${reponse}`;
  }
  element("supprimer").addEventListener("click", () => retirer(message, "Le message est supprimé."));
  if (!message.lien) return;
  poser("lien", message.lien.dit);
  const arrivee = message.nature === "vrai" ? "vrai-site.html" : "piege.html";
  element("lien").href = `${arrivee}?m=${message.id}`;
  element("ou-mene").addEventListener("click", () => {
    const cible = balise("p", "", "cible");
    cible.id = "cible";
    element("cible")?.remove();
    element("avec-lien").after(cible);
    montrerCible(message.lien);
  });
}

function expliquer(message) {
  const reponse = parametres.get("r");
  const { titre, signes, paroles } = natures[message.nature];
  if (!Object.hasOwn(paroles, reponse)) {
    exercice.aller(`message.html?m=${message.id}`);
    return;
  }
  exercice.garder("reponses", { ...reponses(), [message.id]: reponse });
  poser("verdict", titre);
  poser("parole", paroles[reponse]);
  compter();
  dessiner(message);
  if (message.lien) {
    poser("lien", message.lien.dit);
    poser("cible", message.lien.cible);
  }
  message.signes.forEach(([passage], rang) => marquer(passage, rang + 1));
  poser("titre-signes", signes);
  element("signes").append(...message.signes.map(([, dire]) => balise("li", dire)));
  element("faire").append(...message.faire.map((geste) => balise("li", geste)));
  proposer(message);
}

function proposer(message) {
  const autre = suivant(message);
  element("suivant").href = autre ? `message.html?m=${autre.id}` : "fin.html";
  if (!autre) poser("suivant", "Terminer");
  if (message.nature === "vrai") return;
  const signaler = element(message.genre === "sms" ? "transferer" : "signaler");
  signaler.hidden = false;
  signaler.addEventListener("click", () => retirer(message, "Le message est signalé, et retiré de la liste."));
  element("supprimer").hidden = false;
  element("supprimer").addEventListener("click", () => retirer(message, "Le message est supprimé."));
}

function suivreLien(message) {
  if (!message.lien) {
    exercice.aller(`message.html?m=${message.id}`);
    return;
  }
  montrerCible(message.lien);
  element("retour").href = `message.html?m=${message.id}`;
}

function ecrire() {
  exercice.formulaire(
    "lettre",
    {
      destinataire: (valeur) =>
        /\S@\S/.test(valeur) ? "" : "Une adresse contient le signe @. Par exemple : cabinet@tilleuls.exemple",
      objet: (valeur) => (valeur.trim() ? "" : "Donnez un titre à votre message. Par exemple : Rendez-vous"),
      texte: (valeur) => (valeur.trim() ? "" : "Écrivez quelques mots. Par exemple : Bonjour"),
    },
    () => {
      const [a, objet, texte] = ["destinataire", "objet", "texte"].map((id) => element(id).value.trim());
      exercice.garder("envoyes", [{ a, objet, texte }, ...exercice.lire("envoyes", [])]);
      exercice.aller("envoyes.html");
    },
  );
}

function envoyes() {
  const lettres = exercice.lire("envoyes", []);
  element(lettres.length ? "reussite" : "vide").hidden = false;
  for (const { a, objet, texte } of lettres) {
    const carte = balise("article", "", "carte");
    carte.append(balise("p", `À : ${a}`, "discret"), balise("h2", objet), balise("p", texte, "lettre-texte"));
    element("liste").append(carte);
  }
}

function fin() {
  if (suivant()) renvoyer("boite.html", "Il reste des messages à trier.");
  else compter();
}

const pages = {
  connexion,
  boite,
  sms,
  message: avecMessage(lireMessage),
  explication: avecMessage(expliquer),
  lien: avecMessage(suivreLien),
  ecrire,
  envoyes,
  fin,
};

const page = document.body.dataset.page;
if (page === "connexion" || entrer()) pages[page]();
