import { EventBatch } from "@luna/contracts/events/event";
import { expect, it } from "vitest";
import { sampleBatch } from "./sample-events.ts";

it("makes batches that the service takes, numbered without a gap", () => {
  const batch = EventBatch.parse(sampleBatch(50, 101));
  expect(batch.events.map(({ seq }) => seq)).toEqual(
    Array.from({ length: 50 }, (_, index) => 101 + index),
  );
});
