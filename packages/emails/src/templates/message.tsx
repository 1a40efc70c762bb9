import { line, text, WebUrl } from "@luna/contracts/scalars";
import * as z from "zod/mini";
import { FirstName } from "../appointment.ts";
import { Action, Paragraph, Prose } from "../blocks.tsx";
import { greeting } from "../greeting.ts";
import { inLanguages } from "../language.ts";
import { template } from "../template.ts";

const words = inLanguages({
  en: {
    preview: "A message from the study’s team.",
    signed: (name: string, study: string) => `${name}, for the team of “${study}”`,
    team: (study: string) => `The team of “${study}”`,
    action: "Open the portal",
  },
  de: {
    preview: "Eine Nachricht vom Team der Studie.",
    signed: (name: string, study: string) => `${name}, für das Team von „${study}“`,
    team: (study: string) => `Das Team von „${study}“`,
    action: "Portal öffnen",
  },
});

/** What a researcher typed, to one participant; the words are the researcher's, in whatever language. */
export const message = template({
  audience: "participant",
  props: z.strictObject({
    firstName: FirstName,
    subject: line(200),
    /** Plain text; blank lines part paragraphs. */
    text: text(10_000).check(z.minLength(1)),
    senderName: z.optional(line(200)),
    /** Signs the person in to the portal. */
    portalLink: z.optional(WebUrl),
    unsubscribeLink: WebUrl,
  }),
  write(props, { brand, language }) {
    const say = words[language];
    const { studyName } = brand;
    return {
      subject: props.subject,
      preview: say.preview,
      heading: props.subject,
      unsubscribeLink: props.unsubscribeLink,
      body: (
        <>
          <Paragraph>{greeting(language, props.firstName)}</Paragraph>
          <Prose text={props.text} />
          {props.portalLink && (
            <Action href={props.portalLink} color={brand.brandColor}>
              {say.action}
            </Action>
          )}
          <Paragraph>
            {props.senderName ? say.signed(props.senderName, studyName) : say.team(studyName)}
          </Paragraph>
        </>
      ),
    };
  },
});
