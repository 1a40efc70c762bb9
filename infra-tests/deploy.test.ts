import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stacks } from "../stacks/index.ts";
import { type FakeAccount, startFakeAccount } from "./fake-aws/account.ts";
import { copyProject, type Run, removeProject, runSst } from "./fake-aws/project.ts";
import type { Template } from "./template.ts";

const account = "123456789012";
const region = "eu-central-1";
const limitSeconds = 240;

let fake: FakeAccount;
let folder: string;

beforeAll(async () => {
  fake = await startFakeAccount(account, region);
  folder = copyProject();
});
afterAll(async () => {
  await fake?.close();
  if (folder) removeProject(folder);
});

const sst = (command: string): Promise<Run> =>
  runSst(
    folder,
    [command, "--stage", "try"],
    {
      PATH: process.env.PATH ?? "",
      AWS_ENDPOINT_URL: fake.url,
      AWS_REGION: region,
      FROM_EMAIL: "study@luna.example",
    },
    limitSeconds,
  );

const deployed = () =>
  [...fake.cloudFormation.stacks.keys()].filter((name) => name.startsWith("try-luna-")).sort();

const expected = Object.keys(stacks)
  .map((id) => `try-luna-${id}`)
  .sort();

/** One account, in the order of a stage's life: what one command leaves is what the next one finds. */
describe.sequential("sst, against an account of this machine", () => {
  it(
    "deploys every stack, with its templates and the functions' code uploaded",
    async () => {
      const run = await sst("deploy");
      expect(run.status, run.output).toBe(0);
      expect(deployed()).toEqual(expected);
      const uploaded = [...fake.s3.objects.keys()];
      const bootstrapBucket = `/cdk-hnb659fds-assets-${account}-${region}/`;
      for (const name of expected) {
        const { Resources } = JSON.parse(
          fake.cloudFormation.stacks.get(name)!.template,
        ) as Template;
        for (const [id, { Type, Properties }] of Object.entries(Resources)) {
          if (Type !== "AWS::Lambda::Function") continue;
          expect(uploaded, `${name} ${id}`).toContain(bootstrapBucket + Properties?.Code.S3Key);
        }
      }
      expect(fake.unknown).toEqual([]);
    },
    limitSeconds * 1000,
  );

  it(
    "then finds nothing to change",
    async () => {
      const run = await sst("diff");
      expect(run.status, run.output).toBe(0);
      expect(run.output).toMatch(/Diff:.*No changes/);
    },
    limitSeconds * 1000,
  );

  it(
    "removes every stack again",
    async () => {
      const run = await sst("remove");
      expect(run.status, run.output).toBe(0);
      expect(deployed()).toEqual([]);
    },
    limitSeconds * 1000,
  );
});
