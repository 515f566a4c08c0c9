"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";

const retryMs = 1000;
const blocks = ["w-40", "w-24", "w-28", "w-32"];

/** The shape of the page while nothing was ever shown; asks again by itself. `isEmpty`: there is nothing to wait for but a load. */
export function Starting({ isEmpty }: { isEmpty: boolean }) {
  const text = useTranslations("page");
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), retryMs);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <main className="gutter py-10">
      <h1 className="sr-only">{text("sales")}</h1>
      <div aria-hidden="true" className="grid grid-cols-2 gap-8 desktop:grid-cols-4">
        {blocks.map((width) => (
          <div key={width} className="grid gap-2">
            <span className={`h-10 rounded-control bg-sunken ${width}`} />
            <span className="h-4 w-20 rounded-control bg-sunken" />
          </div>
        ))}
      </div>
      <p role="status" className="pt-10 text-ink2">
        {isEmpty ? text.rich("nothingLoaded", { code: (chunk) => <code className="font-mono text-ink">{chunk}</code> }) : text("reading")}
      </p>
    </main>
  );
}
