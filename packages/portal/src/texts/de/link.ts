import type { Texts } from "../en.ts";

export const link: Texts["link"] = {
  title: "Anmelden",
  intro: "Wir schicken Ihnen einen Link, der Sie anmeldet. Ganz ohne Passwort.",
  email: "E-Mail-Adresse",
  send: "Link zuschicken",
  sent: "Wenn diese Adresse angemeldet ist, kommt gleich ein Link. Er gilt 15 Minuten.",
  confirmTitle: "Bitte bestätigen Sie Ihre E-Mail-Adresse",
  sendAgain: "Mail noch einmal schicken",
  sentAgain: (email) =>
    `Eine Mail an ${email} ist unterwegs. Der Link darin bestätigt die Adresse und gilt 15 Minuten.`,
  another: "Eine andere Adresse nehmen",
  openTitle: "Willkommen zurück",
  openText:
    "Sie kommen über einen Link aus unserer Mail. Gehen Sie weiter, um sich damit anzumelden.",
  spentTitle: "Dieser Link gilt nicht mehr",
  spentText: "Er wurde schon benutzt, oder seine Zeit ist um. Gern schicken wir Ihnen einen neuen.",
  notYet: "Noch nicht angemeldet?",
};
