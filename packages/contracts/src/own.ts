/**
 * Plain objects as maps by names that came from outside: JSON and the table give nothing else back.
 * Every object inherits `constructor`, `toString`, `__proto__` …; in a map these are names like any other.
 */

/** What a map itself holds under a name, never what it inherits. */
export const own = <T>(
  map: Readonly<Record<string, T>> | undefined,
  name: string,
): T | undefined => (map !== undefined && Object.hasOwn(map, name) ? map[name] : undefined);

/** Puts a value under a name: an assignment to `__proto__` would change what the map inherits instead. */
export function setOwn<T>(map: Record<string, T>, name: string, value: T): void {
  Object.defineProperty(map, name, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}
