"use client";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { UploadSet } from "../../../lib/uploads/upload-set.ts";
import { send } from "../../dashboard/ask.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { AskedAct } from "../asked-act.tsx";

/** Asks, then forgets files that came through the page. */
export function RemoveUpload({ set: { id, by, files }, onRemoved }: { set: UploadSet; onRemoved: () => void }) {
  const text = useTranslations("admin.sources");
  const format = useFormat();
  const bytes = format.bytes(files.reduce((sum, file) => sum + file.received, 0));
  const button = (onAsk: () => void) => <IconButton label={text("remove", { count: files.length, by })} icon={Trash2} onClick={onAsk} />;
  return (
    <AskedAct button={button} question={text("askRemove")} verb={text("removeAct")} work={() => send("DELETE", `/v1/uploads/${id}`)} onDone={onRemoved}>
      {text("removeConsequence", { count: files.length, bytes, by })}
    </AskedAct>
  );
}
