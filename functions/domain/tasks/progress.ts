/** How a road map stands: plan against fact, from what the tasks of each side count. */
import type { IndicatorProgress } from '../../contract/tasks/cells.ts';
import { progressOf } from '../../contract/tasks/progress.ts';
import { talliesOf } from '../../contract/tasks/tally.ts';
import type { Context } from '../context.ts';
import { registryOf } from '../registry.ts';
import { rows } from './tallies.ts';

/** How it stands now: figures only, so everybody who signs in may see them. */
export async function progress(ctx: Context, roadmap: string): Promise<IndicatorProgress[]> {
  ctx.allow('roadmap.read');
  const plan = (await registryOf(ctx)).plan(roadmap);
  return progressOf(plan, talliesOf(await rows(ctx, roadmap)), ctx.today);
}
