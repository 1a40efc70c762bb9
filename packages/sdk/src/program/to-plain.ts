import { cut, deepest } from "@luna/contracts/events/mask";

/**
 * A copy of what the host gave, as plain as JSON, so that nothing the host changes afterwards is sent.
 * The walk ends at the limit: a value that is far too large costs no more than one that just is.
 * @throws Error when it takes more than so many bytes, holds binary content or leads back to itself
 */
export function toPlain(value: unknown, bytes: number): unknown {
  let left = bytes;
  const around: object[] = [];

  /** Counts letters for bytes: never more than the real size, which is measured at the end. */
  function take(size: number): void {
    left -= size;
    if (left < 0) throw new Error(`it is over ${bytes} bytes`);
  }

  function list(values: readonly unknown[]): unknown[] {
    if (values.length * 2 > left) take(values.length * 2);
    return Array.from(values, (each) => {
      take(1);
      return copy(each, "") ?? null;
    });
  }

  function fields(given: object): object {
    const names = Object.keys(given);
    if (names.length * 4 > left) take(names.length * 4);
    const copied = names.flatMap((name) => {
      const each = copy((given as Record<string, unknown>)[name], name);
      if (each === undefined) return [];
      take(name.length + 4);
      return [[name, each]];
    });
    return Object.fromEntries(copied) as object;
  }

  function copy(given: unknown, name: string): unknown {
    if (typeof given === "object" && given !== null) return copyOf(given, name);
    if (typeof given === "string") take(given.length + 2);
    else if (typeof given === "bigint") return copy(String(given), name);
    else if (typeof given === "number" || typeof given === "boolean" || given === null) take(1);
    else return undefined;
    return typeof given === "number" && !Number.isFinite(given) ? null : given;
  }

  function copyOf(given: object, name: string): unknown {
    if (ArrayBuffer.isView(given) || given instanceof ArrayBuffer)
      throw new Error("it holds binary content");
    if (around.includes(given)) throw new Error("it leads back to itself");
    if (around.length >= deepest) return copy(cut, name);
    take(2);
    around.push(given);
    try {
      if (Array.isArray(given)) return list(given);
      // by JSON they would be empty; their own toJSON may tell the request that failed, credentials and all
      if (given instanceof Error) return fields({ name: given.name, message: given.message });
      const { toJSON } = given as { toJSON?: unknown };
      if (typeof toJSON !== "function") return fields(given);
      const told: unknown = toJSON.call(given, name);
      return told === given ? fields(given) : copy(told, name);
    } finally {
      around.pop();
    }
  }

  return copy(value, "");
}
