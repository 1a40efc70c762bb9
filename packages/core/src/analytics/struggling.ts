import type { Item } from "../aws/table.ts";

/** A struggle counts as going on until this long after its last evidence. */
const strugglingSeconds = 300;

/** Whether somebody struggles right now, by the last evidence in what the dashboard shows of a session. */
export const isStruggling = ({ struggledTo }: Item, now: number): boolean =>
  struggledTo !== undefined && Date.parse(struggledTo) > now - strugglingSeconds * 1000;
