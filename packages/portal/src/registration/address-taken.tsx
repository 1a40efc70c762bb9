import { Alert, Button, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Failure } from "../page/failure.tsx";
import { usePublicClient } from "../service/service.tsx";
import { useTexts } from "../texts/language.ts";

/** Somebody has registered with this address: most likely the same person, who gets a link instead. */
export function AddressTaken({ email }: { email: string }) {
  const texts = useTexts();
  const client = usePublicClient();
  const request = useMutation({ mutationFn: () => client.requestLink({ email }) });
  return (
    <Alert title={texts.registration.taken} role="alert">
      {request.isSuccess ? (
        <Text>{texts.link.sent}</Text>
      ) : (
        <>
          <Text mb="sm">{texts.registration.takenHelp}</Text>
          {request.isError && <Failure error={request.error} />}
          <Button variant="light" loading={request.isPending} onClick={() => request.mutate()}>
            {texts.link.send}
          </Button>
        </>
      )}
    </Alert>
  );
}
