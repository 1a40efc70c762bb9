import { expect, it } from "vitest";
import { archiveLarge } from "../src/testing/archive-large.ts";
import { useUploadWorld } from "../src/testing/use-upload-world.ts";

const here = useUploadWorld();

it("archives a large session within 512 MB of memory", async () => {
  const result = await archiveLarge(here.world, {
    events: 10_000,
    recordingBytes: 100 * 2 ** 20,
  });
  expect(result).toMatchObject({
    ...{ status: "done", events: 10_000, inOrder: true, recordingEqual: true },
  });
  expect(result.peakMb).toBeLessThan(512);
});
