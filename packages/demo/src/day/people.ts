import type { RouteRequest } from "@luna/contracts/routes/table";
import type { Beat } from "../installer/script.ts";
import { crashes, struggles, succeeds } from "../installer/scripts.ts";

/** Somebody who takes part, and what Luna has in store for them. */
export interface Person {
  registration: RouteRequest<"registerParticipant">;
  screening: Omit<RouteRequest<"screenParticipant">, "id">;
  recording: boolean;
  beats: readonly Beat[];
  /** What the participant says at the end of the session. */
  success: boolean;
  osVersion: string;
  file: "recording" | "screenshot" | "log";
}

/** Answers to the screening of somebody who fits. */
export const willing = {
  adult: true,
  available: true,
  hasAdminRights: true,
  hasReliableInternet: true,
  motivationLevel: "high",
} as const;

/** One person a segment. `tag` keeps their addresses apart from those of other days. */
export function people(tag: string): Person[] {
  const address = (name: string) => `${name}+${tag}@example.org`;
  return [
    {
      registration: {
        email: address("ada.okafor"),
        firstName: "Ada",
        lastName: "Okafor",
        operatingSystem: "Linux",
        techLevel: "advanced",
        timeZone: "Europe/London",
        locale: "en",
        useCaseInterest: "Nightly reports without a cron job",
        source: "newsletter",
      },
      screening: willing,
      recording: true,
      beats: succeeds,
      success: true,
      osVersion: "Ubuntu 24.04",
      file: "recording",
    },
    {
      registration: {
        email: address("mira.vogel"),
        firstName: "Mira",
        lastName: "Vogel",
        operatingSystem: "Windows",
        techLevel: "basic",
        timeZone: "Europe/Berlin",
        locale: "de",
        useCaseInterest: "Ordner aufräumen, ohne es selbst zu tun",
        source: "library",
      },
      screening: willing,
      recording: true,
      beats: struggles,
      success: true,
      osVersion: "11 24H2",
      file: "screenshot",
    },
    {
      registration: {
        email: address("jonas.keller"),
        firstName: "Jonas",
        lastName: "Keller",
        operatingSystem: "macOS",
        techLevel: "intermediate",
        timeZone: "Europe/Zurich",
        locale: "en",
        useCaseInterest: "Sorting photos",
        source: "a friend",
      },
      screening: { ...willing, motivationLevel: "medium" },
      recording: false,
      beats: crashes,
      success: false,
      osVersion: "15.6",
      file: "log",
    },
  ];
}
