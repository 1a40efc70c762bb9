/** Takes these fields of an address's query as texts, and nothing else: what a list holds there. */
export const heldSearch =
  <const Name extends string>(...names: readonly Name[]) =>
  (search: Record<string, unknown>): Partial<Record<Name, string>> =>
    Object.fromEntries(
      names
        .map((name) => [name, search[name]] as const)
        .filter(([, value]) => typeof value === "string" || typeof value === "number")
        .map(([name, value]) => [name, String(value)]),
    ) as Partial<Record<Name, string>>;
