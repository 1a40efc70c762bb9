import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { OpenAssembly } from "../assembly/assembly.ts";
import type { Resource } from "../part.ts";

/** A function of the template, ready to be run. */
export interface LambdaFunction {
  name: string;
  arn: string;
  roleArn: string;
  /** `file.export`, as the template has it. */
  handler: string;
  moduleUrl: string;
  exportName: string;
  timeoutSeconds: number;
  memoryMb: number;
  /** Calls that may run at once; others wait. */
  concurrency: number;
  /** The template's variables and those of the runtime. */
  environment: Record<string, string>;
}

/** Lambda would start a thousand; a laptop should not. */
const CONCURRENCY = 8;

/** What a function needs to reach the services: the one endpoint, and credentials of its own. */
export interface ServiceAccess {
  endpointUrl: string;
  issue(functionName: string, roleArn: string): { accessKeyId: string; secretAccessKey: string };
}

/** The functions of an assembly whose code is an asset (inline code is only used by placeholders). */
export function lambdaFunctions(assembly: OpenAssembly, access: ServiceAccess): LambdaFunction[] {
  return assembly
    .resources("AWS::Lambda::Function")
    .filter(({ properties }) => properties.Code?.S3Key && /^nodejs/.test(properties.Runtime ?? ""))
    .map((resource) => lambdaFunction(resource, assembly, access));
}

function lambdaFunction(
  resource: Resource,
  assembly: OpenAssembly,
  access: ServiceAccess,
): LambdaFunction {
  const { properties, name, arn } = resource;
  const handler: string = properties.Handler;
  const dot = handler.lastIndexOf(".");
  const credentials = access.issue(name, properties.Role);
  const memoryMb: number = properties.MemorySize ?? 128;
  const folder = assembly.assetFolder(properties.Code.S3Key);
  return {
    name,
    arn,
    roleArn: properties.Role,
    handler,
    moduleUrl: pathToFileURL(moduleFile(folder, handler.slice(0, dot))).href,
    exportName: handler.slice(dot + 1),
    timeoutSeconds: properties.Timeout ?? 3,
    memoryMb,
    concurrency: Math.min(CONCURRENCY, properties.ReservedConcurrentExecutions ?? CONCURRENCY),
    environment: {
      ...stringsOf(properties.Environment?.Variables ?? {}),
      // On Lambda the version of Node is the deployed one; here it may be older.
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
      LANG: "en_US.UTF-8",
      TZ: ":UTC",
      AWS_REGION: assembly.region,
      AWS_DEFAULT_REGION: assembly.region,
      AWS_EXECUTION_ENV: `AWS_Lambda_${properties.Runtime}`,
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
      AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
      AWS_LAMBDA_LOG_STREAM_NAME: "local",
      AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
      LAMBDA_TASK_ROOT: folder,
      _HANDLER: handler,
      AWS_ENDPOINT_URL: access.endpointUrl,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    },
  };
}

/** The bundle's file; .mjs, .js and .cjs may all be meant. */
function moduleFile(folder: string, stem: string): string {
  const base = path.join(folder, stem);
  return [".mjs", ".js", ".cjs"].map((end) => base + end).find(existsSync) ?? `${base}.mjs`;
}

function stringsOf(variables: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables)
      // A worker would turn an absent value into the word "undefined".
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name, String(value)]),
  );
}
