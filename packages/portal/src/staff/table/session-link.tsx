import type { AnchorProps } from "@mantine/core";
import type { ReactNode } from "react";
import { StaffLink } from "../shell/staff-link.tsx";

/** Leads to a session's page. */
export function SessionLink(props: AnchorProps & { id: string; children: ReactNode }) {
  const { id, ...rest } = props;
  return <StaffLink to={`/staff/sessions/${id}`} inherit {...rest} />;
}
