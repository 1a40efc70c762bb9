/** The files' routes and a bucket behind a client of the SDK, whose connections can be broken at any byte. */
import { randomBytes } from "node:crypto";
import { request } from "node:http";
import { type Route, routeKey } from "@luna/contracts/routes/route";
import { allRoutes } from "@luna/contracts/routes/table";
import { hasConsent } from "@luna/core/consent/consent";
import { give } from "@luna/core/consent/give";
import type { Context } from "@luna/core/context";
import { objectKeyOf } from "@luna/core/file/file";
import * as File from "@luna/core/file/store";
import { verifyObject } from "@luna/core/file/verify";
import * as Participant from "@luna/core/participant/store";
import { create } from "@luna/core/session/create";
import { researcher } from "@luna/core/testing/context";
import { registered, self } from "@luna/core/testing/participant";
import { startServices, type TestServices } from "@luna/core/testing/services";
import type { Client } from "@luna/sdk";
import { createClient } from "@luna/sdk/node";
import { gatewayEvent } from "./gateway-event.ts";
import { handlers } from "./handlers.ts";
import { type TestService, testService } from "./service.ts";

const apiUrl = "http://api.test";

/** A WebM by its beginning, then noise. */
export function webm(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(randomBytes(size));
  bytes.set(Buffer.from("1a45dfa39f4286810142f7810142f2810442f381084282847765626d", "hex"));
  return bytes;
}

/** A part on its way to the bucket. */
export interface Sending {
  fileId: string;
  part: number;
  bytes: number;
}

export interface UploadWorld {
  service: TestService;
  services: TestServices;
  /** A researcher's. */
  client: Client;
  /** Of a person who lets itself be recorded. */
  sessionId: string;
  participantId: string;
  /** Every part that was sent, whole or not, in order. */
  sent: Sending[];
  /** After how many bytes the connection of a part is to break; undefined: not at all. */
  breakAfter: (sending: Sending) => number | undefined;
  /** Called before a part is sent. */
  onPart: (sending: Sending) => Promise<void> | void;
  withdrawConsent(): Promise<void>;
  /** What the bus would do: checks what has arrived in the bucket since the last time. */
  verifyArrivals(): Promise<void>;
  stored(fileId: string): Promise<{ status: string; bytes: Buffer | undefined }>;
}

export async function uploadWorld(): Promise<UploadWorld> {
  const service = await testService();
  const services = await startServices();
  Object.assign(process.env, { AWS_ENDPOINT_URL_S3: services.url, BUCKET_NAME: "files" });
  const token = await service.staffToken("researcher");
  const { ctx } = service;
  const person = await registered(ctx);
  await give(ctx.as(self(person)), { id: person.id, purpose: "recording", given: true });
  const { session } = await create(ctx.as(researcher), {
    participantId: person.id,
    override: true,
  });
  let seen = 0;

  const world: UploadWorld = {
    service,
    services,
    client: createClient({ baseUrl: apiUrl, token, fetch: reach as typeof fetch }),
    sessionId: session.id,
    participantId: person.id,
    sent: [],
    breakAfter: () => undefined,
    onPart: () => undefined,
    async withdrawConsent() {
      await give(ctx.as(self(person)), { id: person.id, purpose: "recording", given: false });
      const now = await Participant.get(ctx, person.id, { consistent: true });
      if (!now || hasConsent(now, "recording")) throw new Error("consent is still given");
    },
    async verifyArrivals() {
      const arrived = services.events<{ object: { key: string; "version-id"?: string } }>(
        "Object Created",
      );
      const worker: Context = ctx.as({ kind: "service", name: "uploaded" });
      for (const { object } of arrived.slice(seen))
        await verifyObject(
          { ...worker, bucket: services.bucket },
          { key: object.key, versionId: object["version-id"] },
        );
      seen = arrived.length;
    },
    async stored(fileId) {
      const file = await File.get(ctx, fileId);
      const stream = await services.bucket.read(objectKeyOf(fileId), file?.versionId);
      const pieces: Uint8Array[] = [];
      for await (const piece of stream ?? []) pieces.push(piece);
      return { status: file?.status ?? "absent", bytes: stream && Buffer.concat(pieces) };
    },
  };

  async function reach(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address);
    if (url.origin === apiUrl) return askService(url, init);
    const part = Number(url.searchParams.get("partNumber"));
    if (!(init.body instanceof Blob) || !part) return fetch(url, init);
    const fileId = url.pathname.split("/").at(-1)!;
    const sending = { fileId, part, bytes: init.body.size };
    world.sent.push(sending);
    await world.onPart(sending);
    init.signal?.throwIfAborted();
    const broken = world.breakAfter(sending);
    return broken === undefined ? fetch(url, init) : sendBroken(url, init.body, broken);
  }
  return world;
}

/** The answer of the function that owns the route. */
export async function askService(url: URL, init: RequestInit): Promise<Response> {
  init.signal?.throwIfAborted();
  const { route, path } = routeOf(init.method ?? "GET", url.pathname);
  const {
    statusCode = 200,
    headers,
    body,
  } = await handlers[route.function](
    gatewayEvent({
      routeKey: routeKey(route),
      path,
      query: url.search.slice(1),
      headers: init.headers as Record<string, string>,
      ...(init.body ? { body: String(init.body) } : {}),
    }),
  );
  return new Response(statusCode === 204 ? null : (body ?? ""), {
    status: statusCode,
    headers: (headers ?? {}) as Record<string, string>,
  });
}

function routeOf(method: string, path: string): { route: Route; path: Record<string, string> } {
  for (const route of allRoutes) {
    const pattern = new RegExp(`^${route.path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
    const found = route.method === method ? pattern.exec(path) : undefined;
    if (found) return { route, path: { ...found.groups } };
  }
  throw new Error(`there is no route ${method} ${path}`);
}

/** Sends the beginning of a body, then breaks the connection. */
async function sendBroken(url: URL, body: Blob, bytes: number): Promise<Response> {
  const start = Buffer.from(await body.slice(0, bytes).arrayBuffer());
  return new Promise((_, reject) => {
    const sending = request(url, { method: "PUT", headers: { "content-length": body.size } });
    sending.on("error", () => reject(new TypeError("fetch failed")));
    sending.write(start, () => sending.destroy(new Error("broken")));
  });
}
