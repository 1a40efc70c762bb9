import path from "node:path";

/** What the environment may set. */
export interface Settings {
  /** The project's folder: where `sst.config.ts` and the root `package.json` are. */
  root: string;
  /** First port to try. */
  port: number;
  dataFolder: string;
  /** Amazon's DynamoDB Local or another server in place of dynoxide. */
  dynamoDbEndpoint: string | undefined;
}

/** @throws Error with a sentence for the person when a setting is wrong. */
export function readSettings(): Settings {
  const root = process.cwd();
  const port = Number(process.env.LUNA_PORT ?? "3001");
  if (!Number.isInteger(port) || port < 1 || port > 65_000) {
    throw new Error(
      `LUNA_PORT has to be a port number from 1 to 65000, not ${process.env.LUNA_PORT}.`,
    );
  }
  return {
    root,
    port,
    dataFolder: path.resolve(root, process.env.LUNA_DATA || ".luna"),
    dynamoDbEndpoint: process.env.DYNAMODB_ENDPOINT || undefined,
  };
}

/** The environment for child processes, with the commands of this project's packages on the path. */
export function inheritedEnvironment(root: string): NodeJS.ProcessEnv {
  const commands = path.join(root, "node_modules", ".bin");
  return { ...process.env, PATH: [commands, process.env.PATH].join(path.delimiter) };
}

/** Sets what this process and its workers go by: UTC as on Lambda, and no advice on Node versions. */
export function prepareProcess(): void {
  process.env.TZ = "UTC";
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
}
