import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { temporaryFolder } from "./temporary-folder.ts";

/** Handlers of the fixture's functions, by export name. */
const code = `
let count = 0;
export const echo = async (event) => ({ statusCode: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(event) });
export const counter = async () => { count += 1; return { count }; };
export const environment = async () => ({ ...process.env });
export const context = async (_event, context) => ({ ...context, remainingMs: context.getRemainingTimeInMillis() });
export const time = async () => ({ now: Date.now(), made: new Date().getTime(), given: new Date(5).getTime(), isDate: new Date() instanceof Date, text: Date() });
export const print = async () => { console.log("first %s", "line"); console.error("second"); process.stdout.write("thi"); process.stdout.write("rd\\n"); };
export const slow = ({ ms }) => new Promise((resolve) => setTimeout(() => resolve("late"), ms));
export const fail = async () => { class StrangeError extends Error { name = "StrangeError"; } throw new StrangeError("it broke"); };
export const caught = async () => { console.error(JSON.stringify({ level: "error", message: "unexpected error", error: { message: "it broke", stack: "at x" } })); return { statusCode: 500 }; };
export const text = async () => { throw "only a text"; };
export const exit = async () => process.exit(3);
export const large = async () => ({ statusCode: 200, body: "x".repeat(6 * 1024 * 1024) });
export const flaky = async (event) => { count += 1; if (count <= (event.failures ?? 0)) throw new Error("not yet"); return count; };
export const connect = async (event) => {
  const as = event.queryStringParameters?.as;
  if (as === "broken") throw new Error("broken");
  return { statusCode: as === "stranger" ? 401 : 200 };
};
export const message = async (event) => ({ statusCode: 200, body: event.requestContext.routeKey + " " + event.body });
export const disconnect = async (event) => { console.log(event.requestContext.disconnectStatusCode); return { statusCode: 200 }; };
export const notAFunction = 7;
`;

export type FixtureResources = Record<
  string,
  { Type: string; Properties?: Record<string, unknown> }
>;

/** A function of the fixture: its logical id is its handler's export name. */
export function fixtureFunction(
  exportName: string,
  properties: Record<string, unknown> = {},
): FixtureResources {
  return {
    [`${exportName}Role`]: {
      Type: "AWS::IAM::Role",
      Properties: { RoleName: `${exportName}-role` },
    },
    [exportName]: {
      Type: "AWS::Lambda::Function",
      Properties: {
        FunctionName: exportName,
        Handler: `index.${exportName}`,
        Runtime: "nodejs24.x",
        MemorySize: 128,
        Timeout: 5,
        Code: { S3Bucket: "assets", S3Key: "code.zip" },
        Role: { "Fn::GetAtt": [`${exportName}Role`, "Arn"] },
        ...properties,
      },
    },
  };
}

/** Writes an assembly with one stack named `Main` to a folder, by default one of the running test, and answers the folder. */
export function writeFixtureAssembly(
  resources: FixtureResources,
  outputs: Record<string, unknown> = {},
  folder = temporaryFolder("fixture"),
): string {
  const write = (name: string, value: unknown) =>
    writeFileSync(path.join(folder, name), JSON.stringify(value));
  write("manifest.json", {
    artifacts: {
      Main: {
        type: "aws:cloudformation:stack",
        environment: "aws://123456789012/eu-central-1",
        properties: { templateFile: "Main.template.json" },
      },
      "Main.assets": { type: "cdk:asset-manifest", properties: { file: "Main.assets.json" } },
    },
  });
  write("Main.template.json", { Resources: resources, Outputs: outputs });
  write("Main.assets.json", {
    files: {
      code: {
        source: { path: "asset.code" },
        destinations: { here: { bucketName: "assets", objectKey: "code.zip" } },
      },
    },
  });
  mkdirSync(path.join(folder, "asset.code"));
  writeFileSync(path.join(folder, "asset.code", "index.mjs"), code);
  return folder;
}
