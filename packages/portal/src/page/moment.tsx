import { useRegion } from "../texts/language.ts";

/** The zone of this device, an IANA name. */
export const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

type Form = "long" | "short" | "date" | "day" | "time";

const forms: Record<Form, Intl.DateTimeFormatOptions> = {
  long: {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  },
  short: {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  },
  /** For a table: the zone decides the day, and stands in its tooltip. */
  day: { day: "numeric", month: "short", year: "numeric" },
  date: { day: "numeric", month: "long", year: "numeric" },
  time: { hour: "numeric", minute: "2-digit", timeZoneName: "short" },
};

const yearOf = (at: Date, timeZone: string | undefined): string =>
  new Intl.DateTimeFormat("en", { year: "numeric", ...(timeZone && { timeZone }) }).format(at);

/** An instant in words, in this zone (the device's where none is said), which it names. */
export function inWords(
  instant: string,
  options: { region: string; form?: Form; timeZone?: string | undefined },
): string {
  const { region, form = "short", timeZone } = options;
  const at = new Date(instant);
  // A long one leaves out the year for as long as it is this one.
  const otherYear = form === "long" && yearOf(at, timeZone) !== yearOf(new Date(), timeZone);
  return new Intl.DateTimeFormat(region, {
    ...forms[form],
    ...(otherYear && { year: "numeric" }),
    ...(timeZone && { timeZone }),
  }).format(at);
}

/** An instant for people and for machines. */
export function Moment(props: { at: string; form?: Form; timeZone?: string | undefined }) {
  const region = useRegion();
  const { form, timeZone } = props;
  return (
    <time
      dateTime={props.at}
      title={form === "day" ? inWords(props.at, { region, timeZone }) : undefined}
    >
      {inWords(props.at, { region, ...(form && { form }), timeZone })}
    </time>
  );
}

/**
 * Every zone there is, the device's own first; with `held`, which may be an older or newer name of one
 * than this browser lists (Asia/Kolkata, Asia/Calcutta).
 */
export const zoneNames = (held?: string): string[] => [
  ...new Set([deviceZone(), ...(held ? [held] : []), ...Intl.supportedValuesOf("timeZone"), "UTC"]),
];
