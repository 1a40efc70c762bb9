/** Which routes answer with a list, and what its items look like: seen in the answer's schema. */
import type * as z from "zod/mini";
import type { Route } from "./route.ts";

interface Definition {
  type: string;
  shape?: Record<string, z.core.$ZodType>;
  element?: z.core.$ZodType;
  innerType?: z.core.$ZodType;
  options?: readonly z.core.$ZodType[];
  catchall?: z.core.$ZodType;
}

const definitionOf = (schema: z.core.$ZodType) => schema._zod.def as unknown as Definition;

/** The schema of a list's items; undefined for a route that answers with no list. */
export function listItemOf(route: Pick<Route, "method" | "answers">): z.core.$ZodType | undefined {
  const answer = route.method === "GET" ? route.answers[200] : undefined;
  return answer ? itemsIn(answer) : undefined;
}

function itemsIn(answer: z.core.$ZodType): z.core.$ZodType | undefined {
  const { type, shape, options } = definitionOf(answer);
  if (type === "union") return options?.map(itemsIn).find((each) => each !== undefined);
  const items = type === "object" && shape?.nextCursor ? shape.items : undefined;
  return items && definitionOf(items).element;
}

/** The paths of the single values in such an item, in the order of its schema; an open object within it is one. */
export function leavesOf(schema: z.core.$ZodType, above: readonly string[] = []): string[][] {
  const { type, shape, innerType, options, catchall } = definitionOf(schema);
  if (innerType) return leavesOf(innerType, above);
  if (type === "union") {
    const seen = new Map(
      (options ?? [])
        .flatMap((each) => leavesOf(each, above))
        .map((path) => [path.join("."), path]),
    );
    return [...seen.values()];
  }
  const isOpen = catchall?._zod.def.type === "unknown" && above.length > 0;
  if (type !== "object" || isOpen) return [[...above]];
  return Object.entries(shape ?? {}).flatMap(([name, each]) => leavesOf(each, [...above, name]));
}
