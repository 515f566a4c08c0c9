/** Events a second at which a ribbon grows a step wider. */
const steps = [0.1, 10, 500];

/** How wide a ribbon is drawn, from 1 (next to nothing flows) to 4. */
export function ribbonStep(perSecond: number): 1 | 2 | 3 | 4 {
  return (1 + steps.filter((step) => perSecond >= step).length) as 1 | 2 | 3 | 4;
}
