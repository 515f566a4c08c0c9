"use client";
import { LoaderCircle } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../ui/button.tsx";

/** Waits, unseen, until the page's script is there: before that the browser itself would send the form, to no avail. */
export function EntryButton({ isBusy, children }: { isBusy: boolean; children: string }) {
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return (
    <Button
      type="submit"
      kind="primary"
      disabled={!isReady || isBusy}
      className={`h-10 w-full ${isReady ? "" : "disabled:bg-accent! disabled:text-on-accent!"}`}
    >
      {isBusy && <LoaderCircle size={16} aria-hidden="true" className="animate-turn" />}
      {children}
    </Button>
  );
}
