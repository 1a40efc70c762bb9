import { SESv2ServiceException } from "@aws-sdk/client-sesv2";
import { expect, it } from "vitest";
import { failureOf } from "./mailer.ts";

const answered = (name: string, httpStatusCode: number) =>
  new SESv2ServiceException({ name, $fault: "server", $metadata: { httpStatusCode } });
const broken = (code: string) => Object.assign(new Error("socket"), { code });

it.each([
  ["what SES refuses for good", answered("MessageRejected", 400), "rejected"],
  ["a malformed message", answered("BadRequestException", 400), "rejected"],
  ["a throttled send", answered("TooManyRequestsException", 429), "deferred"],
  ["a paused account", answered("SendingPausedException", 400), "deferred"],
  ["an address that was not found", broken("ENOTFOUND"), "deferred"],
  ["a refused connection", broken("ECONNREFUSED"), "deferred"],
  ["a fault within SES", answered("InternalFailure", 500), "unanswered"],
  ["a cut connection", broken("ECONNRESET"), "unanswered"],
  ["a timeout", Object.assign(new Error("late"), { name: "TimeoutError" }), "unanswered"],
])("takes %s for %s", (_what, error, outcome) => {
  expect(failureOf(error).outcome).toBe(outcome);
});
