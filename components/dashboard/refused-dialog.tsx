"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { DeadLettersReply } from "../../lib/events/dead-letters-reply.ts";
import { useFormat } from "../ui/use-format.tsx";
import { DeadLetter } from "./dead-letter.tsx";
import { ListDialog } from "./list-dialog.tsx";
import { useList } from "./use-list.ts";

type RefusedDialogProps = { /** As the page counts them now. */ count: number; onClose: () => void };

/** The last events that were refused, each as it came and with what is wrong with it. */
export default function RefusedDialog({ count, onClose }: RefusedDialogProps) {
  const text = useTranslations("refused");
  const letters = useTranslations("admin.letters");
  const format = useFormat();
  const { answer, onMore } = useList<DeadLettersReply>("/v1/dead-letters");
  const { total, rows } = answer.data ?? { total: count, rows: [] };
  return (
    <ListDialog
      title={text("title")}
      subtitle={
        <>
          {text("subtitle", { count: total, shown: format.count(total) })}{" "}
          <Link href="/admin/dead-letters" className="font-medium text-accent hover:underline">
            {letters("repairThem")}
          </Link>
        </>
      }
      words={{ loading: text("loading"), empty: text("empty"), failed: text("failed") }}
      answer={answer}
      shown={rows.length}
      total={total}
      newer={answer.isSuccess ? Math.max(0, count - total) : 0}
      onMore={onMore}
      onClose={onClose}
    >
      <ul className="divide-y divide-line">
        {rows.map((letter) => (
          <DeadLetter key={letter.messageId} letter={letter} />
        ))}
      </ul>
    </ListDialog>
  );
}
