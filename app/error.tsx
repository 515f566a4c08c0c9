"use client";
import { useTranslations } from "next-intl";
import { Button } from "../components/ui/button.tsx";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const text = useTranslations("page");
  return (
    <main className="gutter grid min-h-dvh content-center justify-items-center gap-3 text-center">
      <h1 className="font-semibold text-h1">{text("failedTitle")}</h1>
      <p className="text-ink2">{text("failedBody")}</p>
      {error.digest !== undefined && <p className="font-mono text-ink3 text-note">{error.digest}</p>}
      <Button kind="primary" onClick={reset}>
        {text("tryAgain")}
      </Button>
    </main>
  );
}
