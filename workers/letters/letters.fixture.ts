import type { Letters } from "./letters.ts";

const notAsked = () => Promise.reject(new Error("not asked here"));
const notDone = () => {
  throw new Error("not asked here");
};

export const noLetters: Letters = {
  groups: notAsked,
  list: notAsked,
  whole: notAsked,
  check: notAsked,
  effect: notAsked,
  replay: notDone,
  discard: notAsked,
  takeBack: notAsked,
  ndjson: notDone,
  settleInterrupted: notDone,
};
