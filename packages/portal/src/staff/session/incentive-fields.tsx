import { Group, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useStaffTexts } from "../../texts/staff.ts";
import type { Details } from "./change-details.tsx";

type Incentive = NonNullable<Details["incentive"]>;

const none: Incentive = { amount: 0, currency: "EUR", state: "promised" };

/** What a participant is given for taking part. */
export function IncentiveFields(props: {
  incentive: Incentive | undefined;
  onChange(incentive: Incentive): void;
}) {
  const texts = useStaffTexts().session.details;
  const { amount, currency, state } = props.incentive ?? none;
  const set = (changed: Partial<Incentive>) =>
    props.onChange({ amount, currency, state, ...changed });
  return (
    <Group gap="sm" align="flex-end" grow>
      <NumberInput
        label={texts.incentive}
        min={0}
        max={1_000_000}
        value={props.incentive ? amount : ""}
        onChange={(value) => typeof value === "number" && set({ amount: value })}
      />
      <TextInput
        label={texts.currency}
        maxLength={3}
        pattern="[A-Z]{3}"
        disabled={!props.incentive}
        value={currency}
        onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })}
      />
      <NativeSelect
        label={texts.incentiveState}
        disabled={!props.incentive}
        data={Object.entries(texts.incentiveStates).map(([value, label]) => ({ value, label }))}
        value={state}
        onChange={(event) => set({ state: event.currentTarget.value as Incentive["state"] })}
      />
    </Group>
  );
}
