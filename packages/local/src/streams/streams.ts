import type { Part } from "../part.ts";
import type { StreamMapping } from "./mapping.ts";
import { type MappingPoller, type PollerOptions, startMappingPoller } from "./mapping-poller.ts";
import { openPositions } from "./positions.ts";
import { createStreamClient } from "./stream-client.ts";

/** All event source mappings of the template. */
export interface Streams extends Part {
  /** A table was written: look soon, however long nothing came. */
  nudge(): void;
  /** Resolves when every mapping has done with everything written before the call. */
  drained(): Promise<void>;
}

type Options = Omit<PollerOptions, "mapping" | "client" | "positions"> & {
  mappings: StreamMapping[];
  /** Address of the database itself. */
  databaseUrl: string;
  dataFolder: string;
};

export async function startStreams(options: Options): Promise<Streams> {
  const { mappings, databaseUrl, dataFolder, ...shared } = options;
  const client = createStreamClient(databaseUrl, shared.region);
  const positions = openPositions(dataFolder);
  const pollers: MappingPoller[] = await Promise.all(
    mappings.map((mapping) => startMappingPoller({ mapping, client, positions, ...shared })),
  );
  return {
    name: "streams",
    nudge() {
      for (const poller of pollers) poller.nudge();
    },
    async drained() {
      await Promise.all(pollers.map((poller) => poller.drained()));
    },
    async stop() {
      await Promise.all(pollers.map((poller) => poller.stop()));
      client.close();
    },
  };
}
