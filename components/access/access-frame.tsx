import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Mark } from "../ui/mark.tsx";
import { LanguageLinks } from "./language-links.tsx";
import { riverLines, riverSize } from "./river-lines.ts";

type AccessFrameProps = { title: string; subtitle: string; children: ReactNode };

/** For who is not in yet: what is asked of them on the left, what awaits them on the right. */
export async function AccessFrame({ title, subtitle, children }: AccessFrameProps) {
  return (
    <div className="grid min-h-dvh desktop:grid-cols-[minmax(30rem,37.5rem)_minmax(0,1fr)]">
      <div className="flex flex-col px-4 py-6 tablet:px-10 tablet:py-9">
        <header className="flex items-center gap-2.5 font-semibold text-title">
          <Mark />
          Caudal
        </header>
        <main id="main" className="mx-auto grid w-full max-w-[22.5rem] flex-1 content-center gap-7 py-10">
          <div className="grid gap-1.5">
            <h1 className="text-balance font-semibold text-[1.625rem]/8 tracking-[-0.015em]">{title}</h1>
            <p className="text-body text-ink2">{subtitle}</p>
          </div>
          {children}
        </main>
        <LanguageLinks />
      </div>
      <River />
    </div>
  );
}

const strokes = { batch: "stroke-accent", streaming: "stroke-warm" };

async function River() {
  const text = await getTranslations("access");
  return (
    <aside className="relative overflow-hidden border-line border-l bg-sunken max-desktop:hidden">
      <svg
        viewBox={`0 0 ${riverSize.width} ${riverSize.height}`}
        preserveAspectRatio="xMinYMid slice"
        fill="none"
        aria-hidden="true"
        className="absolute inset-0 size-full"
      >
        {riverLines().map(({ path, source, width, opacity }) => (
          <path key={path} d={path} className={strokes[source]} strokeWidth={width} opacity={opacity} />
        ))}
      </svg>
      <div className="absolute right-[11%] bottom-12 text-ink2 text-title">
        <p>
          <strong className="font-semibold text-ink">caudal</strong> {text("noun")}
        </p>
        <p>{text("meanings")}</p>
        <p>{text("promise")}</p>
      </div>
    </aside>
  );
}
