import * as z from "zod/mini";
import { Bullets, Paragraph } from "../blocks.tsx";
import { bookingProps, writeBooking } from "../booking.tsx";
import { inLanguages } from "../language.ts";
import { template } from "../template.ts";

const words = inLanguages({
  en: {
    subject: (day: string, time: string) => `Your session on ${day}, ${time}`,
    preview: "Your session is booked. A calendar entry is attached.",
    heading: "Your session is booked",
    text: "Your time is reserved. A calendar entry is attached to this mail.",
    change: "You can move or cancel the session at any time:",
    prepare: "So that it goes smoothly:",
    tips: [
      "Use your own computer, the one you work with every day, with a stable internet connection.",
      "Choose a place where nobody disturbs you.",
    ],
    fresh: "Please do not try the program beforehand: your first impression is what helps us most.",
  },
  de: {
    subject: (day: string, time: string) => `Ihre Sitzung am ${day}, ${time}`,
    preview: "Ihre Sitzung ist gebucht. Ein Kalendereintrag liegt bei.",
    heading: "Ihre Sitzung ist gebucht",
    text: "Ihr Termin ist für Sie reserviert. Ein Kalendereintrag liegt dieser E-Mail bei.",
    change: "Sie können den Termin jederzeit verschieben oder absagen:",
    prepare: "Damit alles gut klappt:",
    tips: [
      "Nehmen Sie Ihren eigenen Rechner, mit dem Sie täglich arbeiten, und eine stabile Internetverbindung.",
      "Suchen Sie sich einen Ort, an dem Sie ungestört sind.",
    ],
    fresh:
      "Bitte probieren Sie das Programm nicht vorher aus: Ihr erster Eindruck hilft uns am meisten.",
  },
});

/** With the calendar file that the sender attaches. */
export const sessionConfirmation = template({
  audience: "participant",
  props: z.strictObject({
    ...bookingProps,
    /** The scenario watches a first encounter with the program. */
    firstTime: z.optional(z.boolean()),
  }),
  write(props, setting) {
    const say = words[setting.language];
    return writeBooking(props, setting, say, {
      closing: (
        <>
          <Paragraph>{say.prepare}</Paragraph>
          <Bullets items={[...say.tips, props.firstTime ? say.fresh : undefined]} />
        </>
      ),
    });
  },
});
