// Renders portraits of one DiceBear style as square PNG files.
//
//   npm install
//   node build.mjs --style toonHead --count 20000 --size 64 --seed toonhead- --out toonhead-64 \
//        --background b6e3f4,c0aede,d1d4f9,ffd5dc,ffdfbf,d5e8d4,fff2b2
//
// Picture i has the seed PREFIX + i and the background i modulo their number, so the same options give
// the same pictures; --first N begins with picture N, for a held-out set or to share the work. Next to the pictures stands a LICENSE with what the style's authors ask for.

import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createAvatar } from '@dicebear/core';
import * as collection from '@dicebear/collection';
import { Resvg } from '@resvg/resvg-js';

const { values } = parseArgs({
  options: {
    style: { type: 'string' },
    count: { type: 'string', default: '12' },
    first: { type: 'string', default: '0' },
    size: { type: 'string', default: '256' },
    seed: { type: 'string', default: '' },
    background: { type: 'string', default: 'ffffff' },
    out: { type: 'string' },
  },
});

function fail(message) {
  console.error(`build.mjs: ${message}`);
  process.exit(1);
}

const style = collection[values.style];
if (!style) fail(`--style must be one of ${Object.keys(collection).sort().join(', ')}`);
if (!values.out) fail('--out names the folder for the pictures');
const count = Number(values.count);
const first = Number(values.first);
const size = Number(values.size);
if (!Number.isInteger(count) || count < 1) fail('--count must be a whole number from 1');
if (!Number.isInteger(first) || first < 0) fail('--first must be a whole number from 0');
if (!Number.isInteger(size) || size < 8 || size > 4096) fail('--size must be from 8 to 4096');
const backgrounds = values.background.split(',');
if (!backgrounds.every((colour) => /^[0-9a-f]{6}$/.test(colour))) {
  fail('--background is a comma list of colours such as b6e3f4');
}

fs.mkdirSync(values.out, { recursive: true });
const digits = first + count > 100 ? 5 : 2;
for (let i = first; i < first + count; i++) {
  const svg = createAvatar(style, {
    seed: values.seed + i,
    backgroundColor: [backgrounds[i % backgrounds.length]],
  }).toString();
  const png = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
  fs.writeFileSync(path.join(values.out, `${String(i).padStart(digits, '0')}.png`), png);
}

const { title, creator, source, homepage, license } = style.meta;
fs.writeFileSync(
  path.join(values.out, 'LICENSE'),
  [
    `Pictures rendered from the avatar style "${title}"`,
    `by ${creator}${homepage ? ` (${homepage})` : ''}`,
    `source: ${source ?? 'see DiceBear'}`,
    `licence: ${license.name} (${license.url})`,
    `rendered with DiceBear and resvg: --style ${values.style} --size ${size} --seed ${values.seed}`,
    '',
  ].join('\n'),
);
console.log(`${count} pictures of ${values.style} in ${values.out} (${license.name})`);
