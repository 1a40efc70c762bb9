import { line, WebUrl } from "@luna/contracts/scalars";
import * as z from "zod/mini";
import { FirstName } from "../appointment.ts";
import { Action, Anchor, Paragraph } from "../blocks.tsx";
import { greeting } from "../greeting.ts";
import { formattingLocale, inLanguages } from "../language.ts";
import { template } from "../template.ts";

const words = inLanguages({
  en: {
    subject: (code: string) => `Thank you for your session ${code}`,
    preview: "What you showed us helps to make it better.",
    heading: "Thank you",
    thanks:
      "Thank you for your time. What you showed us helps to make the program better, above all where it did not go smoothly.",
    feedback: "If you have five minutes, tell us how it was for you. Every question is optional.",
    action: "Tell us how it was",
    incentive: (amount: string) => `Your compensation of ${amount} is being arranged.`,
    next: "If you like, there is a next session: ",
    book: "choose a time",
    data: "In the portal you can see, fetch and delete what we keep of your session.",
  },
  de: {
    subject: (code: string) => `Danke für Ihre Sitzung ${code}`,
    preview: "Was Sie uns gezeigt haben, hilft uns weiter.",
    heading: "Vielen Dank",
    thanks:
      "Vielen Dank für Ihre Zeit. Was Sie uns gezeigt haben, macht das Programm besser, vor allem dort, wo es gehakt hat.",
    feedback:
      "Wenn Sie fünf Minuten haben, sagen Sie uns, wie es für Sie war. Alle Fragen sind freiwillig.",
    action: "Sagen, wie es war",
    incentive: (amount: string) => `Ihre Aufwandsentschädigung von ${amount} ist in Arbeit.`,
    next: "Wenn Sie mögen, gibt es eine weitere Sitzung: ",
    book: "Termin wählen",
    data: "Im Portal können Sie sehen, abholen und löschen, was wir von Ihrer Sitzung aufbewahren.",
  },
});

/** When a session has ended, whatever came of it. */
export const thankYou = template({
  audience: "participant",
  props: z.strictObject({
    firstName: FirstName,
    /** `S0001`. */
    sessionCode: line(20),
    /** Left out where feedback is in already. */
    feedbackLink: z.optional(WebUrl),
    incentive: z.optional(
      z.strictObject({
        amount: z.number().check(z.gte(0)),
        /** ISO 4217. */
        currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
      }),
    ),
    /** Where the study's plan has a next scenario. */
    bookLink: z.optional(WebUrl),
  }),
  write(props, { brand, language, locale }) {
    const say = words[language];
    return {
      subject: say.subject(props.sessionCode),
      preview: say.preview,
      heading: say.heading,
      body: (
        <>
          <Paragraph>{greeting(language, props.firstName)}</Paragraph>
          <Paragraph>{say.thanks}</Paragraph>
          {props.incentive && (
            <Paragraph>{say.incentive(amountOf(props.incentive, locale))}</Paragraph>
          )}
          {props.feedbackLink && <Paragraph>{say.feedback}</Paragraph>}
          {props.feedbackLink && (
            <Action href={props.feedbackLink} color={brand.brandColor}>
              {say.action}
            </Action>
          )}
          {props.bookLink && (
            <Paragraph>
              {say.next}
              <Anchor href={props.bookLink}>{say.book}</Anchor>
            </Paragraph>
          )}
          <Paragraph>{say.data}</Paragraph>
        </>
      ),
    };
  },
});

function amountOf(incentive: { amount: number; currency: string }, locale: string): string {
  return new Intl.NumberFormat(formattingLocale(locale), {
    style: "currency",
    currency: incentive.currency,
  }).format(incentive.amount);
}
