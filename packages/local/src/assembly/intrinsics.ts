/** What the intrinsics of one stack refer to. */
export interface Scope {
  ref(id: string): unknown;
  attribute(id: string, name: string): unknown;
  imported(exportName: string): unknown;
}

type Resolver = (argument: unknown, scope: Scope) => unknown;

const resolvers: Record<string, Resolver> = {
  Ref: (id, scope) => scope.ref(String(id)),
  "Fn::GetAtt": (argument, scope) => {
    const [id, ...name] = Array.isArray(argument)
      ? argument.map(String)
      : String(argument).split(".");
    return scope.attribute(id ?? "", name.join("."));
  },
  "Fn::Join": (argument, scope) => {
    const [separator, parts] = argument as [string, unknown];
    return (resolve(parts, scope) as unknown[]).join(separator);
  },
  "Fn::Select": (argument, scope) => {
    const [index, list] = argument as [number | string, unknown];
    return (resolve(list, scope) as unknown[])[Number(index)];
  },
  "Fn::Split": (argument, scope) => {
    const [separator, text] = argument as [string, unknown];
    return String(resolve(text, scope)).split(separator);
  },
  "Fn::ImportValue": (name, scope) => scope.imported(String(resolve(name, scope))),
  "Fn::Sub": (argument, scope) => {
    const [text, given] = (Array.isArray(argument) ? argument : [argument, {}]) as [
      string,
      Record<string, unknown>,
    ];
    return substitute(text, given, scope);
  },
};

/**
 * Replaces every intrinsic in a template value. Object members whose value is undefined
 * (`AWS::NoValue`) are left out.
 * @throws Error on an intrinsic that this resolver does not know.
 */
export function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => resolve(item, scope)).filter((item) => item !== undefined);
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (only && entries.length === 1) {
    const [name, argument] = only;
    const resolver = resolvers[name];
    if (resolver) return resolver(argument, scope);
    if (name.startsWith("Fn::")) throw new Error(`The intrinsic ${name} is not known here.`);
  }
  return Object.fromEntries(
    entries
      .map(([key, item]) => [key, resolve(item, scope)] as const)
      .filter(([, item]) => item !== undefined),
  );
}

function substitute(text: string, given: Record<string, unknown>, scope: Scope): string {
  return text.replace(/\$\{(!?)([^}]+)\}/g, (_all, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (name in given) return String(resolve(given[name], scope));
    const [id, ...attribute] = name.split(".");
    if (!id || attribute.length === 0) return String(scope.ref(name));
    return String(scope.attribute(id, attribute.join(".")));
  });
}
