import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { Loading } from "../../page/loading.tsx";
import { useService } from "../../service/service.tsx";
import { StaffFrame } from "../shell/staff-frame.tsx";
import { SignInCard } from "./sign-in-card.tsx";
import { userManagerOf } from "./user-manager.ts";

/** Where the issuer sends the browser back to. */
export function SignedIn() {
  return (
    <StaffFrame>
      <TakeOver />
    </StaffFrame>
  );
}

function TakeOver() {
  const { config } = useService();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const taken = useQuery({
    // The answer is good once: it is taken once, however often this page is drawn.
    queryKey: ["staff", "signed-in", location.search],
    queryFn: () => userManagerOf(config).signinCallback(),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  useEffect(() => {
    if (!taken.data) return;
    const wanted = taken.data.state;
    const page = typeof wanted === "string" && wanted.includes("/staff") ? wanted : "/staff";
    void queryClient.resetQueries({ queryKey: ["staff", "me"] });
    void navigate({ href: page, replace: true });
  }, [taken.data, navigate, queryClient]);
  // An answer that was used before, or that nobody asked for: sign in anew.
  return taken.isError ? <SignInCard /> : <Loading />;
}
