import { isApiError } from "@luna/sdk";
import { Button, Paper, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Failure } from "../page/failure.tsx";
import { Heading } from "../page/heading.tsx";
import { signIn } from "../participant/signed-in.ts";
import { usePublicClient } from "../service/service.tsx";
import { useTexts } from "../texts/language.ts";
import { RequestLink } from "./request-link.tsx";

/** Where a mail's link leads. Nothing happens until the button is pressed: mail scanners open links too. */
export function MailLink({ code, onOpened }: { code: string; onOpened(): void }) {
  const texts = useTexts();
  const client = usePublicClient();
  const redeem = useMutation({
    mutationFn: () => client.redeemCode({ code }),
    onSuccess: (answer) => {
      signIn(answer);
      onOpened();
    },
  });
  const spent = isApiError(redeem.error, "code_spent");
  return (
    <Paper p={{ base: "md", sm: "xl" }} maw={620} mx="auto" w="100%" className="card">
      <Stack gap="md">
        <Heading size="h2">{spent ? texts.link.spentTitle : texts.link.openTitle}</Heading>
        <Text c="dimmed">{spent ? texts.link.spentText : texts.link.openText}</Text>
        {spent ? (
          <RequestLink />
        ) : (
          <>
            {redeem.isError && <Failure error={redeem.error} />}
            <Button
              size="md"
              loading={redeem.isPending}
              onClick={() => redeem.mutate()}
              className="narrow-full"
            >
              {texts.states.next}
            </Button>
          </>
        )}
      </Stack>
    </Paper>
  );
}
