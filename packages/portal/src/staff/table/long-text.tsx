import classes from "./data-table.module.css";

/** What somebody has typed: as long as it likes, but no wider than leaves room for the other columns. */
export function LongText({ children }: { children: string | undefined }) {
  return (
    <span className={classes.long} title={children}>
      {children}
    </span>
  );
}
