import { Button, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Dialog } from "../../page/dialog.tsx";
import { Icon } from "../../page/icon.tsx";
import { QueryView } from "../../page/query-view.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";
import classes from "./file-dialog.module.css";
import type { StoredFile } from "./file-table.tsx";

/** Plays or shows a file where it stands; what a browser cannot show is downloaded. */
export function FileDialog({ file, onClose }: { file: StoredFile | undefined; onClose(): void }) {
  return (
    <Dialog opened={file !== undefined} onClose={onClose} title={file?.name} size="xl">
      {file && <Shown file={file} />}
    </Dialog>
  );
}

function Shown({ file }: { file: StoredFile }) {
  const texts = useStaffTexts().files;
  const { client } = useStaff();
  const link = useQuery({
    queryKey: ["staff", "file", file.id],
    queryFn: async ({ signal }) => (await client.readFile({ id: file.id }, { signal })).url,
    // The link is good for five minutes: a dialog that opens again asks for a new one.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <QueryView query={link}>
      {(url) => (
        <Stack gap="md">
          <Player file={file} url={url} />
          <Button
            component="a"
            href={url}
            download={file.name}
            variant="light"
            className="narrow-full"
            leftSection={<Icon name="down" size={18} />}
          >
            {texts.download}
          </Button>
        </Stack>
      )}
    </QueryView>
  );
}

function Player({ file, url }: { file: StoredFile; url: string }) {
  const { name, contentType } = file;
  if (contentType.startsWith("image/"))
    return <img className={classes.media} src={url} alt={name} />;
  if (contentType.startsWith("audio/"))
    // biome-ignore lint/a11y/useMediaCaption: what was said in a session has no captions
    return <audio className={classes.media} src={url} controls aria-label={name} />;
  if (contentType.startsWith("video/"))
    // biome-ignore lint/a11y/useMediaCaption: what was said in a session has no captions
    return <video className={classes.media} src={url} controls playsInline aria-label={name} />;
  return <Text c="dimmed">{contentType}</Text>;
}
