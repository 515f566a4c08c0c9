import { AskError } from "./ask.ts";
import { useFaultText } from "./use-fault-text.ts";

/** Why something failed, in the reader's language. */
export function useReason(): (error: Error) => string {
  const faultText = useFaultText();
  return (error) => (error instanceof AskError ? faultText(error) : error.message);
}
