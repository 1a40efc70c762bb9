import { createHash } from "node:crypto";

/** Where names and ARNs of a resource live. */
export interface Place {
  region: string;
  account: string;
}

/** How CloudFormation names one type of resource. */
interface Naming {
  /** Property that gives the name, where the template may choose it. */
  property?: string;
  /** Name for a resource without one; default: stack and logical id. */
  generate?(stack: string, id: string, place: Place): string;
  /** ARN after `arn:aws:`. */
  arn?(name: string, place: Place): string;
  /** What `Ref` gives where that is not the name. */
  ref?: "arn";
}

const digest = (stack: string, id: string) =>
  createHash("sha256").update(`${stack}/${id}`).digest("hex");

/** Ids like those of API Gateway: ten lower-case letters and digits. */
const shortId = (stack: string, id: string) => `a${digest(stack, id).slice(0, 9)}`;

const bucketName = (stack: string, id: string) => {
  const readable = `${stack}-${id}`.toLowerCase().replace(/[^a-z0-9-]/g, "");
  return readable.length <= 63
    ? readable
    : `${readable.slice(0, 50)}-${digest(stack, id).slice(0, 12)}`;
};

const namings: Record<string, Naming> = {
  "AWS::ApiGatewayV2::Api": {
    generate: shortId,
    arn: (name, { region }) => `apigateway:${region}::/apis/${name}`,
  },
  "AWS::ApiGatewayV2::Integration": { generate: shortId },
  "AWS::ApiGatewayV2::Route": { generate: shortId },
  "AWS::ApiGatewayV2::Stage": { property: "StageName" },
  "AWS::CloudFront::Distribution": {
    generate: (stack, id) => `E${digest(stack, id).slice(0, 13).toUpperCase()}`,
    arn: (name, { account }) => `cloudfront::${account}:distribution/${name}`,
  },
  "AWS::Cognito::UserPool": {
    generate: (stack, id, { region }) => `${region}_${digest(stack, id).slice(0, 9)}`,
    arn: (name, { region, account }) => `cognito-idp:${region}:${account}:userpool/${name}`,
  },
  "AWS::Cognito::UserPoolClient": { generate: (stack, id) => digest(stack, id).slice(0, 26) },
  "AWS::DynamoDB::Table": {
    property: "TableName",
    arn: (name, { region, account }) => `dynamodb:${region}:${account}:table/${name}`,
  },
  "AWS::Events::EventBus": {
    property: "Name",
    arn: (name, { region, account }) => `events:${region}:${account}:event-bus/${name}`,
  },
  "AWS::Events::Rule": {
    property: "Name",
    arn: (name, { region, account }) => `events:${region}:${account}:rule/${name}`,
  },
  "AWS::IAM::ManagedPolicy": {
    property: "ManagedPolicyName",
    arn: (name, { account }) => `iam::${account}:policy/${name}`,
    ref: "arn",
  },
  "AWS::IAM::Role": {
    property: "RoleName",
    arn: (name, { account }) => `iam::${account}:role/${name}`,
  },
  "AWS::Lambda::Function": {
    property: "FunctionName",
    arn: (name, { region, account }) => `lambda:${region}:${account}:function:${name}`,
  },
  "AWS::Logs::LogGroup": {
    property: "LogGroupName",
    arn: (name, { region, account }) => `logs:${region}:${account}:log-group:${name}:*`,
  },
  "AWS::S3::Bucket": {
    property: "BucketName",
    generate: bucketName,
    arn: (name) => `s3:::${name}`,
  },
  "AWS::SES::ConfigurationSet": {
    property: "Name",
    arn: (name, { region, account }) => `ses:${region}:${account}:configuration-set/${name}`,
  },
  "AWS::SES::EmailIdentity": {
    property: "EmailIdentity",
    arn: (name, { region, account }) => `ses:${region}:${account}:identity/${name}`,
  },
  "AWS::SNS::Topic": {
    property: "TopicName",
    arn: (name, { region, account }) => `sns:${region}:${account}:${name}`,
    ref: "arn",
  },
  "AWS::SQS::Queue": {
    property: "QueueName",
    arn: (name, { region, account }) => `sqs:${region}:${account}:${name}`,
  },
  "AWS::SSM::Parameter": {
    property: "Name",
    arn: (name, { region, account }) =>
      `ssm:${region}:${account}:parameter${name.startsWith("/") ? "" : "/"}${name}`,
  },
  "AWS::SecretsManager::Secret": {
    property: "Name",
    // Secrets Manager adds six characters of its own.
    arn: (name, { region, account }) =>
      `secretsmanager:${region}:${account}:secret:${name}-${digest(name, "secret").slice(0, 6)}`,
    ref: "arn",
  },
};

/** The property in which the template may choose a resource's name. */
export function nameProperty(type: string): string | undefined {
  return namings[type]?.property;
}

/** The physical name of a resource whose template chooses none; the same on every start. */
export function generatedName(type: string, stack: string, id: string, place: Place): string {
  return namings[type]?.generate?.(stack, id, place) ?? `${stack}-${id}`;
}

/** ARN of a resource; for a type without a known form one that names type and resource. */
export function arnOf(type: string, name: string, place: Place): string {
  const tail = namings[type]?.arn?.(name, place);
  return `arn:aws:${tail ?? `${type.split("::")[1]?.toLowerCase()}:${place.region}:${place.account}:${name}`}`;
}

/** Whether `Ref` gives the ARN in place of the name. */
export function refIsArn(type: string): boolean {
  return namings[type]?.ref === "arn";
}
