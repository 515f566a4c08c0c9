"use client";
import { LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

type ConfirmProps = {
  /** A question. */
  title: string;
  /** What comes of it. */
  children: ReactNode;
  /** The act's verb. */
  act: string;
  isDangerous?: boolean;
  isBusy: boolean;
  fault: string | null;
  onAct: () => void;
  onClose: () => void;
};

export function Confirm({ title, children, act, isDangerous = false, isBusy, fault, onAct, onClose }: ConfirmProps) {
  const text = useTranslations("admin");
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="text-body text-ink2">{children}</div>
      {fault !== null && (
        <p role="alert" className="text-bad text-data">
          {fault}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button kind="quiet" onClick={onClose}>
          {text("cancel")}
        </Button>
        <Button kind={isDangerous ? "danger" : "primary"} disabled={isBusy} onClick={onAct}>
          {isBusy && <LoaderCircle size={16} aria-hidden="true" className="animate-turn" />}
          {act}
        </Button>
      </div>
    </Dialog>
  );
}
