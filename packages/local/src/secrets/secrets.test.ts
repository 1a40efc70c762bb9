import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callerRegistry, stackCredentials } from "../endpoint/callers.ts";
import { type Endpoint, startEndpoint } from "../endpoint/endpoint.ts";
import { account, miniAssembly, region, resource, testClock } from "../testing/mini-assembly.ts";
import { signedCall } from "../testing/signed-call.ts";
import { generateSecret } from "./generate-secret.ts";
import { parametersService } from "./parameters-service.ts";
import { secretsService } from "./secrets-service.ts";

const arn = `arn:aws:secretsmanager:${region}:${account}:secret:dev-signing-AbCdEf`;
const roleArn = `arn:aws:iam::${account}:role/stranger`;
const parameterArn = `arn:aws:ssm:${region}:${account}:parameter/luna/stage`;
const assembly = miniAssembly(
  [
    resource("AWS::SecretsManager::Secret", "dev-signing", arn, {
      GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
    }),
    resource("AWS::SSM::Parameter", "/luna/stage", parameterArn, { Value: "dev" }),
  ],
  { [roleArn]: [] },
);
const clock = testClock();
const callers = callerRegistry();
let folder: string;
let endpoint: Endpoint;
let client: SecretsManagerClient;

async function start() {
  endpoint = await startEndpoint({
    port: 0,
    services: [await secretsService({ assembly, clock, folder }), parametersService({ assembly })],
    callers,
    clock,
    assembly,
  });
  client = new SecretsManagerClient({
    endpoint: endpoint.url,
    region,
    credentials: stackCredentials,
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "secrets-"));
  await start();
});

afterAll(async () => {
  await endpoint.stop();
  await rm(folder, { recursive: true });
});

const get = (VersionStage?: string) =>
  client.send(new GetSecretValueCommand({ SecretId: "dev-signing", VersionStage }));

describe("Secrets Manager", () => {
  it("generates a value once, also across starts", async () => {
    const first = await get();
    expect(first.SecretString).toMatch(/^[A-Za-z0-9]{64}$/);
    expect(first.VersionStages).toEqual(["AWSCURRENT"]);
    await endpoint.stop();
    await start();
    expect((await get()).SecretString).toBe(first.SecretString);
    await expect(get("AWSPREVIOUS")).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  it("moves the labels when a value is put", async () => {
    const before = (await get()).SecretString;
    const put = await client.send(
      new PutSecretValueCommand({ SecretId: arn, SecretString: "second" }),
    );
    expect((await get()).SecretString).toBe("second");
    expect((await get("AWSPREVIOUS")).SecretString).toBe(before);
    await client.send(new PutSecretValueCommand({ SecretId: arn, SecretString: "third" }));
    expect((await get("AWSPREVIOUS")).SecretString).toBe("second");
    const { VersionIdsToStages } = await client.send(
      new DescribeSecretCommand({ SecretId: "dev-signing" }),
    );
    expect(VersionIdsToStages?.[put.VersionId!]).toEqual(["AWSPREVIOUS"]);
    expect(Object.keys(VersionIdsToStages!)).toHaveLength(2);
  });

  it("asks IAM", async () => {
    const stranger = new SecretsManagerClient({
      endpoint: endpoint.url,
      region,
      credentials: callers.issue("stranger", roleArn),
    });
    const reading = stranger.send(new GetSecretValueCommand({ SecretId: "dev-signing" }));
    await expect(reading).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining(arn),
    });
  });
});

describe("Parameter Store", () => {
  it("reads the template's parameters", async () => {
    const answer = await signedCall(endpoint.url, "ssm", "AmazonSSM.GetParameters", {
      Names: ["/luna/stage", "/other"],
    });
    expect(answer.body).toMatchObject({
      Parameters: [{ Name: "/luna/stage", Value: "dev", Type: "String" }],
      InvalidParameters: ["/other"],
    });
    const absent = await signedCall(endpoint.url, "ssm", "AmazonSSM.GetParameter", {
      Name: "/other",
    });
    expect(absent).toMatchObject({ status: 400, body: { __type: "ParameterNotFound" } });
  });
});

describe("generateSecret", () => {
  it("keeps to what is excluded and takes each included kind", () => {
    const value = generateSecret({
      PasswordLength: 8,
      ExcludePunctuation: true,
      ExcludeCharacters: "aA0",
    });
    expect(value).toMatch(/^(?=.*[b-z])(?=.*[B-Z])(?=.*[1-9])[b-zB-Z1-9]{8}$/);
  });

  it("sets the password into a template", () => {
    const value = generateSecret({
      SecretStringTemplate: `{"user":"a"}`,
      GenerateStringKey: "key",
    });
    expect(JSON.parse(value)).toEqual({ user: "a", key: expect.any(String) });
  });
});
