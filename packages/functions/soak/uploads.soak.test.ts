import { expect, it } from "vitest";
import { brokenUploads } from "../src/testing/broken-uploads.ts";
import { useUploadWorld } from "../src/testing/use-upload-world.ts";

const here = useUploadWorld();

it("completes 100 uploads of 60 MB whose connections break at a random byte, each part sent twice at most", async () => {
  const result = await brokenUploads(here.world, { uploads: 100, bytes: 60 * 2 ** 20 });
  console.log(`broken uploads: ${JSON.stringify(result)}`);
  expect(result).toEqual({ complete: 100, equal: 100, broken: 100, sentTwice: 100, sentMore: 0 });
}, 1_800_000);
