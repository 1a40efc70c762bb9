interface Outlook {
  interim: boolean;
  planned: number;
  n: number;
  verdict: string;
  decidesAt?: number | "too-close" | undefined;
}

export const goals = {
  title: "Goals",
  text: "What the study wants to reach, judged one-sided at 5 %; the interval is two-sided 95 %. The shaded side is where the goal is met.",
  target: {
    over: (value: string) => `Goal: over ${value}`,
    under: (value: string) => `Goal: under ${value}`,
  },
  verdicts: {
    met: "met",
    "not-met": "not met",
    "not-yet-known": "not yet known",
    "no-data": "no data",
  },
  outlook: ({ interim, planned, n, verdict, decidesAt }: Outlook): string =>
    [
      verdict === "not-yet-known" && typeof decidesAt === "number"
        ? `would be decided at ${decidesAt} people`
        : verdict === "not-yet-known" && decidesAt === "too-close"
          ? "too close to the goal to be decided"
          : "",
      interim ? `interim: ${n} of ${planned} planned` : "",
    ]
      .filter(Boolean)
      .join(" · "),
};
