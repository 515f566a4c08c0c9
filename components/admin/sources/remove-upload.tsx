"use client";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { UploadSet } from "../../../lib/uploads/upload-set.ts";
import { send } from "../../dashboard/ask.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { useAct } from "../use-act.ts";

/** Asks, then forgets files that came through the page. */
export function RemoveUpload({ set: { id, by, files }, onRemoved }: { set: UploadSet; onRemoved: () => void }) {
  const text = useTranslations("admin.sources");
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const { act, isBusy, fault, clear } = useAct();
  const close = () => {
    setAsking(false);
    clear();
  };
  const remove = async () => {
    if (await act(() => send("DELETE", `/v1/uploads/${id}`))) {
      close();
      onRemoved();
    }
  };
  const bytes = format.bytes(files.reduce((sum, file) => sum + file.received, 0));
  return (
    <>
      <IconButton label={text("remove", { count: files.length, by })} icon={Trash2} onClick={() => setAsking(true)} />
      {isAsking && (
        <Confirm title={text("askRemove")} act={text("removeAct")} isDangerous isBusy={isBusy} fault={fault} onAct={() => void remove()} onClose={close}>
          {text("removeConsequence", { count: files.length, bytes, by })}
        </Confirm>
      )}
    </>
  );
}
