// The waiting room of a consultation by video. Camera and microphone are drawn: the real ones are never asked for.
"use strict";

const element = (id) => document.getElementById(id);
const copier = (modele) => element(modele).content.firstElementChild.cloneNode(true);
const regle = () => exercice.lire("camera", false) && exercice.lire("micro", false);

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

// After « Bloquer » the box stays, with « Autoriser » alone: one can always change one’s mind.
function demander(outil, suite) {
  element("permission")?.remove();
  const boite = copier("modele-question");
  const question = boite.querySelector("#question");
  question.textContent = `Docteur en Vidéo souhaite utiliser ${outil}.`;
  boite.querySelector("#autoriser").addEventListener("click", () => {
    boite.remove();
    suite();
  });
  boite.querySelector("#bloquer").addEventListener("click", (fait) => {
    fait.currentTarget.remove();
    question.textContent = `Vous avez bloqué ${outil}. Ce n’est pas grave : touchez « Autoriser » pour changer d’avis.`;
    boite.focus();
  });
  document.querySelector("main").append(boite);
  boite.focus();
}

function tester(bouton, cle, outil, modele, suite) {
  element(bouton).addEventListener("click", () => {
    if (bouton === "tester" && element("allumer")) return exercice.dire(element("tester"), "Allumez d’abord la caméra.");
    demander(outil, () => {
      exercice.garder(cle, true);
      element(bouton).replaceWith(copier(modele));
      suite();
    });
  });
}

function eclairer(allumee) {
  element("image").classList.toggle("allumee", allumee);
}

function interrupteur(id, outil, changer) {
  let allume = true;
  element(id).addEventListener("click", (fait) => {
    allume = !allume;
    const verbe = allume ? "Couper" : "Rallumer";
    fait.currentTarget.textContent = `${verbe} ${outil}`;
    if (id === "camera") eclairer(allume);
    changer(allume);
  });
}

function montrerEtat(id, phrase) {
  const dit = document.createElement("p");
  dit.id = id;
  dit.className = "avis";
  dit.textContent = phrase;
  element("etat").replaceChildren(dit);
}

const pages = {
  accueil() {
    element("jour").textContent = exercice.jour(0);
    if (regle()) document.querySelector("h1").after(copier("modele-regle"));
  },

  preparer() {
    const liens = [element("continuer"), element("essayer")];
    const rappeler = (lien, phrase) => liens.forEach((autre) => exercice.dire(autre, autre === lien ? phrase : ""));
    for (const lien of liens) {
      lien.addEventListener("click", (fait) => {
        if (regle()) return;
        fait.preventDefault();
        rappeler(lien, "Allumez d’abord la caméra, puis testez le son.");
      });
    }
    tester("allumer", "camera", "votre caméra", "modele-camera", () => {
      eclairer(true);
      exercice.dire(element("tester"), "");
      rappeler();
    });
    tester("tester", "micro", "votre micro", "modele-son", rappeler);
  },

  essai() {
    if (!regle()) return ramener("Avant cet essai, allumez la caméra et testez le son.", "preparer.html", "Préparer mon appel");
    interrupteur("micro", "le micro", (allume) => {
      if (allume) montrerEtat("micro-rallume", "Le micro est rallumé.");
      else montrerEtat("micro-coupe", "Le micro est coupé.");
    });
    interrupteur("camera", "la caméra", (allume) => {
      if (allume) montrerEtat("camera-rallumee", "La caméra est rallumée.");
      else montrerEtat("camera-coupee", "La caméra est coupée.");
    });
  },

  documents() {
    const regles = {
      carte: (prise) => (prise ? "" : "Faites comme si vous aviez la carte : touchez la case."),
      ordonnances: (prises) => (prises ? "" : "Faites comme si vous les aviez : touchez la case."),
    };
    exercice.formulaire("papiers", regles, () => {
      exercice.garder("papiers", true);
      exercice.aller("attente.html");
    });
  },

  attente() {
    if (!exercice.lire("papiers")) ramener("Avant la salle d’attente, préparez vos papiers.", "documents.html", "Préparer mes papiers");
  },

  appel() {
    if (!exercice.lire("papiers")) return ramener("L’appel commence dans la salle d’attente.", "attente.html", "Aller en salle d’attente");
    exercice.garder("appel", true);
    const etat = { micro: true, camera: true };
    const repondre = () => {
      if (!etat.micro) element("paroles").textContent = "Je ne vous entends plus.";
      else if (!etat.camera) element("paroles").textContent = "Je vous entends, sans vous voir.";
      else element("paroles").textContent = "Je vous entends et je vous vois.";
    };
    const changer = (outil) => (allume) => {
      etat[outil] = allume;
      repondre();
    };
    interrupteur("micro", "le micro", changer("micro"));
    interrupteur("camera", "la caméra", changer("camera"));
  },

  fin() {
    if (!exercice.lire("appel")) ramener("Cette page vient après l’appel.", "index.html", "Revenir à mon rendez-vous");
  },

  ordonnance() {
    if (!exercice.lire("appel")) return ramener("L’ordonnance vient après l’appel.", "index.html", "Revenir à mon rendez-vous");
    element("jour").textContent = exercice.jour(0);
  },
};

pages[document.body.dataset.page]();
