import { Instant, line, TimeZone, WebUrl } from "@luna/contracts/scalars";
import * as z from "zod/mini";
import { FirstName } from "../appointment.ts";
import { Action, Aside, Paragraph } from "../blocks.tsx";
import { greeting } from "../greeting.ts";
import { inLanguages } from "../language.ts";
import { localDay } from "../local-time.ts";
import { template } from "../template.ts";

const words = inLanguages({
  en: {
    subject: "How was your session?",
    preview: "Five minutes, every question optional.",
    heading: "How was it for you?",
    ask: (day: string, code: string) =>
      `On ${day} you took part in session ${code}. With a little distance, what stayed in your mind? What was good, and what annoyed you?`,
    short: "It takes about five minutes. Every question is optional, and criticism is welcome.",
    action: "Give feedback",
    once: "We ask only this once. If you would rather not answer, you need not do anything.",
  },
  de: {
    subject: "Wie war Ihre Sitzung?",
    preview: "Fünf Minuten, alle Fragen sind freiwillig.",
    heading: "Wie war es für Sie?",
    ask: (day: string, code: string) =>
      `Am ${day} haben Sie an der Sitzung ${code} teilgenommen. Was ist Ihnen mit etwas Abstand in Erinnerung geblieben? Was war gut, und was hat Sie gestört?`,
    short: "Es dauert etwa fünf Minuten. Alle Fragen sind freiwillig, und Kritik ist willkommen.",
    action: "Rückmeldung geben",
    once: "Wir fragen nur dieses eine Mal. Wenn Sie nicht antworten möchten, müssen Sie nichts tun.",
  },
});

/** Three days after the session, unless feedback is in. */
export const feedbackRequest = template({
  audience: "participant",
  props: z.strictObject({
    firstName: FirstName,
    /** `S0001`. */
    sessionCode: line(20),
    sessionAt: Instant,
    timeZone: TimeZone,
    feedbackLink: WebUrl,
    unsubscribeLink: z.optional(WebUrl),
  }),
  write(props, { brand, language, locale }) {
    const say = words[language];
    return {
      subject: say.subject,
      preview: say.preview,
      heading: say.heading,
      unsubscribeLink: props.unsubscribeLink,
      body: (
        <>
          <Paragraph>{greeting(language, props.firstName)}</Paragraph>
          <Paragraph>
            {say.ask(localDay(props.sessionAt, props.timeZone, locale), props.sessionCode)}
          </Paragraph>
          <Paragraph>{say.short}</Paragraph>
          <Action href={props.feedbackLink} color={brand.brandColor}>
            {say.action}
          </Action>
          <Aside>{say.once}</Aside>
        </>
      ),
    };
  },
});
