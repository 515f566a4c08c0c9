import localFont from "next/font/local";
import { cookies, headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { ReaderProvider, type SignedInPerson } from "../components/ui/use-person.tsx";
import { findCaller } from "./caller.ts";
import "./globals.css";

export const metadata = { title: { default: "Caudal", template: "%s · Caudal" } };

/** The letters of most pages, there before the first paint; others follow with `opsz.css`. */
const inter = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2",
  weight: "100 900",
  variable: "--font-inter-latin",
  adjustFontFallback: false,
});

async function findReader(): Promise<SignedInPerson | "visitor" | null> {
  const { caller } = await findCaller();
  if (caller?.role === "visitor") return "visitor";
  return caller?.account !== undefined && (caller.role === "viewer" || caller.role === "admin") ? { name: caller.user, role: caller.role } : null;
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get("theme")?.value;
  return (
    <html lang={await getLocale()} className={inter.variable} data-theme={theme === "light" || theme === "dark" ? theme : undefined}>
      <head>
        {/* React Aria reads it for the styles it adds. */}
        <meta property="csp-nonce" nonce={(await headers()).get("x-nonce") ?? undefined} />
      </head>
      <body>
        <NextIntlClientProvider>
          <ReaderProvider reader={await findReader()}>
            <NuqsAdapter>{children}</NuqsAdapter>
          </ReaderProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
