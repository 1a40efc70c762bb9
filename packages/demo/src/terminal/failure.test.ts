import { ApiError, ConnectionError } from "@luna/sdk";
import { expect, it } from "vitest";
import { DemoError } from "../stack/stack.ts";
import { told } from "./failure.ts";

it("tells a failure in a sentence, and a bug with all that it has", () => {
  const problem = {
    type: "about:blank",
    title: "Unavailable",
    status: 503,
    instance: "request-1",
    code: "unavailable",
    detail: "Too much is going on.",
  } as const;
  expect(told(new ApiError(problem))).toBe(
    "The service answered 503 unavailable: Too much is going on. (request request-1)",
  );
  expect(told(new ConnectionError("The service was not reached."))).toBe(
    "The service was not reached. Does the stack still run?",
  );
  expect(told(new DemoError("No stack."))).toBe("No stack.");
  const bug = new TypeError("x is undefined");
  expect(told(bug)).toBe(bug);
});
