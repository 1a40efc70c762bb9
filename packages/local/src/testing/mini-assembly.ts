import { join } from "node:path";
import type { Assembly, Bus, BusEvent, IamStatement, Resource, ServiceClock } from "../part.ts";

export const account = "123456789012";
export const region = "eu-central-1";

/** A resource as the template would give it; only what a test needs. */
export function resource(
  type: string,
  name: string,
  arn: string,
  properties: Record<string, unknown> = {},
): Resource {
  return { stack: "test", id: name.replace(/\W/g, ""), type, name, arn, properties };
}

/** An assembly written by hand: resources, and statements by role. */
export function miniAssembly(
  resources: Resource[],
  roles: Record<string, IamStatement[]> = {},
): Assembly {
  return {
    resources: (type) => resources.filter((one) => one.type === type),
    statements: (roleArn) => roles[roleArn] ?? [],
    assetFolder: (key) => join("/nowhere", key),
  };
}

/** A clock that a test can move ahead. */
export function testClock(): ServiceClock & { advance(ms: number): void } {
  let offsetMs = 0;
  return {
    now: () => Date.now() + offsetMs,
    offsetMs: () => offsetMs,
    advance(ms) {
      offsetMs += ms;
    },
  };
}

/** A bus that only remembers. */
export function testBus(): Bus & { events: (Partial<BusEvent> & { detail: unknown })[] } {
  const events: (Partial<BusEvent> & { detail: unknown })[] = [];
  return { events, publish: (event) => void events.push(event) };
}

/** Waits until the condition holds, at most 5 seconds. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 5_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error("The condition did not come true in 5 seconds.");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
