/** Routes whose verb is still to come: they answer 501. */
import type { RouteId } from "./table.ts";

export const pending: readonly RouteId[] = [];
