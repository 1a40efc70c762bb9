import { it } from "vitest";
import { raceForSeat, raceOfMoves, raceOfOnePerson } from "../testing/race.ts";

it("gives one seat to one of many, round after round", () => raceForSeat(12, 4), 30_000);

it("gives one person one of several seats that it asks for at once", () =>
  raceOfOnePerson([8, 9, 10, 11, 12]));

it("moves one of several sessions to one seat", () => raceOfMoves(5));
