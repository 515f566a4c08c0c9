import { expect, it } from "vitest";
import { toldApart } from "./told-apart.ts";

it("tells two spellings of one country apart, and leaves the others", () => {
  const rows = [
    { key: "Spain", name: "Spain" },
    { key: "España", name: "Spain" },
    { key: "Francia", name: "France" },
  ];
  expect(toldApart(rows).map(({ name }) => name)).toEqual(["Spain", "Spain (España)", "France"]);
});
