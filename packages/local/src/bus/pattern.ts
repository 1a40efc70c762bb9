/** An event pattern or a filter: objects lead inwards, arrays hold alternatives. */
export type Pattern = { [key: string]: unknown };

type Rule = (value: unknown, argument: never) => boolean;

const textual =
  (test: (value: string, argument: string) => boolean): Rule =>
  (value, argument) =>
    typeof value === "string" && test(value, argument);

/** Comparisons by their name in the pattern language. */
const rules: Record<string, Rule> = {
  prefix: (value, argument: unknown) => affix(value, argument, (a, b) => a.startsWith(b)),
  suffix: (value, argument: unknown) => affix(value, argument, (a, b) => a.endsWith(b)),
  "equals-ignore-case": textual(
    (value, argument) => value.toLowerCase() === argument.toLowerCase(),
  ),
  wildcard: textual((value, argument) => wildcard(argument).test(value)),
  numeric: (value, argument: unknown[]) => typeof value === "number" && numeric(value, argument),
  "anything-but": (value, argument: unknown) => value !== undefined && !excluded(value, argument),
};

/** Whether an event matches a pattern, by EventBridge's rules (also those of event source filters). */
export function matches(pattern: Pattern, event: unknown): boolean {
  return Object.entries(pattern).every(([key, wanted]) => {
    if (key === "$or") return (wanted as Pattern[]).some((option) => matches(option, event));
    // An array in the event matches when one of its members does.
    if (Array.isArray(event)) return event.some((member) => matches({ [key]: wanted }, member));
    const value = isObject(event) ? event[key] : undefined;
    if (Array.isArray(wanted)) return wanted.some((alternative) => fits(alternative, value));
    return isObject(wanted) && value !== undefined && matches(wanted, value);
  });
}

function fits(alternative: unknown, value: unknown): boolean {
  if (isObject(alternative)) {
    if ("exists" in alternative) return alternative.exists === (value !== undefined);
    const [name, argument] = Object.entries(alternative)[0] ?? [];
    const rule = name === undefined ? undefined : rules[name];
    if (!rule) throw new Error(`The pattern comparison ${name} is not known here.`);
    const values = Array.isArray(value) ? value : [value];
    return values.some((one) => rule(one, argument as never));
  }
  return Array.isArray(value) ? value.includes(alternative) : value === alternative;
}

function affix(
  value: unknown,
  argument: unknown,
  test: (value: string, affix: string) => boolean,
): boolean {
  if (typeof value !== "string") return false;
  if (typeof argument === "string") return test(value, argument);
  const folded = (argument as { "equals-ignore-case": string })["equals-ignore-case"];
  return test(value.toLowerCase(), folded.toLowerCase());
}

function excluded(value: unknown, argument: unknown): boolean {
  if (Array.isArray(argument)) return argument.includes(value);
  if (!isObject(argument)) return value === argument;
  const [name, given] = Object.entries(argument)[0] ?? [];
  const rule = name === undefined ? undefined : rules[name];
  if (!rule) throw new Error(`The pattern comparison anything-but ${name} is not known here.`);
  const options = Array.isArray(given) ? given : [given];
  return options.some((option) => rule(value, option as never));
}

const comparisons: Record<string, (a: number, b: number) => boolean> = {
  "=": (a, b) => a === b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

/** `[">", 0, "<=", 5]`: pairs of comparison and number, all of which must hold. */
function numeric(value: number, argument: unknown[]): boolean {
  for (let index = 0; index < argument.length; index += 2) {
    const compare = comparisons[String(argument[index])];
    if (!compare?.(value, Number(argument[index + 1]))) return false;
  }
  return true;
}

function wildcard(text: string): RegExp {
  const parts = text.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s");
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
