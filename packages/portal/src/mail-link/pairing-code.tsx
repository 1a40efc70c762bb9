import { useTexts } from "../page/language.ts";

/** Shows the code that the desktop program asks for. */
export function PairingCode({ code }: { code: string }) {
  const texts = useTexts();
  return (
    <section className="card">
      <h1>{texts.pairTitle}</h1>
      <p>{texts.pairText}</p>
      <p className="code">{code}</p>
    </section>
  );
}
