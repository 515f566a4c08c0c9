"use client";
import { CircleAlert, Moon, Sun } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { Paint } from "../../lib/sales/paint.ts";
import { useFormat } from "../ui/use-format.tsx";

type HeaderProps = { paint: Paint; error: Error | null; shownAt: string };

export function Header({ paint, error, shownAt }: HeaderProps) {
  const text = useTranslations("page");
  return (
    <header className="gutter border-line border-b">
      <div className="flex min-h-14 flex-wrap items-center gap-x-6 py-1">
        <span className="font-semibold text-title">{paint.store.name || text("myShop")}</span>
        <nav aria-label={text("navigation")} className="self-stretch">
          <Link href="/" aria-current="page" className="flex h-full min-h-11 items-center border-accent border-b-2 font-medium">
            {text("sales")}
          </Link>
        </nav>
        <Stamp paint={paint} error={error} shownAt={shownAt} />
        <div className="flex items-center gap-1 max-desktop:ml-auto">
          <Language />
          <Theme />
        </div>
      </div>
    </header>
  );
}

/** How fresh the numbers are: version, newest sale, load, time of the paint. */
function Stamp({ paint, error, shownAt }: HeaderProps) {
  const text = useTranslations("page");
  const format = useFormat();
  const parts = [text("version", { version: paint.version })];
  if (error !== null) parts.push(text("asOf", { time: format.time(shownAt) }));
  if (paint.newestEvent !== null) parts.push(text("newest", { day: format.day(paint.store.lastDay ?? paint.newestEvent) }));
  if (paint.store.load !== null) parts.push(text("loaded", { time: format.instant(paint.store.load.loadedAt) }));
  parts.push(`${format.count(Math.ceil(paint.cost.ms))} ms`);
  return (
    <p
      className="flex items-center gap-2 text-ink3 text-note max-desktop:order-last max-desktop:w-full max-desktop:pb-1.5 desktop:-order-1 desktop:ml-auto"
      data-testid="stamp"
    >
      {error === null ? <span aria-hidden="true" className="size-2 rounded-full bg-good" /> : <CircleAlert size={14} aria-hidden="true" className="text-bad" />}
      {parts.join(" · ")}
    </p>
  );
}

function Language() {
  const text = useTranslations("page");
  const router = useRouter();
  const { locale } = useFormat();
  const other = locale === "es" ? "en" : "es";
  return (
    <button
      type="button"
      lang={other}
      aria-label={text("language")}
      className="h-8 rounded-control px-2.5 font-medium text-data text-ink2 hover:bg-sunken max-tablet:h-11"
      onClick={() => {
        keep("locale", other);
        router.refresh();
      }}
    >
      {locale.toUpperCase()}
    </button>
  );
}

function Theme() {
  const text = useTranslations("page");
  return (
    <button
      type="button"
      aria-label={text("theme")}
      title={text("theme")}
      className="grid size-8 place-items-center rounded-control text-ink2 hover:bg-sunken max-tablet:size-11"
      onClick={switchTheme}
    >
      <Moon size={18} strokeWidth={1.5} aria-hidden="true" className="in-data-[theme=dark]:hidden" />
      <Sun size={18} strokeWidth={1.5} aria-hidden="true" className="hidden in-data-[theme=dark]:block" />
    </button>
  );
}

function switchTheme() {
  const root = document.documentElement;
  const isDark = root.dataset.theme === undefined ? matchMedia("(prefers-color-scheme: dark)").matches : root.dataset.theme === "dark";
  const next = isDark ? "light" : "dark";
  root.dataset.theme = next;
  keep("theme", next);
}

function keep(name: string, value: string) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`;
}
