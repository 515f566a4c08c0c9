"use client";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { Failure } from "./failure.tsx";

type ListDialogProps = {
  title: string;
  subtitle: ReactNode;
  words: { loading: string; empty: string; failed: string };
  answer: Pick<UseQueryResult, "isSuccess" | "isPending" | "isFetching" | "error" | "refetch">;
  /** How many rows are shown, and how many there are. */
  shown: number;
  total: number;
  /** Rows that came since they were read. */
  newer: number;
  onMore: (() => void) | null;
  onClose: () => void;
  children: ReactNode;
};

/** Rows of the API over the page, the newest first. They stand still: what came since is shown when the reader asks for it. */
export function ListDialog({ title, subtitle, words, answer, shown, total, newer, onMore, onClose, children }: ListDialogProps) {
  const text = useTranslations("list");
  const format = useFormat();
  const foot = (shown < total || newer > 0) && answer.isSuccess && (
    <>
      <p className="mr-auto text-data text-ink3">{shown < total && text("first", { shown: format.count(shown), total: format.count(total) })}</p>
      {newer > 0 && <Button onClick={() => void answer.refetch()}>{text("newer", { count: newer, shown: format.count(newer) })}</Button>}
      {shown < total && onMore !== null && (
        <Button disabled={answer.isFetching} onClick={onMore}>
          {text("more")}
        </Button>
      )}
    </>
  );
  return (
    <Dialog title={title} subtitle={subtitle} closeLabel={text("close")} onClose={onClose} {...(foot === false ? {} : { foot })}>
      {answer.error !== null && <Failure fact={words.failed} error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <Blocks words={words.loading} />}
      {answer.isSuccess && shown === 0 ? <p className="py-10 text-center text-data text-ink2">{words.empty}</p> : children}
    </Dialog>
  );
}

/** Where the rows will be. */
function Blocks({ words }: { words: string }) {
  return (
    <>
      <p role="status" className="sr-only">
        {words}
      </p>
      <div aria-hidden="true" className="grid gap-3 py-3">
        {["w-3/4", "w-full", "w-2/3", "w-5/6"].map((width) => (
          <span key={width} className={`h-4 rounded-control bg-sunken ${width}`} />
        ))}
      </div>
    </>
  );
}
