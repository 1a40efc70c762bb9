/** Every change by staff, and every read of what observers do not see, leaves a record in the audit. */
import { type Route, routeKey } from "@luna/contracts/routes/route";
import { allRoutes } from "@luna/contracts/routes/table";
import { running } from "@luna/core/testing/session";
import { beforeAll, expect, it } from "vitest";
import { handlers } from "../testing/handlers.ts";
import { type TestService, testService } from "../testing/service.ts";

/** Changes of staff that touch nobody's data. */
const impersonal: Record<string, string> = {
  updateMe: "the caller's own preferences",
  setAvailability: "opening hours",
  acknowledgeAlert: "who has seen an alert",
  createIssue: "problems of the tested program",
  updateIssue: "problems of the tested program",
  verifyFiles: "compares hashes",
  issueTicket: "the caller's own connection",
};
const noted = new Set([
  "screenParticipant",
  "updateParticipant",
  "eraseParticipant",
  "createSession",
  "holdSession",
  "deleteFile",
  "sendMessage",
  "resendEmail",
]);

const staffMay = ({ allow }: Route) =>
  ["observer", "researcher", "admin"].some((role) => (allow as readonly string[]).includes(role));

it("notes every change that staff can make, at the edge or in its transaction", () => {
  const changes = allRoutes.filter((route) => route.method !== "GET" && staffMay(route));
  const silent = changes.filter(({ id, audited }) => !audited && !noted.has(id) && !impersonal[id]);
  expect(silent.map(({ id }) => id)).toEqual([]);
});

it("has no row that is noted twice", () => {
  const twice = allRoutes.filter(({ id, audited }) => audited && (noted.has(id) || impersonal[id]));
  expect(twice.map(({ id }) => id)).toEqual([]);
});

const mark = "Marguerite-Marks";
let world: TestService;
let person: { participant: { id: string }; session: { id: string } };

beforeAll(async () => {
  world = await testService();
  person = await running(world.ctx);
  await call("PUT /api/participants/{id}", "admin", person.participant.id, { firstName: mark });
});

async function call(
  key: string,
  role: "observer" | "researcher" | "admin",
  id: string,
  body?: unknown,
) {
  const route = allRoutes.find((each) => routeKey(each) === key)!;
  return world.call(handlers[route.function], {
    routeKey: key,
    path: key.includes("{id}") ? { id } : {},
    body,
    token: await world.staffToken(role),
  });
}

/** What the audit has gained since now. */
async function following() {
  const entries = async () => (await world.ctx.everything()).filter(({ kind }) => kind === "audit");
  const known = new Set((await entries()).map(({ sk }) => sk));
  return async () =>
    (await entries())
      .filter(({ sk }) => !known.has(sk))
      .map(({ actor, action, resource }) => ({ actor, action, resource }));
}

const reads = allRoutes.filter(
  (route) => route.method === "GET" && staffMay(route) && !/\{(?!id\})/.test(route.path),
);

it.each(reads.map((route) => [routeKey(route), route] as const))(
  "%s tells nobody a name without a record of it",
  async (key, route) => {
    const id = route.path.includes("sessions/") ? person.session.id : person.participant.id;
    const since = await following();
    const { body } = await call(key, "admin", id);
    const told = JSON.stringify(body ?? "").includes(mark);
    if (told) expect(await since()).toContainEqual(expect.objectContaining({ action: route.id }));
  },
);

it("notes who, what and whose; observers' reads tell nothing and are not noted", async () => {
  const since = await following();
  await call("POST /api/sessions/{id}/confirm", "researcher", person.session.id);
  await call("GET /api/sessions", "observer", "");
  expect(await since()).toEqual([
    { actor: "staff:researcher-1", action: "confirmSession", resource: person.session.id },
  ]);
});
