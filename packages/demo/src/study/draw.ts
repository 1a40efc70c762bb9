/** Draws people and what they meet by the truths; the same seed draws the same. */
import type { TechLevel } from "@luna/contracts/entities/participant";
import type { OperatingSystem } from "@luna/contracts/scalars";
import type { Random } from "../fill/random.ts";
import { chances, installing, nps, people, rating, sus, systems, type Variant } from "./truths.ts";

export interface DrawnPerson {
  firstName: string;
  lastName: string;
  techLevel: TechLevel;
  operatingSystem: OperatingSystem;
}

const firstNames = ["Ada", "Ben", "Chidi", "Dana", "Emre", "Femi", "Gita", "Hugo", "Ines", "Jun"];
const lastNames = [
  "Adler",
  "Bauer",
  "Costa",
  "Diaz",
  "Eriksen",
  "Fofana",
  "Gupta",
  "Hansen",
  "Ito",
];

export const drawPerson = (random: Random): DrawnPerson => ({
  firstName: random.pick(firstNames),
  lastName: random.pick(lastNames),
  techLevel: one(
    random,
    mapped(people, ({ share }) => share),
  ),
  operatingSystem: one(random, systems),
});

export interface DrawnRun {
  succeeds: boolean;
  installSeconds: number;
  networkError: boolean;
  diskError: boolean;
  /** How often help is asked for. */
  helps: number;
  circles: boolean;
  hammers: boolean;
  feature: boolean;
  answers?: { installRating: number; npsScore: number; sus: number[] };
  /** Seconds that a person thinks, more or less, at a step. */
  pace: number;
}

export function drawRun(random: Random, techLevel: TechLevel, variant: Variant): DrawnRun {
  const hit = (chance: number) => random.next() < chance;
  const networkError = hit(chances.networkError);
  const diskError = hit(chances.diskError);
  const troubled = networkError || diskError;
  const help = hit(troubled ? chances.help.afterError : chances.help.else);
  return {
    succeeds: hit(people[techLevel].succeeds[variant]),
    installSeconds: installing.median[variant] * Math.exp(installing.spread * normal(random)),
    networkError,
    diskError,
    helps: help ? (hit(chances.helpAgain) ? 2 : 1) : 0,
    circles: hit(chances.circles),
    hammers: hit(chances.hammers),
    feature: hit(chances.feature),
    pace: 4 + 6 * random.next(),
    ...(hit(chances.answers) && {
      answers: {
        installRating: 1 + at(random, rating),
        npsScore: at(random, nps),
        sus: Array.from({ length: 10 }, (_, item) => {
          const good = at(random, sus[variant]);
          return item % 2 === 0 ? good + 1 : 5 - good;
        }),
      },
    }),
  };
}

/** A standard normal number: Box and Muller (1958). */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());

/** The index that falls by chances that sum to 1. */
function at(random: Random, shares: readonly number[]): number {
  let left = random.next();
  for (const [index, share] of shares.entries()) {
    left -= share;
    if (left < 0) return index;
  }
  return shares.length - 1;
}

function one<Name extends string>(random: Random, shares: Readonly<Record<Name, number>>): Name {
  const names = Object.keys(shares) as Name[];
  return names[
    at(
      random,
      names.map((name) => shares[name]),
    )
  ]!;
}

const mapped = <Name extends string, From>(
  from: Record<Name, From>,
  to: (each: From) => number,
): Record<Name, number> =>
  Object.fromEntries(Object.entries<From>(from).map(([name, each]) => [name, to(each)])) as Record<
    Name,
    number
  >;
