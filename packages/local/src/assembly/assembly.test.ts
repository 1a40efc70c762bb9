import { describe, expect, it } from "vitest";
import { fixtureFunction, writeFixtureAssembly } from "../testing/fixture-assembly.ts";
import { openAssembly } from "./assembly.ts";
import { type Addresses, localAddress, localValues } from "./local-values.ts";

const addresses: Addresses = {
  endpoint: "http://127.0.0.1:4100",
  apis: new Map(),
  site: "http://127.0.0.1:4103",
  issuer: "http://127.0.0.1:4104",
};

function open(resources: Parameters<typeof writeFixtureAssembly>[0], outputs = {}) {
  return openAssembly(writeFixtureAssembly(resources, outputs), {
    values: localValues(addresses, "123456789012"),
    rewrite: (text) => localAddress(text, addresses),
  });
}

const attribute = (id: string, name: string) => ({ "Fn::GetAtt": [id, name] });
const join = (...parts: unknown[]) => ({ "Fn::Join": ["", parts] });

describe("openAssembly", () => {
  it("gives names, ARNs and unpacked code", () => {
    const assembly = open({
      ...fixtureFunction("echo"),
      Table: { Type: "AWS::DynamoDB::Table", Properties: { TableName: "things" } },
    });
    const [table] = assembly.resources("AWS::DynamoDB::Table");
    expect(table).toMatchObject({
      stack: "Main",
      id: "Table",
      name: "things",
      arn: "arn:aws:dynamodb:eu-central-1:123456789012:table/things",
    });
    expect(assembly.assetFolder("code.zip")).toMatch(/asset\.code$/);
    expect(() => assembly.assetFolder("other.zip")).toThrow("other.zip");
  });

  it("finds the statements of a role in its own policies and in those that name it", () => {
    const statement = (Action: string) => ({ Effect: "Allow", Action, Resource: "*" });
    const assembly = open({
      Role: {
        Type: "AWS::IAM::Role",
        Properties: {
          RoleName: "reader",
          Policies: [{ PolicyDocument: { Statement: [statement("a:Inline")] } }],
        },
      },
      Policy: {
        Type: "AWS::IAM::Policy",
        Properties: {
          Roles: [{ Ref: "Role" }],
          PolicyDocument: { Statement: [statement("a:Attached")] },
        },
      },
      Other: {
        Type: "AWS::IAM::Policy",
        Properties: { Roles: ["writer"], PolicyDocument: { Statement: [statement("a:Other")] } },
      },
    });
    const actions = assembly
      .statements("arn:aws:iam::123456789012:role/reader")
      .map(({ Action }) => Action);
    expect(actions).toEqual(["a:Inline", "a:Attached"]);
    expect(assembly.statements("arn:aws:iam::123456789012:role/nobody")).toEqual([]);
  });

  it("gives local addresses for attributes, glued or not, and no host of AWS", () => {
    const resources = {
      Http: { Type: "AWS::ApiGatewayV2::Api", Properties: { ProtocolType: "HTTP" } },
      Socket: { Type: "AWS::ApiGatewayV2::Api", Properties: { ProtocolType: "WEBSOCKET" } },
      Cdn: { Type: "AWS::CloudFront::Distribution" },
      Pool: { Type: "AWS::Cognito::UserPool" },
      Queue: { Type: "AWS::SQS::Queue", Properties: { QueueName: "failures" } },
      Bucket: { Type: "AWS::S3::Bucket", Properties: { BucketName: "files" } },
      Parameter: {
        Type: "AWS::SSM::Parameter",
        Properties: {
          api: attribute("Http", "ApiEndpoint"),
          socket: join(attribute("Socket", "ApiEndpoint"), "/live"),
          glued: join(
            "https://",
            { Ref: "Http" },
            ".execute-api.",
            { Ref: "AWS::Region" },
            ".",
            { Ref: "AWS::URLSuffix" },
            "/",
          ),
          portal: join("https://", attribute("Cdn", "DomainName"), "/testing"),
          issuer: attribute("Pool", "ProviderURL"),
          signOut: join(
            "https://Luna-staff1.auth.",
            { Ref: "AWS::Region" },
            ".amazoncognito.com/logout",
          ),
          queue: { Ref: "Queue" },
          bucket: attribute("Bucket", "RegionalDomainName"),
        },
      },
    };
    const names = open(resources).resources("AWS::ApiGatewayV2::Api");
    addresses.apis.set(names[0]?.name ?? "", "http://127.0.0.1:4101");
    addresses.apis.set(names[1]?.name ?? "", "ws://127.0.0.1:4102");
    const [parameter] = open(resources).resources("AWS::SSM::Parameter");
    expect(parameter?.properties).toEqual({
      api: "http://127.0.0.1:4101",
      socket: "ws://127.0.0.1:4102/live",
      glued: "http://127.0.0.1:4101/",
      portal: "http://127.0.0.1:4103/testing",
      issuer: "http://127.0.0.1:4104",
      signOut: "http://127.0.0.1:4104/logout",
      queue: "http://127.0.0.1:4100/123456789012/failures",
      bucket: "127.0.0.1:4100/files",
    });
  });

  it("says which resource cannot be read, and only when it is asked for", () => {
    const assembly = open({
      Odd: { Type: "AWS::Odd::Thing", Properties: { cidr: { "Fn::Cidr": ["10.0.0.0/16", 1] } } },
    });
    expect(assembly.types().get("AWS::Odd::Thing")).toBe(1);
    expect(() => assembly.resources("AWS::Odd::Thing")).toThrow(/Odd of Main .*Fn::Cidr/);
  });
});
