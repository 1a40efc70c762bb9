/** The sign of the house. */
export function MoonMark({ size = 26 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" className="moon">
      <path d="M20.5 3.2A13.2 13.2 0 1 0 28.8 21 10.6 10.6 0 0 1 20.5 3.2z" />
    </svg>
  );
}
