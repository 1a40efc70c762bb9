import { line, WebUrl } from "@luna/contracts/scalars";
import * as z from "zod/mini";
import { FirstName } from "../appointment.ts";
import { Action, Aside, Bullets, Paragraph } from "../blocks.tsx";
import { greeting } from "../greeting.ts";
import { inLanguages } from "../language.ts";
import { template } from "../template.ts";

const words = inLanguages({
  en: {
    subject: (study: string) => `Welcome to ${study}`,
    preview: "Confirm your address and answer a few short questions.",
    heading: "Thank you for taking part",
    thanks: (study: string) =>
      `You have registered for “${study}”. Good to have you: it is people like you who show what works and what does not.`,
    next: "What comes next:",
    steps: [
      "Confirm your address with the button below.",
      "Answer a few short questions, so that we know whether the study suits you.",
      "Choose a time for your session.",
    ],
    action: "Confirm and continue",
    code: (code: string) =>
      `Your code is ${code}. The team uses it in place of your name in notes and reports.`,
    promise: "The program is tested, never you. You can stop at any time, without giving a reason.",
    stranger:
      "You did not register? Then someone mistyped an address. You need not do anything; if you would like your address removed, write to the privacy contact below.",
  },
  de: {
    subject: (study: string) => `Willkommen: ${study}`,
    preview: "Bestätigen Sie Ihre Adresse und beantworten Sie ein paar kurze Fragen.",
    heading: "Danke, dass Sie mitmachen",
    thanks: (study: string) =>
      `Sie haben sich für „${study}“ angemeldet. Schön, dass Sie dabei sind: Menschen wie Sie zeigen uns, was gelingt und was nicht.`,
    next: "So geht es weiter:",
    steps: [
      "Bestätigen Sie Ihre Adresse mit dem Knopf unten.",
      "Beantworten Sie ein paar kurze Fragen, damit wir wissen, ob die Studie zu Ihnen passt.",
      "Wählen Sie einen Termin für Ihre Sitzung.",
    ],
    action: "Bestätigen und weiter",
    code: (code: string) =>
      `Ihr Code ist ${code}. Das Team verwendet ihn in Notizen und Berichten anstelle Ihres Namens.`,
    promise:
      "Geprüft wird das Programm, niemals Sie. Sie können jederzeit aufhören, ohne einen Grund zu nennen.",
    stranger:
      "Sie haben sich nicht angemeldet? Dann hat sich jemand bei der Adresse vertippt. Sie müssen nichts tun; wenn Ihre Adresse gelöscht werden soll, schreiben Sie an den Datenschutzkontakt unten.",
  },
});

/** After registration: the link also confirms the address. */
export const welcome = template({
  audience: "participant",
  props: z.strictObject({
    firstName: FirstName,
    /** `P001`. */
    participantCode: line(20),
    confirmLink: WebUrl,
  }),
  write(props, { brand, language }) {
    const say = words[language];
    return {
      subject: say.subject(brand.studyName),
      preview: say.preview,
      heading: say.heading,
      body: (
        <>
          <Paragraph>{greeting(language, props.firstName)}</Paragraph>
          <Paragraph>{say.thanks(brand.studyName)}</Paragraph>
          <Paragraph>{say.next}</Paragraph>
          <Bullets items={say.steps} />
          <Action href={props.confirmLink} color={brand.brandColor}>
            {say.action}
          </Action>
          <Paragraph>{say.code(props.participantCode)}</Paragraph>
          <Paragraph>{say.promise}</Paragraph>
          <Aside>{say.stranger}</Aside>
        </>
      ),
    };
  },
});
