import { Agent, request as httpRequest } from "node:http";
import { refuseJson, targetOf } from "../endpoint/protocols.ts";
import { ServiceError } from "../endpoint/service-error.ts";
import type { Assembly, Service, ServiceRequest, ServiceResponse } from "../part.ts";
import { askForCapacity, permissionsOf, unitsOf } from "./requests.ts";
import { tables } from "./tables.ts";

/** Passes calls on to the local DynamoDB and counts the capacity they use. */
export function dynamoDbService(options: {
  url: string;
  assembly: Assembly;
  /** ARN that the database itself gave the stream of a table: the template has another. */
  streamOf(tableName: string): Promise<string>;
  /** Is told of each write that succeeded. */
  onWrite?(): void;
}): Service {
  const target = new URL(options.url);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const arns = new Map(tables(options.assembly).map(({ name, arn }) => [name, arn]));
  const bodies = new WeakMap<ServiceRequest, Record<string, unknown>>();

  function bodyOf(request: ServiceRequest): Record<string, unknown> {
    const known = bodies.get(request);
    if (known) return known;
    try {
      const body = JSON.parse(request.body.toString() || "{}");
      bodies.set(request, body);
      return body;
    } catch {
      throw new ServiceError("SerializationException", "The body is not JSON.");
    }
  }

  function forward(request: ServiceRequest, body: string): Promise<ServiceResponse> {
    return new Promise((resolve, reject) => {
      const outgoing = httpRequest(
        {
          host: target.hostname,
          port: target.port,
          agent,
          method: "POST",
          path: "/",
          headers: {
            "content-type": "application/x-amz-json-1.0",
            "content-length": Buffer.byteLength(body),
            "x-amz-target": request.headers["x-amz-target"],
            "x-amz-date": "20260101T000000Z",
            // Amazon's DynamoDB Local keeps a database per key and region, so all callers share these.
            authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/${request.region}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
          },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on("data", (chunk) => chunks.push(chunk));
          incoming.on("error", reject);
          incoming.on("end", () =>
            resolve({ status: incoming.statusCode ?? 500, body: Buffer.concat(chunks) }),
          );
        },
      );
      outgoing.on("error", reject);
      outgoing.end(body);
    });
  }

  async function withOwnStream(body: Record<string, unknown>): Promise<Record<string, unknown>> {
    const tableArn = String(body.StreamArn ?? "").split("/stream/")[0];
    const named = [...arns].find(([, arn]) => arn === tableArn);
    return named ? { ...body, StreamArn: await options.streamOf(named[0]) } : body;
  }

  return {
    scopes: ["dynamodb"],
    operation: (request) => targetOf(request.headers),
    permissions(request) {
      const arnOf = (name: string) =>
        arns.get(name) ??
        `arn:aws:dynamodb:${request.region}:${request.caller?.roleArn?.split(":")[4] ?? ""}:table/${name}`;
      return permissionsOf(targetOf(request.headers), bodyOf(request), arnOf);
    },
    async handle(request) {
      const operation = targetOf(request.headers);
      const { body, strip } = askForCapacity(operation, await withOwnStream(bodyOf(request)));
      const answer = await forward(request, JSON.stringify(body));
      const headers = { "content-type": "application/x-amz-json-1.0" };
      if (answer.status !== 200) return { ...answer, headers };
      const result = JSON.parse(String(answer.body));
      const units = unitsOf(operation, result);
      if (units.write > 0) options.onWrite?.();
      if (!strip) return { ...answer, headers, units };
      delete result.ConsumedCapacity;
      return { status: 200, headers, body: JSON.stringify(result), units };
    },
    refuse: (_request, error) => refuseJson(error, "1.0"),
  };
}
