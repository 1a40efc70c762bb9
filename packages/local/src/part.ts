/** The seams between the parts of the local stack: each part knows these shapes and no other part. */
import type { IncomingMessage } from "node:http";

/** One resource of the synthesized template, its intrinsics resolved to local values. */
export interface Resource {
  stack: string;
  /** Logical id in the template. */
  id: string;
  /** CloudFormation type, such as `AWS::DynamoDB::Table`. */
  type: string;
  /** Physical name: what `Ref` gives where that is a name. */
  name: string;
  arn: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template holds any JSON; each part reads what it knows
  properties: Record<string, any>;
}

/** The deployed app as the template tells it. */
export interface Assembly {
  resources(type: string): Resource[];
  /** IAM statements of a role, by the role's ARN. */
  statements(roleArn: string): IamStatement[];
  /** Folder of a function's unpacked code, by its `Code.S3Key`. */
  assetFolder(key: string): string;
}

export interface IamStatement {
  Effect: "Allow" | "Deny";
  Action: string | string[];
  Resource: string | string[];
}

/** The service clock, which can be moved ahead of real time but never back. */
export interface ServiceClock {
  now(): number;
  offsetMs(): number;
}

/** An event on the default bus, in EventBridge's own shape. */
export interface BusEvent {
  id: string;
  source: string;
  "detail-type": string;
  /** ISO 8601, UTC. */
  time: string;
  region: string;
  account: string;
  resources: string[];
  detail: unknown;
}

export interface Bus {
  /** Takes an event for every matching rule; returns once it is kept, before any target ran. */
  publish(event: Pick<BusEvent, "source" | "detail-type" | "detail"> & Partial<BusEvent>): void;
}

/** Runs a function of the template by its ARN. */
export interface Functions {
  /** @throws FunctionError when the handler threw or ran out of time. */
  invoke(functionArn: string, event: unknown, trigger: string): Promise<unknown>;
}

/** Open WebSocket connections, as `@connections` sees them. */
export interface Connections {
  /** False when the connection is gone (410). */
  post(connectionId: string, data: Uint8Array): Promise<boolean>;
  disconnect(connectionId: string): Promise<boolean>;
  describe(
    connectionId: string,
  ): { connectedAt: string; lastActiveAt: string; sourceIp: string } | undefined;
}

/** Who signed a call to the endpoint. */
export interface Caller {
  accessKeyId: string;
  /** Name of the function whose credentials these are; undefined for the stack itself and the demo's own tools. */
  functionName?: string;
  /** Role whose statements decide; undefined: everything is allowed. */
  roleArn?: string;
}

/** A signed request to the one endpoint, body read (streamed bodies of S3 aside). */
export interface ServiceRequest {
  caller: Caller | undefined;
  /** From the signature's scope: dynamodb, s3, ses, events, secretsmanager, execute-api, sqs, ssm … */
  service: string;
  method: string;
  url: URL;
  headers: Record<string, string>;
  /** Whole body, except for S3, which reads `raw` in a stream. */
  body: Buffer;
  raw: IncomingMessage;
  /** From the signature's scope; `us-east-1` for requests without one. */
  region: string;
  /**
   * Asks IAM for what only the service can tell while it works (presigned URLs, forms, keys named in a body) and counts it.
   * @throws ServiceError AccessDenied
   */
  authorize(permissions: Permission[], caller?: Caller): void;
  /** Whether IAM would allow it; an allowed one counts as used. */
  permits(permission: Permission, caller?: Caller): boolean;
}

export interface ServiceResponse {
  status: number;
  headers?: Record<string, string>;
  body?: Buffer | string | NodeJS.ReadableStream;
  /** Capacity units that DynamoDB reports for this call. */
  units?: { read: number; write: number };
}

/** What one call needs: IAM decides on these before the service runs. */
export interface Permission {
  /** `dynamodb:PutItem` … */
  action: string;
  resource: string;
}

/** A service behind the one endpoint. */
export interface Service {
  /** Names in signature scopes that reach it. */
  scopes: string[];
  /** Actions and resources a request touches, for IAM and for the usage count. */
  permissions(request: ServiceRequest): Permission[] | Promise<Permission[]>;
  /** Name of the API operation, such as `TransactWriteItems`; what usage and faults go by. */
  operation(request: ServiceRequest): string;
  handle(request: ServiceRequest): Promise<ServiceResponse>;
  /** The service's own way to say an error, so that the SDK raises the right exception. */
  refuse(
    request: ServiceRequest,
    error: { code: string; message: string; status: number },
  ): ServiceResponse;
}

/** Something that runs: it starts, can be told idle, and stops cleanly. */
export interface Part {
  name: string;
  /** True when nothing is queued or running in it. */
  idle?(): boolean;
  stop(): Promise<void>;
}

/** The queues as far as other parts send to them. */
export interface Queues {
  /** Resolves once the message is kept. */
  send(queueArn: string, body: string, attributes?: Record<string, string>): Promise<void>;
}

/** Lines for the person at the terminal. */
export interface Log {
  line(text: string): void;
  warn(text: string): void;
}
