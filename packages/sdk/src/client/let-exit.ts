/** Lets a Node program end while only this timer or socket is left; browsers need no such thing. */
export function letExit<T>(held: T): T {
  (held as { unref?(): unknown } | undefined)?.unref?.();
  return held;
}
