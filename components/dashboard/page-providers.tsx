"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { Locale } from "../../lib/format.ts";
import type { StoreState } from "../../lib/sales/paint.ts";
import { FormatProvider } from "../ui/use-format.tsx";
import { DrawnAt } from "../ui/use-now.ts";

type PageProvidersProps = {
  store: Pick<StoreState, "currency" | "timeZone">;
  locale: Locale;
  /** When the server drew the page. */
  shownAt?: string;
  children: ReactNode;
};

/** What every page wraps itself in: how numbers are written, what was asked for already, what time it is. */
export function PageProviders({ store: { currency, timeZone }, locale, shownAt, children }: PageProvidersProps) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <FormatProvider locale={locale} currency={currency} timeZone={timeZone}>
        <DrawnAt value={shownAt === undefined ? null : Date.parse(shownAt)}>{children}</DrawnAt>
      </FormatProvider>
    </QueryClientProvider>
  );
}
