import type { Assembly, IamStatement, Resource } from "../part.ts";
import { resolve, type Scope } from "./intrinsics.ts";
import type { LocalValues, ResourceHead } from "./local-values.ts";
import { arnOf, generatedName, nameProperty, refIsArn } from "./names.ts";
import { readAssemblyFiles } from "./template.ts";

/** The assembly with what only the runtime asks of it. */
export interface OpenAssembly extends Assembly {
  region: string;
  account: string;
  folder: string;
  /** Types that occur, with how often. */
  types(): Map<string, number>;
  /** Outputs of all stacks by export or output name, resolved. */
  outputs(): Record<string, unknown>;
}

export interface AssemblyOptions {
  values?: LocalValues;
  /** Last word on every resolved text: replaces addresses that were glued together. */
  rewrite?(text: string): string;
}

/**
 * Opens a synthesized assembly. Intrinsics are resolved when a resource is first asked for, so that
 * what no local part needs cannot stop the start.
 */
export function openAssembly(folder: string, options: AssemblyOptions = {}): OpenAssembly {
  const files = readAssemblyFiles(folder);
  const rewrite = options.rewrite ?? ((text: string) => text);
  const heads = new Map<string, ResourceHead>();
  const resolved = new Map<string, Resource>();
  const exports = new Map<string, { stack: string; value: unknown }>();
  for (const [stack, template] of files.templates) {
    for (const output of Object.values(template.Outputs ?? {})) {
      if (output.Export) exports.set(output.Export.Name, { stack, value: output.Value });
    }
  }

  const pseudo: Record<string, string | undefined> = {
    "AWS::Region": files.region,
    "AWS::AccountId": files.account,
    "AWS::Partition": "aws",
    "AWS::URLSuffix": "amazonaws.com",
    "AWS::NoValue": undefined,
  };

  function head(stack: string, id: string): ResourceHead {
    const known = heads.get(`${stack}/${id}`);
    if (known) return known;
    const resource = files.templates.get(stack)?.Resources?.[id];
    if (!resource) throw new Error(`The template of ${stack} has no resource ${id}.`);
    const { Type: type, Properties: properties = {} } = resource;
    const property = nameProperty(type);
    const chosen = property && properties[property];
    const name =
      chosen === undefined
        ? generatedName(type, stack, id, files)
        : String(resolve(chosen, scopeOf(stack)));
    const made = { stack, id, type, name, arn: arnOf(type, name, files), properties };
    heads.set(`${stack}/${id}`, made);
    return made;
  }

  function scopeOf(stack: string): Scope {
    return {
      ref(id) {
        if (id === "AWS::StackName") return stack;
        if (id === "AWS::StackId") return arnOf("AWS::CloudFormation::Stack", stack, files);
        if (id in pseudo) return pseudo[id];
        const template = files.templates.get(stack);
        if (!template?.Resources?.[id]) return template?.Parameters?.[id]?.Default;
        const resource = head(stack, id);
        return (
          options.values?.ref?.(resource) ??
          (refIsArn(resource.type) ? resource.arn : resource.name)
        );
      },
      attribute(id, name) {
        const resource = head(stack, id);
        const local = options.values?.attribute?.(resource, name);
        if (local !== undefined) return local;
        if (name === "Arn" || name === "TopicArn") return resource.arn;
        if (name === "StreamArn") return `${resource.arn}/stream/local`;
        if (/^(Id|Name|\w+Id|\w+Name)$/.test(name)) return resource.name;
        return `${resource.name}.${name}`;
      },
      imported(name) {
        const found = exports.get(name);
        if (!found) throw new Error(`No stack exports ${name}.`);
        return resolveIn(found.stack, found.value);
      },
    };
  }

  function resolveIn(stack: string, value: unknown): unknown {
    return rewriteAll(resolve(value, scopeOf(stack)), rewrite);
  }

  function full(stack: string, id: string): Resource {
    const key = `${stack}/${id}`;
    const known = resolved.get(key);
    if (known) return known;
    const { properties, ...rest } = head(stack, id);
    try {
      const made = { ...rest, properties: resolveIn(stack, properties) as Resource["properties"] };
      resolved.set(key, made);
      return made;
    } catch (cause) {
      throw new Error(
        `${rest.type} ${id} of ${stack} cannot be read: ${(cause as Error).message}`,
        {
          cause,
        },
      );
    }
  }

  const resources = kept((type: string): Resource[] =>
    [...files.templates].flatMap(([stack, template]) =>
      Object.entries(template.Resources ?? {})
        .filter(([, resource]) => resource.Type === type)
        .map(([id]) => full(stack, id)),
    ),
  );

  return {
    region: files.region,
    account: files.account,
    folder,
    resources,
    // Asked for on every call of a service.
    statements: kept((roleArn: string) => statementsOf(roleArn, resources)),
    assetFolder(key) {
      const found = files.assets.get(key);
      if (!found) throw new Error(`The assembly has no asset ${key}.`);
      return found;
    },
    types() {
      const counts = new Map<string, number>();
      for (const template of files.templates.values()) {
        for (const { Type } of Object.values(template.Resources ?? {})) {
          counts.set(Type, (counts.get(Type) ?? 0) + 1);
        }
      }
      return counts;
    },
    outputs() {
      const outputs: Record<string, unknown> = {};
      for (const [stack, template] of files.templates) {
        for (const [name, { Value }] of Object.entries(template.Outputs ?? {})) {
          outputs[`${stack}.${name}`] = resolveIn(stack, Value);
        }
      }
      return outputs;
    },
  };
}

/** Answers each question once: a template does not change. An error is not kept. */
function kept<T>(answer: (question: string) => T): (question: string) => T {
  const answers = new Map<string, { value: T }>();
  return (question) => {
    const known = answers.get(question) ?? { value: answer(question) };
    answers.set(question, known);
    return known.value;
  };
}

/** Statements of a role: its own inline policies, and the policies that name it. */
function statementsOf(roleArn: string, resources: (type: string) => Resource[]): IamStatement[] {
  const role = resources("AWS::IAM::Role").find(({ arn }) => arn === roleArn);
  if (!role) return [];
  const inline: { PolicyDocument: { Statement: IamStatement[] } }[] =
    role.properties.Policies ?? [];
  const attached = ["AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"]
    .flatMap(resources)
    .filter(
      ({ arn, properties }) =>
        properties.Roles?.includes(role.name) || role.properties.ManagedPolicyArns?.includes(arn),
    )
    .map(({ properties }) => properties as { PolicyDocument: { Statement: IamStatement[] } });
  return [...inline, ...attached].flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

function rewriteAll(value: unknown, rewrite: (text: string) => string): unknown {
  if (typeof value === "string") return rewrite(value);
  if (Array.isArray(value)) return value.map((item) => rewriteAll(item, rewrite));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, rewriteAll(item, rewrite)]),
  );
}
