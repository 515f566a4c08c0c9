import type { ReactNode } from "react";
import { Header } from "./header.tsx";

type NoticePageProps = { storeName: string | null; title: string; action: ReactNode; children?: ReactNode };

/** In place of a page that cannot be shown: what is the matter, and the way on. */
export function NoticePage({ storeName, title, action, children }: NoticePageProps) {
  return (
    <>
      <Header storeName={storeName} />
      <main id="main" tabIndex={-1} className="gutter grid justify-items-center gap-2 py-24 text-center outline-none tablet:py-40">
        <h1 className="text-balance font-semibold text-h1">{title}</h1>
        <div className="max-w-prose text-ink2 empty:hidden">{children}</div>
        <div className="pt-3">{action}</div>
      </main>
    </>
  );
}
