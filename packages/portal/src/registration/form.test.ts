import { ApiError } from "@luna/sdk";
import { describe, expect, it } from "vitest";
import { faultsIn, faultsOf } from "./form.ts";

const good = {
  firstName: "Mira",
  email: "mira@example.org",
  operatingSystem: "Linux",
  techLevel: "basic",
};

describe("faultsIn", () => {
  it.each([
    [{}, {}],
    [{ firstName: "  " }, { firstName: "required" }],
    [{ email: "" }, { email: "required" }],
    [{ email: "mira@example" }, { email: "email" }],
    [{ phone: "+49 (0)30 123-45" }, {}],
    [{ phone: "call me" }, { phone: "phone" }],
    [
      { operatingSystem: "", techLevel: "" },
      { operatingSystem: "choose", techLevel: "choose" },
    ],
  ])("%j has %j", (change, faults) => expect(faultsIn({ ...good, ...change })).toEqual(faults));
});

it("finds the fields that the service names", () => {
  const error = new ApiError({
    type: "x",
    title: "x",
    status: 400,
    instance: "",
    code: "invalid_input",
    errors: [
      { pointer: "/email", message: "is not an e-mail address" },
      { pointer: "/firstName", message: "too long" },
    ],
  });
  expect(faultsOf(error)).toEqual({ email: "email", firstName: "invalid" });
  expect(faultsOf(new Error("offline"))).toEqual({});
});
