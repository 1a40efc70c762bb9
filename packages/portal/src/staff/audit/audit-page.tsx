import { own } from "@luna/contracts/own";
import type { CallAnswer, CallInput } from "@luna/sdk";
import { Group, Stack, Text } from "@mantine/core";
import { Heading } from "../../page/heading.tsx";
import { LinkAnchor } from "../../page/link.tsx";
import { Moment } from "../../page/moment.tsx";
import { StateCard } from "../../page/state-card.tsx";
import { useTexts } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { CsvButton } from "../table/csv-button.tsx";
import { FilterBar } from "../table/filter-bar.tsx";
import { PagedTable } from "../table/paged-table.tsx";
import { SessionLink } from "../table/session-link.tsx";
import { useHeld } from "../table/use-held.ts";
import { usePages } from "../table/use-pages.ts";
import { useTeam } from "../table/use-team.ts";
import { brokenLinks } from "./broken-links.ts";

type Entry = CallAnswer<"listAudit">["items"][number];

/** Who read or changed which person's data; for administrators. */
export function AuditPage() {
  const texts = useStaffTexts().audit;
  const { failures } = useTexts();
  const { may } = useStaff();
  return (
    <Stack gap="lg">
      <Heading size="h2">{texts.title}</Heading>
      {may("listAudit") ? (
        <Log />
      ) : (
        <StateCard icon="lock" title={failures.forbidden.title}>
          {texts.adminsOnly}
        </StateCard>
      )}
    </Stack>
  );
}

function Log() {
  const texts = useStaffTexts().audit;
  const { client } = useStaff();
  const { values, change, filtered } = useHeld();
  const input = values as CallInput<"listAudit">;
  const pages = usePages<Entry>(["staff", "audit", values], (cursor, signal) =>
    client.listAudit({ ...input, ...(cursor && { cursor }) }, { signal }),
  );
  const team = useTeam();
  const names = (actor: string) => team.find(({ id }) => `staff:${id}` === actor)?.name ?? actor;
  const broken = filtered ? [] : brokenLinks(pages.items ?? []);
  return (
    <>
      <Group justify="space-between" gap="sm" align="flex-start">
        <Text c="dimmed" maw={640}>
          {texts.text}
        </Text>
        <CsvButton list="listAudit" input={input} name="audit" />
      </Group>
      <FilterBar
        filters={[
          { kind: "text", name: "resource", label: texts.resource, hint: "prt_…" },
          { kind: "text", name: "actor", label: texts.actor, hint: "staff:…" },
        ]}
        values={values}
        onChange={change}
      />
      {!filtered && pages.items && pages.items.length > 0 && (
        <StateCard
          icon={broken.length === 0 ? "check" : "alert"}
          alert={broken.length > 0}
          title={broken.length === 0 ? texts.chainHolds : texts.chainBroken}
        >
          {broken.length > 0 && <Text mb="xs">{broken.join(", ")}</Text>}
          {texts.chainText} <code>npm run luna -- verify-audit</code>
        </StateCard>
      )}
      <PagedTable
        label={texts.title}
        pages={pages}
        filtered={filtered}
        keyOf={({ requestId, at, resource, action }) => `${at} ${requestId} ${action} ${resource}`}
        columns={[
          { id: "at", title: texts.at, cell: ({ at }) => <Moment at={at} /> },
          { id: "actor", title: texts.actor, cell: ({ actor }) => names(actor) },
          { id: "action", title: texts.action, cell: ({ action }) => <Action code={action} /> },
          { id: "resource", title: texts.resource, cell: (entry) => <Resource entry={entry} /> },
          {
            id: "link",
            title: texts.link,
            cell: ({ number, hash }) =>
              hash ? (
                <span title={hash}>
                  {number} · <code>{hash.slice(0, 10)}</code>
                </span>
              ) : (
                texts.unlinked
              ),
          },
        ]}
      />
    </>
  );
}

/** What was done, in words; the code, which the CSV holds, is in the tooltip. */
function Action({ code }: { code: string }) {
  const { actions } = useStaffTexts().audit;
  const said = own(actions, code);
  return said ? <span title={code}>{said}</span> : <code>{code}</code>;
}

function Resource({ entry: { resource } }: { entry: Entry }) {
  if (resource.startsWith("prt_"))
    return (
      <LinkAnchor to="/staff/participants/$id" params={{ id: resource }} inherit>
        {resource}
      </LinkAnchor>
    );
  return resource.startsWith("ses_") ? (
    <SessionLink id={resource}>{resource}</SessionLink>
  ) : (
    resource
  );
}
