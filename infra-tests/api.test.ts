import { routeKey } from "@luna/contracts/routes/route";
import { allRoutes } from "@luna/contracts/routes/table";
import { describe, expect, it } from "vitest";
import { actionsOf, functionNamed, resources, theOnly } from "./template.ts";

const httpRoutes = () =>
  resources("AWS::ApiGatewayV2::Route").filter(({ stack }) => stack === "Api");
const [stage] = resources("AWS::ApiGatewayV2::Stage").filter(({ stack }) => stack === "Api");

describe("the HTTP API", () => {
  it("has the routes of the contract, each going to the function that owns it", () => {
    const functionOf = (target: string) => {
      const integrationId = /^integrations\/<(\w+)>$/.exec(target)?.[1];
      return resources("AWS::ApiGatewayV2::Integration").find(({ id }) => id === integrationId)
        ?.properties.IntegrationUri;
    };
    const deployed = httpRoutes().map(({ properties }) => [
      properties.RouteKey,
      functionOf(properties.Target),
    ]);
    const written = allRoutes.map((route) => [
      routeKey(route),
      `<${functionNamed(route.function).id}.Arn>`,
    ]);
    expect(deployed.sort()).toEqual(written.sort());
  });

  it("hands functions events of format 2.0", () => {
    const formats = resources("AWS::ApiGatewayV2::Integration")
      .filter(({ stack }) => stack === "Api")
      .map(({ properties }) => properties.PayloadFormatVersion);
    expect(new Set(formats)).toEqual(new Set(["2.0"]));
  });

  it("may call each function once for all its routes, far from the size where policies end", () => {
    const permissions = resources("AWS::Lambda::Permission").filter(({ stack }) => stack === "Api");
    expect(permissions).toHaveLength(6);
  });

  it("bounds what all callers together may ask, by default and on what strangers may call often", () => {
    expect(stage?.properties.DefaultRouteSettings).toMatchObject({
      ThrottlingBurstLimit: 500,
      ThrottlingRateLimit: 200,
    });
    const settings = stage?.properties.RouteSettings;
    for (const route of allRoutes.filter(({ limit }) => limit)) {
      expect(settings[routeKey(route)], route.id).toMatchObject({ ThrottlingRateLimit: 50 });
    }
    const known = httpRoutes().map(({ properties }) => properties.RouteKey);
    for (const key of Object.keys(settings)) expect(known).toContain(key);
  });

  it("logs how each call fared, without address, path or header of the caller", () => {
    const { Format: format } = stage!.properties.AccessLogSettings;
    expect(JSON.parse(format)).toMatchObject({ requestId: "$context.requestId" });
    expect(format).not.toMatch(/sourceIp|userAgent|\.path|header|authorizer|identity/i);
  });

  it("lets the portal call from a browser, with the headers of the contract", () => {
    const { properties } = resources("AWS::ApiGatewayV2::Api").find(
      (api) => api.properties.ProtocolType === "HTTP",
    )!;
    expect(properties.CorsConfiguration).toMatchObject({
      AllowHeaders: expect.arrayContaining(["authorization", "idempotency-key", "if-match"]),
      ExposeHeaders: expect.arrayContaining(["etag", "location", "link", "retry-after"]),
    });
  });

  it("is told to the functions as an attribute of the API", () => {
    const { API_URL, WEBSOCKET_URL, PORTAL_URL } =
      functionNamed("service").properties.Environment.Variables;
    expect(API_URL).toMatch(/^<httpapi\w+\.ApiEndpoint>$/);
    expect(WEBSOCKET_URL).toMatch(/^<websocketapi\w+\.ApiEndpoint>\/live$/);
    expect(PORTAL_URL).toMatch(/^https:\/\/<portalcdn\w+\.DomainName>\/testing$/);
  });
});

const table = [
  "dynamodb:BatchGetItem",
  "dynamodb:DeleteItem",
  "dynamodb:GetItem",
  "dynamodb:PutItem",
  "dynamodb:Query",
  "dynamodb:UpdateItem",
];

describe("the HTTP functions", () => {
  it("sessions reads and writes items and reads the secret, and nothing else", () => {
    expect(actionsOf("sessions")).toEqual([...table, "secretsmanager:GetSecretValue"]);
  });

  it("analytics removes nothing", () => {
    expect(actionsOf("analytics")).toEqual([
      ...table.filter((action) => action !== "dynamodb:DeleteItem"),
      "secretsmanager:GetSecretValue",
    ]);
  });

  it("events removes nothing", () => {
    expect(actionsOf("events")).toEqual([
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
      "dynamodb:UpdateItem",
      "secretsmanager:GetSecretValue",
    ]);
  });

  it("service also looks whether the bucket answers", () => {
    expect(actionsOf("service")).toEqual([
      ...table,
      "s3:ListBucket",
      "secretsmanager:GetSecretValue",
    ]);
  });

  it("participants also signs links to files", () => {
    expect(actionsOf("participants")).toEqual([
      ...table,
      "s3:GetObject",
      "s3:GetObjectVersion",
      "secretsmanager:GetSecretValue",
    ]);
  });

  it("files also signs uploads, joins their parts and removes objects", () => {
    expect(actionsOf("files").filter((action) => action.startsWith("s3:"))).toEqual([
      "s3:AbortMultipartUpload",
      "s3:DeleteObject",
      "s3:DeleteObjectVersion",
      "s3:GetObject",
      "s3:GetObjectVersion",
      "s3:ListBucket",
      "s3:ListBucketVersions",
      "s3:ListMultipartUploadParts",
      "s3:PutObject",
    ]);
  });

  it("only answer before the gateway stops waiting", () => {
    for (const area of new Set(allRoutes.map((route) => route.function))) {
      expect(functionNamed(area).properties.Timeout, area).toBeLessThan(30);
    }
  });
});

it("has one WebSocket and one HTTP API, and no address but theirs and the portal's", () => {
  const protocols = resources("AWS::ApiGatewayV2::Api").map((api) => api.properties.ProtocolType);
  expect(protocols.sort()).toEqual(["HTTP", "WEBSOCKET"]);
  expect(theOnly("AWS::CloudFront::Distribution")).toBeDefined();
});
