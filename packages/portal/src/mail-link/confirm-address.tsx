import { Alert, Button, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Failure } from "../page/failure.tsx";
import { Icon } from "../page/icon.tsx";
import { usePublicClient } from "../service/service.tsx";
import { useTexts } from "../texts/language.ts";

/** Asks a person to confirm the address; any link that is mailed there does, so another can be had. */
export function ConfirmAddress(props: { email: string; text: string }) {
  const texts = useTexts().link;
  const { email } = props;
  const client = usePublicClient();
  const request = useMutation({ mutationFn: () => client.requestLink({ email }) });
  return (
    <Alert icon={<Icon name="mail" />} title={texts.confirmTitle}>
      <Text mb="sm">{props.text}</Text>
      {request.isError && <Failure error={request.error} />}
      {request.isSuccess ? (
        <Text role="status">{texts.sentAgain(email)}</Text>
      ) : (
        <Button variant="light" loading={request.isPending} onClick={() => request.mutate()}>
          {texts.sendAgain}
        </Button>
      )}
    </Alert>
  );
}
