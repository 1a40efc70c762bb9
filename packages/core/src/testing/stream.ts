/** The table's stream for tests: what has changed since it was last read, item by item. */
import { isDeepStrictEqual } from "node:util";
import type { Item } from "../aws/table.ts";
import type { Change } from "../project/change.ts";
import type { TestContext } from "./context.ts";

const nameOf = (item: Item) => `${item.pk}\n${item.sk}`;

export interface TestStream {
  /** Changes since the last call; of an item changed twice only the sum. */
  read(): Promise<Change[]>;
  /** Handles changes until there are no more. */
  drain(handle: (change: Change) => Promise<unknown>): Promise<void>;
}

export function testStream(ctx: TestContext): TestStream {
  let known = new Map<string, Item>();
  let count = 0;
  const read = async () => {
    const now = new Map((await ctx.everything()).map((item) => [nameOf(item), item]));
    const changes: Change[] = [];
    for (const name of new Set([...known.keys(), ...now.keys()].sort())) {
      const [before, after] = [known.get(name), now.get(name)];
      if (!isDeepStrictEqual(before, after)) changes.push({ id: String(++count), before, after });
    }
    known = now;
    return changes;
  };
  return {
    read,
    async drain(handle) {
      for (let changes = await read(); changes.length > 0; changes = await read())
        for (const change of changes) await handle(change);
    },
  };
}
