import { describe, expect, it } from "vitest";
import {
  functions,
  type Kind,
  type Properties,
  resources,
  type Statement,
  statementsIn,
  statementsOf,
} from "./template.ts";

const kinds: Kind[] = ["synthesis", "production"];
const everywhere = (type?: string) => kinds.flatMap((kind) => resources(type, kind));

/** Functions that CDK and SST bring to work on a deployment; no request or event of ours reaches them. */
const machinery: Record<string, string> = {
  CustomResourceHandler: "SST's, uploads the portal",
  CustomS3AutoDeleteObjects: "CDK's, empties buckets of a stage that is removed",
};
const isMachinery = (id: string) => Object.keys(machinery).some((name) => id.startsWith(name));

/** Statements of resource policies that CDK writes with patterns, and why they stay. */
const acceptedPatterns: { action: RegExp; reason: string }[] = [
  {
    action: /^s3:(DeleteObject|GetBucket|List)\*$/,
    reason: "CDK's emptying of a bucket that is removed",
  },
];

const policies = () =>
  everywhere("AWS::IAM::Policy").flatMap((policy) =>
    statementsIn(policy.properties.PolicyDocument).map((statement) => ({ policy, statement })),
  );

const resourcePolicies = () =>
  everywhere()
    .filter(({ properties }) => properties.PolicyDocument)
    .filter(({ type }) => type !== "AWS::IAM::Policy")
    .flatMap(({ type, id, properties }) =>
      properties.PolicyDocument.Statement.map((raw: Properties) => ({ type, id, raw })),
    );

describe("permissions", () => {
  it("name every action", () => {
    const wild = policies().filter(({ statement }) =>
      statement.actions.some((a) => a.includes("*")),
    );
    expect(wild).toEqual([]);
  });

  it("name every resource; only the end of a name may be open", () => {
    const open = (resource: string) =>
      resource === "*" || !/^[^*]+$/.test(resource.replace(/\/\*$/, ""));
    const wild = policies().filter(({ statement }) => statement.resources.some(open));
    expect(wild).toEqual([]);
  });

  it("only allow: nothing depends on a refusal", () => {
    expect(policies().filter(({ statement }) => statement.effect !== "Allow")).toEqual([]);
  });

  it("of resources name their actions, or refuse", () => {
    const wild = resourcePolicies()
      .filter(({ raw }) => raw.Effect === "Allow")
      .flatMap(({ id, raw }) => [raw.Action].flat().map((action: string) => ({ id, action })))
      .filter(({ action }) => action.includes("*"))
      .filter(({ action }) => !acceptedPatterns.some((one) => one.action.test(action)));
    expect(wild).toEqual([]);
  });

  it("let nobody in who is not named", () => {
    const anybody = resourcePolicies()
      .filter(({ raw }) => raw.Effect === "Allow")
      .filter(({ raw }) => JSON.stringify(raw.Principal).includes('"*"'));
    expect(anybody).toEqual([]);
  });

  it("let services call functions only for a source of this stage", () => {
    for (const { id, properties } of everywhere("AWS::Lambda::Permission")) {
      expect(properties.Action, id).toBe("lambda:InvokeFunction");
      expect(properties.SourceArn, id).toMatch(/<\w+/);
    }
  });
});

describe("functions", () => {
  const all = Object.entries(functions());

  it("are found", () => expect(all.length).toBeGreaterThan(15));

  it("have a role each, which only Lambda takes", () => {
    const roles = all.map(([, { properties }]) => properties.Role);
    expect(new Set(roles).size).toBe(roles.length);
    for (const role of resources("AWS::IAM::Role")) {
      const principals = role.properties.AssumeRolePolicyDocument.Statement.map(
        (statement: Properties) => statement.Principal,
      );
      expect(principals, role.id).toEqual([{ Service: "lambda.amazonaws.com" }]);
    }
  });

  it("have no policy that AWS manages", () => {
    const managed = resources("AWS::IAM::Role").filter(
      ({ id, properties }) => properties.ManagedPolicyArns && !isMachinery(id),
    );
    expect(managed).toEqual([]);
  });

  it("write to a log of their own and nowhere else", () => {
    for (const [name, { properties }] of all) {
      const group = properties.LoggingConfig.LogGroup.replace(/^<(\w+)>$/, "$1");
      const log = statementsOf(properties.Role).filter(isAboutLogs);
      expect(log, name).toEqual([
        {
          effect: "Allow",
          actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
          resources: [`<${group}.Arn>`],
        },
      ]);
    }
  });

  it("run on Node 24 and ARM, with source maps", () => {
    for (const [name, { properties }] of all) {
      expect(properties.Runtime, name).toBe("nodejs24.x");
      expect(properties.Architectures, name).toEqual(["arm64"]);
      expect(properties.Environment.Variables.NODE_OPTIONS, name).toBe("--enable-source-maps");
    }
  });

  it("are given no address that is glued together", () => {
    for (const [name, { properties }] of all) {
      const values = Object.values(properties.Environment.Variables).join(" ");
      expect(values, name).not.toMatch(/amazonaws\.com|amazoncognito\.com/);
    }
  });

  it("are all ours, or listed as machinery of a deployment", () => {
    const strangers = everywhere("AWS::Lambda::Function")
      .filter(({ properties }) => !properties.FunctionName)
      .filter(({ id }) => !isMachinery(id));
    expect(strangers).toEqual([]);
  });
});

const isAboutLogs = (statement: Statement) =>
  statement.actions.some((action) => action.startsWith("logs:"));

describe("failures", () => {
  const queueArns = () => resources("AWS::SQS::Queue").map(({ id }) => `<${id}.Arn>`);

  it("of event source mappings end in a queue, after bounded tries", () => {
    const mappings = resources("AWS::Lambda::EventSourceMapping");
    expect(mappings.length).toBeGreaterThan(0);
    for (const { id, properties } of mappings) {
      expect(queueArns(), id).toContain(properties.DestinationConfig.OnFailure.Destination);
      expect(properties.MaximumRetryAttempts, id).toBeGreaterThan(0);
      expect(properties.MaximumRecordAgeInSeconds, id).toBeLessThan(86_400);
      expect(properties.BisectBatchOnFunctionError, id).toBe(true);
      expect(properties.FunctionResponseTypes, id).toEqual(["ReportBatchItemFailures"]);
    }
  });

  it("of rules end in a queue that lets them in, after bounded tries", () => {
    const rules = resources("AWS::Events::Rule");
    expect(rules.length).toBeGreaterThan(0);
    const letIn = resources("AWS::SQS::QueuePolicy").flatMap(({ properties }) =>
      properties.PolicyDocument.Statement.map(
        (statement: Properties) => statement.Condition?.ArnEquals?.["aws:SourceArn"],
      ),
    );
    for (const { id, properties } of rules) {
      for (const target of properties.Targets) {
        expect(queueArns(), id).toContain(target.DeadLetterConfig.Arn);
        expect(target.RetryPolicy.MaximumRetryAttempts, id).toBeGreaterThan(0);
        expect(target.RetryPolicy.MaximumEventAgeInSeconds, id).toBeLessThanOrEqual(7200);
      }
      expect(letIn, id).toContain(`<${id}.Arn>`);
    }
  });

  it("of functions that rules call end in a queue too, which their role may send to", () => {
    const called = new Set(
      resources("AWS::Events::Rule").flatMap(({ properties }) =>
        properties.Targets.map((target: Properties) => target.Arn.replace(/^<(\w+)\.Arn>$/, "$1")),
      ),
    );
    const configured = new Map(
      resources("AWS::Lambda::EventInvokeConfig").map(({ properties }) => [
        properties.FunctionName.replace(/^<(\w+)>$/, "$1"),
        properties.DestinationConfig.OnFailure.Destination,
      ]),
    );
    for (const [name, one] of Object.entries(functions())) {
      if (!called.has(one.id)) continue;
      const destination = configured.get(one.id);
      expect(queueArns(), name).toContain(destination);
      const sends = statementsOf(one.properties.Role).filter(({ actions }) =>
        actions.includes("sqs:SendMessage"),
      );
      expect(
        sends.flatMap((statement) => statement.resources),
        name,
      ).toEqual([destination]);
    }
  });

  it("are kept for two weeks, encrypted", () => {
    for (const { id, properties } of resources("AWS::SQS::Queue")) {
      expect(properties.MessageRetentionPeriod, id).toBe(14 * 86_400);
      expect(properties.SqsManagedSseEnabled, id).toBe(true);
    }
  });
});

describe("nothing is public or kept for ever", () => {
  it("buckets are closed, encrypted, owned by the account, and speak TLS only", () => {
    const buckets = everywhere("AWS::S3::Bucket");
    expect(buckets.length).toBeGreaterThan(0);
    for (const { id, properties } of buckets) {
      expect(properties.PublicAccessBlockConfiguration, id).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      expect(properties.BucketEncryption, id).toBeDefined();
      expect(properties.OwnershipControls.Rules, id).toEqual([
        { ObjectOwnership: "BucketOwnerEnforced" },
      ]);
      const refusals = resources("AWS::S3::BucketPolicy")
        .filter((policy) => policy.properties.Bucket === `<${id}>`)
        .flatMap((policy) => policy.properties.PolicyDocument.Statement)
        .filter((statement) => statement.Effect === "Deny");
      expect(
        refusals.map(({ Condition }) => Condition),
        id,
      ).toContainEqual({
        Bool: { "aws:SecureTransport": "false" },
      });
    }
  });

  it("no function has an address of its own", () => {
    expect(everywhere("AWS::Lambda::Url")).toEqual([]);
  });

  it("logs end after the days that are set", () => {
    const groups = everywhere("AWS::Logs::LogGroup");
    expect(groups.length).toBeGreaterThan(15);
    for (const { id, properties } of groups) expect(properties.RetentionInDays, id).toBe(30);
  });

  it("browsers of other origins are let in nowhere", () => {
    const origins = [
      ...everywhere("AWS::S3::Bucket").flatMap(({ properties }) =>
        (properties.CorsConfiguration?.CorsRules ?? []).flatMap(
          (r: Properties) => r.AllowedOrigins,
        ),
      ),
      ...everywhere("AWS::ApiGatewayV2::Api").flatMap(
        ({ properties }) => properties.CorsConfiguration?.AllowOrigins ?? [],
      ),
    ];
    expect(new Set(origins)).toEqual(
      new Set(["https://<portalcdn212B9B7C.DomainName>", "https://study.luna.example"]),
    );
  });
});

describe("what holds data", () => {
  // A construct that gets another id is another resource: CloudFormation would make an empty one and drop the old.
  const pinned: Record<string, string> = {
    "AWS::DynamoDB::Table": "Data/dataTable09E9821C",
    "AWS::SecretsManager::Secret": "Data/signingsecret3B4FE3B7",
    "AWS::Cognito::UserPool": "Identity/staffUserPool34E94C82",
    "AWS::S3::Bucket": "Storage/filesBucket23E7585D",
  };

  it.each(Object.entries(pinned))("%s keeps its id", (type, id) => {
    const ids = resources(type).map((one) => `${one.stack}/${one.id}`);
    expect(ids).toContain(id);
  });

  it.each(Object.entries(pinned))("%s survives its stack in production only", (type, id) => {
    const onRemoval = (kind: Kind) =>
      resources(type, kind).find((one) => `${one.stack}/${one.id}` === id)?.onRemoval;
    expect(onRemoval("production")).toBe("RetainExceptOnCreate");
    expect(onRemoval("synthesis")).toBe("Delete");
  });
});
