import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import { oneAtATime } from "../disk/one-at-a-time.ts";
import { readJson, writeJson } from "../disk/write-json.ts";
import type { ServiceClock } from "../part.ts";
import type { AuthorizationRequest } from "./authorization-request.ts";
import type { Client } from "./clients.ts";
import { type User, users } from "./users.ts";

interface RefreshGrant {
  clientId: string;
  sub: string;
  scope: string;
  expiresAt: number;
}

/** Codes of five minutes for one use, and refresh tokens, which outlive a restart. */
export async function grantStore(folder: string, clock: ServiceClock) {
  const file = join(folder, "identity-refresh-tokens.json");
  const inOrder = oneAtATime();
  const codes = new Map<string, { request: AuthorizationRequest; user: User; expiresAt: number }>();
  const refreshes = new Map(
    Object.entries((await readJson<Record<string, RefreshGrant>>(file)) ?? {}),
  );

  return {
    issueCode(request: AuthorizationRequest, user: User): string {
      const code = randomBytes(24).toString("base64url");
      codes.set(code, { request, user, expiresAt: clock.now() + 5 * 60_000 });
      return code;
    },

    /** Undefined when unknown, used, expired, or meant for another client, address or verifier. */
    redeemCode(code: string, clientId: string, redirectUri: string, verifier: string) {
      const grant = codes.get(code);
      codes.delete(code);
      if (!grant || grant.expiresAt < clock.now()) return undefined;
      const { request } = grant;
      const challenge = createHash("sha256").update(verifier).digest("base64url");
      const fits =
        request.client.id === clientId &&
        request.redirectUri === redirectUri &&
        request.codeChallenge === challenge;
      return fits ? grant : undefined;
    },

    async issueRefresh(client: Client, user: User, scope: string): Promise<string> {
      const token = randomBytes(32).toString("base64url");
      const expiresAt = clock.now() + client.refreshTokenSeconds * 1000;
      refreshes.set(token, { clientId: client.id, sub: user.sub, scope, expiresAt });
      await inOrder(() => writeJson(file, Object.fromEntries(refreshes)));
      return token;
    },

    redeemRefresh(token: string, clientId: string) {
      const grant = refreshes.get(token);
      if (!grant || grant.clientId !== clientId || grant.expiresAt < clock.now()) return undefined;
      const user = users.find(({ sub }) => sub === grant.sub);
      return user && { user, scope: grant.scope };
    },

    async revoke(token: string): Promise<void> {
      if (refreshes.delete(token))
        await inOrder(() => writeJson(file, Object.fromEntries(refreshes)));
    },
  };
}
