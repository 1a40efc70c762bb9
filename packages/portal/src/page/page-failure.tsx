import { Container } from "@mantine/core";
import { Failure } from "./failure.tsx";

/** A page that broke while it was loaded or drawn: a new deployment may have taken its file away. */
export function PageFailure({ error }: { error: unknown }) {
  return (
    <Container size="sm" py="xl">
      <Failure error={error} onRetry={() => location.reload()} />
    </Container>
  );
}
