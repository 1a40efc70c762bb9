import { QueryClient } from "@tanstack/react-query";

/** The client behind every read: the SDK has tried again already, so a failure is shown at once. */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: 10_000,
        // An attempt without a network fails by itself and says so; a paused one says nothing.
        networkMode: "always",
        refetchOnReconnect: true,
        throwOnError: false,
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
