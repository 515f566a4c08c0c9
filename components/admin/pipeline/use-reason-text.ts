"use client";
import { useTranslations } from "next-intl";
import type { Reason } from "../../../lib/pipeline/pipeline.ts";
import { byteText } from "../../ui/byte-text.ts";
import { shortDuration } from "../../ui/short-duration.ts";
import { useFormat } from "../../ui/use-format.tsx";

const ofBytes: Reason["code"][] = ["disk_low", "disk_full", "memory_high"];
const ofTime: Reason["code"][] = ["waits_long", "behind", "paints_slow"];

/** Why a part is not well, in the reader's language; an error's own words after it. */
export function useReasonText(): (reason: Reason) => string {
  const text = useTranslations("admin.pipeline.reasons");
  const format = useFormat();
  const amountOf = ({ code, count = 0 }: Reason) => {
    if (ofBytes.includes(code)) return byteText(count, format);
    return ofTime.includes(code) ? shortDuration(count, format) : format.count(count);
  };
  return (reason) => {
    const said = text(reason.code, { amount: amountOf(reason), count: reason.count ?? 0, at: reason.at ? format.instant(reason.at) : "" });
    return reason.detail === undefined ? said : `${said} ${reason.detail}`;
  };
}
