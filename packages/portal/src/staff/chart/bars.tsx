import classes from "./chart.module.css";
import type { BarsChart } from "./chart.ts";
import { useWritten } from "./use-written.ts";

/** Counts as bars, one below the other. */
export function Bars({ chart }: { chart: BarsChart }) {
  const say = useWritten();
  // Without an axis the longest bar is all there is to hold the others against.
  const longest = Math.max(0, ...chart.items.map(({ value }) => value));
  return (
    <div className={classes.frame}>
      <div className={classes.chart}>
        {chart.items.map(({ label, value }) => (
          <div key={label} className={classes.row}>
            <span className={classes.label}>{label}</span>
            <svg className={classes.plot} role="img" aria-label={say.value(value, chart.format)}>
              <rect
                className={classes.bar}
                x="0"
                y="5"
                width={`${longest > 0 ? (100 * value) / longest : 0}%`}
                height="18"
                rx="4"
              />
            </svg>
            <span className={classes.value}>{say.value(value, chart.format)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
