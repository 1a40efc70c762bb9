/** A function's surroundings for tests: its environment, a table, the stage's secret and an issuer. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { StaffRole } from "@luna/contracts/entities/participant";
import { type TestContext, testContext } from "@luna/core/testing/context";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll, inject } from "vitest";
import { gatewayEvent } from "./gateway-event.ts";

type Handler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

export interface TestService {
  /** Looks at the same table, by the tests' clock. */
  ctx: TestContext;
  /** The answer of a handler to a request, its body parsed. */
  call(
    handler: Handler,
    request: Parameters<typeof gatewayEvent>[0] & { token?: string | undefined },
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers
  ): Promise<{ status: number; headers: Record<string, string>; body: any }>;
  /** An ID token of the stage's issuer. */
  staffToken(role: StaffRole, id?: string): Promise<string>;
}

const clientId = "test-client";

/** JSON as what it says, other text as it is. */
function bodyOf({ body, headers }: APIGatewayProxyStructuredResultV2) {
  const type = String(headers?.["content-type"] ?? "");
  return body && /[/+]json/.test(type) ? JSON.parse(body) : body;
}

/** Sets the environment, so call it before the first request of a test file. */
export async function testService(): Promise<TestService> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(publicKey)), kid: "1", alg: "RS256", use: "sig" };
  const server = createServer((request, response) => {
    const answers: Record<string, unknown> = {
      "GET /.well-known/openid-configuration": { issuer, jwks_uri: `${issuer}/jwks` },
      "GET /jwks": { keys: [jwk] },
      // the one call to Secrets Manager that functions make
      "POST /": { SecretString: "a test secret of no other use" },
    };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answers[`${request.method} ${request.url}`] ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  afterAll(() => void server.close());

  const ctx = await testContext({ startAt: new Date().toISOString() });
  Object.assign(process.env, {
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_ENDPOINT_URL_DYNAMODB: inject("dynamoDbUrl"),
    AWS_ENDPOINT_URL_SECRETS_MANAGER: issuer,
    STAGE: "test",
    TABLE_NAME: ctx.tableName,
    BUCKET_NAME: "test-bucket",
    SECRET_ARN: "arn:aws:secretsmanager:us-east-1:000000000000:secret:test",
    API_URL: "http://api.test",
    WEBSOCKET_URL: "ws://socket.test/test",
    PORTAL_URL: "http://portal.test",
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    STUDY_NAME: "Luna study",
  });

  return {
    ctx,
    async call(handler, { token, ...request }) {
      const headers = { ...request.headers, ...(token && { authorization: `Bearer ${token}` }) };
      const answer = await handler(gatewayEvent({ ...request, headers }));
      return {
        status: answer.statusCode ?? 200,
        headers: (answer.headers ?? {}) as Record<string, string>,
        body: bodyOf(answer),
      };
    },
    staffToken: (role, id = `${role}-1`) =>
      new SignJWT({ name: role, email: `${role}@luna.example`, "cognito:groups": [role] })
        .setProtectedHeader({ alg: "RS256", kid: "1" })
        .setSubject(id)
        .setIssuer(issuer)
        .setAudience(clientId)
        .setIssuedAt()
        .setExpirationTime("1h")
        .sign(privateKey),
  };
}
