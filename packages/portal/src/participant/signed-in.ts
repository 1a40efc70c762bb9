import { useSyncExternalStore } from "react";
import { keep, kept } from "../page/kept.ts";

/** A participant's token as this device keeps it. */
export interface SignedIn {
  token: string;
  participantId: string;
  /** A link in a session's mail opens that session only. */
  sessionId?: string | undefined;
}

const storageKey = "luna.participant";
const listeners = new Set<() => void>();
/** What counts where storage is switched off; else a copy that keeps its identity. */
let current: SignedIn | undefined = read();

// Where the first page is made there is no window, and nobody is signed in.
globalThis.addEventListener?.("storage", ({ key }) => {
  if (key !== storageKey && key !== null) return;
  current = read();
  tell();
});

function read(): SignedIn | undefined {
  const value = kept<unknown>("device", storageKey);
  return isSignedIn(value) ? value : undefined;
}

function isSignedIn(value: unknown): value is SignedIn {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as SignedIn).token === "string" &&
    typeof (value as SignedIn).participantId === "string"
  );
}

function tell(): void {
  for (const listener of listeners) listener();
}

function become(next: SignedIn | undefined): void {
  current = next;
  keep("device", storageKey, next);
  tell();
}

/** Signs in; a token for one session does not replace one that opens everything of the same person. */
export function signIn(next: SignedIn): void {
  const wider =
    current?.participantId === next.participantId && !current.sessionId && next.sessionId;
  if (!wider) become(next);
}

export const signOut = (): void => become(undefined);

const signedIn = (): SignedIn | undefined => current;

/** Who is signed in on this device, as it changes. */
export const useSignedIn = (): SignedIn | undefined =>
  useSyncExternalStore(subscribe, signedIn, nobody);
const nobody = (): undefined => undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
