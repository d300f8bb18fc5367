/**
 * A photograph made a page: decoded as its EXIF turns it, drawn anew on white at a size that a slow line can send, so
 * nothing of the file but what is seen goes on. One picture is decoded at a time, and let go at once.
 */
import { breaksOff } from './jpeg.ts';

/** What is kept of a photograph: the JPEG of the page, its size in pixels, and a small one to show (a data URL). */
export type Picture = { jpeg: Blob; width: number; height: number; small: string };

/** The browser cannot open a file: it does not know the format of iPhones, or there is no picture in it. */
export class Unreadable extends Error {
  readonly why: 'heic' | 'damaged';
  constructor(why: 'heic' | 'damaged') {
    super(why);
    this.why = why;
  }
}

/** The longest side of a page in pixels: A4 at 170 dots per inch, small print can be read. */
const longest = 2000;
const longestSmall = 400;
/** A page that is heavier than this (bytes) is pressed once more. */
const heavy = 500 * 1024;
const [quality, lower] = [0.8, 0.6];

const dataUrl = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

/**
 * The picture as a person sees it. Chrome before 112 does not know `from-image`, there an `<img>` does the same;
 * by a data URL, which the policy of content allows.
 */
async function decoded(file: File): Promise<ImageBitmap | HTMLImageElement> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    const image = new Image();
    image.src = await dataUrl(file);
    await image.decode();
    return image;
  }
}

/** A canvas with the picture on white, its longer side at most `most` pixels. */
function drawn(source: CanvasImageSource, width: number, height: number, most: number) {
  const scale = Math.min(1, most / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No memory for a canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const pressed = (canvas: HTMLCanvasElement, quality: number): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('No memory for a JPEG'))),
      'image/jpeg',
      quality,
    ),
  );

async function drawnAnew(file: File): Promise<Picture> {
  if (breaksOff(new Uint8Array(await file.arrayBuffer()))) throw new Error('The JPEG breaks off');
  const source = await decoded(file);
  const page = drawn(source, source.width, source.height, longest);
  if (source instanceof ImageBitmap) source.close();
  else source.src = '';
  const { width, height } = page;
  const first = await pressed(page, quality);
  const jpeg = first.size > heavy ? await pressed(page, lower) : first;
  const small = drawn(page, width, height, longestSmall).toDataURL('image/jpeg', quality);
  // Safari keeps the memory of a canvas until it is asked back.
  page.width = 0;
  return { jpeg, width, height, small };
}

/** HEIF files say so in bytes 4 to 8, whatever their name is (ISO/IEC 14496-12, 4.3). */
const heif = async (file: File): Promise<boolean> =>
  (await file
    .slice(4, 8)
    .text()
    .catch(() => '')) === 'ftyp';

/** A page of a photograph. Throws `Unreadable` if the browser cannot open it. */
export async function pictureOf(file: File): Promise<Picture> {
  try {
    return await drawnAnew(file);
  } catch {
    throw new Unreadable((await heif(file)) ? 'heic' : 'damaged');
  }
}
