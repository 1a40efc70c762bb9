import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * The journeys that take longest, in this order: whoever comes last works alone, so that must be a
 * short one. The second one needs no stack: it runs while the first one synthesizes for all.
 */
const first = [
  "portal/journeys/demo-data",
  "functions/journeys/uploads",
  "portal/journeys/researcher",
  "portal/journeys/watching",
  "portal/journeys/participant",
  "demo/journeys/study-day",
  "demo/journeys/service",
  "demo/journeys/killed",
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = first.findIndex((name) => moduleId.includes(`/packages/${name}.test.ts`));
  return place < 0 ? first.length : place;
};

/** Runs the journeys in an order that keeps both workers busy, and all else in vitest's own. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isJourney = ({ project }: TestSpecification) => project.name === "journey";
    const journeys = sorted.filter(isJourney).sort((a, b) => placeOf(a) - placeOf(b));
    return sorted.map((file) => (isJourney(file) ? journeys.shift()! : file));
  }
}
