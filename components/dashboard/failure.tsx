"use client";
import { useTranslations } from "next-intl";
import { Button } from "../ui/button.tsx";
import { useReason } from "./use-reason.ts";

type FailureProps = { /** What could not be done. */ fact: string; error: Error; onRetry: () => void };

/** In the place of what did not come, or over what is still shown of it. */
export function Failure({ fact, error, onRetry }: FailureProps) {
  const text = useTranslations("page");
  const reason = useReason();
  return (
    <div role="alert" className="mb-3 flex flex-wrap items-center justify-between gap-3 rounded-control bg-bad-wash px-3 py-2 text-data">
      <p>
        <span className="font-medium">{fact}</span> {reason(error)}
      </p>
      <Button onClick={onRetry}>{text("tryAgain")}</Button>
    </div>
  );
}
