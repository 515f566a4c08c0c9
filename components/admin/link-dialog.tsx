"use client";
import { useTranslations } from "next-intl";
import type { PersonLink } from "../../lib/auth/people.ts";
import { Button } from "../ui/button.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { useFormat } from "../ui/use-format.tsx";

type LinkDialogProps = {
  name: string;
  link: PersonLink /** Where readers reach the pages; null: as this reader does. */;
  publicUrl: string | null;
  onClose: () => void;
};

/** Shown this once: only its hash is kept. */
export function LinkDialog({ name, link, publicUrl, onClose }: LinkDialogProps) {
  const text = useTranslations("admin.people");
  const format = useFormat();
  const address = new URL(`/join/${link.key}`, publicUrl ?? window.location.origin).href;
  return (
    <Dialog title={text("linkTitle", { name })} onClose={onClose}>
      <p className="text-body text-ink2">{text("linkBody", { until: format.instant(link.expiresAt) })}</p>
      <CopyText label={text("link")} value={address} />
      <div className="flex justify-end">
        <Button kind="quiet" onClick={onClose}>
          {text("linkTaken")}
        </Button>
      </div>
    </Dialog>
  );
}
