/** Batches of events as nasty as the schema lets them be: nobody else says what a program sends. */
import { EventBatch, SentEvent } from "@luna/contracts/events/event";
import { commandOutcome, EventType } from "@luna/contracts/events/event-types";
import { mask } from "@luna/contracts/events/mask";
import { luna } from "@luna/contracts/study/luna";
import fc from "fast-check";
import { chunksOf } from "../../struggle/testing/signals-of.ts";
import type { Chunk, NumberedEvent } from "../chunk.ts";

/** What every object and function has without having been given it. */
export const inheritedNames = [
  ...Object.getOwnPropertyNames(Object.prototype),
  ...Object.getOwnPropertyNames(Function.prototype),
];

const texts = [
  ...[
    "",
    " ",
    "0",
    "-1",
    "null",
    "undefined",
    "NaN",
    "#",
    "/",
    "a.b",
    "EVENTS#app#1",
    "[object Object]",
  ],
  ...[
    "x".repeat(120),
    "é",
    "陽子",
    "👩‍👩‍👧‍👦".repeat(10),
    "a\u202eb",
    "\ud800",
    "a\u0000",
    "then",
    "toJSON",
  ],
];
const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...inheritedNames) },
  { weight: 2, arbitrary: fc.constantFrom(...texts) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...luna.scenarios.flatMap(({ tasks }) => tasks).map(({ id }) => id)),
  },
  fc.string({ unit: "grapheme", maxLength: 130 }),
  fc.string({ unit: "binary", maxLength: 20 }),
);

/** A few, so that something happens in one of them. */
const task = fc.constantFrom(
  "__proto__",
  "constructor",
  "toString",
  "installation",
  "first-launch",
);

const at = fc.oneof(
  fc.constantFrom(
    ...["1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000000001Z", "1969-12-31T23:59:59.999Z"],
    ...["0000-01-01T00:00:00Z", "0000-02-29T00:00:00Z", "0001-01-01T00:00:00Z"],
    ...["9999-12-31T23:59:59.999Z", "2016-12-31T23:59:60Z", "2026-11-23T09:00:00Z"],
  ),
  fc
    .date({
      min: new Date("2026-11-23T08:00:00Z"),
      max: new Date("2026-11-23T11:00:00Z"),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString()),
);

const number = fc.constantFrom(
  ...[0, -0, 1, 1.5, -1, 1e308, -1e308, 5e-324, 2 ** 53, Number.MAX_SAFE_INTEGER],
);
/** As from a parser of JSON: `__proto__` is a name like any other. */
const object = (value: fc.Arbitrary<unknown>, maxLength: number) =>
  fc.array(fc.tuple(name, value), { maxLength }).map((pairs) => Object.fromEntries(pairs));
const deep = fc
  .constantFrom(2, 20, 1000)
  .map((levels) => JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`) as unknown);
const value = fc.oneof(
  ...[name, number, fc.boolean(), fc.constant(null), fc.constant([]), fc.constant({}), deep],
  fc.array(name, { maxLength: 2 }),
  object(name, 3),
);

/** Fields that the service looks at, whatever is in them. */
const known = fc.record(
  Object.fromEntries(
    [
      "message",
      "code",
      "severity",
      "success",
      "reason",
      "feature",
      "state",
      "source",
      "since",
      "id",
    ].map((field) => [field, value]),
  ),
  { requiredKeys: [] },
);
const typed = fc.record(
  {
    message: fc.oneof(name, fc.constant("disk full"), fc.constant("😀".repeat(2000))),
    severity: fc.constantFrom("info", "warning", "error", "critical"),
    rating: fc.integer({ min: 1, max: 7 }),
    success: fc.boolean(),
    name: fc.oneof(name, fc.constant(commandOutcome)),
  },
  { requiredKeys: ["message", "rating", "name"] },
);
const data = fc.oneof(
  object(value, 4),
  typed,
  fc
    .tuple(object(value, 3), known, typed)
    .map(([more, some, fits]) => ({ ...more, ...some, ...fits })),
);

const event = fc.record(
  {
    type: fc.oneof(
      fc.constantFrom(...EventType.options),
      fc.constantFrom(
        "help_requested",
        "retry",
        "error",
        "custom",
        "task_completed",
        "task_abandoned",
      ),
    ),
    at,
    target: name,
    task: fc.oneof(task, task, name),
    data,
  },
  { requiredKeys: ["type", "at"] },
);

/** Of what is generated, what the ingest schema takes, as it takes it. */
export const anyEvents: fc.Arbitrary<SentEvent[]> = fc
  .array(event, { minLength: 4, maxLength: 40 })
  .map((events) =>
    events.flatMap((each) => {
      const sent = JSON.parse(JSON.stringify(each));
      for (const form of [sent, { ...sent, target: undefined }, { ...sent, data: undefined }]) {
        const taken = SentEvent.safeParse(form);
        if (taken.success) return [taken.data];
      }
      return [];
    }),
  );

const source = fc.constantFrom("app", "constructor", "portal", "staff");
const receivedAt = "2026-11-23T10:00:00.000Z";

/** Chunks as ingest makes them of such events, sources side by side. */
export const anyChunks: fc.Arbitrary<Chunk[]> = fc
  .array(
    fc.record({
      source,
      events: anyEvents,
      sentAt: fc.option(at, { nil: undefined }),
      first: fc.constantFrom(0, 0, 9_999_999_990, Number.MAX_SAFE_INTEGER - 50),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((batches) => {
    const lastOf = new Map<string, number>();
    return batches.flatMap(({ source: from, events, sentAt, first }): Chunk[] => {
      const last = Math.max(lastOf.get(from) ?? 0, lastOf.has(from) ? 0 : first);
      const batch = EventBatch.safeParse({
        ...(sentAt !== undefined && { sentAt }),
        events: events.map((each, index) => ({ ...each, seq: last + 1 + index })),
      });
      if (!batch.success) return [];
      lastOf.set(from, last + events.length);
      const numbered = batch.data.events.map((each) => mask(each)) as NumberedEvent[];
      const [{ sessionId }] = chunksOf([[0, "click"]]) as [Chunk];
      return [
        {
          sessionId,
          source: from,
          events: numbered,
          ignored: [],
          receivedAt,
          sentAt: batch.data.sentAt,
        },
      ];
    });
  });
