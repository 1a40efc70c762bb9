import type { CallAnswer, Client } from "@luna/sdk";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext } from "react";
import { Failure } from "../page/failure.tsx";
import { Loading } from "../page/loading.tsx";
import { findService, type Service } from "./config.ts";

/** Finds where the service is. */
export const serviceQuery = queryOptions({
  queryKey: ["service"],
  queryFn: findService,
  staleTime: Infinity,
});

const ServiceContext = createContext<Service | undefined>(undefined);

/** Finds the service before anything is shown that needs it. */
export function ServiceProvider({ children }: { children: ReactNode }) {
  const found = useQuery(serviceQuery);
  if (found.data) return <ServiceContext value={found.data}>{children}</ServiceContext>;
  if (found.isError) return <Failure error={found.error} onRetry={() => found.refetch()} />;
  return <Loading />;
}

/** @throws Error outside of `ServiceProvider` */
export function useService(): Service {
  const service = useContext(ServiceContext);
  if (!service) throw new Error("useService needs a ServiceProvider above it");
  return service;
}

/** The client as nobody: for what is public. */
export const usePublicClient = (): Client => useService().client;

export type About = CallAnswer<"readStudy">;

/** Reads the study's own texts and the settings that are shown. */
export const studyQuery = (client: Client) =>
  queryOptions({
    queryKey: ["study"],
    queryFn: ({ signal }) => client.readStudy({}, { signal }),
    staleTime: Infinity,
  });

export const useStudy = () => useQuery(studyQuery(usePublicClient()));
