import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";

export interface Page<Item> {
  items: Item[];
  nextCursor?: string | undefined;
}

/** Pages that are fetched on their own while none of them held anything: a filter without an index looks at 1,000 items each. */
const mostEmptyPages = 20;

/** A list of the service, page after page; `read` gets the cursor to go on from; read anew every so often where said. */
export function usePages<Item>(
  key: readonly unknown[],
  read: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Item>>,
  options: { everyMs?: number } = {},
) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: options.everyMs ?? false,
  });
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  const items = data?.pages.flatMap((page) => page.items);
  const pages = data?.pages.length ?? 0;
  const searching = items?.length === 0 && hasNextPage && !isError && pages < mostEmptyPages;
  useEffect(() => {
    if (searching && !isFetching) void fetchNextPage();
  }, [searching, isFetching, fetchNextPage]);
  return { ...query, items, searching };
}

export type Pages<Item> = ReturnType<typeof usePages<Item>>;
