/** What was decided in the browser and outlives the process. Each value is of a shape of its owner's. */
import type { StateFile } from "./state-file.ts";

type SettingName = "ingest_paused" | "backup_schedule" | "inbox_loads";

export function openSettings({ database }: StateFile, now: () => number) {
  const read = database.prepare("select value from setting where name = $name");
  const write = database.prepare(
    "insert into setting (name, value, changed_at) values ($name, $value, $at) on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at",
  );
  const remove = database.prepare("delete from setting where name = $name");
  return {
    /** null: never set. */
    get(name: SettingName): unknown {
      const row = read.get({ name });
      return row === undefined ? null : JSON.parse(String(row.value));
    },
    set: (name: SettingName, value: unknown) => void write.run({ name, value: JSON.stringify(value), at: now() }),
    remove: (name: SettingName) => void remove.run({ name }),
  };
}
