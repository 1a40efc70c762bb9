import { Checkbox } from "@mantine/core";
import type { ReactNode } from "react";
import { useStaffTexts } from "../../texts/staff.ts";
import classes from "./data-table.module.css";

export interface Column<Row> {
  id: string;
  title: string;
  cell(row: Row): ReactNode;
  /** Stands at the right, its digits below each other. */
  numeric?: boolean;
  /** What the cells hold says enough: the title is only read out. */
  titleUnseen?: boolean;
}

export interface Selection<Row> {
  chosen: ReadonlySet<string>;
  choose(next: ReadonlySet<string>): void;
  /** What the row is called. */
  nameOf(row: Row): string;
}

/** Said aloud: what is drawn as cards on a narrow screen stays a table for whoever hears it. */
const as = {
  table: { role: "table" },
  rowgroup: { role: "rowgroup" },
  row: { role: "row" },
  columnheader: { role: "columnheader" },
  rowheader: { role: "rowheader" },
  cell: { role: "cell" },
} as const;

/** From here on a table needs more room than others to stand as one. */
const manyColumns = 5;

/**
 * Rows below their headings; on a narrow screen each row a card that says its headings again. The first
 * column names the row.
 */
export function DataTable<Row>(props: {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf(row: Row): string;
  selection?: Selection<Row> | undefined;
}) {
  const { columns, rows, keyOf, selection } = props;
  const [first, ...others] = columns;
  const texts = useStaffTexts().lists;
  const side = ({ numeric }: Column<Row>) => (numeric ? "end" : undefined);
  return (
    <div className={classes.frame} data-many={columns.length >= manyColumns}>
      <table className={classes.table} aria-label={props.label} {...as.table}>
        <thead {...as.rowgroup}>
          <tr {...as.row}>
            {selection && <ChooseAll rows={rows} keyOf={keyOf} selection={selection} />}
            {columns.map((column) => (
              <th key={column.id} scope="col" {...as.columnheader} data-side={side(column)}>
                <span className={column.titleUnseen ? "unseen" : undefined}>{column.title}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...as.rowgroup}>
          {rows.map((row) => (
            <tr key={keyOf(row)} {...as.row}>
              {selection && (
                <td {...as.cell} className={classes.choose}>
                  <Checkbox
                    aria-label={texts.choose(selection.nameOf(row))}
                    checked={selection.chosen.has(keyOf(row))}
                    onChange={() => selection.choose(toggled(selection.chosen, keyOf(row)))}
                  />
                </td>
              )}
              {first && (
                <th scope="row" {...as.rowheader}>
                  {first.cell(row)}
                </th>
              )}
              {others.map((column) => (
                <td key={column.id} {...as.cell} data-side={side(column)}>
                  {!column.titleUnseen && (
                    <span className={classes.name} aria-hidden>
                      {column.title}
                    </span>
                  )}
                  <span className={classes.value}>{column.cell(row)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ChooseAll<Row>(props: {
  rows: readonly Row[];
  keyOf(row: Row): string;
  selection: Selection<Row>;
}) {
  const texts = useStaffTexts().lists;
  const { chosen, choose } = props.selection;
  const keys = props.rows.map(props.keyOf);
  const all = keys.length > 0 && keys.every((key) => chosen.has(key));
  return (
    <th scope="col" {...as.columnheader} className={classes.choose}>
      <Checkbox
        aria-label={texts.chooseAll}
        checked={all}
        indeterminate={!all && keys.some((key) => chosen.has(key))}
        onChange={() => choose(all ? new Set() : new Set([...chosen, ...keys]))}
      />
    </th>
  );
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}
