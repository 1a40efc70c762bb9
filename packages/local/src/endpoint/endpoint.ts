import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type {
  Assembly,
  Part,
  Service,
  ServiceClock,
  ServiceRequest,
  ServiceResponse,
} from "../part.ts";
import { authenticate, parseAuthorization } from "./authenticate.ts";
import { authorizer } from "./authorizer.ts";
import type { CallerRegistry } from "./callers.ts";
import { type Faults, faultSource } from "./faults.ts";
import { listen } from "./listen.ts";
import { refuseJson } from "./protocols.ts";
import { bodyOf, headersOf, targetParts } from "./read-request.ts";
import { respond } from "./respond.ts";
import { ServiceError } from "./service-error.ts";
import { sha256 } from "./signature.ts";
import { type Usage, usageRecorder } from "./usage.ts";

interface EndpointOptions {
  /** 0 takes a free port. */
  port: number;
  services: Service[];
  callers: CallerRegistry;
  clock: ServiceClock;
  assembly: Pick<Assembly, "statements">;
  /** Told of refused calls and of errors in the parts themselves. */
  log?(line: string): void;
}

export interface Endpoint extends Part {
  url: string;
  usage: Usage;
  faults: Faults;
}

/** The one address of every AWS service: it authenticates, asks IAM, counts, and hands over to the service. */
export async function startEndpoint(options: EndpointOptions): Promise<Endpoint> {
  const { services, callers, clock, log } = options;
  const usage = usageRecorder();
  const faults = faultSource(services.flatMap(({ scopes }) => scopes));
  const iam = authorizer(options.assembly, usage);
  let running = 0;

  /** Reads and authenticates; a request without a signature header can only be meant for S3. */
  async function receive(raw: IncomingMessage): Promise<[Service, ServiceRequest, ServiceError?]> {
    const headers = headersOf(raw);
    const { path, query } = targetParts(raw);
    const authorization = parseAuthorization(headers.authorization ?? "");
    const scope = authorization?.scope.service ?? "s3";
    const service = services.find(({ scopes }) => scopes.includes(scope));
    if (!service) {
      throw new ServiceError("UnknownService", `Nothing here stands in for "${scope}".`);
    }
    const body = scope === "s3" ? Buffer.alloc(0) : await bodyOf(raw);
    const request: ServiceRequest = {
      caller: undefined,
      service: scope,
      region: authorization?.scope.region ?? "us-east-1",
      method: raw.method ?? "GET",
      url: new URL(raw.url ?? "/", "http://127.0.0.1"),
      headers,
      body,
      raw,
      authorize: (permissions, caller) => iam.require(caller ?? request.caller, permissions, scope),
      permits: (permission, caller) => iam.permits(caller ?? request.caller, permission),
    };
    if (!authorization) return [service, request];
    try {
      const declared = headers["x-amz-content-sha256"];
      if (
        scope !== "s3" &&
        declared &&
        declared !== "UNSIGNED-PAYLOAD" &&
        declared !== sha256(body)
      ) {
        throw new ServiceError("InvalidSignatureException", "The body is not the signed one.", 403);
      }
      const payloadHash = declared ?? sha256(body);
      const parts = { method: request.method, path, query, headers, payloadHash };
      request.caller = authenticate(authorization, parts, callers, clock);
      return [service, request];
    } catch (error) {
      if (error instanceof ServiceError) return [service, request, error];
      throw error;
    }
  }

  async function run(service: Service, request: ServiceRequest): Promise<ServiceResponse> {
    const action = service.operation(request);
    // A presigned URL is used by whoever holds it, so it does not count as a call of its signer.
    const { caller } = request;
    const name = caller?.functionName ?? (caller ? "local" : "browser");
    let denied = false;
    let units = { read: 0, write: 0 };
    try {
      faults.strike(request.service, action, "before");
      if (caller) iam.require(caller, await service.permissions(request), request.service);
      const answer = await service.handle(request);
      units = answer.units ?? units;
      faults.strike(request.service, action, "after");
      return answer;
    } catch (error) {
      denied = error instanceof ServiceError && error.code.startsWith("AccessDenied");
      if (denied) log?.(`denied: ${(error as ServiceError).message}`);
      throw error;
    } finally {
      const item = usage.count({ function: name, service: request.service, action }, denied);
      item.readUnits += units.read;
      item.writeUnits += units.write;
    }
  }

  async function answer(raw: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    let refuse: (error: ServiceError) => ServiceResponse = (error) => refuseJson(error);
    try {
      const [service, request, refusal] = await receive(raw);
      refuse = (error) => service.refuse(request, error);
      if (refusal) throw refusal;
      await respond(response, await run(service, request), clock, requestId);
    } catch (error) {
      if (response.headersSent) return void response.destroy();
      if (!(error instanceof ServiceError)) log?.(`${raw.method} ${raw.url}: ${errorText(error)}`);
      else if (error.code === "ECONNRESET") return void raw.socket.destroy();
      const shown =
        error instanceof ServiceError
          ? error
          : new ServiceError("InternalFailure", "The local part failed; see its log.", 500);
      await respond(response, refuse(shown), clock, requestId);
    } finally {
      // An answer given before the body was read: the rest is read away, so that the client sees the answer.
      raw.resume();
    }
  }

  const server = await listen(options.port, (raw, response) => {
    running += 1;
    answer(raw, response)
      .catch((error) => {
        log?.(`${raw.method} ${raw.url}: ${errorText(error)}`);
        response.destroy();
      })
      .finally(() => {
        running -= 1;
      });
  });

  return {
    name: "endpoint",
    url: `http://127.0.0.1:${server.port}`,
    usage,
    faults,
    idle: () => running === 0,
    stop: server.stop,
  };
}

const errorText = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
