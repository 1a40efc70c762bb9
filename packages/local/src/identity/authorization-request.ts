import type { Client } from "./clients.ts";

export interface AuthorizationRequest {
  client: Client;
  redirectUri: string;
  codeChallenge: string;
  scope: string;
  state?: string;
  nonce?: string;
}

/**
 * Checks an authorization request (code flow with PKCE) against the template's clients.
 * A wrong client or address is a text to show; any other mistake is sent back to the client.
 */
export function readAuthorizationRequest(
  query: URLSearchParams,
  clients: Client[],
): AuthorizationRequest | { refusal: string } | { sendBack: string } {
  const client = clients.find(({ id }) => id === query.get("client_id"));
  if (!client) return { refusal: "The template has no client with this client_id." };
  const redirectUri = query.get("redirect_uri") ?? "";
  if (!client.callbackUrls.includes(redirectUri)) {
    return {
      refusal: `redirect_uri ${redirectUri || "is missing"}; the template's client allows: ${client.callbackUrls.join(", ")}`,
    };
  }
  const state = query.get("state") ?? undefined;
  const wrong = (error: string, description: string) => {
    const target = new URL(redirectUri);
    target.searchParams.set("error", error);
    target.searchParams.set("error_description", description);
    if (state !== undefined) target.searchParams.set("state", state);
    return { sendBack: target.href };
  };
  if (query.get("response_type") !== "code") {
    return wrong("unsupported_response_type", "Only the code flow is offered.");
  }
  const codeChallenge = query.get("code_challenge");
  if (!codeChallenge || query.get("code_challenge_method") !== "S256") {
    return wrong("invalid_request", "A code_challenge by S256 is needed.");
  }
  const scope = query.get("scope") ?? "openid email profile";
  if (!scope.split(" ").includes("openid")) {
    return wrong("invalid_scope", "The scope must hold openid.");
  }
  return {
    client,
    redirectUri,
    codeChallenge,
    scope,
    state,
    nonce: query.get("nonce") ?? undefined,
  };
}
