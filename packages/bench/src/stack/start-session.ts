import type { Client } from "@luna/sdk";
import { runningSession } from "../../../demo/src/testing/running-session.ts";
import type { Stack } from "./start-stack.ts";

export interface StartedSession {
  id: string;
  /** Speaks as the tested program. */
  program: Client;
  observer: Client;
}

let people = 0;

/** A running session of somebody new. */
export function startSession(stack: Stack): Promise<StartedSession> {
  people += 1;
  return runningSession(stack, `bench-${people}@luna.example`);
}
