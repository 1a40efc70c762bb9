import { own } from "@luna/contracts/own";
import { Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Section } from "../../page/section.tsx";
import { useRegion } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import { DataTable } from "../table/data-table.tsx";
import type { Analysis } from "./use-session-view.ts";

/** What the open parts of the analysis hold, as the service makes them. */
interface Patterns {
  paths?: { from: string; to: string; count: number }[];
  repeats?: { type: string; target: string; times: number }[];
  pauses?: { from: string; seconds: number; after: string }[];
}
type Problem = Analysis["errors"][number] & { message?: string; severity?: string };

/** Friction, errors, paths and times of one session. */
export function Measures({ analysis }: { analysis: Analysis }) {
  const texts = useStaffTexts().session;
  const region = useRegion();
  const { friction, performance } = analysis;
  const { paths = [], repeats = [], pauses = [] } = analysis.patterns as Patterns;
  const errors = analysis.errors as Problem[];
  const round = (value: number, digits = 1) =>
    value.toLocaleString(region, { maximumFractionDigits: digits });
  const times = (Object.keys(texts.times) as (keyof typeof texts.times)[]).flatMap((name) => {
    const value = performance[name];
    return typeof value === "number" ? [{ name: texts.times[name], value }] : [];
  });
  return (
    <Section title={texts.measures}>
      <Group gap="xl" align="flex-start">
        <Figure name={texts.friction} text={friction.formula}>
          {friction.value === null ? "–" : round(friction.value)}
        </Figure>
        <Figure name={texts.eventCount}>{round(analysis.eventCount, 0)}</Figure>
        {times.map(({ name, value }) => (
          <Figure key={name} name={name}>
            {texts.seconds(round(value))}
          </Figure>
        ))}
      </Group>
      {errors.length > 0 && (
        <Part title={texts.errors}>
          <DataTable
            label={texts.errors}
            rows={errors}
            keyOf={({ fingerprint }) => fingerprint}
            columns={[
              {
                id: "message",
                title: texts.message,
                cell: ({ message, fingerprint }) => (
                  <Text span size="sm" className="breakable" lang="en">
                    {message ?? fingerprint}
                  </Text>
                ),
              },
              { id: "count", title: texts.count, numeric: true, cell: ({ count }) => count },
            ]}
          />
        </Part>
      )}
      {paths.length > 0 && (
        <Part title={texts.paths}>
          <DataTable
            label={texts.paths}
            rows={paths}
            keyOf={({ from, to }) => `${from}\n${to}`}
            columns={[
              { id: "from", title: texts.from, cell: ({ from }) => from },
              { id: "to", title: texts.to, cell: ({ to }) => to },
              { id: "count", title: texts.count, numeric: true, cell: ({ count }) => count },
            ]}
          />
        </Part>
      )}
      {repeats.length > 0 && (
        <Part title={texts.repeats}>
          <ul className="plain-list">
            {repeats.map(({ type, target, times: count }) => (
              <li key={`${type} ${target} ${count}`}>
                {own(texts.eventTypes, type) ?? type} · {target}: {count} ×
              </li>
            ))}
          </ul>
        </Part>
      )}
      {pauses.length > 0 && (
        <Part title={texts.pauses}>
          <ul className="plain-list">
            {pauses.slice(0, 5).map(({ from, seconds, after }) => (
              <li key={from}>
                {texts.seconds(round(seconds, 0))},{" "}
                {texts.after(own(texts.eventTypes, after) ?? after)}
              </li>
            ))}
          </ul>
        </Part>
      )}
    </Section>
  );
}

function Figure(props: { name: string; text?: string; children: string }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {props.name}
      </Text>
      <Text fz={26} fw={650} lh={1.2} className="numbers">
        {props.children}
      </Text>
      {props.text && (
        <Text size="xs" c="dimmed" maw={260}>
          {props.text}
        </Text>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {title}
      </Title>
      {children}
    </Stack>
  );
}
