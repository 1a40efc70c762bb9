import { Text } from "@mantine/core";
import { useStaffTexts } from "../../texts/staff.ts";
import { SessionLink } from "../table/session-link.tsx";
import { useSessionCodes } from "../table/use-session-codes.ts";

/** Bookings that the last saving left outside of the opening hours. */
export function NoLongerFit({ ids }: { ids: readonly string[] }) {
  const texts = useStaffTexts().availability;
  const codes = useSessionCodes();
  return (
    <Text size="sm" role="status" className="breakable" mah="30vh" style={{ overflow: "auto" }}>
      {texts.noLongerFit(ids.length)}{" "}
      {ids.map((id, at) => (
        <span key={id}>
          {at > 0 && ", "}
          <SessionLink id={id} underline="always">
            {codes(id) ?? String(at + 1)}
          </SessionLink>
        </span>
      ))}
    </Text>
  );
}
