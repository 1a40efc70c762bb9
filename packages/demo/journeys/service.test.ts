import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { routeKey } from "@luna/contracts/routes/route";
import { allRoutes } from "@luna/contracts/routes/table";
import { createClient } from "@luna/sdk/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assemblyOf } from "../../local/src/synth/kept-assemblies.ts";
import { connectProgram, reportInstallation } from "../../sdk/examples/program.ts";
import { sendLog } from "../../sdk/examples/upload.ts";
import { followSession } from "../../sdk/examples/watch.ts";
import { eventually } from "../src/stack/eventually.ts";
import { readStack, type Stack } from "../src/stack/stack.ts";
import { shownFunctions } from "../src/testing/grants.ts";
import { npmRun } from "../src/testing/npm-run.ts";
import { type StartedStack, startStack, surroundings } from "../src/testing/start-stack.ts";

const root = path.resolve(import.meta.dirname, "../../..");
let started: StartedStack;
/** A second stack, started as a person would while the first one has the port. */
let other: { folder: string; child: ChildProcess; printed(): string; stack: Stack };

beforeAll(async () => {
  started = await startStack();
  other = await startByNpm(started.stack.apiUrl);
}, 240_000);
afterAll(async () => {
  if (other) {
    if (running(other.child)) process.kill(-other.child.pid!, "SIGKILL");
    rmSync(other.folder, { recursive: true, force: true });
  }
  await started?.[Symbol.asyncDispose]();
});

const running = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && !signalCode;

/** `npm start` in a process group, as a terminal makes one. */
async function startByNpm(taken: string): Promise<typeof other> {
  const folder = mkdtempSync(path.join(tmpdir(), "luna-journey-"));
  const child = spawn("npm", ["start", "--", "--empty", "--no-watch"], {
    cwd: root,
    detached: true,
    env: { ...surroundings(), LUNA_DATA: folder, LUNA_PORT: new URL(taken).port },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
  const stack = await eventually(
    "the second stack",
    async () => {
      if (!running(child)) throw new Error(`The second stack has ended:\n${text}`);
      return readStack(path.join(folder, "stack.json"));
    },
    110,
  );
  return { folder, child, printed: () => text, stack };
}

const askConsole = (method: string, route: string, body?: object) =>
  fetch(`${started.stack.consoleUrl}${route}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  });

describe("the functions of the running stack", () => {
  it("have no address of Amazon's in their environment", async () => {
    const functions = await shownFunctions(started.stack);
    expect(functions.length).toBeGreaterThan(15);
    for (const { name, environment } of functions)
      expect(JSON.stringify(environment), name).not.toMatch(/amazonaws/i);
  });

  it("answer 500 without detail when they throw, log the whole error, and go on", async () => {
    const { researcher } = clients();
    const { participant } = await registered("before@example.org");
    const url = `${started.stack.apiUrl}/api/participants/${participant.id}`;
    const headers = { authorization: `Bearer ${started.stack.tokens.researcher}` };
    await askConsole("POST", "/faults", {
      ...{ service: "dynamodb", action: "GetItem", rate: 1, error: "InternalServerError" },
    });
    const response = await fetch(url, { headers });
    await askConsole("DELETE", "/faults");
    expect(response.status).toBe(500);
    expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    const problem = (await response.json()) as { instance: string; code: string };
    expect(problem).toMatchObject({ code: "internal", status: 500 });
    expect(problem).not.toHaveProperty("detail");
    expect(JSON.stringify(problem)).not.toMatch(/fault|dynamo|InternalServerError/i);

    const found = await askConsole("GET", `/calls/${problem.instance}`);
    const call = (await found.json()) as { ok: boolean; error: string; logs: string[] };
    expect(call).toMatchObject({ ok: false, status: 500, error: expect.stringContaining("fault") });
    const entry = call.logs.find((line) => line.includes(problem.instance));
    expect(entry).toContain("InternalServerError");
    expect(entry).toContain("A fault set for dynamodb GetItem.");
    expect(entry).toMatch(/"stack":"[^"]*\bat /);

    const again = await researcher.readParticipant({ id: participant.id });
    expect(again.participant.id).toBe(participant.id);
  });
});

function clients() {
  const anyone = createClient({ baseUrl: started.stack.apiUrl });
  return { anyone, researcher: anyone.as(started.stack.tokens.researcher) };
}

const registered = (email: string) =>
  clients().anyone.registerParticipant({
    ...{ email, firstName: "Sam", operatingSystem: "Linux", techLevel: "basic" },
  });

describe("the API of the running stack", () => {
  it("answers JSON that is none with a problem, and changes nothing", async () => {
    const { researcher } = clients();
    const before = await researcher.listParticipants();
    const response = await fetch(`${started.stack.apiUrl}/api/participants/register`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"email": "broken@example.org", ',
    });
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    expect(await response.json()).toMatchObject({ status: 400, code: "not_json" });
    expect(await researcher.listParticipants()).toEqual(before);
  });

  it("has the routes of the contract: in the gateway and in /openapi.json", async () => {
    const written = allRoutes.map(routeKey).sort();
    const openapi = (await (await fetch(`${started.stack.apiUrl}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, unknown>>;
    };
    const methods = ["get", "post", "put", "patch", "delete"];
    const documented = Object.entries(openapi.paths).flatMap(([at, item]) =>
      Object.keys(item)
        .filter((method) => methods.includes(method))
        .map((method) => `${method.toUpperCase()} ${at}`),
    );
    expect(documented.sort()).toEqual(written);
    expect(gatewayRoutes()).toEqual(written);
  });

  it("shows its documentation, with all that the page needs", async () => {
    const page = await fetch(`${started.stack.apiUrl}/docs`);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toMatch(/^text\/html/);
    const html = await page.text();
    const parts = [...html.matchAll(/(?:src|href)="(\/[^"#]*|https?:[^"]*)"/g)].map(
      ([, at]) => at!,
    );
    for (const at of parts) {
      const found = await fetch(new URL(at, `${started.stack.apiUrl}/docs`));
      expect(found.status, at).toBe(200);
    }
    expect(html).toContain("/openapi.json");
  });

  it("knows the three ready-made users, each with the role", async () => {
    for (const [name, token] of Object.entries(started.stack.tokens)) {
      const me = await clients().anyone.as(token).readMe();
      expect(me).toMatchObject({ role: name });
    }
  });
});

it("the examples of docs/sdk.md pair, send, upload and show it to a watcher", async () => {
  const { apiUrl, tokens } = started.stack;
  const { anyone, researcher } = clients();
  const { participant } = await anyone.registerParticipant({
    ...{ email: "example@example.org", firstName: "Sam", operatingSystem: "Linux" },
    ...{ techLevel: "basic", consent: { session: true } },
  });
  const { session } = await researcher.createSession({
    participantId: participant.id,
    override: true,
  });
  const { client } = await researcher.startSession({ id: session.id });
  const folder = path.dirname(started.file);

  const lines: string[] = [];
  const watching = followSession(apiUrl, tokens.observer, session.id, (line) => lines.push(line));
  const { code } = client.pairing;
  const { program, token } = await connectProgram(apiUrl, code, path.join(folder, "events.queue"));
  reportInstallation(program, 42);
  expect(await program.flush()).toBe(true);
  await eventually("the event at the watcher", async () => lines.includes("install_completed"));

  const log = path.join(folder, "installer-log.json");
  writeFileSync(log, JSON.stringify({ component: "provisioner" }));
  const sent = await sendLog(apiUrl, token, session.id, log);
  await eventually("the log to be verified", async () => {
    const { items } = await researcher.listFiles({ sessionId: session.id });
    return items.some(({ id, status }) => id === sent.id && status === "ready");
  });
  expect(await program.close()).toBe(true);
  watching.close();
  expect(lines).toContain("connection: live");
});

/** Messages of a queue, as the console shows them. */
async function queued(name: string | RegExp): Promise<{ queue: string }[]> {
  const response = await askConsole("GET", "/queues");
  const { items } = (await response.json()) as { items: { queue: string }[] };
  return items.filter(({ queue }) => queue.match(name));
}

async function publish(
  environment: Record<string, string>,
  { Source, DetailType, ...detail }: { Source: string; DetailType: string; emailId: string },
): Promise<void> {
  const { AWS_ENDPOINT_URL: endpoint, AWS_REGION: region } = environment;
  const events = new EventBridgeClient({
    ...{ endpoint, region, credentials: { accessKeyId: "local", secretAccessKey: "local" } },
  });
  await events.send(
    new PutEventsCommand({ Entries: [{ Source, DetailType, Detail: JSON.stringify(detail) }] }),
  );
}

/** Routes of the HTTP API in the templates that the stack runs. */
function gatewayRoutes(): string[] {
  const folder = assemblyOf(root, started.stack.pid);
  const keys = readdirSync(folder)
    .filter((name) => name.endsWith("-Api.template.json"))
    .flatMap((name) => {
      const template = JSON.parse(readFileSync(path.join(folder, name), "utf8"));
      return Object.values<{ Type: string; Properties: { RouteKey: string } }>(template.Resources);
    })
    .filter(({ Type }) => Type === "AWS::ApiGatewayV2::Route")
    .map(({ Properties }) => Properties.RouteKey);
  return keys.sort();
}

describe("the commands", () => {
  const local = (...args: string[]) =>
    npmRun(["local", "--", ...args], { LUNA_DATA: other.folder });
  const clock = async () => {
    const response = await fetch(`${other.stack.consoleUrl}/clock`);
    return ((await response.json()) as { offsetSeconds: number }).offsetSeconds;
  };

  it("npm start takes the next port and says so when the first one is taken", () => {
    const port = new URL(started.stack.apiUrl).port;
    expect(other.stack.apiUrl).not.toBe(started.stack.apiUrl);
    expect(other.printed()).toMatch(
      new RegExp(`Port ${port} is taken: the ports from ${new URL(other.stack.apiUrl).port} on`),
    );
  });

  it("npm run local -- clock, status and advance tell and move the time", async () => {
    expect(await local("clock")).toMatchObject({
      status: 0,
      printed: expect.stringContaining("0.0 hours ahead"),
    });
    const status = await local("status");
    expect(status).toMatchObject({ status: 0 });
    expect(status.printed).toContain(other.stack.apiUrl);
    expect(status.printed).toMatch(/failures +0/);
    const asked = await npmRun(["luna", "--", "status"], { LUNA_DATA: other.folder });
    expect(asked).toMatchObject({ status: 0 });
    expect(asked.printed).toContain(`${other.stack.apiUrl}: version`);
    expect(await local("advance", "1h")).toMatchObject({ status: 0 });
    expect(await clock()).toBe(3600);
    expect(await local("advance", "24h")).toMatchObject({ status: 0 });
    expect(await clock()).toBe(25 * 3600);
    expect(await local("advance", "soon")).toMatchObject({ status: 1 });
  });

  it("npm run local -- reset empties the data, and the stack runs again", async () => {
    const anyone = createClient({ baseUrl: other.stack.apiUrl });
    await anyone.registerParticipant({
      ...{
        email: "gone@example.org",
        firstName: "G",
        operatingSystem: "Linux",
        techLevel: "basic",
      },
    });
    expect(await local("reset")).toMatchObject({ status: 0 });
    other.stack = readStack(path.join(other.folder, "stack.json"))!;
    const researcher = createClient({ baseUrl: other.stack.apiUrl }).as(
      other.stack.tokens.researcher,
    );
    expect((await researcher.listParticipants()).items).toEqual([]);
    expect(await clock()).toBe(0);
  });

  it("npm run luna -- redrive does again what failed, once the fault is gone", async () => {
    const { printed } = await npmRun(["--silent", "local", "--", "env"], {
      LUNA_DATA: path.dirname(started.file),
    });
    const environment = Object.fromEntries(
      [...printed.matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name, value]) => [name!, value!]),
    );
    const luna = (...args: string[]) => npmRun(["--silent", "luna", "--", ...args], environment);

    await askConsole("POST", "/faults", {
      ...{ service: "dynamodb", action: "GetItem", rate: 1, error: "InternalServerError" },
    });
    // a mail that is no more: nothing is left to do once the function can look
    const emailId = "eml_01J00000000000000000000001";
    await publish(environment, { Source: "luna.local", DetailType: "email.queued", emailId });
    await askConsole("POST", "/settle");
    const [kept] = await queued(/bus-failures/);
    const bus = "bus-failures";
    expect(kept?.queue).toBe(`local-luna-${bus}`);
    expect(await luna("redrive", bus)).toMatchObject({
      status: 1,
      printed: expect.stringMatching(/^failed .*-mail: .*\n0 done, 1 stay in the queue\./m),
    });
    expect(await queued(/bus-failures/)).toHaveLength(1);

    await askConsole("DELETE", "/faults");
    // the first try hides the message for 20 minutes
    await askConsole("POST", "/clock", { advance: "21m" });
    expect(await luna("redrive", bus)).toMatchObject({
      status: 0,
      printed: expect.stringMatching(/^done .*-mail\n1 done, 0 stay in the queue\./m),
    });
    expect(await queued(/bus-failures/)).toEqual([]);
    expect(await luna("redrive", "no-such-queue")).toMatchObject({
      status: 1,
      printed: expect.stringContaining("does not exist"),
    });
  });

  it("npm run demo says what to do when no stack runs", async () => {
    const { status, printed } = await npmRun(["demo", "--", "--stack", "/nowhere/stack.json"]);
    expect(status).toBe(1);
    expect(printed).toContain('Start one with "npm start"');
  });

  it("Ctrl-C ends it cleanly, also in the middle of an advance", async () => {
    const { child, folder } = other;
    const ended = new Promise((resolve) => child.once("close", resolve));
    const { pid } = other.stack;
    process.kill(-child.pid!, "SIGINT");
    await ended;
    expect(existsSync(path.join(folder, "stack.json"))).toBe(false);
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
    const ahead = async () =>
      Number((await (await askConsole("GET", "/clock")).json()).offsetSeconds);
    const before = await ahead();
    const advance = askConsole("POST", "/clock", { advance: "30d" }).then(
      ({ status }) => status,
      () => "cut off",
    );
    await eventually("a step", async () => (await ahead()) > before);
    expect(await started.end("SIGINT")).toBe(0);
    expect(await advance).toBe("cut off");
    expect(existsSync(started.file)).toBe(false);
  });
});
