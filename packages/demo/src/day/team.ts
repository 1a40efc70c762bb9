import type { Client } from "@luna/sdk";
import { createClient } from "@luna/sdk/node";
import type { LocalConsole } from "../stack/local-console.ts";
import type { Stack } from "../stack/stack.ts";
import type { Lines } from "../terminal/lines.ts";
import type { Mailbox } from "./mailbox.ts";

/** What every part of the day works with. */
export interface Team {
  anyone: Client;
  observer: Client;
  researcher: Client;
  admin: Client;
  local: LocalConsole;
  out: Lines;
  mailbox: Mailbox;
}

export function clientsOf({ apiUrl, tokens }: Pick<Stack, "apiUrl" | "tokens">) {
  const anyone = createClient({ baseUrl: apiUrl });
  return {
    anyone,
    observer: anyone.as(tokens.observer),
    researcher: anyone.as(tokens.researcher),
    admin: anyone.as(tokens.admin),
  };
}
