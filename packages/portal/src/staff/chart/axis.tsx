import classes from "./chart.module.css";
import type { Format } from "./chart.ts";
import { percentOf, type Scale } from "./scale.ts";
import { useWritten } from "./use-written.ts";

/** What stands at an end of the axis has no room beyond it where a chart is narrow. */
const edges: Record<number, string> = { 0: "start", 100: "end" };

/** The numbers below the rows of a chart; each row says its own aloud. */
export function Axis({ scale, format }: { scale: Scale; format: Format }) {
  const say = useWritten();
  return (
    <div className={classes.row} aria-hidden>
      <span className={classes.label} />
      <span className={classes.axis}>
        {scale.ticks.map((tick) => (
          <span
            key={tick}
            data-edge={edges[percentOf(tick, scale)]}
            style={{ insetInlineStart: `${percentOf(tick, scale)}%` }}
          >
            {say.value(tick, format)}
          </span>
        ))}
      </span>
      <span className={classes.value} />
    </div>
  );
}
