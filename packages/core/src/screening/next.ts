import { languageOf, textIn } from "@luna/contracts/language";

/** What comes next for the person, in kind words, in the person's language or English. */
export function nextStep(eligible: boolean, locale: string): string {
  return textIn(eligible ? texts.eligible : texts.ineligible, languageOf(locale));
}

const texts = {
  eligible: {
    en: "Thank you, you are in. Choose a time for your first session whenever it suits you.",
    de: "Vielen Dank, Sie sind dabei. Wählen Sie, wann es Ihnen passt, einen Termin für Ihre erste Sitzung.",
  },
  ineligible: {
    en: "Thank you for your interest and your time. This study looks for a different mix of people at the moment, so there is nothing more to do for now. We keep your details for a short while and you can delete them at any time.",
    de: "Vielen Dank für Ihr Interesse und Ihre Zeit. Diese Studie sucht im Moment eine andere Mischung von Menschen, daher ist vorerst nichts weiter zu tun. Ihre Angaben bewahren wir nur kurz auf, und Sie können sie jederzeit löschen.",
  },
} as const;
