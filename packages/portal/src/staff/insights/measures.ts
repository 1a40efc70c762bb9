import type { Format } from "../chart/chart.ts";
import type { Insights } from "./insights.ts";

/** What a range, a group, and the days before all have. */
type Figures = Pick<Insights, "rates" | "times" | "scores">;

/** Where each compared measure stands in its figures, and how far its axis goes. */
export const measures = {
  completion: { of: ({ rates }: Figures) => rates.completion, format: "share", max: 1 },
  unaided: { of: ({ rates }: Figures) => rates.unaided, format: "share", max: 1 },
  help: { of: ({ rates }: Figures) => rates.help, format: "share", max: 1 },
  errors: { of: ({ rates }: Figures) => rates.errors, format: "share", max: 1 },
  installation: { of: ({ rates }: Figures) => rates.installation, format: "share", max: 1 },
  installationTime: {
    of: ({ times }: Figures) => times.installation,
    format: "seconds",
    max: undefined,
  },
  installRating: { of: ({ scores }: Figures) => scores.installRating, format: "number", max: 10 },
  sus: { of: ({ scores }: Figures) => scores.sus, format: "number", max: 100 },
} satisfies Record<string, { of(group: Figures): object; format: Format; max: number | undefined }>;
