import { AppError } from "@luna/core/error";
import { describe, expect, it } from "vitest";
import { problemOf } from "./problem.ts";

function logged() {
  const lines: unknown[] = [];
  const write = (message: string, fields?: Record<string, unknown>) =>
    void lines.push({ message, ...fields });
  return { lines, log: { info: write, warn: write, error: write } };
}

describe("a problem", () => {
  it("says what is wrong, with code, request id and the faults by field", () => {
    const { log, lines } = logged();
    const error = new AppError("invalid_input", "bad zone", {
      errors: [{ pointer: "/timeZone", message: "bad zone" }],
    });
    const answer = problemOf(error, "request-1", log);
    expect(answer.statusCode).toBe(400);
    expect(answer.headers?.["content-type"]).toBe("application/problem+json");
    expect(JSON.parse(answer.body!)).toEqual({
      type: "urn:luna:problem:invalid_input",
      title: "The input is not valid",
      status: 400,
      detail: "bad zone",
      instance: "request-1",
      code: "invalid_input",
      errors: [{ pointer: "/timeZone", message: "bad zone" }],
    });
    expect(lines).toEqual([]);
  });

  it("tells nothing of a bug, and logs it whole", () => {
    const { log, lines } = logged();
    const bug = new TypeError("cannot read secret of ada@example.org");
    const answer = problemOf(bug, "request-2", log);
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toMatch(/secret|ada@/);
    expect(lines).toEqual([{ message: "unexpected error", error: bug }]);
  });

  it("tells when to come back", () => {
    const answer = problemOf(
      new AppError("rate_limited", "slow down", { retryAfterSeconds: 17 }),
      "r",
      logged().log,
    );
    expect(answer.headers?.["retry-after"]).toBe("17");
  });
});
