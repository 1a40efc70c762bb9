import { jwtVerify, SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { objectOf, signedClaims, signToken } from "./signature.ts";

const key = new Uint8Array(32).fill(7);
const other = new Uint8Array(32).fill(8);
const claims = { sub: "ses_1", iss: "luna:test", exp: 4_000_000_000, name: "陽子" };
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token with another header, signed by the right key. */
const withHeader = (header: Record<string, unknown>) =>
  new SignJWT(claims).setProtectedHeader({ alg: "HS256", ...header }).sign(key);

describe("HS256", () => {
  it("agrees with another implementation in both directions", async () => {
    const { payload, protectedHeader } = await jwtVerify(signToken("kind", claims, key), key);
    expect([payload, protectedHeader]).toEqual([claims, { alg: "HS256", typ: "kind" }]);
    expect(signedClaims(await withHeader({ typ: "kind" }), "kind", [other, key])).toEqual(claims);
  });

  it("agrees with the worked example of RFC 7515, appendix A.1", () => {
    const secret =
      "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow";
    const token =
      "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    expect(signedClaims(token, "JWT", [Buffer.from(secret, "base64url")])).toEqual({
      iss: "joe",
      exp: 1300819380,
      "http://example.com/is_root": true,
    });
  });

  it("refuses another key, kind or algorithm, and extensions", async () => {
    const good = signToken("kind", claims, key);
    expect(signedClaims(good, "kind", [other])).toBeUndefined();
    expect(signedClaims(good, "kind", [])).toBeUndefined();
    expect(signedClaims(good, "another", [key])).toBeUndefined();
    expect(signedClaims(await withHeader({}), "kind", [key])).toBeUndefined();
    const longer = await new SignJWT(claims)
      .setProtectedHeader({ alg: "HS512", typ: "kind" })
      .sign(new Uint8Array(64).fill(7));
    expect(signedClaims(longer, "kind", [new Uint8Array(64).fill(7)])).toBeUndefined();
    const critical = await new SignJWT(claims)
      .setProtectedHeader({ alg: "HS256", typ: "kind", crit: ["x"], x: 1 })
      .sign(key, { crit: { x: true } });
    expect(signedClaims(critical, "kind", [key])).toBeUndefined();
    const unsigned = `${encoded({ alg: "none", typ: "kind" })}.${encoded(claims)}.`;
    expect(signedClaims(unsigned, "kind", [key])).toBeUndefined();
  });

  it("refuses any other spelling of a token", () => {
    const good = signToken("kind", claims, key);
    expect(signedClaims(good, "kind", [key])).toEqual(claims);
    const last = good.at(-1)!;
    // 43 letters hold 258 bits: the last two of them do not count for a lenient reader
    const twin = String.fromCharCode(last.charCodeAt(0) + 1);
    for (const bad of [
      good.slice(0, -1),
      good.slice(0, -1) + twin,
      `${good}=`,
      `${good}.x`,
      good.split(".").slice(0, 2).join("."),
      "",
    ])
      expect(signedClaims(bad, "kind", [key]), bad).toBeUndefined();
  });

  it("takes nothing but an object for a part", () => {
    for (const value of [null, [], "text", 1]) expect(objectOf(encoded(value))).toBeUndefined();
    expect(objectOf("!!")).toBeUndefined();
    expect(objectOf(encoded({ a: 1 }))).toEqual({ a: 1 });
  });
});
