import { useStaffTexts } from "../../texts/staff.ts";
import { Axis } from "./axis.tsx";
import classes from "./chart.module.css";
import type { IntervalsChart } from "./chart.ts";
import { percentOf, scaleOf } from "./scale.ts";
import { useWritten } from "./use-written.ts";

/** Estimates as points on their 95 % intervals, one below the other, a goal as a dashed line. */
export function Intervals({ chart }: { chart: IntervalsChart }) {
  const texts = useStaffTexts().chart;
  const say = useWritten();
  const { items, format, min, max, target } = chart;
  const scale = scaleOf(
    [...items.flatMap(({ value, low, high }) => [value, low, high]), target].filter(
      (each): each is number => typeof each === "number",
    ),
    { min, max },
    format,
  );
  const at = (value: number) => `${percentOf(value, scale)}%`;
  return (
    <div className={classes.frame}>
      <div className={classes.chart}>
        {items.map((item) => (
          <div key={item.label} className={classes.row}>
            <span className={classes.label}>{item.label}</span>
            <svg className={classes.plot} role="img" aria-label={say.interval(item, format)}>
              <line className={classes.ground} x1="0%" x2="100%" y1="14" y2="14" />
              {target !== undefined && (
                <line className={classes.target} x1={at(target)} x2={at(target)} y1="0" y2="28" />
              )}
              {item.low !== null && item.high !== null && (
                <line
                  className={classes.interval}
                  x1={at(item.low)}
                  x2={at(item.high)}
                  y1="14"
                  y2="14"
                />
              )}
              {item.value !== null && (
                <circle className={classes.point} cx={at(item.value)} cy="14" r="5" />
              )}
            </svg>
            <span className={classes.value}>
              {say.value(item.value, format)} <small>n = {item.n}</small>
            </span>
          </div>
        ))}
        <Axis scale={scale} format={format} />
        {target !== undefined && (
          <p className={classes.note}>{texts.target(say.value(target, format))}</p>
        )}
      </div>
    </div>
  );
}
