import { eligible } from "@luna/core/testing/session";
import { beforeAll, describe, expect, it } from "vitest";
import { type TestService, testService } from "../testing/service.ts";
import { handler as events } from "./events.ts";
import { handler as service } from "./service.ts";
import { handler as sessions } from "./sessions.ts";

let stage: TestService;
let researcher: string;
beforeAll(async () => {
  stage = await testService();
  researcher = await stage.staffToken("researcher");
});

async function started() {
  const person = await eligible(stage.ctx);
  const made = await stage.call(sessions, {
    routeKey: "POST /api/sessions",
    token: researcher,
    body: { participantId: person.id },
  });
  const { id } = made.body.session;
  const answer = await stage.call(sessions, {
    routeKey: "POST /api/sessions/{id}/start",
    path: { id },
    token: researcher,
  });
  return { made, id: id as string, client: answer.body.client };
}

const post = (id: string, token: string, body: unknown) =>
  stage.call(events, {
    routeKey: "POST /api/sessions/{id}/events",
    path: { id },
    token,
    body: body as Record<string, unknown>,
  });
const click = { seq: 1, type: "click", at: "2026-11-23T09:00:00Z" };

describe("sessions over HTTP", () => {
  it("take an idempotency key for one of them only", async () => {
    const [one, other] = [await started(), await started()];
    const note = (id: string) =>
      stage.call(sessions, {
        ...{ routeKey: "POST /api/sessions/{id}/notes", path: { id }, token: researcher },
        ...{ body: { at: click.at, text: "Reads aloud" }, headers: { "idempotency-key": "same" } },
      });
    const first = await note(one.id);
    expect((await note(one.id)).body.note.id).toBe(first.body.note.id);
    expect(await note(other.id)).toMatchObject({
      status: 422,
      body: { code: "idempotency_reused" },
    });
  });

  it("are changed where any version of If-Match is theirs", async () => {
    const { id } = await started();
    const change = (ifMatch: string) =>
      stage.call(sessions, {
        ...{ routeKey: "PATCH /api/sessions/{id}", path: { id }, token: researcher },
        ...{ body: { notes: ifMatch }, headers: { "if-match": ifMatch } },
      });
    const { version } = (await change("*")).body.session;
    expect((await change(`"999", W/"${version}"`)).status).toBe(200);
    for (const stale of [`"999", "${version}"`, "999", '""'])
      expect(await change(stale), stale).toMatchObject({ status: 412, body: { code: "stale" } });
  });

  it("hold feedback, which is read with them", async () => {
    const { id } = await started();
    const given = await stage.call(sessions, {
      ...{ routeKey: "POST /api/sessions/{id}/feedback", path: { id }, token: researcher },
      body: { installRating: 7 },
    });
    expect(given).toMatchObject({ status: 201, headers: { location: `/api/sessions/${id}` } });
  });

  it("are made, started and fed with the token that starting gave", async () => {
    const { made, id, client } = await started();
    expect(made.status).toBe(201);
    expect(made.headers).toMatchObject({ location: `/api/sessions/${id}`, etag: '"1"' });
    const first = await post(id, client.token, { events: [click] });
    expect(first).toMatchObject({ status: 202, body: { accepted: 1, lastSeq: 1, gaps: [] } });
    expect((await post(id, client.token, { ...click, seq: 2 })).body).toMatchObject({ lastSeq: 2 });
    const listed = await stage.call(events, {
      routeKey: "GET /api/sessions/{id}/events",
      path: { id },
      token: await stage.staffToken("observer"),
    });
    expect(listed.body.items.map(({ seq }: { seq: number }) => seq)).toEqual([1, 2]);
    const noted = await stage.call(sessions, {
      ...{ routeKey: "POST /api/sessions/{id}/notes", path: { id }, token: researcher },
      body: { at: click.at, text: "Reads aloud", kind: "observation" },
    });
    expect(noted.headers.location).toBe(`/api/sessions/${id}/notes/${noted.body.note.id}`);
    const ticket = await stage.call(service, {
      routeKey: "POST /api/realtime/ticket",
      token: client.token,
    });
    expect(ticket.body.url).toContain("ws://socket.test/test?ticket=");
  });

  it("refuse too much, and what nobody knows, before the schema is looked at", async () => {
    const { id, client } = await started();
    const many = Array.from({ length: 501 }, (_, index) => ({ ...click, seq: index + 1, odd: 1 }));
    const wide = { ...click, odd: "x".repeat(17_000) };
    expect((await post(id, client.token, { events: many })).status).toBe(413);
    expect((await post(id, client.token, { events: [wide] })).status).toBe(413);
    const unknown = await post(id, client.token, { events: [{ ...click, type: "telepathy" }] });
    expect(unknown).toMatchObject({ status: 400, body: { code: "unknown_event_type" } });
    const text = { ...click, type: "input", data: { kind: "text", value: "my secret" } };
    expect((await post(id, client.token, { events: [text] })).status).toBe(400);
    const huge = { events: [{ ...click, data: { text: "x".repeat(300_000) } }] };
    expect((await post(id, client.token, huge)).status).toBe(413);
  });

  it("are refused by a range that ends before it begins, whatever else is asked for", async () => {
    const listed = (query: Record<string, string>) =>
      stage.call(sessions, {
        routeKey: "GET /api/sessions",
        query: `${new URLSearchParams(query)}`,
        token: researcher,
      });
    const crossed = { from: "2027-01-01T00:00:00Z", to: "2026-01-01T00:00:00Z" };
    const person = await eligible(stage.ctx);
    const filters: Record<string, string>[] = [
      {},
      { status: "scheduled" },
      { sort: "scheduledAt" },
      { segment: "technical" },
      { observerId: "me" },
      { participantId: person.id },
    ];
    for (const filter of filters)
      expect(await listed({ ...filter, ...crossed })).toMatchObject({
        status: 400,
        body: { code: "invalid_input", errors: [{ pointer: "?from" }] },
      });
    // one moment, written in two ways
    const moment = { from: "2026-01-01T00:00:00.000Z", to: "2026-01-01T00:00:00Z" };
    expect(await listed(moment)).toMatchObject({ status: 200, body: { items: [] } });
  });
});
