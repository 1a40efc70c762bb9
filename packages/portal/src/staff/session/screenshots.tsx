import { Button, Text, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Section } from "../../page/section.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { FileDialog } from "../files/file-dialog.tsx";
import type { StoredFile } from "../files/file-table.tsx";
import { useStaff } from "../sign-in/staff.tsx";
import { screenshotsOf } from "./entries.ts";
import classes from "./session.module.css";
import { sinceStart } from "./spans.ts";
import type { Replay } from "./use-replay.ts";

const fewAtOnce = 12;

/** Screenshots in their order: a press moves the recording and opens the picture. */
export function Screenshots(props: {
  files: readonly StoredFile[];
  startMs: number;
  replay: Replay;
}) {
  const texts = useStaffTexts();
  const [opened, setOpened] = useState<StoredFile>();
  const [shown, setShown] = useState(fewAtOnce);
  const all = screenshotsOf(props.files);
  if (all.length === 0) return null;
  return (
    <Section title={texts.session.screenshots}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too */}
      <ul className={classes.shots} tabIndex={0} aria-label={texts.session.screenshots}>
        {all.slice(0, shown).map((file) => (
          <li key={file.id}>
            <Shot
              file={file}
              since={sinceStart(Date.parse(file.startedAt ?? file.createdAt), props.startMs)}
              onOpen={() => {
                props.replay.seek(Date.parse(file.startedAt ?? file.createdAt));
                setOpened(file);
              }}
            />
          </li>
        ))}
      </ul>
      {all.length > shown && (
        <Button variant="light" className="narrow-full" onClick={() => setShown(shown + fewAtOnce)}>
          {texts.lists.more}
        </Button>
      )}
      <FileDialog file={opened} onClose={() => setOpened(undefined)} />
    </Section>
  );
}

function Shot({ file, since, onOpen }: { file: StoredFile; since: string; onOpen(): void }) {
  const { client } = useStaff();
  const link = useQuery({
    queryKey: ["staff", "file", file.id, "small"],
    queryFn: async ({ signal }) => (await client.readFile({ id: file.id }, { signal })).url,
    // What is shown stays shown; the link itself lives for five minutes.
    staleTime: 4 * 60_000,
    gcTime: 4 * 60_000,
    refetchOnWindowFocus: false,
  });
  return (
    <UnstyledButton className={classes.shot} onClick={onOpen}>
      {link.data ? (
        <img src={link.data} alt={file.name} loading="lazy" />
      ) : (
        <span>{file.name}</span>
      )}
      <Text span size="sm" className="numbers">
        {since}
      </Text>
    </UnstyledButton>
  );
}
