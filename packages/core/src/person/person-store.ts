/** What every store says of a person: how it exports and how it erases what it holds. */
import type { Context } from "../context.ts";
import type { ItemKind } from "../item-kinds.ts";

export interface PersonStore {
  /** Kinds of items that this store answers for. */
  kinds: readonly ItemKind[];
  /** Everything held on the person, under readable names; nothing when there is nothing. */
  exportOf(ctx: Context, participantId: string): Promise<Record<string, unknown>>;
  /** Seals what is found other than through a session, see `sealed.ts`; nothing where there is no such. */
  sealOf?(ctx: Context, participantId: string): Promise<void>;
  /** Removes everything of the person; may be run again, also after it was cut short. */
  eraseOf(ctx: Context, participantId: string): Promise<void>;
}
