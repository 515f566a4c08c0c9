"use client";
import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Person, PersonLink } from "../../lib/auth/people.ts";
import { Button } from "../ui/button.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { AdminPage } from "./admin-page.tsx";
import { Head, Table } from "./admin-table.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { LinkDialog } from "./link-dialog.tsx";
import { PersonActs } from "./person-acts.tsx";

type PeoplePageProps = { people: Person[]; publicUrl: string | null };
type Shown = "nothing" | "invite" | { name: string; link: PersonLink };

export function PeoplePage({ people, publicUrl }: PeoplePageProps) {
  const text = useTranslations("admin.people");
  const [shown, setShown] = useState<Shown>("nothing");
  const showLink = (name: string, link: PersonLink) => setShown({ name, link });
  const close = () => setShown("nothing");
  const invite = (
    <Button kind="primary" onClick={() => setShown("invite")}>
      <UserPlus size={16} aria-hidden="true" />
      {text("invite")}
    </Button>
  );
  return (
    <AdminPage title={text("title")} subtitle={text("subtitle")} action={invite}>
      <Table label={text("title")}>
        <thead>
          <tr>
            <Head>{text("name")}</Head>
            <Head>{text("role")}</Head>
            <Head>{text("state")}</Head>
            <Head wideOnly>{text("signedIn")}</Head>
            <Head wideOnly isNumber>
              {text("sessions")}
            </Head>
            <Head>
              <span className="sr-only">{text("actions")}</span>
            </Head>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <Row key={person.accountId} person={person} onLink={showLink} />
          ))}
        </tbody>
      </Table>
      {shown === "invite" && <InviteDialog onInvited={showLink} onClose={close} />}
      {typeof shown === "object" && <LinkDialog name={shown.name} link={shown.link} publicUrl={publicUrl} onClose={close} />}
    </AdminPage>
  );
}

function Row({ person, onLink }: { person: Person; onLink: (name: string, link: PersonLink) => void }) {
  const format = useFormat();
  const roles = useTranslations("access.roles");
  const text = useTranslations("admin.people");
  return (
    <tr className="border-line border-b hover:bg-sunken">
      <td className="max-w-0 truncate py-1.5 pr-4 font-medium" title={person.name}>
        {person.name}
      </td>
      <td className="py-1.5 pr-4">{roles(person.role)}</td>
      <td className="py-1.5 pr-4">
        <State person={person} />
      </td>
      <td className="py-1.5 pr-4 text-ink2 max-tablet:hidden">{person.signedInAt === null ? text("never") : format.instant(person.signedInAt)}</td>
      <td className="py-1.5 pr-4 text-right max-tablet:hidden">{format.count(person.sessions)}</td>
      <td className="w-8 py-1">
        <PersonActs person={person} onLink={onLink} />
      </td>
    </tr>
  );
}

const looks = { active: "text-ink2", invited: "bg-wash text-ink", blocked: "bg-bad-wash text-bad" };

function State({ person: { state, linkExpiresAt } }: { person: Person }) {
  const text = useTranslations("admin.people");
  const format = useFormat();
  const isPill = state !== "active";
  return (
    <>
      <span className={`${looks[state]} ${isPill ? "whitespace-nowrap rounded-control px-1.5 py-0.5 font-medium text-note" : ""}`}>
        {text(`states.${state}`)}
      </span>
      {linkExpiresAt !== null && (
        <span className="block text-ink3 text-note max-tablet:hidden">{text("linkUntil", { until: format.instant(linkExpiresAt) })}</span>
      )}
    </>
  );
}
