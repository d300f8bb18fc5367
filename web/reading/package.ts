/** An office file by what it is inside: its main part by the kinds that it declares, and the parts that belong to it. */

import { nodesIn, treeOf } from './xml.ts';
import type { Zip } from './zip.ts';

/** The path of the first part of such a type. */
export function partOf(zip: Zip, type: RegExp): string | undefined {
  const types = nodesIn(treeOf(zip.text('[Content_Types].xml')));
  const override = types.find(
    ({ name, attributes }) => name === 't:Override' && type.test(attributes.ContentType ?? ''),
  );
  if (override) return override.attributes.PartName?.replace(/^\//, '');
  const extension = types.find(
    ({ name, attributes }) => name === 't:Default' && type.test(attributes.ContentType ?? ''),
  )?.attributes.Extension;
  if (!extension) return undefined;
  const main = relationsOf(zip, '').find(({ type: kind }) => kind === 'officeDocument');
  return main?.path;
}

export type Relation = { id: string; type: string; path: string };

/** What a part names as belonging to it, inside the file; addresses outside are left out. */
export function relationsOf(zip: Zip, path: string): Relation[] {
  const cut = path.lastIndexOf('/') + 1;
  const [folder, name] = [path.slice(0, cut), path.slice(cut)];
  const place = `${folder}_rels/${name}.rels`;
  if (!zip.has(place)) return [];
  return nodesIn(treeOf(zip.text(place)))
    .filter(({ attributes }) => attributes.TargetMode !== 'External')
    .map(({ attributes }) => ({
      id: attributes.Id ?? '',
      type: attributes.Type?.split('/').at(-1) ?? '',
      path: joined(folder, attributes.Target ?? ''),
    }));
}

function joined(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** The tree of a part that belongs to another, if there is one. */
export function beside(zip: Zip, path: string, type: string) {
  const found = relationsOf(zip, path).find((one) => one.type === type);
  return found && zip.has(found.path) ? zip.text(found.path) : undefined;
}
