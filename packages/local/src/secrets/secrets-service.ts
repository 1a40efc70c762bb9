import { createHash, randomUUID } from "node:crypto";
import { join } from "node:path";
import { oneAtATime } from "../disk/one-at-a-time.ts";
import { readJson, writeJson } from "../disk/write-json.ts";
import { answerJson, refuseJson, targetOf } from "../endpoint/protocols.ts";
import { ServiceError } from "../endpoint/service-error.ts";
import type { Assembly, Resource, Service, ServiceClock, ServiceRequest } from "../part.ts";
import { generateSecret } from "./generate-secret.ts";
import { addVersion, type SecretVersion } from "./versions.ts";

interface SecretsOptions {
  assembly: Pick<Assembly, "resources">;
  clock: ServiceClock;
  folder: string;
}

/** Secrets Manager for the secrets of the template; values are made once and kept on disk. */
export async function secretsService(options: SecretsOptions): Promise<Service> {
  const { assembly, clock, folder } = options;
  const file = join(folder, "secrets.json");
  const inOrder = oneAtATime();
  const kept = (await readJson<Record<string, SecretVersion[]>>(file)) ?? {};
  const secrets = assembly.resources("AWS::SecretsManager::Secret");
  for (const secret of secrets) kept[secret.name] ??= [firstVersion(secret, clock)];
  await writeJson(file, kept);

  function find(request: ServiceRequest): Resource {
    const { SecretId: id } = parse(request);
    const found = secrets.find(
      ({ name, arn }) => id === name || id === arn || (id && arn.startsWith(`${id}-`)),
    );
    if (found) return found;
    throw new ServiceError(
      "ResourceNotFoundException",
      "Secrets Manager can't find the specified secret.",
    );
  }

  const operations: Record<string, (request: ServiceRequest) => Promise<unknown>> = {
    async GetSecretValue(request) {
      const { name, arn } = find(request);
      const { VersionId, VersionStage = VersionId ? undefined : "AWSCURRENT" } = parse(request);
      const version = kept[name]?.find(
        (one) =>
          (!VersionId || one.id === VersionId) &&
          (!VersionStage || one.stages.includes(VersionStage)),
      );
      if (!version) {
        throw new ServiceError(
          "ResourceNotFoundException",
          `Secrets Manager can't find the specified secret value for ${VersionId ? `VersionId: ${VersionId}` : `staging label: ${VersionStage}`}`,
        );
      }
      return {
        ARN: arn,
        Name: name,
        VersionId: version.id,
        SecretString: version.secretString,
        SecretBinary: version.secretBinary,
        VersionStages: version.stages,
        CreatedDate: Date.parse(version.createdAt) / 1000,
      };
    },
    async DescribeSecret(request) {
      const { name, arn, properties } = find(request);
      const versions = kept[name] ?? [];
      return {
        ARN: arn,
        Name: name,
        Description: properties.Description,
        CreatedDate: Date.parse(versions[0]?.createdAt ?? "") / 1000,
        VersionIdsToStages: Object.fromEntries(versions.map(({ id, stages }) => [id, stages])),
      };
    },
    PutSecretValue: (request) =>
      inOrder(async () => {
        const { name, arn } = find(request);
        const { ClientRequestToken, SecretString, SecretBinary, VersionStages } = parse(request);
        const version: SecretVersion = {
          id: ClientRequestToken ?? randomUUID(),
          secretString: SecretString,
          secretBinary: SecretBinary,
          stages: VersionStages ?? ["AWSCURRENT"],
          createdAt: new Date(clock.now()).toISOString(),
        };
        const same = kept[name]?.find(({ id }) => id === version.id);
        if (same && (same.secretString !== SecretString || same.secretBinary !== SecretBinary)) {
          throw new ServiceError(
            "ResourceExistsException",
            `A version with the token ${version.id} has another value.`,
          );
        }
        if (!same) {
          kept[name] = addVersion(kept[name] ?? [], version);
          await writeJson(file, kept);
        }
        return { ARN: arn, Name: name, VersionId: version.id, VersionStages: version.stages };
      }),
  };

  return {
    scopes: ["secretsmanager"],
    operation: (request) => targetOf(request.headers),
    permissions: (request) => [
      {
        action: `secretsmanager:${targetOf(request.headers)}`,
        resource: find(request).arn,
      },
    ],
    async handle(request) {
      const name = targetOf(request.headers);
      const operation = operations[name];
      if (!operation) throw new ServiceError("InvalidAction", `${name} is not kept here.`);
      return answerJson(await operation(request));
    },
    refuse: (_request, error) => refuseJson(error),
  };
}

function parse(request: ServiceRequest): {
  SecretId?: string;
  VersionId?: string;
  VersionStage?: string;
  ClientRequestToken?: string;
  SecretString?: string;
  SecretBinary?: string;
  VersionStages?: string[];
} {
  return JSON.parse(request.body.toString() || "{}");
}

function firstVersion({ name, properties }: Resource, clock: ServiceClock): SecretVersion {
  return {
    id: createHash("sha256").update(name).digest("hex").slice(0, 32),
    secretString: properties.SecretString ?? generateSecret(properties.GenerateSecretString ?? {}),
    stages: ["AWSCURRENT"],
    createdAt: new Date(clock.now()).toISOString(),
  };
}
