/** Who makes the calls, and what those before have made. */
import type { RouteId } from "@luna/contracts/routes/table";
import type { Client } from "@luna/sdk";
import { clientsOf } from "../../../demo/src/day/team.ts";
import type { Stack } from "../stack/start-stack.ts";
import { settle } from "../stack/usage.ts";

export interface World {
  anyone: Client;
  observer: Client;
  researcher: Client;
  admin: Client;
  own: Client;
  program: Client;
  ids: Record<Id, string>;
  pairing: string;
  /** For what the SDK does not call. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Mails that have come to an address, oldest first, once everything before is done. */
  mailsTo(address: string): Promise<Mail[]>;
}

const named = [
  ...["participant", "session", "booked", "note", "email", "file", "job"],
  ...["other", "troubled", "struggle", "alert", "issue", "recording", "code", "unsubscribe"],
] as const;
type Id = (typeof named)[number];

interface Mail {
  to: string[];
  text: string;
  headers: Record<string, string>;
}

export function worldOf(stack: Stack): World {
  const { apiUrl } = stack;
  const clients = clientsOf(stack);
  return {
    ...clients,
    own: clients.anyone,
    program: clients.anyone,
    ids: Object.fromEntries(named.map((name) => [name, ""])) as World["ids"],
    pairing: "",
    async fetch(path, init) {
      const answer = await fetch(`${apiUrl}${path}`, { redirect: "manual", ...init });
      if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}`);
      return answer;
    },
    async mailsTo(address) {
      await settle(stack);
      const { items } = (await (await fetch(`${stack.inboxUrl}/messages`)).json()) as {
        items: Mail[];
      };
      return items.filter(({ to }) => to.includes(address)).reverse();
    },
  };
}

/** A route, its call, and what has to be there before. */
export type Call = readonly [RouteId, Act, Act?];
export type Act = (world: World) => Promise<unknown>;
