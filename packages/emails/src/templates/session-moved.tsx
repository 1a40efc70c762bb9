import { Instant } from "@luna/contracts/scalars";
import * as z from "zod/mini";
import { bookingProps, writeBooking } from "../booking.tsx";
import { inLanguages } from "../language.ts";
import { template } from "../template.ts";

const words = inLanguages({
  en: {
    subject: (day: string, time: string) => `New time for your session: ${day}, ${time}`,
    preview: "Your session has a new time. The calendar entry is updated.",
    heading: "Your session has a new time",
    text: "Your session was moved. The attached calendar entry replaces the old one.",
    change: "If the new time does not suit you:",
  },
  de: {
    subject: (day: string, time: string) => `Neuer Termin für Ihre Sitzung: ${day}, ${time}`,
    preview: "Ihre Sitzung hat einen neuen Termin. Der Kalendereintrag ist aktualisiert.",
    heading: "Ihre Sitzung hat einen neuen Termin",
    text: "Ihre Sitzung wurde verschoben. Der beiliegende Kalendereintrag ersetzt den alten.",
    change: "Wenn Ihnen der neue Termin nicht passt:",
  },
});

/** With the calendar file of the raised SEQUENCE that the sender attaches. */
export const sessionMoved = template({
  audience: "participant",
  props: z.strictObject({
    ...bookingProps,
    /** Left out where only the length is another. */
    previousAt: z.optional(Instant),
  }),
  write: (props, setting) =>
    writeBooking(props, setting, words[setting.language], { previousAt: props.previousAt }),
});
