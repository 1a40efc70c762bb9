/** Names that are ours while we hold them: a recording is ended by the page that makes it, not by another. */

const held = new Set<string>();

/** Lets go again; undefined when somebody else, here or in another page of the origin, holds the name. */
export async function claim(name: string): Promise<(() => void) | undefined> {
  if (held.has(name)) return undefined;
  held.add(name);
  // a browser's locks end with their page, whatever ends it; elsewhere a process is on its own
  const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  if (!locks) return () => held.delete(name);
  return new Promise((resolve, reject) => {
    locks
      .request(`luna/${name}`, { ifAvailable: true }, (lock) => {
        if (lock)
          return new Promise<void>((release) => {
            resolve(() => {
              held.delete(name);
              release();
            });
          });
        held.delete(name);
        resolve(undefined);
        return undefined;
      })
      .catch(reject);
  });
}
