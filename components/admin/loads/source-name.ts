/** Where the files of a load came from, as a person would say it. */
import type { LoadRun } from "../../../lib/load/load-run.ts";
import type { Sources } from "../../../lib/sources/sources.ts";

type Words = { inbox: string; sample: string; sent: string };

export function sourceName({ source, sample = false }: { source: LoadRun["source"]; sample?: boolean }, { inbox, uploads }: Sources, words: Words): string {
  if (sample) return words.sample;
  if (source === inbox.folder) return words.inbox;
  if (source.startsWith(`${inbox.folder}/`)) return words.inbox + source.slice(inbox.folder.length);
  return uploads.some(({ folder }) => folder === source) || /\/uploads\/[^/]+$/.test(source) ? words.sent : source;
}
