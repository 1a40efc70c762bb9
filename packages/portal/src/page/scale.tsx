import type { CSSProperties } from "react";
import classes from "./scale.module.css";

/** Of two rows on a phone, where one would be too narrow, the second is no longer than the first. */
const columnsOf = (count: number) =>
  ({
    "--columns": count,
    "--columns-narrow": count > 7 ? Math.ceil(count / 2) : count,
  }) as CSSProperties;

/** A row of numbers between two words; one group of radio buttons. */
export function Scale(props: {
  name: string;
  label: string;
  from: number;
  to: number;
  low: string;
  high: string;
  value: number | undefined;
  onChange(value: number): void;
}) {
  const { from, to, low, high } = props;
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return (
    <fieldset className={classes.scale}>
      <legend className={classes.label}>{props.label}</legend>
      <div className={classes.row} style={columnsOf(numbers.length)}>
        {numbers.map((number) => (
          <label key={number} className={classes.number}>
            <input
              type="radio"
              className="unseen"
              name={props.name}
              value={number}
              checked={props.value === number}
              onChange={() => props.onChange(number)}
            />
            {number}
            {number === from && <span className="unseen">{low}</span>}
            {number === to && <span className="unseen">{high}</span>}
          </label>
        ))}
      </div>
      <div className={classes.ends} aria-hidden>
        <span>{low}</span>
        <span>{high}</span>
      </div>
    </fieldset>
  );
}
