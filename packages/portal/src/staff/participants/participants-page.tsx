import type { CallAnswer, CallInput } from "@luna/sdk";
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { Heading } from "../../page/heading.tsx";
import { Icon } from "../../page/icon.tsx";
import { LinkAnchor } from "../../page/link.tsx";
import { Moment } from "../../page/moment.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { StateBadge } from "../table/badge.tsx";
import { CsvButton } from "../table/csv-button.tsx";
import type { Column } from "../table/data-table.tsx";
import { type Filter, FilterBar } from "../table/filter-bar.tsx";
import { LongText } from "../table/long-text.tsx";
import { PagedTable } from "../table/paged-table.tsx";
import { useHeld } from "../table/use-held.ts";
import { usePages } from "../table/use-pages.ts";
import { MessageDialog } from "./message-dialog.tsx";
import { participantTones } from "./tones.ts";

export type Listed = CallAnswer<"listParticipants">["items"][number];

const systems = { Windows: "Windows", macOS: "macOS", Linux: "Linux" };

/** Everybody who takes part, the newest first. */
export function ParticipantsPage() {
  const texts = useStaffTexts();
  const own = texts.participants;
  const { client, may } = useStaff();
  const { values, change, filtered } = useHeld();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [writing, setWriting] = useState(false);
  // Who may write to people knows their names, and may look for them.
  const knowsNames = may("sendMessage");
  const input = values as CallInput<"listParticipants">;
  const pages = usePages<Listed>(["staff", "participants", values], (cursor, signal) =>
    client.listParticipants({ ...input, ...(cursor && { cursor }) }, { signal }),
  );
  const filters: Filter[] = [
    ...(knowsNames
      ? [{ kind: "text", name: "search", label: own.search, hint: own.searchHint } as const]
      : []),
    { kind: "choice", name: "status", label: own.status, options: texts.words.participantStatus },
    { kind: "choice", name: "segment", label: own.segment, options: texts.words.segment },
    { kind: "choice", name: "techLevel", label: own.techLevel, options: texts.words.techLevel },
    { kind: "choice", name: "operatingSystem", label: own.system, options: systems },
  ];
  return (
    <Stack gap="lg">
      <Group justify="space-between" gap="sm">
        <Heading size="h2">{own.title}</Heading>
        <CsvButton list="listParticipants" input={input} name="participants" />
      </Group>
      {!knowsNames && <Alert icon={<Icon name="eye" />}>{texts.lists.observerNote}</Alert>}
      <FilterBar
        filters={filters}
        values={values}
        onChange={(changed) => {
          setChosen(new Set());
          change(changed);
        }}
      />
      {chosen.size > 0 && (
        <Group gap="md" className="wash" role="status">
          <Text fw={600}>{texts.lists.chosen(chosen.size)}</Text>
          <Button
            size="compact-md"
            leftSection={<Icon name="mail" size={18} />}
            onClick={() => setWriting(true)}
          >
            {own.write}
          </Button>
          <Button size="compact-md" variant="subtle" onClick={() => setChosen(new Set())}>
            {own.chooseNone}
          </Button>
        </Group>
      )}
      <PagedTable
        label={own.title}
        pages={pages}
        columns={useColumns(knowsNames)}
        keyOf={({ id }) => id}
        filtered={filtered}
        empty={own.empty}
        {...(knowsNames && {
          selection: { chosen, choose: setChosen, nameOf: (row: Listed) => row.code },
        })}
      />
      <MessageDialog
        to={writing ? [...chosen] : undefined}
        onClose={() => setWriting(false)}
        onSent={() => setChosen(new Set())}
      />
    </Stack>
  );
}

function useColumns(knowsNames: boolean): Column<Listed>[] {
  const { words, participants: own } = useStaffTexts();
  const text = (row: Listed, name: "firstName" | "lastName" | "email") =>
    name in row ? (row as Partial<Record<typeof name, string>>)[name] : undefined;
  return [
    {
      id: "code",
      title: own.person,
      cell: (row) => (
        <LinkAnchor to="/staff/participants/$id" params={{ id: row.id }} inherit>
          {row.code}
        </LinkAnchor>
      ),
    },
    ...(knowsNames
      ? [
          {
            id: "name",
            title: own.name,
            cell: (row: Listed) => (
              <LongText>
                {[text(row, "firstName"), text(row, "lastName")].filter(Boolean).join(" ")}
              </LongText>
            ),
          },
          {
            id: "email",
            title: own.email,
            cell: (row: Listed) => <LongText>{text(row, "email")}</LongText>,
          },
        ]
      : []),
    {
      id: "status",
      title: own.status,
      cell: ({ status }) => (
        <StateBadge tone={participantTones[status]}>{words.participantStatus[status]}</StateBadge>
      ),
    },
    {
      id: "segment",
      title: own.segment,
      cell: (row) => ("segment" in row ? words.segment[row.segment] : null),
    },
    { id: "system", title: own.system, cell: ({ operatingSystem }) => operatingSystem },
    {
      id: "score",
      title: own.score,
      numeric: true,
      cell: (row) => ("score" in row ? (row.score ?? "–") : "–"),
    },
    {
      id: "registered",
      title: own.registered,
      cell: ({ registeredAt }) => <Moment at={registeredAt} form="day" />,
    },
  ];
}
