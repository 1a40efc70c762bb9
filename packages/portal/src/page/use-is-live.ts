import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False in the page that the build has made, where no script answers yet what is typed or pressed. */
export const useIsLive = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
