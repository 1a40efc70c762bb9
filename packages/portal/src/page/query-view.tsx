import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Failure } from "./failure.tsx";
import { Loading } from "./loading.tsx";

/** A read in all its states: on its way, failed, there. What was read before stays while it is read anew. */
export function QueryView<T>(props: {
  query: UseQueryResult<T>;
  rows?: number;
  children(data: T): ReactNode;
}) {
  const { query } = props;
  if (query.data !== undefined)
    return (
      <>
        {query.isError && <Failure error={query.error} onRetry={() => query.refetch()} />}
        {props.children(query.data)}
      </>
    );
  if (query.isError) return <Failure error={query.error} onRetry={() => query.refetch()} />;
  return <Loading rows={props.rows ?? 3} />;
}
