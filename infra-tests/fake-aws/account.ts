/** An AWS account on this machine, as far as `sst deploy`, `diff` and `remove` need one. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type Answer, jsonAnswer } from "./answer.ts";
import { FakeCloudFormation } from "./cloudformation.ts";
import { FakeS3 } from "./s3.ts";
import { FakeSsm } from "./ssm.ts";
import { stsAnswer } from "./sts.ts";

export interface FakeAccount {
  /** For `AWS_ENDPOINT_URL`. */
  url: string;
  cloudFormation: FakeCloudFormation;
  s3: FakeS3;
  ssm: FakeSsm;
  /** Calls that no fake service knows: there should be none. */
  unknown: string[];
  close(): Promise<void>;
}

const bootstrapVersion = "30";

/** An account that CDK and SST have bootstrapped and in which nothing is deployed. */
export async function startFakeAccount(account: string, region: string): Promise<FakeAccount> {
  const s3 = new FakeS3();
  const ssm = new FakeSsm();
  const cloudFormation = new FakeCloudFormation(`${region}:${account}`, (path) =>
    s3.objects.get(path),
  );
  const unknown: string[] = [];
  ssm.parameters.set("/cdk-bootstrap/hnb659fds/version", bootstrapVersion);
  cloudFormation.add("CDKToolkit", {
    BootstrapVersion: bootstrapVersion,
    BucketName: `cdk-hnb659fds-assets-${account}-${region}`,
  });
  cloudFormation.add("SSTBootstrap", { Version: "7.4", BucketName: "sst-bootstrap" });

  const server = createServer(async (request, response) => {
    const answer = await answerTo(request).catch(
      (error: unknown): Answer => ({ status: 500, body: String(error) }),
    );
    response.writeHead(answer.status, answer.headers);
    response.end(request.method === "HEAD" ? undefined : answer.body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));

  async function answerTo(request: IncomingMessage): Promise<Answer> {
    const body = Buffer.concat(await request.toArray());
    const url = new URL(request.url ?? "/", "http://account");
    // The scope of the signature says which service is meant.
    const scope = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(
      request.headers.authorization ?? "",
    );
    const method = request.method ?? "GET";
    switch (scope?.[1]) {
      case "sts":
        return stsAnswer(account, new URLSearchParams(body.toString()));
      case "cloudformation":
        return cloudFormation.answer(new URLSearchParams(body.toString()));
      case "ssm": {
        const operation = String(request.headers["x-amz-target"]).split(".").pop() ?? "";
        return ssm.answer(operation, JSON.parse(body.toString()));
      }
      case "s3":
        return s3.answer(method, url, body);
      default: {
        unknown.push(`${scope?.[1] ?? "unsigned"} ${method} ${url.pathname}`);
        return jsonAnswer(400, { __type: "NotImplemented", message: "no such service here" });
      }
    }
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cloudFormation,
    s3,
    ssm,
    unknown,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
