import type { Route } from "@luna/contracts/routes/route";
import { allRoutes } from "@luna/contracts/routes/table";
import { testContext } from "@luna/core/testing/context";
import { describe, expect, it } from "vitest";
import { gatewayEvent } from "../testing/gateway-event.ts";
import { limit } from "./limit.ts";

const requestLink: Route = allRoutes.find(({ id }) => id === "requestLink")!;

async function remainingAfter(emails: readonly string[]): Promise<(number | undefined)[]> {
  const ctx = await testContext();
  const event = gatewayEvent({ routeKey: "POST /api/auth/link", body: {} });
  const left = [];
  for (const email of emails)
    left.push((await limit(ctx, requestLink, { email }, event))?.remaining);
  return left;
}

describe("the limit by address", () => {
  it("counts every spelling that finds one person as one", async () => {
    const spellings = [
      "jörg@example.org",
      " Jo\u0308rg@EXAMPLE.org ",
      "jörg@\uff45xample.org",
      "jörg@example\u3002\uff2frg",
    ];
    expect(await remainingAfter(spellings)).toEqual([4, 3, 2, 1]);
    const sharp = ["a@straße.example", "a@xn--strae-oqa.example"];
    expect(await remainingAfter(sharp)).toEqual([4, 3]);
  });

  it("keeps apart what finds different people", async () => {
    expect(await remainingAfter(["jorg@example.org", "jörg@example.org"])).toEqual([4, 4]);
  });

  it("counts what is no address by its text", async () => {
    expect(await remainingAfter(["none at all", " None at all", "another"])).toEqual([4, 3, 4]);
  });

  it("refuses the sixth within an hour, however it is written", async () => {
    const wide = (position: number) =>
      [..."example"]
        .map((letter, at) =>
          at === position ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter,
        )
        .join("");
    const spellings = Array.from({ length: 6 }, (_, at) => `victim@${wide(at)}.org`);
    await expect(remainingAfter(spellings)).rejects.toMatchObject({ code: "rate_limited" });
  });
});
