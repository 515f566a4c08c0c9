import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FlightCheck, TableChanges } from "../../../lib/load/flight-check.ts";
import type { LoadFile } from "../../../lib/load/load-run.ts";
import { Panel } from "../../ui/panel.tsx";
import { ScrollArea } from "../../ui/scroll-area.tsx";
import { useFormat } from "../../ui/use-format.tsx";
import { Head, Table } from "../admin-table.tsx";

const delimiterNames = { ",": "comma", ";": "semicolon", "\t": "tab" } as const;

export function CheckFiles({ check: { report, findings } }: { check: FlightCheck }) {
  const text = useTranslations("admin.loads.files");
  const delimiters = new Set(report.files.map(({ delimiter }) => delimiterNames[delimiter]));
  const [delimiter = "comma"] = delimiters;
  return (
    <Panel title={text("title")} subtitle={text("subtitle", { delimiter: delimiters.size > 1 ? "other" : delimiter })}>
      <ScrollArea label={text("title")}>
        <Table label={text("title")}>
          <thead>
            <tr>
              <Head>{text("file")}</Head>
              <Head wideOnly>{text("columns")}</Head>
              <Head isNumber>{text("rows")}</Head>
              <Head isNumber>{text("added")}</Head>
              <Head isNumber>{text("changed")}</Head>
              <Head isNumber>{text("gone")}</Head>
              <Head isNumber>{text("rejected")}</Head>
            </tr>
          </thead>
          <tbody>
            {report.files.map((file) => (
              <Row key={file.name} file={file} changes={findings?.tables[tableOf(file.name)] ?? null} />
            ))}
          </tbody>
        </Table>
      </ScrollArea>
    </Panel>
  );
}

function tableOf(name: string): keyof NonNullable<FlightCheck["findings"]>["tables"] {
  return name.replace(/\.csv$/, "") as keyof NonNullable<FlightCheck["findings"]>["tables"];
}

function Row({ file, changes }: { file: LoadFile; changes: TableChanges | null }) {
  const text = useTranslations("admin.loads.files");
  const format = useFormat();
  return (
    <tr className="border-line border-b align-top hover:bg-sunken">
      <th scope="row" className="py-1.5 pr-4 text-left font-medium">
        {file.name}
        <span className="block font-normal text-ink3 text-note tablet:hidden">{columnsText(file, text)}</span>
      </th>
      <td className="py-1.5 pr-4 text-ink2 max-tablet:hidden">{columnsText(file, text)}</td>
      <td className="py-1.5 pr-4 text-right font-medium">{format.count(file.rows)}</td>
      <Count value={changes?.added} />
      <Count value={changes?.changed} {...(changes?.changed === null ? { title: text("noKey") } : {})} />
      <Count value={changes?.gone} />
      <td className={`whitespace-nowrap py-1.5 pr-4 text-right ${file.rejected > 0 ? "font-medium text-bad" : "text-ink3"}`}>
        {file.rejected > 0 && <X size={13} aria-hidden="true" className="mr-1 inline" />}
        {format.count(file.rejected)}
      </td>
    </tr>
  );
}

function Count({ value, title }: { value: number | null | undefined; title?: string }) {
  const format = useFormat();
  return (
    <td title={title} className={`py-1.5 pr-4 text-right ${value ? "font-medium" : "text-ink3"}`}>
      {value === null || value === undefined ? "–" : format.count(value)}
    </td>
  );
}

function columnsText({ matchedColumns, ignoredColumns, blankRows }: LoadFile, text: ReturnType<typeof useTranslations<"admin.loads.files">>): string {
  const read = matchedColumns.flatMap(({ name, from }) => (from === null ? [] : [text("readAs", { from, name })]));
  const ignored = ignoredColumns.length > 0 ? [text("ignored", { names: ignoredColumns.join(", ") })] : [];
  const blank = blankRows > 0 ? [text("blank", { count: blankRows })] : [];
  return [text("matched", { count: matchedColumns.length }), ...read, ...ignored, ...blank].join(", ");
}
