"use client";
import { Moon, Sun } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { keepChoice } from "../ui/keep-choice.ts";
import { Mark } from "../ui/mark.tsx";
import { useIsVisitor, usePerson } from "../ui/use-person.tsx";
import { PersonMenu } from "./person-menu.tsx";

type HeaderProps = {
  /** "" while the shop has none, null while it is not known. */
  storeName: string | null;
  children?: ReactNode;
};

const ways = [
  { href: "/", name: "sales" },
  { href: "/live", name: "live" },
  { href: "/admin", name: "admin" },
] as const;

/** On every page: the shop, the ways, the reader's language and light. */
export function Header({ storeName, children }: HeaderProps) {
  const text = useTranslations("page");
  const path = usePathname();
  const isAdmin = usePerson()?.role === "admin";
  const isVisitor = useIsVisitor();
  const isHere = (href: string) => path === href || (href !== "/" && path.startsWith(`${href}/`));
  return (
    <header className="gutter border-line border-b">
      <a
        href="#main"
        className="absolute top-2 left-2 z-30 -translate-y-20 rounded-control bg-accent px-3 py-1.5 font-medium text-data text-on-accent focus:translate-y-0"
      >
        {text("skip")}
      </a>
      <div className="flex min-h-[55px] flex-wrap items-stretch gap-x-3">
        <p className="flex min-w-0 items-center gap-2.5 font-semibold text-title tablet:mr-5">
          <Mark />
          <StoreName name={storeName} />
        </p>
        <nav aria-label={text("navigation")} className="flex gap-5 max-tablet:order-last max-tablet:w-full">
          {ways
            .filter(({ name }) => (name === "admin" ? isAdmin : name !== "live" || !isVisitor))
            .map(({ href, name }) => (
              <Link
                key={href}
                href={href}
                aria-current={isHere(href) ? "page" : undefined}
                className={`-mb-px flex min-h-[55px] items-center max-tablet:min-h-11 border-b-2 px-1 font-medium ${isHere(href) ? "border-accent text-ink" : "border-transparent text-ink2 hover:text-ink"}`}
              >
                {text(name)}
              </Link>
            ))}
        </nav>
        {children}
        <div className={`flex items-center gap-1 ${children === undefined ? "ml-auto" : "max-desktop:ml-auto"}`}>
          <Language />
          <Theme />
          <PersonMenu />
        </div>
      </div>
    </header>
  );
}

function StoreName({ name }: { name: string | null }) {
  const text = useTranslations("page");
  if (name) return <span className="truncate">{name}</span>;
  if (name === null) return <span>Caudal</span>;
  return (
    <span title={text("myShopHint")} className="truncate">
      {text("myShop")}
    </span>
  );
}

function Language() {
  const text = useTranslations("page");
  const router = useRouter();
  const locale = useLocale();
  const other = locale === "es" ? "en" : "es";
  return (
    <button
      type="button"
      lang={other}
      aria-label={text("language")}
      className="h-8 rounded-control px-2.5 font-medium text-data text-ink2 hover:bg-sunken max-tablet:h-11 max-tablet:min-w-11"
      onClick={() => {
        keepChoice("locale", other);
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
  keepChoice("theme", next);
}
