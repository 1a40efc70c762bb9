import type { CallAnswer, CallInput } from "@luna/sdk";
import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { LinkAnchor } from "../../page/link.tsx";
import { Moment } from "../../page/moment.tsx";
import { useRegion, useTexts } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { StateBadge, type Tone } from "../table/badge.tsx";
import type { Column } from "../table/data-table.tsx";
import { PagedTable } from "../table/paged-table.tsx";
import { SessionLink } from "../table/session-link.tsx";
import { usePages } from "../table/use-pages.ts";
import { FileDialog } from "./file-dialog.tsx";
import { inBytes } from "./in-bytes.ts";
import { RemoveFile } from "./remove-file.tsx";

export type StoredFile = CallAnswer<"listFiles">["items"][number];
type Filters = Omit<CallInput<"listFiles">, "cursor" | "limit">;

const tones: Record<StoredFile["status"], Tone> = {
  uploading: "going",
  verifying: "going",
  ready: "good",
  rejected: "bad",
};

/** Files, the newest first: looked at in place, deleted after a question. */
export function FileTable(props: { filters: Filters; label: string; filtered?: boolean }) {
  const { client, may } = useStaff();
  const [shown, setShown] = useState<StoredFile>();
  const [removing, setRemoving] = useState<StoredFile>();
  const { files: texts, lists } = useStaffTexts();
  const { data: words } = useTexts();
  const region = useRegion();
  const pages = usePages<StoredFile>(["staff", "files", props.filters], (cursor, signal) =>
    client.listFiles({ ...props.filters, ...(cursor && { cursor }) }, { signal }),
  );
  const columns: Column<StoredFile>[] = [
    { id: "name", title: texts.file, cell: ({ name }) => name },
    { id: "category", title: texts.category, cell: ({ category }) => words.categories[category] },
    {
      id: "status",
      title: texts.status,
      cell: ({ status }) => (
        <StateBadge tone={tones[status]}>{words.fileStatus[status]}</StateBadge>
      ),
    },
    {
      id: "size",
      title: texts.size,
      numeric: true,
      cell: ({ size }) => (size === undefined ? "–" : inBytes(size, region)),
    },
    ...(props.filters.participantId
      ? []
      : [{ id: "of", title: texts.about, cell: (file: StoredFile) => <BelongsTo file={file} /> }]),
    { id: "at", title: texts.created, cell: ({ createdAt }) => <Moment at={createdAt} /> },
    {
      id: "actions",
      title: lists.actions,
      titleUnseen: true,
      cell: (file) => (
        <Group gap={4} wrap="nowrap" justify="flex-end">
          {file.status === "ready" && (
            <Button
              variant="light"
              size="compact-sm"
              aria-label={`${texts.open}: ${file.name}`}
              onClick={() => setShown(file)}
            >
              {texts.open}
            </Button>
          )}
          {may("deleteFile") && (
            <Button
              variant="subtle"
              color="red"
              size="compact-sm"
              aria-label={`${texts.remove}: ${file.name}`}
              onClick={() => setRemoving(file)}
            >
              {texts.remove}
            </Button>
          )}
        </Group>
      ),
    },
  ];
  return (
    <>
      <PagedTable
        label={props.label}
        pages={pages}
        columns={columns}
        keyOf={({ id }) => id}
        empty={texts.empty}
        {...(props.filtered !== undefined && { filtered: props.filtered })}
      />
      <FileDialog file={shown} onClose={() => setShown(undefined)} />
      <RemoveFile file={removing} onClose={() => setRemoving(undefined)} />
    </>
  );
}

/** The session or the person that a file is about. */
function BelongsTo({ file }: { file: StoredFile }) {
  const texts = useStaffTexts();
  if (file.sessionId) return <SessionLink id={file.sessionId}>{texts.person.session}</SessionLink>;
  if (!file.participantId) return <>–</>;
  return (
    <LinkAnchor to="/staff/participants/$id" params={{ id: file.participantId }}>
      {texts.participants.person}
    </LinkAnchor>
  );
}
