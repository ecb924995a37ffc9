// What every made-up site shares: the band, what is remembered for the time of the exercise, kind errors, a drawn telephone.
// Nothing is sent anywhere: pages have no network, and what is typed stays in the page's own session storage, which
// dies with the visit.
"use strict";

const exercice = {
  // The person that one plays. Everything about her is made up; the numbers are no real ones.
  personne: {
    prenom: "Amina",
    nom: "Exemple",
    naissance: "03/03/1961",
    adresse: "12 rue des Tilleuls",
    ville: "Belleville-sur-Exemple",
    telephone: "06 00 00 00 00",
    courriel: "amina@exemple.fr",
    securite: "2 61 03 99 999 999 00",
  },

  garder(cle, valeur) {
    sessionStorage.setItem(cle, JSON.stringify(valeur));
  },

  lire(cle, sinon = null) {
    const texte = sessionStorage.getItem(cle);
    return texte === null ? sinon : JSON.parse(texte);
  },

  // The date so many working days from today, as a person says it: « mardi 14 avril ».
  jour(rang) {
    const date = new Date();
    for (let reste = rang; reste > 0; ) {
      date.setDate(date.getDate() + 1);
      if (date.getDay() !== 0 && date.getDay() !== 6) reste -= 1;
    }
    return date
      .toLocaleDateString("fr-FR", { weekday: "long", day: "numeric", month: "long" })
      .replace(/ 1 /, " 1er ");
  },

  // Without accents, capitals and double spaces: as one compares what a person has typed.
  simple(texte) {
    return texte
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^a-z0-9@.]+/g, " ")
      .trim();
  },

  chiffres(texte) {
    return texte.replace(/\D/g, "");
  },

  // Says under a field, in one kind sentence, what is missing; an empty sentence takes it away.
  dire(champ, phrase) {
    const id = `${champ.id}-erreur`;
    document.getElementById(id)?.remove();
    champ.removeAttribute("aria-describedby");
    if (!phrase) return;
    const dit = document.createElement("p");
    dit.id = id;
    dit.className = "erreur";
    dit.setAttribute("role", "alert");
    dit.textContent = phrase;
    champ.setAttribute("aria-describedby", id);
    (champ.closest("label.choix, fieldset") ?? champ).after(dit);
  },

  // `regles`: for the id of each field a function from its value to a sentence, empty when all is well.
  formulaire(id, regles, suite) {
    const formulaire = document.getElementById(id);
    formulaire.noValidate = true;
    for (const nom of Object.keys(regles)) {
      document.getElementById(nom).addEventListener("input", (fait) => exercice.dire(fait.target, ""));
    }
    formulaire.addEventListener("submit", (fait) => {
      fait.preventDefault();
      const manquants = Object.entries(regles).filter(([nom, regle]) => {
        const champ = document.getElementById(nom);
        const phrase = regle(champ.type === "checkbox" ? champ.checked : champ.value, champ);
        exercice.dire(champ, phrase);
        return phrase;
      });
      if (manquants.length) document.getElementById(manquants[0][0]).focus();
      else suite();
    });
  },

  // The telephone of the person rings: a message with a code of six signs. The code is on the picture only.
  telephone(expediteur, code) {
    document.querySelector(".telephone")?.remove();
    const dessin = document.createElement("aside");
    dessin.className = "telephone";
    dessin.id = "telephone";
    dessin.setAttribute("aria-label", "Votre téléphone, dessiné");
    dessin.innerHTML = '<div class="ecran"><strong></strong><p class="message">Votre code : <br><span class="code"></span></p></div>';
    dessin.querySelector("strong").textContent = expediteur;
    dessin.querySelector(".code").textContent = code;
    document.body.append(dessin);
  },

  aller(page) {
    location.href = page;
  },
};

document.addEventListener("DOMContentLoaded", () => {
  const bande = document.createElement("div");
  bande.className = "entrainement";
  bande.textContent = "Entraînement · rien n’est envoyé";
  document.body.prepend(bande);
});
