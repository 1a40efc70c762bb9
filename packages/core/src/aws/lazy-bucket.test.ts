import { describe, expect, it } from "vitest";
import { connectBucket } from "./bucket.ts";
import { lazyBucket } from "./lazy-bucket.ts";

describe("the bucket that is loaded on first use", () => {
  it("can do all that the bucket can", () => {
    expect(Object.keys(lazyBucket("b")).sort()).toEqual(Object.keys(connectBucket("b")).sort());
  });
});
