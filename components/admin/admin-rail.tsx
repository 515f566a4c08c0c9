"use client";
import { Archive, FlaskConical, FolderInput, KeyRound, LayoutList, type LucideIcon, MailX, ScrollText, Users, Workflow } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";

type Place = { href: string; name: "overview" | "loads" | "pipeline" | "letters" | "simulator" | "people" | "tokens" | "backup" | "audit"; Icon: LucideIcon };
/** `name`: what stands over it; the first needs none. */
type Group = { name: "access" | "system" | null; places: Place[] };

const groups: Group[] = [
  {
    name: null,
    places: [
      { href: "/admin", name: "overview", Icon: LayoutList },
      { href: "/admin/loads", name: "loads", Icon: FolderInput },
      { href: "/admin/pipeline", name: "pipeline", Icon: Workflow },
      { href: "/admin/dead-letters", name: "letters", Icon: MailX },
      { href: "/admin/simulator", name: "simulator", Icon: FlaskConical },
    ],
  },
  {
    name: "access",
    places: [
      { href: "/admin/people", name: "people", Icon: Users },
      { href: "/admin/tokens", name: "tokens", Icon: KeyRound },
    ],
  },
  {
    name: "system",
    places: [
      { href: "/admin/backup", name: "backup", Icon: Archive },
      { href: "/admin/audit", name: "audit", Icon: ScrollText },
    ],
  },
];

/** The ways of an admin: beside the page, over it on a phone. */
export function AdminRail() {
  const text = useTranslations("admin");
  const path = usePathname();
  return (
    <nav
      aria-label={text("rail")}
      className="border-line max-desktop:gutter max-desktop:flex max-desktop:gap-1 max-desktop:overflow-x-auto max-desktop:border-b desktop:w-[13.5rem] desktop:shrink-0 desktop:border-r desktop:pt-5 desktop:pr-3 desktop:pl-7"
    >
      {groups.map((group) => (
        <div key={group.name ?? "first"} className="max-desktop:flex">
          {group.name && <p className="px-2.5 pt-2 pb-1.5 text-ink3 text-note max-desktop:hidden">{text(`groups.${group.name}`)}</p>}
          <ul className="flex gap-1 max-desktop:py-1.5 desktop:grid">
            {group.places.map(({ href, name, Icon }) => (
              <li key={href}>
                <Link
                  ref={path === href ? show : undefined}
                  href={href}
                  aria-current={path === href ? "page" : undefined}
                  className={`flex h-8 items-center gap-2.5 rounded-control px-2.5 font-medium text-data max-tablet:h-11 ${path === href ? "bg-wash text-ink" : "text-ink2 hover:bg-sunken hover:text-ink"}`}
                >
                  <Icon size={16} aria-hidden="true" className={path === href ? "text-accent" : ""} />
                  {text(`places.${name}`)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** On a phone the ways are wider than the screen. */
function show(link: HTMLAnchorElement | null): void {
  link?.scrollIntoView({ block: "nearest", inline: "center" });
}
