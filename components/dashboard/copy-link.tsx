"use client";
import { Link } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "../ui/button.tsx";

const shownMs = 2000;

/** The address holds the whole question, so the link shows the same page. */
export function CopyLink() {
  const t = useTranslations("filters");
  const [outcome, setOutcome] = useState<"copied" | "notCopied" | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), shownMs);
    return () => clearTimeout(timer);
  }, [outcome]);
  return (
    <Button kind="quiet" onClick={() => void copyAddress().then(setOutcome)}>
      <Link aria-hidden="true" className="size-4" />
      <span role="status">{t(outcome ?? "copyLink")}</span>
    </Button>
  );
}

/** A page served without TLS under another name than localhost has no clipboard. */
async function copyAddress() {
  try {
    await navigator.clipboard.writeText(window.location.href);
    return "copied";
  } catch {
    return "notCopied";
  }
}
