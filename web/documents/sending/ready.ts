/** What is done to a file before it is sent: a name that can be kept, a photograph without its place. */
import { extensionOf, shownName } from '../../../functions/contract/documents/files.ts';

/** Signs that no text may hold (`contract/text.ts`). */
const unkept = /\p{Control}|\p{Surrogate}|[\uFFFE\uFFFF]/gu;

/** A picture that is sent as it is does not say where it was taken. */
export async function withoutPlace(file: File): Promise<File> {
  if (!['jpg', 'jpeg'].includes(extensionOf(file.name) ?? '')) return file;
  const { fileWithoutPlace } = await import('../photos/location.ts');
  return fileWithoutPlace(file);
}

/** The name under which a file is kept: any is taken, signs that cannot be kept and what is too long are left out. */
export function named(file: File): string {
  const name = shownName(file.name.replace(unkept, ''));
  const end = /\.[^.]*$/.exec(name)?.[0] ?? '';
  return name.length > 255 ? name.slice(0, 255 - end.length) + end : name;
}
