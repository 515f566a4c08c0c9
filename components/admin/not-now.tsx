"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";

const againMs = 2_000;

/** In place of a page while the worker does not answer. Asks again by itself. */
export function NotNow() {
  const text = useTranslations("page");
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), againMs);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <main id="main" tabIndex={-1} className="grid flex-1 place-items-center p-10 outline-none">
      <p role="status" className="max-w-prose text-balance text-center text-ink2">
        {text("waiting")}
      </p>
    </main>
  );
}
