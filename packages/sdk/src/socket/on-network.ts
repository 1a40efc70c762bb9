import { pause } from "../client/back-off.ts";

/** Calls back when a browser says that the network is gone, or there again. Nothing outside of a page. */
export function onNetwork(change: "offline" | "online", listener: () => void): () => void {
  const window = globalThis.window as Partial<EventTarget> | undefined;
  window?.addEventListener?.(change, listener);
  return () => window?.removeEventListener?.(change, listener);
}

/** Resolves after `ms`, or at once with the signal or the network's return. */
export async function pauseUntilOnline(
  ms: number,
  signal: AbortSignal,
  how?: { background?: boolean },
): Promise<void> {
  const rest = new AbortController();
  const end = () => rest.abort();
  const forget = onNetwork("online", end);
  signal.addEventListener("abort", end);
  if (!signal.aborted) await pause(ms, rest.signal, how);
  signal.removeEventListener("abort", end);
  forget();
}
