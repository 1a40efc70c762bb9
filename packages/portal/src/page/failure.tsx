import { isApiError } from "@luna/sdk";
import { useTexts } from "./language.ts";

/** Says that something did not work, and offers another try. */
export function Failure(props: { error: unknown; onRetry?(): void }) {
  const texts = useTexts();
  const { error } = props;
  const sentence = isApiError(error, "rate_limited")
    ? texts.tooMany
    : isApiError(error) && error.status < 500
      ? error.message
      : texts.unreachable;
  return (
    <div className="notice" role="alert">
      <p>{sentence}</p>
      {props.onRetry && (
        <button type="button" className="quiet" onClick={props.onRetry}>
          {texts.tryAgain}
        </button>
      )}
    </div>
  );
}
