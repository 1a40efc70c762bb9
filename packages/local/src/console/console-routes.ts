import { type Advance, durationMs } from "../clock/advance.ts";
import type { StillBusy } from "../clock/settle.ts";
import type { Fault, Faults } from "../endpoint/faults.ts";
import type { Usage } from "../endpoint/usage.ts";
import type { Calls } from "../functions/calls.ts";
import type { Failures } from "../functions/failures.ts";
import type { LambdaFunction } from "../functions/lambda-function.ts";
import type { Grant } from "../iam/granted.ts";
import type { Queues, ServiceClock } from "../part.ts";
import type { ScheduleState } from "../schedule/schedules.ts";
import type { WrittenPages } from "./written-pages.ts";

/** What the console shows and does. */
export interface ConsoleSubject {
  clock: ServiceClock;
  advance: Advance;
  settle(): Promise<StillBusy>;
  calls: Calls;
  failures: Failures;
  usage: Pick<Usage, "list" | "grants" | "clear">;
  faults: Faults;
  functions(): { fn: LambdaFunction; busy: number; warm: number }[];
  /** Every grant of a function's role, with whether a call needed it since the last clear. */
  grantsOf(fn: LambdaFunction): Grant[];
  schedules(): ScheduleState[];
  queues: Queues & { list(): unknown[] };
  connectionCount(): number;
  pages: WrittenPages;
  /** Addresses by what is found there. */
  links: Record<string, string>;
  /** Empties the data and starts again. */
  reset(): void;
}

/** An answer of the console: a status and JSON. */
export interface ConsoleAnswer {
  status: number;
  value?: unknown;
}

export interface ConsoleRequest {
  query: URLSearchParams;
  body: Record<string, unknown>;
}

const ANSWER_MS = 100;
const MOST_AHEAD_MS = durationMs("3650d");

type Route = (request: ConsoleRequest) => ConsoleAnswer | Promise<ConsoleAnswer>;

/** A request that cannot be done; its message is the answer. */
export class ConsoleError extends Error {}

/** The console for programs, by method and path. */
export function consoleRoutes(subject: ConsoleSubject): Record<string, Route> {
  const { clock, calls, failures, usage, faults, queues } = subject;
  const ok = (value: unknown): ConsoleAnswer => ({ status: 200, value });
  const done: ConsoleAnswer = { status: 204 };
  const clockNow = () => ({
    now: new Date(clock.now()).toISOString(),
    offsetSeconds: Math.round(clock.offsetMs() / 1000),
  });
  return {
    "GET /clock": () => ok(clockNow()),
    "POST /clock": async ({ body }) => {
      const busy = await subject.advance(duration(body.advance, clock), mostSteps(body.steps));
      return ok({ ...clockNow(), ...(busy.length > 0 && { stillBusy: busy }) });
    },
    "GET /calls": ({ query }) =>
      ok({
        items: calls.list(query.get("after") ?? undefined).map(({ logs: _logs, ...call }) => call),
      }),
    "GET /usage": () => ok({ items: usage.list() }),
    "DELETE /usage": () => {
      usage.clear();
      return done;
    },
    "GET /grants": () => ok({ items: usage.grants() }),
    "GET /functions": () =>
      ok({
        items: subject.functions().map(({ fn }) => ({
          name: fn.name,
          code: fn.moduleUrl,
          environment: withoutCredentials(fn.environment),
          grants: subject.grantsOf(fn),
        })),
      }),
    "POST /settle": async () => {
      const busy = await subject.settle();
      return busy.length === 0
        ? ok({ idle: true })
        : { status: 504, value: { idle: false, stillBusy: busy } };
    },
    "GET /failures": () => ok({ items: failures.list() }),
    "GET /queues": () => ok({ items: queues.list() }),
    "GET /schedules": () => ok({ items: subject.schedules() }),
    "GET /faults": () => ok({ items: faults.list() }),
    "POST /faults": ({ body }) => {
      faults.set(fault(body, faults.services));
      return ok({ items: faults.list() });
    },
    "DELETE /faults": () => {
      faults.clear();
      return done;
    },
    "POST /reset": () => {
      // The console ends with the stack: its answer has to be out before.
      setTimeout(subject.reset, ANSWER_MS);
      return { status: 202, value: { resetting: true } };
    },
  };
}

function withoutCredentials(environment: Record<string, string>): Record<string, string> {
  const { AWS_ACCESS_KEY_ID: _id, AWS_SECRET_ACCESS_KEY: _secret, ...shown } = environment;
  return shown;
}

/** How far to advance: not so far that the tokens of the stack, or dates themselves, run out on the way. */
function duration(text: unknown, clock: ServiceClock): number {
  const byMs = readDuration(String(text));
  if (clock.offsetMs() + byMs > MOST_AHEAD_MS)
    throw new ConsoleError(`"${text}" is too far: the clock goes at most ten years ahead (3650d).`);
  return byMs;
}

function readDuration(text: string): number {
  try {
    return durationMs(text);
  } catch (error) {
    throw new ConsoleError((error as Error).message);
  }
}

function mostSteps(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (!Number.isInteger(value) || Number(value) < 1)
    throw new ConsoleError("steps has to be a whole number from 1.");
  return Number(value);
}

function fault(body: Record<string, unknown>, services: readonly string[]): Fault {
  const { service, action, rate, error, after } = body;
  if (typeof service !== "string" || !services.includes(service)) {
    // A fault of a service that is not there would never strike, and a test with it prove nothing.
    throw new ConsoleError(`A fault needs a service: one of ${services.join(", ")}.`);
  }
  if (typeof error !== "string") throw new ConsoleError("A fault needs an error: a text.");
  if (typeof rate !== "number" || rate < 0 || rate > 1) {
    throw new ConsoleError("A fault needs a rate from 0 to 1.");
  }
  return {
    service,
    rate,
    error,
    ...(typeof action === "string" && { action }),
    ...(after === true && { after: true }),
  };
}
