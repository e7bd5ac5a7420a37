import { readFileSync } from 'node:fs';
import { type Images, parseImages } from '#lib/kubernetes/images';

/** The locked images. @throws ProblemsError when the file is not what `images.lock.json` holds */
export function loadImages(file: string): Images {
  return parseImages(readFileSync(file, 'utf8'), file);
}
