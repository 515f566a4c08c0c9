import type { ComponentProps } from "react";
import { NoticeLine } from "./notice-line.tsx";

const tones = { plain: "bg-sunken text-ink2", wash: "bg-wash text-ink2", warn: "bg-warn-wash text-ink2", bad: "bg-bad-wash text-ink2" };

type BannerProps = ComponentProps<typeof NoticeLine> & { tone: keyof typeof tones; role?: "status" | "alert" };

/** One line over the page: a bold fact, the remedy, one act. */
export function Banner({ tone, role = "status", ...line }: BannerProps) {
  return (
    <div role={role} className={`gutter ${tones[tone]}`}>
      <div className="flex min-h-10 items-center gap-3 py-2 text-data">
        <NoticeLine {...line} />
      </div>
    </div>
  );
}
