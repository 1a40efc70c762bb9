import type { CallAnswer } from "@luna/sdk";
import { Button, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { Failure } from "../../page/failure.tsx";
import { Heading } from "../../page/heading.tsx";
import { Loading } from "../../page/loading.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { CsvButton } from "../table/csv-button.tsx";
import { usePages } from "../table/use-pages.ts";
import { type FailedChange, IssueCard } from "./issue-card.tsx";
import classes from "./issues.module.css";
import { NewIssue } from "./new-issue.tsx";

export type Issue = CallAnswer<"listIssues">["items"][number];
type Status = Issue["status"];

const statuses: readonly Status[] = ["open", "confirmed", "fixed", "dismissed"];

/** Problems found over all sessions, by how far they have been dealt with. */
export function IssuesPage() {
  const texts = useStaffTexts().issues;
  const [adding, setAdding] = useState(false);
  const [failed, setFailed] = useState<FailedChange>();
  return (
    <Stack gap="lg">
      <Group justify="space-between" gap="sm">
        <Heading size="h2">{texts.title}</Heading>
        <Group gap="sm">
          <Button onClick={() => setAdding(true)}>{texts.add}</Button>
          <CsvButton list="listIssues" input={{}} name="issues" />
        </Group>
      </Group>
      <Text c="dimmed">{texts.text}</Text>
      {failed && (
        <section className={classes.failed} aria-label={texts.notSaved(failed.title)}>
          <Text fw={600} mb={4} className="breakable">
            {texts.notSaved(failed.title)}
          </Text>
          <Failure error={failed.error} />
        </section>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2, xl: 4 }} spacing="lg">
        {statuses.map((status) => (
          <Column key={status} status={status} tell={setFailed} />
        ))}
      </SimpleGrid>
      <NewIssue opened={adding} onClose={() => setAdding(false)} />
    </Stack>
  );
}

function Column({ status, tell }: { status: Status; tell(failed: FailedChange): void }) {
  const { issues: texts, words, lists } = useStaffTexts();
  const { client } = useStaff();
  const pages = usePages<Issue>(["staff", "issues", status], (cursor, signal) =>
    client.listIssues({ status, limit: 20, ...(cursor && { cursor }) }, { signal }),
  );
  const { items, hasNextPage } = pages;
  return (
    <Stack component="section" gap="sm" aria-label={words.issueStatus[status]}>
      <Group gap="xs">
        <Title order={2} size="h4">
          {words.issueStatus[status]}
        </Title>
        {items && (
          <Text c="dimmed" className="numbers">
            {items.length}
            {hasNextPage && "+"}
          </Text>
        )}
      </Group>
      {pages.isError && <Failure error={pages.error} onRetry={() => pages.refetch()} />}
      {pages.isPending && <Loading rows={2} height={90} />}
      {items?.length === 0 && <Text c="dimmed">{texts.none}</Text>}
      {items?.map((issue) => (
        <IssueCard key={issue.id} issue={issue} tell={tell} />
      ))}
      {hasNextPage && (
        <Button
          variant="light"
          loading={pages.isFetchingNextPage}
          onClick={() => pages.fetchNextPage()}
        >
          {lists.more}
        </Button>
      )}
    </Stack>
  );
}
