import classes from "./chart.module.css";
import type { LineChart } from "./chart.ts";
import { percentOf, scaleOf } from "./scale.ts";
import { useWritten } from "./use-written.ts";

const height = 180;

/** How a value went from period to period; over periods without data the line is dotted. */
export function Lines({ chart }: { chart: LineChart }) {
  const say = useWritten();
  const { items, format, max } = chart;
  const scale = scaleOf(
    items.flatMap(({ value }) => (value === null ? [] : [value])),
    { max },
    format,
  );
  const x = (at: number) => `${(100 * (at + 0.5)) / Math.max(1, items.length)}%`;
  const y = (value: number) => height - (percentOf(value, scale) * (height - 16)) / 100 - 8;
  const said = items.map(
    ({ label, value, n }) => `${label}: ${say.value(value, format)}, n = ${n}`,
  );
  const everyOther = Math.ceil(items.length / 8);
  return (
    <div className={classes.lines}>
      <div className={classes.levels} style={{ height }} aria-hidden>
        {scale.ticks.map((tick) => (
          <span key={tick} style={{ top: y(tick) }}>
            {say.value(tick, format)}
          </span>
        ))}
      </div>
      <div className={classes.field}>
        <svg className={classes.line} height={height} role="img" aria-label={said.join("; ")}>
          {scale.ticks.map((tick) => (
            <line
              key={tick}
              className={classes.ground}
              x1="0%"
              x2="100%"
              y1={y(tick)}
              y2={y(tick)}
            />
          ))}
          {items.map(({ label, value }, at) => {
            const next = items.findIndex((item, later) => later > at && item.value !== null);
            const following = items[next]?.value ?? null;
            return (
              value !== null && (
                <g key={label}>
                  {following !== null && (
                    <line
                      className={classes.stroke}
                      data-gap={next > at + 1}
                      x1={x(at)}
                      y1={y(value)}
                      x2={x(next)}
                      y2={y(following)}
                    />
                  )}
                  <circle className={classes.point} cx={x(at)} cy={y(value)} r="4" />
                </g>
              )
            );
          })}
        </svg>
        <div className={classes.times} aria-hidden>
          {items.map(({ label }, at) => (
            <span key={label} data-major={at % (everyOther * 3) === 0}>
              {at % everyOther === 0 ? label : ""}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}
