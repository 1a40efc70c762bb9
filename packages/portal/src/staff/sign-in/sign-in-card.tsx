import { Button, Paper, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useRouterState } from "@tanstack/react-router";
import { Failure } from "../../page/failure.tsx";
import { Heading } from "../../page/heading.tsx";
import { useService } from "../../service/service.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import { userManagerOf } from "./user-manager.ts";

/** Leads to the issuer of the stage, and from there back to this very page. Who was signed in is told that it has ended. */
export function SignInCard({ ended = false }: { ended?: boolean }) {
  const texts = useStaffTexts().signIn;
  const { config } = useService();
  const back = useRouterState({ select: ({ location }) => location.href });
  const signIn = useMutation({
    mutationFn: () => userManagerOf(config).signinRedirect({ state: back }),
  });
  return (
    <Paper
      p={{ base: "md", sm: "xl" }}
      maw={480}
      mx="auto"
      mt={{ sm: 60 }}
      w="100%"
      className="card"
    >
      <Stack gap="md">
        <Heading size="h2">{ended ? texts.ended : texts.title}</Heading>
        <Text c="dimmed">{ended ? texts.endedText : texts.text}</Text>
        {signIn.isError && <Failure error={signIn.error} />}
        <Button loading={signIn.isPending} onClick={() => signIn.mutate()} className="narrow-full">
          {texts.button}
        </Button>
      </Stack>
    </Paper>
  );
}
