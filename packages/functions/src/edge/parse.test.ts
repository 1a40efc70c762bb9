import type { Route } from "@luna/contracts/routes/route";
import { allRoutes, table } from "@luna/contracts/routes/table";
import { AppError } from "@luna/core/error";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { gatewayEvent } from "../testing/gateway-event.ts";
import { faultMessage } from "./fault-message.ts";
import { inputOf, jsonBody } from "./parse.ts";

/** The faults that an input is refused with. */
function faults(
  route: Route,
  options: { path?: Record<string, string>; query?: string; body?: unknown },
) {
  const event = gatewayEvent({ routeKey: `${route.method} ${route.path}`, ...options });
  try {
    inputOf(route, event, jsonBody(event, route));
  } catch (error) {
    if (error instanceof AppError) return error.errors ?? error.code;
    throw error;
  }
  throw new Error("the input was taken");
}

describe("input of a route", () => {
  it("is path, query and body in one object, defaults filled in", () => {
    const route: Route = table.registerParticipant;
    const body = {
      email: " Ada@Example.org ",
      firstName: "Ada",
      operatingSystem: "Linux",
      techLevel: "basic",
    };
    expect(
      inputOf(route, gatewayEvent({ routeKey: "POST /api/participants/register", body }), body),
    ).toEqual({
      ...body,
      email: "Ada@Example.org",
      timeZone: "UTC",
      locale: "en",
    });
  });

  it("reads numbers and repeated values from the query", () => {
    const event = gatewayEvent({
      routeKey: "GET /api/sessions",
      query: "limit=7&status=scheduled&status=confirmed",
    });
    expect(inputOf(table.listSessions, event, undefined)).toEqual({
      limit: 7,
      status: ["scheduled", "confirmed"],
    });
  });

  it("names every fault by its pointer", () => {
    expect(
      faults(table.registerParticipant, {
        body: {
          email: "a@b.c",
          firstName: "",
          operatingSystem: "BeOS",
          techLevel: "basic",
          consent: { all: true },
        },
      }),
    ).toEqual([
      { pointer: "/firstName", message: "must not be empty" },
      { pointer: "/operatingSystem", message: "must be one of Windows, macOS, Linux" },
      { pointer: "/consent/all", message: "is not a known field" },
    ]);
    expect(faults(table.listParticipants, { query: "limit=0&nonsense=1" })).toEqual([
      { pointer: "?limit", message: "must be at least 1" },
      { pointer: "?nonsense", message: "is not a known field" },
    ]);
    expect(faults(table.listParticipants, { query: "constructor=1&__proto__=1" })).toEqual([
      { pointer: "?constructor", message: "is not a known field" },
      { pointer: "?__proto__", message: "is not a known field" },
    ]);
  });

  it("tells the faults of the form of a union that came closest", () => {
    const at = "2026-11-23T09:00:00Z";
    expect(
      faults(table.ingestEvents, {
        path: { id: "ses_01J00000000000000000000001" },
        body: {
          events: [
            { type: "click", at },
            { type: "task_rated", at, data: { rating: 9 } },
          ],
        },
      }),
    ).toEqual([{ pointer: "/events/1/data/rating", message: "must be at most 7" }]);
  });

  it("says of each field what is wrong with it, and in one sentence where it begins", () => {
    expect(faults(table.registerParticipant, { body: { firstName: 7, consent: [] } })).toEqual([
      { pointer: "/email", message: "is required" },
      { pointer: "/firstName", message: "must be a string" },
      { pointer: "/operatingSystem", message: "must be one of Windows, macOS, Linux" },
      { pointer: "/techLevel", message: expect.stringMatching(/^must be one of non-technical, /) },
      { pointer: "/consent", message: "must be an object" },
    ]);
    const path = { id: "ses_01J00000000000000000000001" };
    expect(
      faults(table.updateSession, { path, body: { scheduledAt: "soon", durationMinutes: 2.5 } }),
    ).toEqual([
      { pointer: "/scheduledAt", message: "must be a time in UTC such as 2026-11-26T09:00:00Z" },
      { pointer: "/durationMinutes", message: "must be a whole number" },
    ]);
    const event = gatewayEvent({ routeKey: "POST /api/participants/register", body: {} });
    expect(() => inputOf(table.registerParticipant, event, {})).toThrow(
      "email is required (3 more in errors).",
    );
  });

  it("has words of its own for whatever a schema of the table can say", () => {
    for (const route of allRoutes as readonly Route[])
      for (const schema of [route.body, route.query])
        for (const value of [undefined, null, 7, "", "x".repeat(5000), [], {}, { id: {} }]) {
          const result =
            schema && z.safeParse(schema as z.ZodMiniType, value, { reportInput: true });
          for (const issue of result?.error?.issues ?? [])
            expect(faultMessage(issue), route.id).not.toMatch(/Invalid |not valid/);
        }
  });

  it("refuses control characters and takes names in any script", () => {
    const with_ = (firstName: string) => ({
      email: "a@b.c",
      firstName,
      operatingSystem: "Linux",
      techLevel: "basic",
    });
    expect(faults(table.registerParticipant, { body: with_("Ada\u0007") })).toEqual([
      { pointer: "/firstName", message: "must not contain control characters" },
    ]);
    const event = gatewayEvent({
      routeKey: "POST /api/participants/register",
      body: with_("陽子"),
    });
    expect(
      inputOf(table.registerParticipant, event, jsonBody(event, table.registerParticipant)),
    ).toMatchObject({ firstName: "陽子" });
  });

  it("is absent, not bad, for an id of another form", () => {
    expect(faults(table.readParticipant, { path: { id: "ses_1" } })).toBe("not_found");
  });

  it("takes no body or {} where a route has no fields, and nothing else", () => {
    const path = { id: "ses_01J00000000000000000000001" };
    for (const body of [undefined, {}]) {
      const event = gatewayEvent({ routeKey: "POST /api/sessions/{id}/start", path, body });
      expect(inputOf(table.startSession, event, jsonBody(event, table.startSession))).toEqual(path);
    }
    expect(faults(table.startSession, { path, body: { force: true } })).toEqual([
      { pointer: "/force", message: "is not a known field" },
    ]);
  });
});

describe("a body", () => {
  const route = table.registerParticipant;
  it("must be JSON, and say so", () => {
    expect(() => jsonBody(gatewayEvent({ routeKey: "POST /x", body: "{oops" }), route)).toThrow(
      expect.objectContaining({ code: "not_json" }),
    );
    expect(() =>
      jsonBody(
        gatewayEvent({
          routeKey: "POST /x",
          body: "a=b",
          headers: { "content-type": "application/x-www-form-urlencoded" },
        }),
        route,
      ),
    ).toThrow(expect.objectContaining({ code: "media_type" }));
  });

  it("may come base64-encoded", () => {
    const event = {
      ...gatewayEvent({ routeKey: "POST /x", body: Buffer.from('{"a":1}').toString("base64") }),
      isBase64Encoded: true,
    };
    expect(jsonBody(event, route)).toEqual({ a: 1 });
  });

  it("is ignored where any media type is taken", () => {
    const event = gatewayEvent({
      routeKey: "POST /x",
      body: "List-Unsubscribe=One-Click",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect(jsonBody(event, table.unsubscribe)).toBeUndefined();
  });
});
