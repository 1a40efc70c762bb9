/** What reports say in English; the other languages have the same. */
import type { Language } from "@luna/contracts/language";
import type { ReportType } from "@luna/contracts/routes/analytics";

interface Rate {
  x: number;
  n: number;
}

export const en = {
  language: "en" as Language,
  /** How numbers are written. */
  decimalPoint: ".",
  /** Of a p value without its zero, as the APA writes it. */
  p: (value: string) => value.replace(/^0/, ""),
  noData: "no data",
  range: (from: string, to: string) => `${from} to ${to}`,
  of: ({ x, n }: Rate) => `${x} of ${n}`,
  /** A code of the service for people: a status, an outcome, a rule, a severity. */
  word: (code: string): string => code.replaceAll(/[-_]/g, " "),
  /** A segment for people. */
  segment: (code: string): string => code,
  /** Name of a measure that groups are compared by. */
  measure: (id: string): string =>
    id.replace(/([A-Z])/g, " $1").replace(/^./, (first) => first.toUpperCase()),
  types: {
    "session-summary": "Session summary",
    "user-experience": "User experience",
    "technical-issues": "Technical issues",
    "performance-trends": "Performance trends",
    "segment-insights": "Segment insights",
  } as Record<ReportType, string>,
  pdf: {
    allTime: "All time",
    days: (range: string, timeZone: string) => `${range} (days in ${timeZone})`,
    /** What a report was narrowed to. */
    filter: (name: string): string => name,
    method: "How the figures are made",
    foot: (n: number, made: string) =>
      `n = ${n} people, each by the first session; 95 % intervals (adjusted Wald, t); methods at the end. Made ${made} UTC.`,
    page: (at: number, of: number) => `Page ${at} of ${of}`,
  },
  labels: {
    what: "What",
    value: "Value",
    n: "n",
    hits: "Hits",
    rate: "Rate",
    low: "95 % from",
    high: "to",
    middleTime: "Middle time",
    mean: "Mean",
    goal: "Goal",
    target: "Target",
    reached: "Reached",
    interval: "95 % interval",
    verdict: "Verdict",
    measure: "Measure",
    difference: "Difference or ratio",
    finding: "Finding",
    task: "Task",
    completed: "Completed",
    unaided: "Without help",
    ease: "Ease (1 to 7)",
    error: "Error",
    code: "Code",
    people: "People",
    share: "Share",
    times: "Times",
    struggle: "Struggle",
    sessions: "Sessions",
    status: "Status",
    time: "Time",
    errors: "Errors",
    help: "Help",
    retries: "Retries",
    from: "From",
    severity: "Severity",
    state: "State",
    metError: "Met an error",
    askedForHelp: "Asked for help",
    installation: "Installation",
    now: "n now",
    before: "n before",
    group: "Group",
    groups: "Groups",
    rating: "Rating",
    sus: "SUS",
    corrected: "p corrected",
    variant: "Variant",
    expected: "Expected",
    met: "Met",
    promoters: "Promoters",
    passives: "Passives",
    detractors: "Detractors",
    score: "Score",
  },
  titles: {
    summary: "Summary",
    goals: "Goals",
    tasks: "Tasks",
    errors: "Errors",
    struggles: "Struggles",
    help: "Help",
    times: "Times",
  },
  nothingYet: "No session of this selection has ended yet: there is no data.",
  goal: {
    target: (direction: "over" | "under", target: string) => `${direction} ${target}`,
    verdicts: {
      "no-data": "no data",
      "not-yet-known": "not yet known",
      met: "met",
      "not-met": "not met",
    },
    interim: (verdict: string) => `${verdict} (interim)`,
  },
  finding: {
    differs: "differs",
    same: "no clear difference",
    tooFew: "under 5 in a group",
    noSpread: "no spread",
  },
  charts: {
    tasks: "Task completion with 95 % interval",
    funnel: "How far people came",
    errors: "Errors by what they say",
    hotSpots: "Where people struggled",
    byStatus: "Sessions by status",
    rates: "Rates with 95 % interval",
    completedByPeriod: "Sessions completed, by beginning of the period",
    installation: "Middle time of the installation",
    errorsByTask: "People who met an error, by task, with 95 % interval",
    helpByTask: "People who asked for help, by task",
    completed: "Sessions completed, with 95 % interval",
  },
  sessionSummary: {
    byStatus: "By status",
    byOutcome: "By outcome",
    counts: (sessions: number, people: number) =>
      `${sessions} sessions of the study in all, pilots and excluded ones left out; ${people} people's first sessions have ended.`,
    attended: ({ x, n }: Rate, share: string) =>
      `Of ${n} that were due, ${x} took place (${share}).`,
    takes: (time: string, n: number) => `A session takes ${time} in the middle (n = ${n}).`,
  },
  oneSession: {
    title: (code: string) => `Session ${code}`,
    section: "Session",
    facts: "Facts",
    participant: "Participant",
    scenario: "Scenario",
    segment: "Segment",
    system: "System",
    build: "Build",
    variant: "Variant",
    status: "Status",
    outcome: "Outcome",
    started: "Started",
    ended: "Ended",
    progress: "Progress",
    events: "Events",
    friction: "Friction (ours)",
    wrong: "What went wrong",
    nothing: "Nothing was found.",
    method:
      "Times are corrected by the clock of the service; the time between the phases of a resumed session is left out of durations.",
  },
  userExperience: {
    completed: (rate: string) => `Sessions completed: ${rate}.`,
    unaided: (rate: string) => `Without any help: ${rate}.`,
    sus: (mean: string, grade: string | undefined, percentile: number, n: number) =>
      `The System Usability Scale gives ${mean} (grade ${grade}, about the ${percentile}th percentile, n = ${n}).`,
    how: "How it went",
    rates: {
      title: "Rates",
      completion: "Completed",
      unaided: "Without any help",
      help: "Asked for help",
      errors: "Met an error",
      recovery: "Recovered from errors",
      struggles: "Struggled",
    },
    said: "What people say",
    scores: {
      title: "Scores",
      installRating: "Installation, 1 to 10",
      trustLevel: "Trust, 1 to 5",
      sus: "SUS, 0 to 100",
      umuxLite: "UMUX-Lite, 0 to 100",
      friction: "Friction (ours), points per 10 minutes",
    },
    nps: "Net promoter score (−1 to 1)",
  },
  technicalIssues: {
    errors: (rate: string) => `Met an error: ${rate}.`,
    recovery: (rate: string) =>
      `Recovered without help, of those whose task had an error: ${rate}.`,
    installation: (rate: string) => `Installations that succeeded: ${rate}.`,
    problems: (problems: number, percent: number) =>
      `${problems} problems were met, each by ${percent} % of people on average; an estimate from few people is too high.`,
    noErrors: "No errors were met.",
    howMany: "How many people it takes",
    met: "Problems met by now, by how many people they hit",
  },
  performanceTrends: {
    installation: (time: string, n: number) =>
      `The installation takes ${time} in the middle (n = ${n}).`,
    leftOut: (spans: number) =>
      `${spans} spans of zero or less, the work of wrong clocks, are left out.`,
    byPeriod: "By period",
    times: "Times of successful runs",
    session: "Whole session",
    against: "Against the time before",
    before: (range: string) =>
      `Compared with ${range}. Differences are now less then, ratios now over then.`,
    nothingBefore: "All time is shown: there is nothing before to compare with.",
    changed: "What changed",
  },
  segmentInsights: {
    by: {
      segment: "By segment",
      operatingSystem: "By operating system",
      scenarioType: "By scenario",
      variant: "By variant",
    },
    oneGroup: "There is only one group: nothing to compare.",
    differs: (by: string, measure: string, a: string, b: string) =>
      `${by}, ${measure.toLowerCase()} differs between ${a} and ${b}.`,
    tooFew: "The groups are too small to be compared: under 5 people.",
    nothingDiffers: "No clear difference was found between the groups.",
    notMade: (count: number, all: number) =>
      `${count} of ${all} comparisons are left out: under 5 people in a group.`,
    groups: "Groups",
    comparisons: "Comparisons",
    experiment: (title: string) => `Experiment: ${title}`,
    nobody: "Nobody has a variant yet.",
    balanced: "The variants came out as their shares say.",
    unbalanced:
      "The variants did not come out as their shares say: do not trust their comparison before the cause is known.",
    balance: "Balance",
  },
};

export type ReportTexts = typeof en;
