import { Radio, Text } from "@mantine/core";
import classes from "./choice.module.css";

export interface Option<Value extends string> {
  value: Value;
  label: string;
  text?: string;
}

/** One question with a few answers, each a card as large as a thumb; nothing is chosen beforehand. */
export function Choice<Value extends string>(props: {
  label: string;
  hint?: string;
  name: string;
  options: readonly Option<Value>[];
  value: Value | undefined;
  onChange(value: Value): void;
  error?: string | undefined;
  columns?: boolean;
  /** The label is read out but not shown: a heading above says it. */
  labelHidden?: boolean;
}) {
  return (
    <Radio.Group
      name={props.name}
      label={props.label}
      description={props.hint}
      error={props.error}
      value={props.value ?? ""}
      onChange={(value) => props.onChange(value as Value)}
      classNames={{ label: (props.labelHidden ? "unseen" : classes.label) ?? "" }}
    >
      <div className={classes.options} data-columns={props.columns ?? false}>
        {props.options.map(({ value, label, text }) => (
          <Radio
            key={value}
            value={value}
            label={label}
            description={text}
            classNames={{
              root: classes.option ?? "",
              body: classes.body ?? "",
              inner: classes.dot ?? "",
              labelWrapper: classes.words ?? "",
            }}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

/** The heading of a group of fields. */
export function GroupTitle({ children }: { children: string }) {
  return (
    <Text component="h2" fw={650} size="lg">
      {children}
    </Text>
  );
}
