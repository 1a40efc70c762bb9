import { WebUrl } from "@luna/contracts/scalars";
import * as z from "zod/mini";
import { Appointment, appointmentFacts, FirstName } from "../appointment.ts";
import { Action, Facts, Paragraph } from "../blocks.tsx";
import { greeting } from "../greeting.ts";
import { inLanguages } from "../language.ts";
import { template } from "../template.ts";

const words = inLanguages({
  en: {
    subject: "We missed you",
    preview: "Your session did not take place.",
    heading: "We missed you",
    theirs: "Your session did not take place. Things come up, and that is no trouble.",
    ours: "Your session did not take place, and that was our fault. We are sorry for your lost time.",
    again: "Would you still like to take part? Choose a new time that suits you.",
    action: "Choose a new time",
    otherwise: "If you would rather not take part, you need not do anything.",
  },
  de: {
    subject: "Wir haben Sie vermisst",
    preview: "Ihre Sitzung hat nicht stattgefunden.",
    heading: "Wir haben Sie vermisst",
    theirs:
      "Ihre Sitzung hat nicht stattgefunden. Es kann immer etwas dazwischenkommen, das ist nicht schlimm.",
    ours: "Ihre Sitzung hat nicht stattgefunden, und das lag an uns. Es tut uns leid um Ihre Zeit.",
    again: "Möchten Sie weiterhin teilnehmen? Dann wählen Sie einen neuen Termin, der Ihnen passt.",
    action: "Neuen Termin wählen",
    otherwise: "Wenn Sie lieber nicht teilnehmen möchten, müssen Sie nichts tun.",
  },
});

/** After a session that nobody came to. */
export const noShow = template({
  audience: "participant",
  props: z.strictObject({
    firstName: FirstName,
    appointment: Appointment,
    /** The team was not there, or something of ours failed. */
    ours: z.optional(z.boolean()),
    /** Left out where the person cannot book again. */
    bookLink: z.optional(WebUrl),
  }),
  write(props, setting) {
    const { brand, language } = setting;
    const say = words[language];
    return {
      subject: say.subject,
      preview: say.preview,
      heading: say.heading,
      body: (
        <>
          <Paragraph>{greeting(language, props.firstName)}</Paragraph>
          <Paragraph>{props.ours ? say.ours : say.theirs}</Paragraph>
          <Facts facts={appointmentFacts(props.appointment, setting)} />
          {props.bookLink && <Paragraph>{say.again}</Paragraph>}
          {props.bookLink && (
            <Action href={props.bookLink} color={brand.brandColor}>
              {say.action}
            </Action>
          )}
          {props.bookLink && <Paragraph>{say.otherwise}</Paragraph>}
        </>
      ),
    };
  },
});
