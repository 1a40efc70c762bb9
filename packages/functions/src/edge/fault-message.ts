/** What is wrong with a field, as the end of a sentence that begins with its name. */
import type * as z from "zod/mini";

const examples: Record<string, string> = {
  datetime: "must be a time in UTC such as 2026-11-26T09:00:00Z",
  date: "must be a date such as 2026-11-26",
  url: "must be an http or https address",
  email: "must be an e-mail address",
};

/** A schema's own words first: what it says with a check stands for itself. */
export function faultMessage(issue: z.core.$ZodIssue): string {
  if (issue.message !== unsaid) return issue.message;
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "is required" : `must be ${typeName(issue.expected)}`;
    case "invalid_value":
      return `must be ${oneOf(issue.values)}`;
    case "invalid_union":
      return issue.discriminator ? "is not one of the known values" : "has none of the known forms";
    case "too_small":
      return issue.origin === "string" && Number(issue.minimum) === 1
        ? "must not be empty"
        : `must ${amount("at least", issue.origin, issue.minimum)}`;
    case "too_big":
      return `must ${amount("at most", issue.origin, issue.maximum)}`;
    case "unrecognized_keys":
      return "is not a known field";
    case "invalid_format":
      return examples[issue.format] ?? "has the wrong form";
    default:
      return "is not valid";
  }
}

/** What zod's small edition says where no words were given. */
const unsaid = "Invalid input";

const units: Record<string, string> = { string: "characters", array: "items" };

const amount = (bound: string, origin: string, limit: number | bigint): string =>
  units[origin] ? `have ${bound} ${limit} ${units[origin]}` : `be ${bound} ${limit}`;

function typeName(expected: string): string {
  if (expected === "int") return "a whole number";
  if (expected === "boolean") return "true or false";
  return `${/^[aeiou]/.test(expected) ? "an" : "a"} ${expected}`;
}

const oneOf = (values: readonly unknown[]): string =>
  values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(", ")}`;
