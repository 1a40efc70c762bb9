import { createHash, randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startSha256 } from "./sha256.ts";

const hashOf = (bytes: Uint8Array) => {
  const hash = startSha256();
  hash.update(bytes);
  return hash.digest();
};
const text = (value: string) => new TextEncoder().encode(value);

describe("SHA-256 in steps", () => {
  // FIPS 180-4 examples, and NIST's of a million letters
  it.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    [
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ],
    ["a".repeat(1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"],
  ])("gives the published hash (%#)", (value, expected) => {
    expect(hashOf(text(value))).toBe(expected);
  });

  it("gives the same for every length around its blocks", () => {
    const bytes = randomBytes(300);
    for (let length = 0; length <= 300; length++) {
      const part = bytes.subarray(0, length);
      expect(hashOf(part), `${length}`).toBe(createHash("sha256").update(part).digest("hex"));
    }
  });

  it("gives the same however it is cut, and when its state is kept in between", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 12 }), (pieces) => {
        let hash = startSha256();
        for (const piece of pieces) {
          hash.update(piece);
          hash = startSha256(structuredClone(hash.save()));
        }
        const whole = createHash("sha256").update(Buffer.concat(pieces)).digest("hex");
        expect(hash.digest()).toBe(whole);
      }),
      { numRuns: 60 },
    );
  });
});
