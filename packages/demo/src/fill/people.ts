import type { RouteRequest } from "@luna/contracts/routes/table";

/** How far a person has come when the data is there. */
export type Stage =
  | "registered"
  | "screened"
  | "ineligible"
  | "booked"
  | "confirmed"
  | "cancelled"
  | "running"
  | "succeeded"
  | "with-trouble"
  | "crashed";

export interface DemoPerson {
  stage: Stage;
  registration: RouteRequest<"registerParticipant">;
}

const row = (
  stage: Stage,
  firstName: string,
  lastName: string,
  techLevel: DemoPerson["registration"]["techLevel"],
  operatingSystem: DemoPerson["registration"]["operatingSystem"],
  timeZone: string,
  locale: string,
): DemoPerson => ({
  stage,
  registration: {
    email: `${firstName}.${lastName}@example.org`.toLowerCase(),
    firstName,
    lastName,
    techLevel,
    operatingSystem,
    timeZone,
    locale,
    consent: { session: true, recording: stage !== "crashed" },
  },
});

/** Twelve people over all segments, systems and stages. */
export const demoPeople: readonly DemoPerson[] = [
  row("succeeded", "Elif", "Demir", "advanced", "Linux", "Europe/Istanbul", "en"),
  row("succeeded", "Noah", "Fischer", "intermediate", "macOS", "Europe/Berlin", "de"),
  row("with-trouble", "Rosa", "Lindqvist", "basic", "Windows", "Europe/Stockholm", "en"),
  row("with-trouble", "Heinz", "Brandt", "non-technical", "Windows", "Europe/Berlin", "de"),
  row("crashed", "Priya", "Raman", "intermediate", "macOS", "Asia/Kolkata", "en"),
  row("running", "Tomasz", "Nowak", "advanced", "Windows", "Europe/Warsaw", "en"),
  row("confirmed", "Aiko", "Tanaka", "basic", "macOS", "Asia/Tokyo", "en"),
  row("booked", "Luca", "Moretti", "non-technical", "Windows", "Europe/Rome", "en"),
  row("cancelled", "Grace", "Mwangi", "intermediate", "Linux", "Africa/Nairobi", "en"),
  row("screened", "Sofia", "Almeida", "non-technical", "macOS", "America/Sao_Paulo", "en"),
  row("ineligible", "Karl", "Winter", "basic", "Windows", "Europe/Vienna", "de"),
  row("registered", "Maya", "Cohen", "advanced", "Linux", "Asia/Jerusalem", "en"),
];
