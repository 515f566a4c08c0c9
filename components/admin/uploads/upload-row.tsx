"use client";
import { CircleAlert, CircleCheck, CircleDashed, CirclePause, Pause, Play, RotateCw, Unplug, Upload, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { UploadName } from "../../../lib/uploads/upload-name.ts";
import { AskError } from "../../dashboard/ask.ts";
import { useReason } from "../../dashboard/use-reason.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import type { UploadRow as Row, UploadQueue } from "./upload-queue.ts";

const icons = {
  missing: { Icon: CircleDashed, look: "text-ink3" },
  unsent: { Icon: Unplug, look: "text-warn" },
  waiting: { Icon: Upload, look: "text-ink3" },
  sending: { Icon: Upload, look: "text-accent" },
  cut: { Icon: Unplug, look: "text-warn" },
  paused: { Icon: CirclePause, look: "text-ink3" },
  failed: { Icon: CircleAlert, look: "text-bad" },
  whole: { Icon: CircleCheck, look: "text-good" },
};

const rowLook = "flex min-h-12 items-center gap-3 border-line border-b py-1.5";

export function MissingRow({ name }: { name: UploadName }) {
  const text = useTranslations("admin.uploads");
  return (
    <li className={`${rowLook} text-ink3`}>
      <StateIcon state="missing" />
      <span className="min-w-0 text-data">
        {name} <span className="block text-note">{text("missing")}</span>
      </span>
    </li>
  );
}

/** A file and how far it has come. */
export function UploadRow({ row, queue }: { row: Row; queue: UploadQueue }) {
  const text = useTranslations("admin.uploads");
  const { name, state, bytes, received } = row;
  const share = bytes === 0 ? 1 : received / bytes;
  return (
    <li aria-label={name} className={rowLook}>
      <StateIcon state={state} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium text-data">{name}</p>
        <Progress row={row} share={share} />
        {state !== "whole" && (
          <div className="pt-1">
            <ProgressBar label={text("progress", { name })} share={share} />
          </div>
        )}
      </div>
      <div className="flex shrink-0 gap-1">
        {(state === "sending" || state === "waiting") && <IconButton label={text("pause", { name })} icon={Pause} onClick={() => queue.pause(name)} />}
        {state === "paused" && <IconButton label={text("goOn", { name })} icon={Play} onClick={() => queue.goOn(name)} />}
        {(state === "cut" || state === "failed") && <IconButton label={text("retry", { name })} icon={RotateCw} onClick={() => queue.goOn(name)} />}
        <IconButton label={text("remove", { name })} icon={X} onClick={() => void queue.remove(name)} />
      </div>
    </li>
  );
}

function StateIcon({ state }: { state: keyof typeof icons }) {
  const { Icon, look } = icons[state];
  return <Icon size={18} strokeWidth={1.5} aria-hidden="true" className={`shrink-0 ${look}`} />;
}

function Progress({ row: { state, bytes, received, fault, perSecond }, share }: { row: Row; share: number }) {
  const text = useTranslations("admin.uploads");
  const format = useFormat();
  const reason = useReason();
  const percent = format.percent(share);
  const look = state === "failed" ? "text-bad" : state === "cut" || state === "unsent" ? "text-warn" : "text-ink3";
  const why = fault === null ? "" : fault instanceof AskError && fault.code === "not_found" ? text("gone") : reason(fault);
  const left = perSecond ? Math.ceil((bytes - received) / perSecond) : null;
  const parts =
    state === "sending"
      ? [
          text("amount", { received: format.bytes(received), bytes: format.bytes(bytes) }),
          perSecond === null ? null : text("rate", { rate: format.bytes(perSecond) }),
          left === null ? null : text("left", { seconds: left, minutes: Math.round(left / 60), unit: left < 100 ? "seconds" : "minutes" }),
        ]
      : [state === "whole" ? format.bytes(bytes) : text(`states.${state}`, { percent, why })];
  return (
    <p className={`text-note ${look}`} {...(state === "failed" ? { role: "alert" } : {})}>
      {parts.filter((part) => part !== null).join(" · ")}
    </p>
  );
}
