import { expect, it } from "vitest";
import { archiveLarge } from "../src/testing/archive-large.ts";
import { archiveMany } from "../src/testing/archive-many.ts";
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

it("archives 3,000 files, of which the item of a job could not hold the list", async () => {
  const result = await archiveMany(here.world, { files: 3000, bytesEach: 8 * 2 ** 10 });
  console.log(`archive of many: ${JSON.stringify(result)}`);
  expect(result).toMatchObject({ status: "done", files: 3000, equal: true });
  expect(result.peakMb).toBeLessThan(512);
}, 600_000);
