"use client";
import { Download } from "lucide-react";
import Form from "next/form";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { AuditLine, AuditLines } from "../../lib/audit-lines.ts";
import { Button, buttonLook } from "../ui/button.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useFormat } from "../ui/use-format.tsx";
import { AdminPage } from "./admin-page.tsx";
import { Head, Table } from "./admin-table.tsx";
import { type AuditFilters, newestLines, olderLines } from "./audit-search.ts";
import { changesOf } from "./changes-of.ts";
import { usePersonName } from "./use-person-name.ts";

const fewItems = 3;

type AuditPageProps = { found: AuditLines; filters: AuditFilters };

export function AuditPage({ found, filters }: AuditPageProps) {
  const text = useTranslations("admin.audit");
  const download = (
    <a href={`/api/v1/audit.csv?${filters.csv}`} download="audit.csv" className={buttonLook("plain")}>
      <Download size={16} aria-hidden="true" />
      {text("csv")}
    </a>
  );
  return (
    <AdminPage title={text("title")} subtitle={text("subtitle")} action={download}>
      <Filter key={filters.asked} found={found} filters={filters} />
      {found.lines.length === 0 ? <p className="py-12 text-center text-data text-ink2">{text("empty")}</p> : <Lines lines={found.lines} />}
      <Pager found={found} filters={filters} />
    </AdminPage>
  );
}

function Filter({ found, filters: { shown, csv } }: AuditPageProps) {
  const text = useTranslations("admin.audit");
  const nameOf = useActName();
  const personOf = usePersonName();
  const people = [{ value: "", label: text("anybody") }, ...found.who.map((who) => ({ value: who, label: personOf(who) }))];
  const acts = [{ value: "", label: text("anything") }, ...found.acts.map((what) => ({ value: what, label: nameOf(what) }))];
  return (
    <Form
      action="/admin/audit"
      aria-label={text("filter")}
      className="grid grid-cols-2 items-end gap-x-4 gap-y-3 py-5 desktop:grid-cols-[1fr_1fr_9.5rem_9.5rem_1.2fr_auto]"
    >
      <SelectField name="who" label={text("who")} options={people} defaultValue={shown.who} />
      <SelectField name="what" label={text("what")} options={acts} defaultValue={shown.what} />
      <TextField name="from" type="date" label={text("from")} defaultValue={shown.from} />
      <TextField name="to" type="date" label={text("to")} defaultValue={shown.to} />
      <div className="max-desktop:col-span-2">
        <TextField name="search" type="search" label={text("search")} placeholder={text("searchNote")} defaultValue={shown.search} />
      </div>
      <div className="flex h-10 items-center gap-2 max-tablet:h-11">
        <Button type="submit">{text("apply")}</Button>
        {csv !== "" && (
          <Link href="/admin/audit" className={buttonLook("link")}>
            {text("clear")}
          </Link>
        )}
      </div>
    </Form>
  );
}

function Lines({ lines }: { lines: AuditLine[] }) {
  const text = useTranslations("admin.audit");
  return (
    <Table label={text("title")}>
      <thead>
        <tr>
          <Head>{text("at")}</Head>
          <Head wideOnly>{text("who")}</Head>
          <Head>{text("what")}</Head>
          <Head wideOnly>{text("target")}</Head>
          <Head wideOnly>{text("change")}</Head>
          <Head wideOnly>{text("address")}</Head>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.auditId} line={line} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ line: { at, who, what, target, before, after, address } }: { line: AuditLine }) {
  const nameOf = useActName();
  const person = usePersonName()(who);
  const format = useFormat();
  const changes = changesOf(before, after, useListText());
  const shownTarget = useTargetText()(what, target);
  return (
    <tr className="border-line border-b align-top hover:bg-sunken">
      <td className="whitespace-nowrap py-2 pr-4 text-ink2">{format.instant(at)}</td>
      <td className="break-words py-2 pr-4 max-tablet:hidden">{person}</td>
      <td className="py-2 pr-4">
        <span className="font-medium">{nameOf(what)}</span>
        <span className="block break-all text-ink2 tablet:hidden">
          {person}
          {shownTarget === null ? "" : ` · ${shownTarget}`}
        </span>
        <Changes changes={changes} className="tablet:hidden" />
      </td>
      <td className="break-all py-2 pr-4 max-tablet:hidden">{shownTarget}</td>
      <td className="py-2 pr-4 max-tablet:hidden">
        <Changes changes={changes} />
      </td>
      <td className="whitespace-nowrap py-2 text-ink3 max-tablet:hidden">{address}</td>
    </tr>
  );
}

function Changes({ changes, className = "" }: { changes: string[]; className?: string }) {
  if (changes.length === 0) return null;
  return (
    <ul className={`break-all font-mono text-ink2 text-note ${className}`}>
      {changes.map((change) => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  );
}

function Pager({ found: { lines, hasMore }, filters }: AuditPageProps) {
  const text = useTranslations("admin.audit");
  const last = lines.at(-1);
  return (
    <div className="flex gap-2 py-4">
      {filters.below !== null && (
        <Link href={newestLines(filters)} className={buttonLook("plain")}>
          {text("newest")}
        </Link>
      )}
      {hasMore && last && (
        <Link href={olderLines(filters, last.auditId)} className={buttonLook("plain")}>
          {text("older")}
        </Link>
      )}
    </div>
  );
}

/** "4 files, 21.0 kB"; a few names in full. */
function useListText(): (items: unknown[]) => string {
  const text = useTranslations("admin.audit");
  const format = useFormat();
  return (items) => {
    if (items.every((item): item is { bytes: number } => typeof item === "object" && item !== null && "bytes" in item))
      return text("files", { count: items.length, size: format.bytes(items.reduce((sum, { bytes }) => sum + bytes, 0)) });
    const isFew = items.length <= fewItems && items.every((item) => typeof item === "string");
    return isFew ? items.join(", ") : text("items", { count: items.length, shown: format.count(items.length) });
  };
}

/** "Roll back 15" of `roll_back 15`. */
function useTargetText(): (what: string, target: string | null) => string | null {
  const text = useTranslations("admin.jobs");
  return (what, target) => {
    const [, kind, id] = (what.startsWith("job_") && /^([a-z_]+) (\d+)$/.exec(target ?? "")) || [];
    const key = `kinds.${kind}` as "kinds.backup";
    return kind && id && text.has(key) ? text("name", { kind: text(key), id }) : target;
  };
}

/** What another version of the product wrote keeps the name it has in the log. */
function useActName(): (what: string) => string {
  const text = useTranslations("admin.audit.acts");
  return (what) => (text.has(what as "invited") ? text(what as "invited") : what.replaceAll("_", " "));
}
