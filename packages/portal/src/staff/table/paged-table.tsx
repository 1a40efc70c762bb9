import { Button, Group, Text } from "@mantine/core";
import { Failure } from "../../page/failure.tsx";
import { Loading } from "../../page/loading.tsx";
import { StateCard } from "../../page/state-card.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { type Column, DataTable, type Selection } from "./data-table.tsx";
import type { Pages } from "./use-pages.ts";

/** A list in all its states: on its way, failed, empty, there, with more to come. */
export function PagedTable<Row>(props: {
  label: string;
  pages: Pages<Row>;
  columns: readonly Column<Row>[];
  keyOf(row: Row): string;
  /** Says that nothing matches instead of that there is nothing. */
  filtered?: boolean;
  /** What to say where there is nothing at all. */
  empty?: string;
  selection?: Selection<Row> | undefined;
}) {
  const texts = useStaffTexts().lists;
  const { pages } = props;
  const { items, error, isError, hasNextPage, isFetchingNextPage, searching } = pages;
  const failure = isError && <Failure error={error} onRetry={() => pages.refetch()} />;
  if (!items) return failure || <Loading rows={6} height={36} />;
  if (items.length === 0 && !hasNextPage)
    return (
      failure || (
        <StateCard
          icon="file"
          title={props.filtered ? texts.emptyFiltered : (props.empty ?? texts.empty)}
        />
      )
    );
  return (
    <>
      {failure}
      {items.length > 0 && <DataTable {...props} rows={items} />}
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" role="status">
          {searching ? texts.searching : texts.shown(items.length, hasNextPage)}
        </Text>
        {hasNextPage && (
          <Button
            variant="light"
            loading={isFetchingNextPage}
            onClick={() => pages.fetchNextPage()}
          >
            {texts.more}
          </Button>
        )}
      </Group>
    </>
  );
}
