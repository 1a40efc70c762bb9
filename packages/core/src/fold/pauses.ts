/** Pauses between the phases of a resumed session: they are no part of its running time. */
import type { Session } from "@luna/contracts/entities/session";

/** From and to, milliseconds since 1970. */
export type Span = [from: number, to: number];

/** An end that nothing has followed yet begins no pause. */
export const pausesOf = (phases: Session["phases"] = []): Span[] =>
  phases.slice(1).flatMap(({ startedAt }, index): Span[] => {
    const { endedAt } = phases[index]!;
    return endedAt === undefined || endedAt >= startedAt
      ? []
      : [[Date.parse(endedAt), Date.parse(startedAt)]];
  });

/** Those that begin before a time; none without one. */
export const pausesBefore = (pauses: readonly Span[], ms: number | undefined): Span[] =>
  pauses.filter(([from]) => ms !== undefined && from < ms);

/** A time less the pauses before it; it stands still in a pause. */
export const ranMsAt = (pauses: readonly Span[], ms: number): number =>
  pauses.reduce((ran, [from, to]) => ran - Math.max(0, Math.min(ms, to) - from), ms);
