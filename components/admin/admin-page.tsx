import type { ReactNode, Ref } from "react";

type AdminPageProps = { title: string; subtitle: string; action?: ReactNode; headingRef?: Ref<HTMLHeadingElement>; children: ReactNode };

/** What stands beside the rail. */
export function AdminPage({ title, subtitle, action, headingRef, children }: AdminPageProps) {
  return (
    <main id="main" tabIndex={-1} className="min-w-0 flex-1 px-4 pt-5 pb-16 outline-none tablet:px-9 tablet:pt-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 border-line2 border-b pb-5">
        <div className="min-w-0">
          <h1 ref={headingRef} tabIndex={headingRef ? -1 : undefined} className="font-semibold text-h1 outline-none">
            {title}
          </h1>
          <p className="max-w-prose text-data text-ink3">{subtitle}</p>
        </div>
        {action}
      </div>
      {children}
    </main>
  );
}
