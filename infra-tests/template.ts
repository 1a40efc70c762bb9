/** Reads synthesized templates in the words of the tests: resources by type, intrinsics as text. */
import { inject } from "vitest";

// biome-ignore lint/suspicious/noExplicitAny: a template holds any JSON
export type Properties = Record<string, any>;

export interface TemplateResource {
  Type: string;
  Properties?: Properties;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}

export interface Template {
  Resources: Record<string, TemplateResource>;
  Outputs?: Record<string, { Value: unknown; Export?: { Name: string } }>;
}

export interface Resource {
  /** Id of the stack, such as `Data`. */
  stack: string;
  /** Logical id. */
  id: string;
  type: string;
  /** With every intrinsic as text: `<dataTable.Arn>/index/agenda`. */
  properties: Properties;
  /** What happens to it when its stack goes. */
  onRemoval: string | undefined;
}

export type Kind = "synthesis" | "production";

/** Every resource of all stacks, of one type where it is given. */
export function resources(type?: string, kind: Kind = "synthesis"): Resource[] {
  const { templates } = inject(kind);
  const exports = new Map(
    Object.values(templates).flatMap(({ Outputs = {} }) =>
      Object.values(Outputs).flatMap(({ Value, Export }) =>
        Export ? [[Export.Name, Value] as const] : [],
      ),
    ),
  );
  return Object.entries(templates).flatMap(([stack, template]) =>
    Object.entries(template.Resources)
      .filter(([, resource]) => type === undefined || resource.Type === type)
      .map(([id, resource]) => ({
        stack,
        id,
        type: resource.Type,
        properties: asText(resource.Properties ?? {}, exports) as Properties,
        onRemoval: resource.DeletionPolicy,
      })),
  );
}

/** The one resource of a type. @throws Error when there are none or several */
export function theOnly(type: string, kind: Kind = "synthesis"): Resource {
  const [one, ...more] = resources(type, kind);
  if (!one || more.length > 0)
    throw new Error(`${more.length + (one ? 1 : 0)} of ${type}, not one`);
  return one;
}

const pseudo: Record<string, string> = {
  "AWS::Partition": "aws",
  "AWS::Region": "eu-central-1",
  "AWS::AccountId": "123456789012",
  "AWS::URLSuffix": "amazonaws.com",
};

/** Intrinsics as text; imports followed to the stack that exports. */
function asText(value: unknown, exports: Map<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((part) => asText(part, exports));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const [name, argument] = entries[0] ?? [];
  if (entries.length === 1) {
    if (name === "Ref") return pseudo[argument] ?? `<${argument}>`;
    if (name === "Fn::GetAtt") return `<${[argument].flat().join(".")}>`;
    if (name === "Fn::Join") return (asText(argument[1], exports) as unknown[]).join(argument[0]);
    if (name === "Fn::ImportValue") return asText(exports.get(argument), exports);
  }
  return Object.fromEntries(entries.map(([key, part]) => [key, asText(part, exports)]));
}

/** Functions of ours, by name; those that CDK and SST bring for the deployment are not among them. */
export function functions(kind: Kind = "synthesis"): Record<string, Resource> {
  return Object.fromEntries(
    resources("AWS::Lambda::Function", kind)
      .filter(({ properties }) => properties.FunctionName)
      .map((one) => [one.properties.FunctionName.replace(/^(test|production)-luna-/, ""), one]),
  );
}

/** The function of that name. @throws Error when there is none */
export function functionNamed(name: string): Resource {
  const found = functions()[name];
  if (!found) throw new Error(`no function ${name}`);
  return found;
}

export interface Statement {
  effect: string;
  actions: string[];
  resources: string[];
}

/** Statements of a document, actions and resources always as lists. */
export const statementsIn = (document: Properties): Statement[] =>
  document.Statement.map((statement: Properties) => ({
    effect: statement.Effect,
    actions: [statement.Action].flat(),
    resources: [statement.Resource ?? []].flat(),
  }));

/** What a role may do. */
export function statementsOf(roleReference: string): Statement[] {
  const roleId = /^<(\w+)/.exec(roleReference)?.[1];
  const attached = resources("AWS::IAM::Policy")
    .filter(({ properties }) => properties.Roles.includes(`<${roleId}>`))
    .flatMap(({ properties }) => statementsIn(properties.PolicyDocument));
  const role = resources("AWS::IAM::Role").find(({ id }) => id === roleId);
  const inline = (role?.properties.Policies ?? []).flatMap((policy: Properties) =>
    statementsIn(policy.PolicyDocument),
  );
  return [...attached, ...inline];
}

/** Actions of a function's role, sorted, without those of its log. */
export function actionsOf(functionName: string): string[] {
  const actions = statementsOf(functionNamed(functionName).properties.Role).flatMap(
    (statement) => statement.actions,
  );
  return [...new Set(actions)].filter((action) => !action.startsWith("logs:")).sort();
}
