"use client";
import { fromAbsolute, toCalendarDateTime } from "@internationalized/date";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { instantOfLocal } from "../../../lib/events/local-time.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useFormat } from "../../ui/use-format.tsx";

type AsOfDialogProps = {
  asOf: string;
  isGiven: boolean;
  isBusy: boolean;
  fault: string | null /** undefined: let it be derived. */;
  onCheck: (asOf: string | undefined) => void;
  onClose: () => void;
};

/** Another moment up to which the files are complete: the check is made again with it. */
export function AsOfDialog({ asOf, isGiven, isBusy, fault, onCheck, onClose }: AsOfDialogProps) {
  const text = useTranslations("admin.loads.asOfDialog");
  const admin = useTranslations("admin");
  const { timeZone } = useFormat();
  const [local, setLocal] = useState(() => localText(asOf, timeZone));
  return (
    <Dialog title={text("title")} onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onCheck(new Date(instantOfLocal(Date.parse(`${local}Z`), timeZone)).toISOString());
        }}
      >
        <p className="text-body text-ink2">{text("body", { zone: timeZone })}</p>
        <TextField
          label={text("label")}
          type="datetime-local"
          step="1"
          required
          value={local}
          onChange={(event) => setLocal(event.target.value)}
          fault={fault}
        />
        <div className="flex flex-wrap justify-end gap-2">
          {isGiven && (
            <Button kind="quiet" disabled={isBusy} onClick={() => onCheck(undefined)}>
              {text("derive")}
            </Button>
          )}
          <Button kind="quiet" onClick={onClose}>
            {admin("cancel")}
          </Button>
          <Button type="submit" kind="primary" disabled={isBusy}>
            {text("check")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** As the field wants it: "2025-09-13T00:00:00". */
function localText(instant: string, timeZone: string): string {
  return toCalendarDateTime(fromAbsolute(Date.parse(instant), timeZone))
    .toString()
    .slice(0, 19);
}
