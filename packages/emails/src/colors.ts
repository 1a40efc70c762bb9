/** Which colours can be read on which: WCAG 2 contrast of sRGB colours written `#rrggbb`. */

/** Contrast ratio, 1 (alike) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

/** White or near-black, whichever reads better on the background. */
export function inkOn(background: string): string {
  return contrast("#ffffff", background) >= contrast("#16181d", background) ? "#ffffff" : "#16181d";
}

/** The wished colour where body text in it reaches WCAG AA (4.5) on the background, else the fallback. */
export function legible(wished: string, background: string, fallback: string): string {
  return contrast(wished, background) >= 4.5 ? wished : fallback;
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
