import { describe, expect, it } from "vitest";
import { answerOf } from "./answer.ts";

const text = (result: unknown) => answerOf(result).body.toString();

describe("answerOf", () => {
  it("takes status, headers, cookies and a base64 body", () => {
    const answer = answerOf({
      statusCode: 201,
      headers: { "X-Count": 3, "Content-Type": "image/png" },
      cookies: ["a=1; Secure", "b=2"],
      body: "AAEC",
      isBase64Encoded: true,
    });
    expect(answer).toMatchObject({
      status: 201,
      headers: {
        "x-count": "3",
        "content-type": "image/png",
        "set-cookie": ["a=1; Secure", "b=2"],
      },
    });
    expect([...answer.body]).toEqual([0, 1, 2]);
  });

  it("takes a result without a status as the JSON of a 200", () => {
    expect(answerOf({ a: 1 })).toMatchObject({
      status: 200,
      headers: { "content-type": "application/json" },
    });
    expect(text({ a: 1 })).toBe('{"a":1}');
    expect(text("plain")).toBe("plain");
    expect(text(null)).toBe("null");
  });

  it("calls a body without a type plain text, and says no type where there is no body", () => {
    expect(answerOf({ statusCode: 200, body: "x" }).headers["content-type"]).toContain(
      "text/plain",
    );
    expect(answerOf({ statusCode: 204 }).headers).toEqual({});
  });

  it.each(["abc", 99, 600, null])("answers 500 to the status %j", (statusCode) => {
    expect(answerOf({ statusCode }).status).toBe(500);
  });
});
