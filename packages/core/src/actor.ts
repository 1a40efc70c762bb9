/** Who acts: settled at the edge from the bearer token, or the service itself. */
import type { StaffRole } from "@luna/contracts/entities/participant";

export type Actor =
  | { kind: "public" }
  /** `sessionId` limits the token of a mail's link to that session. */
  | { kind: "participant"; id: string; sessionId?: string | undefined }
  | { kind: "client"; sessionId: string; source: string }
  | {
      kind: "staff";
      id: string;
      role: StaffRole;
      name: string;
      email: string;
      /** When the sign-in ends, seconds since 1970. */
      signedInUntil?: number | undefined;
    }
  | { kind: "service"; name: string };

const ranks = { observer: 1, researcher: 2, admin: 3 } as const;

/** True for staff of that role or above. */
export const isStaff = (actor: Actor, least: StaffRole = "observer"): boolean =>
  actor.kind === "staff" && ranks[actor.role] >= ranks[least];

export const isParticipant = (actor: Actor, id: string): boolean =>
  actor.kind === "participant" && actor.id === id;

/** How an actor stands in audit entries and records: never a name. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case "public":
      return "public";
    case "participant":
      return actor.id;
    case "client":
      return `client:${actor.sessionId}:${actor.source}`;
    case "staff":
      return `staff:${actor.id}`;
    case "service":
      return `service:${actor.name}`;
  }
}
