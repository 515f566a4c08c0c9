"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { startTransition } from "react";
import { NoticePage } from "../components/dashboard/notice-page.tsx";
import { Button } from "../components/ui/button.tsx";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const text = useTranslations("page");
  const router = useRouter();
  /** The server is asked anew: what failed there would fail again from what the browser has. */
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  const again = (
    <Button kind="primary" onClick={retry}>
      {text("tryAgain")}
    </Button>
  );
  return (
    <NoticePage storeName={null} title={text("failedTitle")} action={again}>
      <p>{text("failedBody")}</p>
      {error.digest !== undefined && <p className="pt-1 font-mono text-ink3 text-note">{error.digest}</p>}
    </NoticePage>
  );
}
