/** Whether a range of instants ends before it begins; one that is open on a side does not. */
export const endsFirst = ({
  from,
  to,
}: {
  from?: string | undefined;
  to?: string | undefined;
}): boolean =>
  // not as texts: milliseconds are optional, and "." sorts before "Z"
  from !== undefined && to !== undefined && Date.parse(from) > Date.parse(to);
