import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { useStaffTexts } from "../../texts/staff.ts";
import classes from "./filter-bar.module.css";

export type Filter = { name: string; label: string } & (
  | { kind: "choice"; options: Readonly<Record<string, string>> }
  | { kind: "text"; hint?: string }
  | { kind: "date" }
);

export type FilterValues = Readonly<Record<string, string | undefined>>;

/** Filters of a list; their values live in the address, so that a list can be passed on. */
export function FilterBar(props: {
  filters: readonly Filter[];
  values: FilterValues;
  /** Gets what has changed; an absent value takes a filter away. */
  onChange(changed: FilterValues): void;
}) {
  const texts = useStaffTexts().lists;
  const { filters, values, onChange } = props;
  const set = filters.filter(({ name }) => values[name] !== undefined);
  return (
    <Group component="form" role="search" aria-label={texts.filters} className={classes.bar}>
      {filters.map((filter) => (
        <OneFilter
          key={filter.name}
          filter={filter}
          value={values[filter.name] ?? ""}
          onChange={(value) => onChange({ [filter.name]: value || undefined })}
        />
      ))}
      {set.length > 0 && (
        <Button
          variant="subtle"
          onClick={() => onChange(Object.fromEntries(set.map(({ name }) => [name, undefined])))}
        >
          {texts.clear}
        </Button>
      )}
    </Group>
  );
}

function OneFilter(props: { filter: Filter; value: string; onChange(value: string): void }) {
  const texts = useStaffTexts().lists;
  const { filter, value, onChange } = props;
  if (filter.kind === "choice")
    return (
      <NativeSelect
        label={filter.label}
        value={value}
        data={[
          { value: "", label: texts.any },
          ...Object.entries(filter.options).map(([each, label]) => ({ value: each, label })),
        ]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  if (filter.kind === "date")
    return (
      <TextInput
        type="date"
        label={filter.label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  return (
    <Search
      label={filter.label}
      {...(filter.hint && { hint: filter.hint })}
      value={value}
      onChange={onChange}
    />
  );
}

/** Looks for what is typed once nothing more comes for a moment. */
function Search(props: {
  label: string;
  hint?: string;
  value: string;
  onChange(value: string): void;
}) {
  const [typed, setTyped] = useState(props.value);
  useEffect(() => setTyped(props.value), [props.value]);
  const tell = useDebouncedCallback(props.onChange, 400);
  return (
    <TextInput
      type="search"
      label={props.label}
      {...(props.hint && { placeholder: props.hint })}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        tell(event.currentTarget.value.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        props.onChange(typed.trim());
      }}
    />
  );
}
