import { Button, Paper, Progress, Stack, Text } from "@mantine/core";
import { Heading } from "../page/heading.tsx";
import { QueryView } from "../page/query-view.tsx";
import { useJob } from "../page/use-job.ts";
import { useOwn } from "../participant/participant.tsx";
import { signOut } from "../participant/signed-in.ts";
import { useTexts } from "../texts/language.ts";

/** How far the deletion is; the token of before still reads this one thing. */
export function Erasure({ jobId }: { jobId: string }) {
  const { data: texts, shell } = useTexts();
  const { client } = useOwn();
  return (
    <Paper p={{ base: "md", sm: "xl" }} maw={620} mx="auto" w="100%" className="card">
      <QueryView query={useJob(client, jobId)}>
        {({ status, percent, id }) => (
          <Stack gap="md">
            <Heading size="h2">
              {status === "done"
                ? texts.erased
                : status === "failed"
                  ? texts.eraseFailed
                  : texts.erasing(percent)}
            </Heading>
            {status === "done" ? (
              <>
                <Text>
                  {texts.erasedText} <code>{id}</code>
                </Text>
                <Button className="narrow-full" variant="light" onClick={signOut}>
                  {shell.signOut}
                </Button>
              </>
            ) : (
              <Progress value={percent} aria-label={texts.eraseTitle} />
            )}
          </Stack>
        )}
      </QueryView>
    </Paper>
  );
}
