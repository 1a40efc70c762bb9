import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRemoteJWKSet, decodeJwt, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lastingPort } from "../testing/lasting-port.ts";
import { miniAssembly, resource, testClock } from "../testing/mini-assembly.ts";
import { type Identity, startIdentity } from "./identity.ts";

const clientId = "portal-client";
const callback = "http://localhost:3002/testing/callback";
const assembly = miniAssembly([
  resource("AWS::Cognito::UserPoolClient", clientId, "", {
    CallbackURLs: [callback],
    LogoutURLs: ["http://localhost:3002/testing/"],
  }),
]);
const clock = testClock();
let folder: string;
let identity: Identity;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "identity-"));
  identity = await startIdentity({ port: await lastingPort(), assembly, clock, folder });
});

afterAll(async () => {
  await identity.stop();
  await rm(folder, { recursive: true });
});

const verifier = randomBytes(32).toString("base64url");
const challenge = createHash("sha256").update(verifier).digest("base64url");
const request = (changes: Record<string, string> = {}) =>
  new URLSearchParams({
    client_id: clientId,
    redirect_uri: callback,
    response_type: "code",
    scope: "openid email profile",
    state: "s1",
    nonce: "n1",
    code_challenge: challenge,
    code_challenge_method: "S256",
    ...changes,
  });

async function signIn(user: string): Promise<URL> {
  const response = await fetch(`${identity.url}/oauth2/sign-in?${request({ user })}`, {
    redirect: "manual",
  });
  return new URL(response.headers.get("location")!);
}

async function exchange(fields: Record<string, string>) {
  const response = await fetch(`${identity.url}/oauth2/token`, {
    method: "POST",
    headers: { origin: "http://localhost:3002" },
    body: new URLSearchParams({ client_id: clientId, redirect_uri: callback, ...fields }),
  });
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

describe("the local issuer", () => {
  it("signs a user in by code and PKCE, as discovery says", async () => {
    const discovery = (await (
      await fetch(`${identity.issuer}/.well-known/openid-configuration`)
    ).json()) as Record<string, string>;
    const page = await (await fetch(`${discovery.authorization_endpoint}?${request()}`)).text();
    expect(page).toContain("researcher@luna.example");
    const back = await signIn("researcher");
    expect(back.searchParams.get("state")).toBe("s1");
    const code = back.searchParams.get("code")!;
    const { body } = await exchange({
      grant_type: "authorization_code",
      code,
      code_verifier: verifier,
    });
    const { payload } = await jwtVerify(
      body.id_token!,
      createRemoteJWKSet(new URL(discovery.jwks_uri!)),
      { issuer: identity.issuer, audience: clientId },
    );
    expect(payload).toMatchObject({
      email: "researcher@luna.example",
      "cognito:groups": ["researcher"],
      token_use: "id",
      nonce: "n1",
    });
    const info = await fetch(discovery.userinfo_endpoint!, {
      headers: { authorization: `Bearer ${body.access_token}` },
    });
    expect(await info.json()).toMatchObject({ sub: payload.sub, email: "researcher@luna.example" });
    const refreshed = await exchange({
      grant_type: "refresh_token",
      refresh_token: body.refresh_token!,
    });
    expect(decodeJwt(refreshed.body.id_token!).sub).toBe(payload.sub);
  });

  it("takes a code once, only with its verifier, and for five minutes", async () => {
    const grant = { grant_type: "authorization_code" };
    const codeOf = async () => (await signIn("admin")).searchParams.get("code")!;
    const code = await codeOf();
    expect((await exchange({ ...grant, code, code_verifier: verifier })).status).toBe(200);
    expect((await exchange({ ...grant, code, code_verifier: verifier })).body.error).toBe(
      "invalid_grant",
    );
    expect(
      (await exchange({ ...grant, code: await codeOf(), code_verifier: "other" })).status,
    ).toBe(400);
    const late = await codeOf();
    clock.advance(5 * 60_000 + 1);
    expect((await exchange({ ...grant, code: late, code_verifier: verifier })).status).toBe(400);
  });

  it.each([
    ["an unknown client", { client_id: "other" }],
    ["an address that the template does not list", { redirect_uri: "http://evil.example/" }],
  ])("refuses %s without sending anyone there", async (_, changes) => {
    const response = await fetch(`${identity.url}/oauth2/authorize?${request(changes)}`, {
      redirect: "manual",
    });
    expect(response.status).toBe(400);
  });

  it("wants PKCE", async () => {
    const response = await fetch(
      `${identity.url}/oauth2/authorize?${request({ code_challenge_method: "plain" })}`,
      { redirect: "manual" },
    );
    expect(response.headers.get("location")).toContain("error=invalid_request");
  });

  it("returns from logout only where the template allows", async () => {
    const logout = (uri: string) =>
      fetch(`${identity.url}/logout?client_id=${clientId}&logout_uri=${encodeURIComponent(uri)}`, {
        redirect: "manual",
      });
    expect((await logout("http://localhost:3002/testing/")).status).toBe(302);
    expect((await logout("http://evil.example/")).status).toBe(400);
  });

  it("gives programs tokens that outlive the clock, and keeps its key", async () => {
    clock.advance(3 * 365 * 86_400_000);
    const old = identity.tokens.observer;
    const port = Number(new URL(identity.url).port);
    await identity.stop();
    identity = await startIdentity({ port, assembly, clock, folder });
    const { payload } = await jwtVerify(
      old,
      createRemoteJWKSet(new URL(`${identity.issuer}/.well-known/jwks.json`)),
      { issuer: identity.issuer, audience: clientId, currentDate: new Date(clock.now()) },
    );
    expect(payload).toMatchObject({
      email: "observer@luna.example",
      "cognito:groups": ["observer"],
    });
    expect(decodeJwt(identity.tokens.observer).sub).toBe(payload.sub);
  });
});
