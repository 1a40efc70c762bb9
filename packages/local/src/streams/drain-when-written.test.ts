import { expect, it } from "vitest";
import { drainWhenWritten } from "./drain-when-written.ts";

function countedStreams() {
  const done: string[] = [];
  const streams = {
    nudge: () => void done.push("nudge"),
    drained: async () => void done.push("drain"),
  };
  return { done, streams };
}

it("reads to the end at first, since an earlier run may have left something", async () => {
  const { done, streams } = countedStreams();
  const drain = drainWhenWritten(streams);
  await drain.drained();
  await drain.drained();
  expect(done).toEqual(["drain"]);
});

it("reads to the end once after each write", async () => {
  const { done, streams } = countedStreams();
  const drain = drainWhenWritten(streams);
  await drain.drained();
  drain.onWrite();
  drain.onWrite();
  await drain.drained();
  await drain.drained();
  expect(done).toEqual(["drain", "nudge", "nudge", "drain"]);
});

it("reads again after a write that came while it read", async () => {
  const { done, streams } = countedStreams();
  const drain = drainWhenWritten({
    ...streams,
    async drained() {
      await streams.drained();
      if (done.length === 1) drain.onWrite();
    },
  });
  await drain.drained();
  await drain.drained();
  await drain.drained();
  expect(done).toEqual(["drain", "nudge", "drain"]);
});
