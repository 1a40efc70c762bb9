import type { IncomingMessage, ServerResponse } from "node:http";
import { createLocalJWKSet, jwtVerify } from "jose";
import { listen } from "../endpoint/listen.ts";
import { bodyOf } from "../endpoint/read-request.ts";
import { redirect, sendJson, sendPage, sendText } from "../page/send.ts";
import type { Assembly, Part, ServiceClock } from "../part.ts";
import { readAuthorizationRequest } from "./authorization-request.ts";
import { type Client, clients } from "./clients.ts";
import { grantStore } from "./grants.ts";
import { signingKey } from "./keys.ts";
import { signInPage } from "./sign-in-page.ts";
import { accessToken, idToken } from "./tokens.ts";
import { type User, type UserName, users } from "./users.ts";

interface IdentityOptions {
  /** 0 takes a free port. */
  port: number;
  assembly: Pick<Assembly, "resources">;
  clock: ServiceClock;
  folder: string;
  log?(line: string): void;
}

export interface Identity extends Part {
  url: string;
  /** The `iss` of every token; discovery lies below it. */
  issuer: string;
  /** ID tokens of the three users for programs: they outlive any advance of the clock. */
  tokens: Record<UserName, string>;
}

const centurySeconds = 100 * 365 * 86_400;

/** An OIDC issuer in place of the template's user pool: code flow with PKCE, three users, no passwords. */
export async function startIdentity(options: IdentityOptions): Promise<Identity> {
  const { assembly, clock, folder } = options;
  const known = clients(assembly);
  const key = await signingKey(folder);
  const jwks = createLocalJWKSet({ keys: [key.publicJwk] });
  const grants = await grantStore(folder, clock);
  const server = await listen(options.port, (request, response) => {
    answer(request, response).catch((error) => {
      options.log?.(`identity ${request.url}: ${error}`);
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { error: "server_error" });
    });
  });
  const issuer = `http://127.0.0.1:${server.port}`;
  const nowSeconds = () => Math.floor(clock.now() / 1000);

  const discovery = {
    issuer,
    authorization_endpoint: `${issuer}/oauth2/authorize`,
    token_endpoint: `${issuer}/oauth2/token`,
    userinfo_endpoint: `${issuer}/oauth2/userInfo`,
    revocation_endpoint: `${issuer}/oauth2/revoke`,
    end_session_endpoint: `${issuer}/logout`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    response_types_supported: ["code"],
    grant_types_supported: ["authorization_code", "refresh_token"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    code_challenge_methods_supported: ["S256"],
    token_endpoint_auth_methods_supported: ["none"],
    scopes_supported: ["openid", "email", "profile"],
  };

  function authorize(url: URL, response: ServerResponse) {
    const request = readAuthorizationRequest(url.searchParams, known);
    if ("refusal" in request) return sendText(response, 400, request.refusal);
    if ("sendBack" in request) return redirect(response, request.sendBack);
    const user = users.find(({ name }) => name === url.searchParams.get("user"));
    if (!user || !url.pathname.endsWith("/sign-in")) {
      return sendPage(response, signInPage(url.searchParams));
    }
    const target = new URL(request.redirectUri);
    target.searchParams.set("code", grants.issueCode(request, user));
    if (request.state !== undefined) target.searchParams.set("state", request.state);
    redirect(response, target.href);
  }

  async function tokensFor(client: Client, user: User, scope: string, nonce?: string) {
    const input = {
      key,
      issuer,
      clientId: client.id,
      user,
      nowSeconds: nowSeconds(),
      nonce,
      scope,
    };
    return {
      id_token: await idToken({ ...input, lifeSeconds: client.idTokenSeconds }),
      access_token: await accessToken({ ...input, lifeSeconds: client.accessTokenSeconds }),
      token_type: "Bearer",
      expires_in: client.accessTokenSeconds,
    };
  }

  async function token(form: URLSearchParams, response: ServerResponse): Promise<void> {
    const client = known.find(({ id }) => id === form.get("client_id"));
    if (!client) return sendJson(response, 400, { error: "invalid_client" });
    const field = (name: string) => form.get(name) ?? "";
    if (field("grant_type") === "authorization_code") {
      const grant = grants.redeemCode(
        field("code"),
        client.id,
        field("redirect_uri"),
        field("code_verifier"),
      );
      if (!grant) return sendJson(response, 400, { error: "invalid_grant" });
      const { scope, nonce } = grant.request;
      return sendJson(response, 200, {
        ...(await tokensFor(client, grant.user, scope, nonce)),
        refresh_token: await grants.issueRefresh(client, grant.user, scope),
      });
    }
    if (field("grant_type") === "refresh_token") {
      const grant = grants.redeemRefresh(field("refresh_token"), client.id);
      if (!grant) return sendJson(response, 400, { error: "invalid_grant" });
      return sendJson(response, 200, await tokensFor(client, grant.user, grant.scope));
    }
    sendJson(response, 400, { error: "unsupported_grant_type" });
  }

  async function userInfo(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bearer = request.headers.authorization?.replace(/^Bearer /i, "") ?? "";
    const currentDate = new Date(clock.now());
    const verified = await jwtVerify(bearer, jwks, { issuer, currentDate }).catch(() => undefined);
    const user = users.find(({ sub }) => sub === verified?.payload.sub);
    if (!user || verified?.payload.token_use !== "access") {
      return sendJson(response, 401, { error: "invalid_token" });
    }
    const { sub, email, displayName } = user;
    sendJson(response, 200, {
      sub,
      email,
      email_verified: "true",
      name: displayName,
      username: sub,
    });
  }

  function logout(url: URL, response: ServerResponse) {
    const target =
      url.searchParams.get("logout_uri") ?? url.searchParams.get("post_logout_redirect_uri");
    if (!target) return sendText(response, 200, "Signed out.");
    const allowed = known.some(({ logoutUrls }) => logoutUrls.includes(target));
    if (!allowed) return sendText(response, 400, `No client may return to ${target} on logout.`);
    const back = new URL(target);
    const state = url.searchParams.get("state");
    if (state !== null) back.searchParams.set("state", state);
    redirect(response, back.href);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", issuer);
    if (request.method === "OPTIONS") {
      response.writeHead(204, {
        "access-control-allow-origin": "*",
        "access-control-allow-methods": "GET, POST, OPTIONS",
        "access-control-allow-headers":
          request.headers["access-control-request-headers"] ?? "authorization, content-type",
        "access-control-max-age": "600",
      });
      response.end();
      return;
    }
    const form = async () => new URLSearchParams((await bodyOf(request)).toString());
    switch (`${request.method} ${url.pathname}`) {
      case "GET /.well-known/openid-configuration":
        return sendJson(response, 200, discovery);
      case "GET /.well-known/jwks.json":
        return sendJson(response, 200, { keys: [key.publicJwk] });
      case "GET /oauth2/authorize":
      case "GET /oauth2/sign-in":
        return authorize(url, response);
      case "POST /oauth2/token":
        return token(await form(), response);
      case "POST /oauth2/revoke":
        await grants.revoke((await form()).get("token") ?? "");
        return sendJson(response, 200, {});
      case "GET /oauth2/userInfo":
      case "POST /oauth2/userInfo":
        return userInfo(request, response);
      case "GET /logout":
        return logout(url, response);
      default:
        sendText(response, 404, "Not found");
    }
  }

  const long = async (name: UserName) =>
    idToken({
      key,
      issuer,
      clientId: known[0]?.id ?? "local",
      user: users.find((one) => one.name === name)!,
      nowSeconds: nowSeconds(),
      lifeSeconds: centurySeconds,
    });

  return {
    name: "identity",
    url: issuer,
    issuer,
    tokens: {
      observer: await long("observer"),
      researcher: await long("researcher"),
      admin: await long("admin"),
    },
    stop: server.stop,
  };
}
