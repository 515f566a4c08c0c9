"use client";
import { useTranslations } from "next-intl";
import type { LetterChoice } from "../../../lib/events/letter-choice.ts";
import type { SettledReply } from "../../../lib/events/letter-replies.ts";
import { send } from "../../dashboard/ask.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { useAct } from "../use-act.ts";

type DiscardDialogProps = { choice: LetterChoice; count: number; onDone: (letters: number) => void; onClose: () => void };

/** Asks why, and says what comes of it. */
export function DiscardDialog({ choice, count, onDone, onClose }: DiscardDialogProps) {
  const text = useTranslations("admin.letters");
  const admin = useTranslations("admin");
  const format = useFormat();
  const { act, isBusy, fault } = useAct();
  const discard = async (reason: string) => {
    await act(async () => onDone((await send<SettledReply>("POST", "/v1/dead-letters/discard", { choice, reason })).letters));
  };
  return (
    <Dialog title={text("askDiscard", { count, shown: format.count(count) })} onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void discard(String(new FormData(event.currentTarget).get("reason")));
        }}
      >
        <p className="text-body text-ink2">{text("discardConsequence", { count })}</p>
        <TextField label={text("discardReason")} name="reason" maxLength={200} autoComplete="off" required fault={fault} />
        <div className="flex justify-end gap-2">
          <Button kind="quiet" onClick={onClose}>
            {admin("cancel")}
          </Button>
          <Button type="submit" kind="danger" disabled={isBusy}>
            {text("discardCount", { count, shown: format.count(count) })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
