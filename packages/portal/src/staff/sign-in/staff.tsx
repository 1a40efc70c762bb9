import { type CallAnswer, type Client, isApiError } from "@luna/sdk";
import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useCallback, useContext, useMemo } from "react";
import { Failure } from "../../page/failure.tsx";
import { Loading } from "../../page/loading.tsx";
import { useService } from "../../service/service.tsx";
import type { Language } from "../../texts/language.ts";
import { useFollowLocale } from "../../texts/use-follow-locale.ts";
import { SignInCard } from "./sign-in-card.tsx";
import { userManagerOf } from "./user-manager.ts";

export interface Staff {
  /** The client as this member of the team; its token is renewed behind it. */
  client: Client;
  me: CallAnswer<"readMe">;
  /** Whether this member may call an operation of the contract. */
  may(operation: string): boolean;
}

const StaffContext = createContext<Staff | undefined>(undefined);

/** Shows its pages to the study team; others are asked to sign in first, within what `otherwise` puts around it. */
export function StaffOnly(props: {
  children: ReactNode;
  otherwise(content: ReactNode): ReactNode;
}) {
  const { config, client } = useService();
  const own = useMemo(
    () => client.as(async () => (await userManagerOf(config).getUser())?.id_token),
    [client, config],
  );
  const who = useQuery({
    queryKey: ["staff", "me"],
    queryFn: async ({ signal }) => {
      const user = await userManagerOf(config).getUser();
      if (user?.expired) return "ended";
      return user ? await own.readMe({}, { signal }) : null;
    },
    staleTime: 5 * 60_000,
  });
  const staff = useMemo(() => {
    const me = who.data;
    return (
      typeof me === "object" &&
      me && { client: own, me, may: (operation: string) => me.permissions.includes(operation) }
    );
  }, [who.data, own]);
  const save = useCallback((locale: Language) => own.updateMe({ locale }), [own]);
  // Who has said nothing yet takes the browser's language, and saves the first choice.
  useFollowLocale(staff ? (staff.me.preferences?.locale ?? "") : undefined, save);
  if (staff) return <StaffContext value={staff}>{props.children}</StaffContext>;
  const refused = isApiError(who.error, "unauthenticated");
  const failed = who.isError && !refused;
  return props.otherwise(
    who.isPending ? (
      <Loading rows={4} />
    ) : failed ? (
      <Failure error={who.error} onRetry={() => who.refetch()} />
    ) : (
      <SignInCard ended={refused || who.data === "ended"} />
    ),
  );
}

/** @throws Error outside of `StaffOnly` */
export function useStaff(): Staff {
  const staff = useContext(StaffContext);
  if (!staff) throw new Error("useStaff needs a StaffOnly above it");
  return staff;
}
