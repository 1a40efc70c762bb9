import path from "node:path";
import { readJsonFile, writeFileWhole } from "../state-file.ts";

/** How far a mapping has read: by stream and shard the last sequence number that is done with. */
export interface Positions {
  get(mapping: string, streamArn: string, shard: string): ShardPosition | undefined;
  set(mapping: string, streamArn: string, shard: string, position: ShardPosition): void;
  /** Whether the mapping has ever looked at this stream. */
  knows(mapping: string, streamArn: string): boolean;
}

export interface ShardPosition {
  /** Undefined: at the shard's start. */
  after?: string;
  /** The shard is closed and read to its end. */
  ended?: boolean;
}

type Saved = Record<string, Record<string, Record<string, ShardPosition>>>;

export function openPositions(dataFolder: string): Positions {
  const file = path.join(dataFolder, "stream-positions.json");
  const saved: Saved = readJsonFile<Saved>(file) ?? {};
  return {
    get: (mapping, streamArn, shard) => saved[mapping]?.[streamArn]?.[shard],
    knows: (mapping, streamArn) => saved[mapping]?.[streamArn] !== undefined,
    set(mapping, streamArn, shard, position) {
      // Positions of an older stream of a table that was made anew are of no use.
      const streams = saved[mapping]?.[streamArn] ? saved[mapping] : { [streamArn]: {} };
      streams[streamArn] = { ...streams[streamArn], [shard]: position };
      saved[mapping] = streams;
      writeFileWhole(file, JSON.stringify(saved));
    },
  };
}
