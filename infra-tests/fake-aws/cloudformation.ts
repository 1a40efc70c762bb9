/** CloudFormation as far as a deployment sees it: a stack is made, changed or gone at once. */
import { randomUUID } from "node:crypto";
import type { Template } from "../template.ts";
import { type Answer, escapeXml, queryAnswer, queryError } from "./answer.ts";

export interface FakeStack {
  name: string;
  id: string;
  status: "CREATE_COMPLETE" | "UPDATE_COMPLETE";
  template: string;
  outputs: Record<string, string>;
}

const namespace = "http://cloudformation.amazonaws.com/doc/2010-05-15/";

export class FakeCloudFormation {
  readonly stacks = new Map<string, FakeStack>();
  readonly #place: string;
  readonly #uploaded: (path: string) => Buffer | undefined;

  /** `uploaded` finds the template that a request names by its address in S3. */
  constructor(place: string, uploaded: (path: string) => Buffer | undefined) {
    this.#place = place;
    this.#uploaded = uploaded;
  }

  /** A stack that the account has from the start. */
  add(name: string, outputs: Record<string, string>, template = "{}"): FakeStack {
    const id = `arn:aws:cloudformation:${this.#place}:stack/${name}/${randomUUID()}`;
    const stack: FakeStack = { name, id, status: "CREATE_COMPLETE", outputs, template };
    this.stacks.set(name, stack);
    return stack;
  }

  answer(parameters: URLSearchParams): Answer {
    const action = parameters.get("Action") ?? "";
    const name = parameters.get("StackName");
    const stack = [...this.stacks.values()].find((one) => one.name === name || one.id === name);
    const answer = (result: string) => queryAnswer(action, namespace, result);
    const all = (list: FakeStack[]) => answer(`<Stacks>${list.map(describe).join("")}</Stacks>`);

    if (action === "DescribeStacks" && !name) return all([...this.stacks.values()]);
    if (action === "CreateStack" || action === "UpdateStack") {
      if ((action === "CreateStack") === Boolean(stack)) {
        return queryError("ValidationError", `${name}: ${stack ? "is there" : "is not there"}`);
      }
      return answer(`<StackId>${this.#deploy(name ?? "", parameters, stack).id}</StackId>`);
    }
    if (!stack) return queryError("ValidationError", `Stack with id ${name} does not exist`);
    switch (action) {
      case "DescribeStacks":
        return all([stack]);
      case "GetTemplate":
        return answer(`<TemplateBody>${escapeXml(stack.template)}</TemplateBody>`);
      case "DescribeStackEvents":
        return answer(`<StackEvents>${event(stack)}</StackEvents>`);
      case "DescribeStackResources":
        return answer(`<StackResources>${membersOf(stack)}</StackResources>`);
      case "ListStackResources":
        return answer(`<StackResourceSummaries>${membersOf(stack)}</StackResourceSummaries>`);
      case "SetStackPolicy":
        return answer("");
      case "DeleteStack":
        this.stacks.delete(stack.name);
        return answer("");
      default:
        return queryError("NotImplemented", `no CloudFormation ${action} here`);
    }
  }

  #deploy(name: string, parameters: URLSearchParams, before: FakeStack | undefined): FakeStack {
    const address = parameters.get("TemplateURL");
    const template = address
      ? this.#uploaded(new URL(address).pathname)?.toString()
      : parameters.get("TemplateBody");
    if (!template) throw new Error(`${name} names a template that was not uploaded: ${address}`);
    const { Outputs: outputs = {} } = JSON.parse(template) as Template;
    const values = Object.entries(outputs).map(([key, { Value }]) => [key, known(Value, key)]);
    const stack = this.add(name, Object.fromEntries(values), template);
    if (before) Object.assign(stack, { id: before.id, status: "UPDATE_COMPLETE" });
    return stack;
  }
}

/** An output's value, as far as it can be known without making the resources. */
function known(value: unknown, key: string): string {
  if (typeof value === "string") return value;
  const parts = (value as { "Fn::Join"?: [string, unknown[]] })["Fn::Join"]?.[1];
  if (!parts) return `value-of-${key}`;
  return parts.map((part) => (typeof part === "string" ? part : "value")).join("");
}

const describe = (stack: FakeStack) => {
  const outputs = Object.entries(stack.outputs).map(
    ([key, value]) =>
      `<member><OutputKey>${key}</OutputKey><OutputValue>${escapeXml(value)}</OutputValue></member>`,
  );
  return (
    `<member><StackName>${stack.name}</StackName><StackId>${stack.id}</StackId>` +
    `<StackStatus>${stack.status}</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime>` +
    `<Outputs>${outputs.join("")}</Outputs><Tags/></member>`
  );
};

const event = (stack: FakeStack) =>
  `<member><EventId>${randomUUID()}</EventId><StackName>${stack.name}</StackName>` +
  `<StackId>${stack.id}</StackId><LogicalResourceId>${stack.name}</LogicalResourceId>` +
  `<PhysicalResourceId>${stack.id}</PhysicalResourceId>` +
  `<ResourceType>AWS::CloudFormation::Stack</ResourceType>` +
  `<ResourceStatus>${stack.status}</ResourceStatus>` +
  `<Timestamp>${new Date().toISOString()}</Timestamp></member>`;

const membersOf = (stack: FakeStack) =>
  Object.entries((JSON.parse(stack.template) as Template).Resources ?? {})
    .map(
      ([id, { Type: type }]) =>
        `<member><LogicalResourceId>${id}</LogicalResourceId>` +
        `<PhysicalResourceId>${stack.name}-${id}</PhysicalResourceId>` +
        `<ResourceType>${type}</ResourceType><ResourceStatus>CREATE_COMPLETE</ResourceStatus>` +
        `<Timestamp>2026-01-01T00:00:00Z</Timestamp>` +
        `<LastUpdatedTimestamp>2026-01-01T00:00:00Z</LastUpdatedTimestamp></member>`,
    )
    .join("");
