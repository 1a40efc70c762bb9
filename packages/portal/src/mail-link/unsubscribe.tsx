import { Button, Paper, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useRouterState } from "@tanstack/react-router";
import { Failure } from "../page/failure.tsx";
import { Heading } from "../page/heading.tsx";
import { NotFound } from "../page/not-found.tsx";
import { usePublicClient } from "../service/service.tsx";
import { useTexts } from "../texts/language.ts";
import { carriedIn } from "./code-in-address.ts";

/** Where the unsubscribe link leads when a person opens it; only the button changes something. */
export function Unsubscribe() {
  const texts = useTexts().unsubscribe;
  const client = usePublicClient();
  const { token } = carriedIn(useRouterState({ select: ({ location }) => location.hash }));
  const unsubscribe = useMutation({
    mutationFn: () => client.unsubscribe({ token: token ?? "" }),
  });
  if (!token) return <NotFound />;
  return (
    <Paper p={{ base: "md", sm: "xl" }} maw={620} mx="auto" w="100%" className="card">
      <Stack gap="md">
        <Heading size="h2">{texts.title}</Heading>
        {unsubscribe.isSuccess ? (
          <Text role="status">{texts.done}</Text>
        ) : (
          <>
            <Text c="dimmed">{texts.text}</Text>
            {unsubscribe.isError && <Failure error={unsubscribe.error} />}
            <Button
              loading={unsubscribe.isPending}
              onClick={() => unsubscribe.mutate()}
              className="narrow-full"
            >
              {texts.button}
            </Button>
          </>
        )}
      </Stack>
    </Paper>
  );
}
