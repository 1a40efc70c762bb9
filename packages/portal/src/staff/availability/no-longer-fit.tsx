import { Text } from "@mantine/core";
import { useStaffTexts } from "../../texts/staff.ts";
import { SessionLink } from "../table/session-link.tsx";

/** Bookings that the last saving left outside of the opening hours. */
export function NoLongerFit({ ids }: { ids: readonly string[] }) {
  const texts = useStaffTexts().availability;
  return (
    <Text size="sm" role="status" className="breakable" mah="30vh" style={{ overflow: "auto" }}>
      {texts.noLongerFit(ids.length)}{" "}
      {ids.map((id, at) => (
        <span key={id}>
          {at > 0 && ", "}
          <SessionLink id={id} underline="always">
            {String(at + 1)}
          </SessionLink>
        </span>
      ))}
    </Text>
  );
}
