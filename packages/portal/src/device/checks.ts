import type { Client } from "@luna/sdk";
import { possibleKinds } from "../recording/capture.ts";

export interface Found {
  ok: boolean;
  milliseconds?: number;
  gigabytes?: number;
}

/** Whether the service answers, and how fast. */
export async function checkService(client: Client): Promise<Found> {
  const began = performance.now();
  try {
    await client.readStatus({}, { attempts: 1, timeoutMs: 5000 });
    return { ok: true, milliseconds: Math.round(performance.now() - began) };
  } catch {
    return { ok: false }; // why it was not reached is the network's business
  }
}

export const checkScreen = (): Found => ({ ok: possibleKinds().includes("screen") });

/** Asks for the microphone and gives it back at once. */
export async function checkMicrophone(): Promise<Found> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of stream.getTracks()) track.stop();
    return { ok: true };
  } catch {
    return { ok: false }; // refused, or there is none: the session works without
  }
}

const leastGigabytes = 1;

/** Room for what waits to be sent while the network is away. */
export async function checkStorage(): Promise<Found> {
  const storage = navigator.storage as StorageManager | undefined;
  const { quota = 0, usage = 0 } = (await storage?.estimate()) ?? {};
  const gigabytes = (quota - usage) / 2 ** 30;
  return { ok: gigabytes >= leastGigabytes, gigabytes };
}
