import type { CallAnswer } from "@luna/sdk";

export type Insights = CallAnswer<"readInsights">;
export type Goal = Insights["goals"][number];
export type Comparison = Insights["groups"][number]["comparisons"][number];
