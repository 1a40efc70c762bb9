import { WebUrl, whole } from "@luna/contracts/scalars";
import * as z from "zod/mini";
import { FirstName } from "../appointment.ts";
import { Action, Address, Aside, Paragraph } from "../blocks.tsx";
import { greeting } from "../greeting.ts";
import { inLanguages } from "../language.ts";
import { template } from "../template.ts";

const words = inLanguages({
  en: {
    subject: (study: string) => `Your link to sign in to ${study}`,
    preview: (minutes: number) => `Valid for ${minutes} minutes, for one use.`,
    heading: "Sign in",
    text: (minutes: number) =>
      `With this button you sign in. It works once and for ${minutes} minutes; after that, simply ask for a new one.`,
    action: "Sign in",
    copy: "If the button does not work, copy this address into your browser:",
    stranger:
      "You did not ask for this link? Then you need not do anything: without it nobody gets in.",
  },
  de: {
    subject: (study: string) => `Ihr Link zum Anmelden: ${study}`,
    preview: (minutes: number) => `${minutes} Minuten gültig, für eine Anmeldung.`,
    heading: "Anmelden",
    text: (minutes: number) =>
      `Mit diesem Knopf melden Sie sich an. Er gilt einmal und ${minutes} Minuten lang; danach fordern Sie einfach einen neuen an.`,
    action: "Anmelden",
    copy: "Wenn der Knopf nicht funktioniert, kopieren Sie diese Adresse in Ihren Browser:",
    stranger:
      "Sie haben diesen Link nicht angefordert? Dann müssen Sie nichts tun: Ohne ihn kommt niemand hinein.",
  },
});

/** Asked for on the sign-in page; the link holds a code of one use. */
export const signInLink = template({
  audience: "participant",
  props: z.strictObject({
    firstName: FirstName,
    signInLink: WebUrl,
    validMinutes: whole(1, 1440),
  }),
  write(props, { brand, language }) {
    const say = words[language];
    return {
      subject: say.subject(brand.studyName),
      preview: say.preview(props.validMinutes),
      heading: say.heading,
      body: (
        <>
          <Paragraph>{greeting(language, props.firstName)}</Paragraph>
          <Paragraph>{say.text(props.validMinutes)}</Paragraph>
          <Action href={props.signInLink} color={brand.brandColor}>
            {say.action}
          </Action>
          <Aside>{say.copy}</Aside>
          <Address href={props.signInLink} />
          <Aside>{say.stranger}</Aside>
        </>
      ),
    };
  },
});
