import type { CallAnswer } from "@luna/sdk";
import { Button, Group, Stack, Text } from "@mantine/core";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Dialog } from "../page/dialog.tsx";
import { Failure } from "../page/failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Moment } from "../page/moment.tsx";
import { Section } from "../page/section.tsx";
import { useOwn } from "../participant/participant.tsx";
import { useRegion, useTexts } from "../texts/language.ts";

type StoredFile = CallAnswer<"listFiles">["items"][number];

/** Not below the person's own key: who has changed the address may not read them anew. */
const filesOf = (participantId: string) => ["own-files", participantId];

/** One's own recordings and other files: opened, and deleted after a question. */
export function OwnFiles() {
  const { data: texts, states } = useTexts();
  const { client, participantId } = useOwn();
  const queryClient = useQueryClient();
  const [removing, setRemoving] = useState<StoredFile>();
  const files = useInfiniteQuery({
    queryKey: filesOf(participantId),
    queryFn: ({ pageParam, signal }) =>
      client.listFiles({ ...(pageParam && { cursor: pageParam }) }, { signal }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const remove = useMutation({
    mutationFn: (id: string) => client.deleteFile({ id }),
    onSuccess: () => {
      setRemoving(undefined);
      return queryClient.invalidateQueries({ queryKey: filesOf(participantId) });
    },
  });
  const items = files.data?.pages.flatMap((page) => page.items);
  return (
    <Section title={texts.files}>
      {files.isPending && <Loading rows={2} />}
      {files.isError && <Failure error={files.error} onRetry={() => files.refetch()} />}
      {items?.length === 0 && <Text c="dimmed">{texts.noFiles}</Text>}
      {items?.map((file) => (
        <FileRow key={file.id} file={file} onRemove={() => setRemoving(file)} />
      ))}
      {files.hasNextPage && (
        <Button
          variant="light"
          loading={files.isFetchingNextPage}
          onClick={() => files.fetchNextPage()}
        >
          {states.next}
        </Button>
      )}
      <Dialog
        opened={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={texts.removeTitle}
      >
        <Stack gap="md">
          <Text fw={600}>{removing?.name}</Text>
          <Text>{texts.removeText}</Text>
          {remove.isError && <Failure error={remove.error} />}
          <Group gap="sm">
            <Button
              color="red"
              loading={remove.isPending}
              onClick={() => removing && remove.mutate(removing.id)}
            >
              {texts.remove}
            </Button>
            <Button variant="default" onClick={() => setRemoving(undefined)}>
              {states.cancel}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </Section>
  );
}

function FileRow({ file, onRemove }: { file: StoredFile; onRemove(): void }) {
  const texts = useTexts().data;
  const region = useRegion();
  const { client } = useOwn();
  const open = useMutation({
    mutationFn: () => client.readFile({ id: file.id }),
    onSuccess: ({ url }) => location.assign(url),
  });
  const megabytes = ((file.size ?? 0) / 2 ** 20).toLocaleString(region, {
    maximumFractionDigits: 1,
  });
  return (
    <Group justify="space-between" gap="sm">
      <div>
        <Text fw={500}>{file.name}</Text>
        <Text size="sm" c="dimmed">
          {texts.categories[file.category]} · {megabytes} MB · {texts.fileStatus[file.status]} ·{" "}
          <Moment at={file.startedAt ?? file.createdAt} />
        </Text>
        {open.isError && <Failure error={open.error} />}
      </div>
      <Group gap="xs">
        {file.status === "ready" && (
          <Button
            variant="light"
            size="compact-md"
            loading={open.isPending}
            aria-label={`${texts.open}: ${file.name}`}
            onClick={() => open.mutate()}
          >
            {texts.open}
          </Button>
        )}
        <Button
          variant="subtle"
          color="red"
          size="compact-md"
          aria-label={`${texts.remove}: ${file.name}`}
          onClick={onRemove}
        >
          {texts.remove}
        </Button>
      </Group>
    </Group>
  );
}
