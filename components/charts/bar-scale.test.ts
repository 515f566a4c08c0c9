import { expect, test } from "vitest";
import { barPlace, barScale } from "./bar-scale.ts";

test("the largest takes all but the room for its number", () => {
  const scale = barScale([
    { value: 200, text: "200.00", note: "80%" },
    { value: 50, text: "50.00", note: "20%" },
  ]);
  expect(scale).toEqual({ low: 0, high: 200, reserve: 11 });
  expect(barPlace(scale, 200)).toEqual({ marginLeft: "calc((100% - 11ch) * 0)", width: "calc((100% - 11ch) * 1)" });
  expect(barPlace(scale, 50).width).toBe("calc((100% - 11ch) * 0.25)");
});

test("negative bars lie left of zero", () => {
  const scale = { low: -50, high: 150, reserve: 10 };
  expect(barPlace(scale, -50)).toEqual({ marginLeft: "calc((100% - 10ch) * 0)", width: "calc((100% - 10ch) * 0.25)" });
  expect(barPlace(scale, -10)).toEqual({ marginLeft: "calc((100% - 10ch) * 0.2)", width: "calc((100% - 10ch) * 0.05)" });
  expect(barPlace(scale, 150).marginLeft).toBe("calc((100% - 10ch) * 0.25)");
});

test("nothing but zeros has no bars", () => {
  expect(barPlace(barScale([{ value: 0, text: "0.00" }]), 0).width).toBe("calc((100% - 6ch) * 0)");
  expect(barScale([])).toEqual({ low: 0, high: 0, reserve: 2 });
});
