import type { Bucket } from "../aws/bucket.ts";
import { type Context, instant } from "../context.ts";
import { reply } from "../reply.ts";
import { version } from "./version.ts";
import { waitingForBus, waitingForMail } from "./waiting.ts";

type State = "ok" | "slow" | "down";

/** Nobody waits longer for an answer on health. */
const limitMs = 3000;
const minuteMs = 60_000;

type World = Context & { bucket: Bucket };

interface Dependency {
  /** Milliseconds that work waits for it, or nothing where its own answer is timed. */
  ask(ctx: World): Promise<number | undefined>;
  /** Slower than this it is not as it should be. */
  slowMs: number;
  /** So slow that it counts as down. */
  downMs: number;
}

const dependencies: Record<string, Dependency> = {
  table: {
    ask: (ctx) => timed(ctx.table.get({ pk: "HEALTH", sk: "HEALTH" })),
    slowMs: 1000,
    downMs: limitMs,
  },
  bucket: { ask: (ctx) => timed(ctx.bucket.check()), slowMs: 1000, downMs: limitMs },
  // the clock takes up within two minutes what the bus forgot
  bus: { ask: waitingForBus, slowMs: 5 * minuteMs, downMs: 60 * minuteMs },
  mail: { ask: waitingForMail, slowMs: 15 * minuteMs, downMs: 120 * minuteMs },
};

/**
 * Each dependency's state and latency; 503 when one is down. The latency of bus and mail is how long
 * the oldest work waits for them.
 */
export async function readHealth(ctx: World) {
  const checks = await check(ctx);
  const status = worst(checks.map(({ state }) => state));
  return reply(status === "down" ? 503 : 200, { status, checks });
}

/** Version, stage, time and the services that it depends on. */
export async function readStatus(ctx: World) {
  const checks = await check(ctx);
  return {
    version,
    stage: ctx.settings.stage,
    time: instant(ctx),
    services: [
      { name: "api", state: "ok" as const },
      ...checks.map(({ name, state }) => ({ name, state })),
    ],
  };
}

const check = (ctx: World) =>
  Promise.all(
    Object.entries(dependencies).map(async ([name, { ask, slowMs, downMs }]) => {
      const startedAt = performance.now();
      const waited = await within(limitMs, ask(ctx)).catch((error: unknown) => {
        ctx.log.warn("a dependency does not answer", { dependency: name, error });
        return Number.POSITIVE_INFINITY;
      });
      const tookMs = performance.now() - startedAt;
      const latencyMs = waited ?? tookMs;
      const state: State = latencyMs > downMs ? "down" : latencyMs > slowMs ? "slow" : "ok";
      return { name, state, latencyMs: Math.round(waited === Infinity ? tookMs : latencyMs) };
    }),
  );

const timed = (answer: Promise<unknown>) => answer.then(() => undefined);

const worst = (states: State[]): State =>
  states.includes("down") ? "down" : states.includes("slow") ? "slow" : "ok";

async function within<Answer>(ms: number, asked: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
