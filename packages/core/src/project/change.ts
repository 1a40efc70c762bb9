/** A change of one item, as the stream tells it; it may come twice and out of order between items. */
import type { DomainEvent } from "@luna/contracts/domain-events";
import type { Item } from "../aws/table.ts";
import type { Context } from "../context.ts";

export interface Change {
  /** Id of the stream record: the same when it comes again. */
  id: string;
  before: Item | undefined;
  after: Item | undefined;
}

/** Something to tell the bus: ids and codes only. */
export interface Happening {
  type: DomainEvent;
  detail: Record<string, unknown>;
}

/** Derives state from a change, so that a repeat changes nothing, and tells what happened. */
export type Projection = (ctx: Context, change: Change) => Promise<Happening[]>;
