import type { Bucket } from "../aws/bucket.ts";
import { type Context, instant } from "../context.ts";
import { reply } from "../reply.ts";
import { version } from "./version.ts";

type State = "ok" | "slow" | "down";

/** Slower than this a dependency is not as it should be. */
const slowMs = 1000;
/** Nobody waits longer for an answer on health. */
const limitMs = 3000;

type World = Context & { bucket: Bucket };

const dependencies: Record<string, (ctx: World) => Promise<unknown>> = {
  table: (ctx) => ctx.table.get({ pk: "HEALTH", sk: "HEALTH" }),
  bucket: (ctx) => ctx.bucket.check(),
};

/** Each dependency's state and latency; 503 when one is down. */
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
    Object.entries(dependencies).map(async ([name, ask]) => {
      const startedAt = performance.now();
      const answered = await within(limitMs, ask(ctx)).catch((error: unknown) => {
        ctx.log.warn("a dependency does not answer", { dependency: name, error });
        return false;
      });
      const latencyMs = Math.round(performance.now() - startedAt);
      const state: State = answered === false ? "down" : latencyMs > slowMs ? "slow" : "ok";
      return { name, state, latencyMs };
    }),
  );

const worst = (states: State[]): State =>
  states.includes("down") ? "down" : states.includes("slow") ? "slow" : "ok";

async function within(ms: number, asked: Promise<unknown>): Promise<true> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    await Promise.race([asked, late]);
    return true;
  } finally {
    clearTimeout(timer);
  }
}
