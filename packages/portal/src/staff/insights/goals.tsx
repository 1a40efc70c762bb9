import { Text } from "@mantine/core";
import { useStaffTexts } from "../../texts/staff.ts";
import classes from "../chart/chart.module.css";
import { type Format, intervalOf } from "../chart/chart.ts";
import { percentOf, scaleOf } from "../chart/scale.ts";
import { useWritten } from "../chart/use-written.ts";
import { StateBadge, type Tone } from "../table/badge.tsx";
import own from "./goals.module.css";
import type { Goal } from "./insights.ts";
import { useStudyWords } from "./study-words.ts";

const tones: Record<Goal["verdict"], Tone> = {
  met: "good",
  "not-met": "bad",
  "not-yet-known": "plain",
  "no-data": "plain",
};
const formats: Record<Goal["measure"], Format> = {
  rate: "share",
  median: "seconds",
  mean: "number",
};
const ends: Partial<Record<Goal["measure"], number>> = { rate: 1, mean: 10 };

/** Each goal with what was reached, its interval, and what can be said about it yet. */
export function Goals({ goals }: { goals: readonly Goal[] }) {
  return (
    <ul className={own.goals}>
      {goals.map((goal) => (
        <OneGoal key={goal.id} goal={goal} />
      ))}
    </ul>
  );
}

function OneGoal({ goal }: { goal: Goal }) {
  const texts = useStaffTexts().goals;
  const titles = useStudyWords();
  const say = useWritten();
  const format = formats[goal.measure];
  const reached = intervalOf(goal.title, goal);
  const target = say.value(goal.target, format);
  return (
    <li className={own.goal}>
      <div>
        <Text fw={600}>{titles.goal(goal.id, goal.title)}</Text>
        <Text size="sm" c="dimmed">
          {texts.target[goal.direction](target)}
        </Text>
      </div>
      <GoalPlot goal={goal} format={format} />
      <div className={own.reached}>
        <StateBadge tone={tones[goal.verdict]}>{texts.verdicts[goal.verdict]}</StateBadge>
        <Text size="sm">{say.interval(reached, format)}</Text>
        {goal.n > 0 && (
          <Text size="sm" c="dimmed">
            {texts.outlook(goal)}
          </Text>
        )}
      </div>
    </li>
  );
}

/** Where the interval lies, and where the goal: its side is shaded. */
function GoalPlot({ goal, format }: { goal: Goal; format: Format }) {
  const say = useWritten();
  const reached = intervalOf(goal.title, goal);
  const scale = scaleOf(
    [reached.value, reached.low, reached.high, goal.target * 1.1].filter((each) => each !== null),
    { max: ends[goal.measure] },
  );
  const at = (value: number) => percentOf(value, scale);
  const target = at(goal.target);
  const over = goal.direction === "over";
  return (
    <svg className={classes.plot} role="img" aria-label={say.interval(reached, format)}>
      <rect
        className={own.wanted}
        x={over ? `${target}%` : "0%"}
        width={`${over ? 100 - target : target}%`}
        y="4"
        height="20"
      />
      <line className={classes.ground} x1="0%" x2="100%" y1="14" y2="14" />
      <line className={classes.target} x1={`${target}%`} x2={`${target}%`} y1="0" y2="28" />
      {reached.low !== null && reached.high !== null && (
        <line
          className={classes.interval}
          x1={`${at(reached.low)}%`}
          x2={`${at(reached.high)}%`}
          y1="14"
          y2="14"
        />
      )}
      {reached.value !== null && (
        <circle className={classes.point} cx={`${at(reached.value)}%`} cy="14" r="5" />
      )}
    </svg>
  );
}
