import { type ErrorCode, errors } from "@luna/contracts/errors";
import { expect, it } from "vitest";
import { de } from "./de.ts";

/** Of these a page says the same whatever the reason: signed out, not there, too often, broken. */
const alike = new Set([401, 404, 410, 429]);

it("has German words for every refusal whose reason is shown", () => {
  const shown = (Object.keys(errors) as ErrorCode[]).filter((code) => {
    const { status } = errors[code];
    return status < 500 && !alike.has(status);
  });
  expect(Object.keys(de.failures.codes).sort()).toEqual(shown.sort());
});
