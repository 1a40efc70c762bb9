import { expect, it } from "vitest";
import { archiveLarge } from "../src/testing/archive-large.ts";
import { useUploadWorld } from "../src/testing/use-upload-world.ts";

const here = useUploadWorld();

it("archives 100,000 events and 2 GB of recordings within 512 MB of memory", async () => {
  const result = await archiveLarge(here.world, {
    events: 100_000,
    recordingBytes: 2 * 2 ** 30,
  });
  console.log(`archive: ${JSON.stringify(result)}`);
  expect(result).toMatchObject({
    ...{ status: "done", events: 100_000, inOrder: true, recordingEqual: true },
  });
  expect(result.peakMb).toBeLessThan(512);
}, 1_800_000);
