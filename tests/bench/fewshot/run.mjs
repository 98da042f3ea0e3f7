// The few-shot benchmark: cells of (number of pictures, target style, method, draw), each a training by
// stylegraft-cli, measured on held-out pictures. What is there already is not done again, so a run that was
// stopped goes on where it was. README.md tells how it is meant.
//
//   node run.mjs --work FOLDER [--minutes M] [--only TEXT] [--stages 5,600s]
//   node run.mjs --work FOLDER --table

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../../..');

const { values } = parseArgs({
  options: {
    cli: { type: 'string', default: path.join(root, 'build/release/bin/stylegraft-cli') },
    work: { type: 'string' },
    source: { type: 'string', default: path.join(root, 'resources/models/toonhead-64.pkl') },
    renderer: { type: 'string', default: path.join(root, 'resources/datasets') },
    precision: { type: 'string', default: 'bf16' },
    stages: { type: 'string', default: '5,600s' }, // kimg, or seconds of training, in ascending order
    only: { type: 'string', default: '' },
    minutes: { type: 'string', default: '1e9' },
    table: { type: 'boolean', default: false },
  },
});

const kValidation = 500;
const kTest = 2000;
const kSide = 128; // of the rendered pictures; the program brings them to the model's size

/// Style and background colour; `bottts` are robots, a far domain.
const targets = {
  notionists: 'f4f1ea',
  openPeeps: 'e9eef5',
  avataaars: 'f4f1ea',
  personas: 'f3e9dc',
  bottts: 'e9eef5',
};

/// All but "faithful" have the same rest: what the preset "Strong style", which itself trains every weight of
/// so small a source, chooses for so many pictures.
const methods = {
  'strong-style': ['--preset', 'strong-style'],
  'affine+': ['--preset', 'strong-style', '--method', 'affine+'],
  freezed: ['--preset', 'strong-style', '--method', 'freezed'],
  'style-offsets': ['--preset', 'strong-style', '--method', 'style-offsets'],
  'affine-light+': ['--preset', 'strong-style', '--method', 'affine-light+'],
  faithful: ['--preset', 'faithful'],
};

/// In the order in which they are worth the time.
function allCells() {
  const cells = [];
  const add = (count, names, how, draws) => {
    for (const draw of draws) {
      for (const method of how) {
        for (const target of names) cells.push({ count, target, method, draw });
      }
    }
  };
  const every = Object.keys(targets);
  add(10, every, ['strong-style', 'faithful'], ['a', 'b']); // the intents, of which the first is the usual one
  add(10, every, ['affine+', 'affine-light+', 'style-offsets', 'freezed'], ['a', 'b']);
  add(100, ['notionists', 'bottts'], ['strong-style', 'affine+', 'freezed'], ['a']);
  return cells;
}

const nameOf = (cell) => `${cell.count}-${cell.target}-${cell.method}-${cell.draw}`;

if (!values.work) {
  console.error('run.mjs: --work names a folder for pictures, runs and numbers');
  process.exit(1);
}
const work = path.resolve(values.work);
const resultFile = (cell) => path.join(work, 'results', `${nameOf(cell)}.json`);

/// Renders once; the folder appears when it is whole.
function pictures(target, seed, count) {
  const folder = path.join(work, 'pictures', `${target}-${seed}${count}`);
  if (!fs.existsSync(folder)) {
    fs.rmSync(`${folder}.part`, { recursive: true, force: true });
    execFileSync('node', [
      path.join(values.renderer, 'build.mjs'), '--style', target, '--count', String(count),
      '--size', String(kSide), '--seed', `fewshot-${seed}`, '--background', targets[target],
      '--out', `${folder}.part`,
    ], { stdio: ['ignore', 'ignore', 'inherit'] });
    fs.renameSync(`${folder}.part`, folder);
  }
  return folder;
}

function command(args) {
  console.log(`  stylegraft-cli ${args.join(' ')}`);
  return execFileSync(values.cli, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/// One row a space: what is compared, without what needs no repeating.
function measured(model, training, compared, samples) {
  const whole = JSON.parse(command([
    'evaluate', model, '--data', training, '--test', compared, '--source', values.source,
    '--samples', String(samples), '--json',
  ]));
  const rows = {};
  for (const [space, found] of Object.entries(whole.spaces)) {
    rows[space] = {};
    for (const row of ['model', 'do_nothing', 'copycat', 'floor']) {
      if (!found[row]) continue;
      const { fd, fd_share, kid, coverage, density, recall_test } = found[row];
      rows[space][row] = { fd, fd_share, kid, coverage, density, recall_test };
    }
  }
  return { spaces: rows, variety: whole.variety.model ?? {} };
}

/// Mean of both spaces' distance, each as a share of that of the untouched source.
function score(measure) {
  const shares = Object.values(measure.spaces).map((rows) => rows.model.fd / rows.do_nothing.fd);
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function runCell(cell) {
  const training = pictures(cell.target, `${cell.draw}-`, cell.count);
  const validation = pictures(cell.target, 'validation-', kValidation);
  const test = pictures(cell.target, 'test-', kTest);
  const run = path.join(work, 'runs', nameOf(cell));
  fs.rmSync(run, { recursive: true, force: true });
  fs.mkdirSync(path.dirname(run), { recursive: true });
  const snapshots = [];
  let seconds = 0; // of training
  for (const stage of values.stages.split(',')) {
    const last = snapshots.at(-1);
    const kimg = stage.endsWith('s')
      ? Math.floor((parseFloat(stage) * (last?.kimg ?? 0)) / seconds)
      : Number(stage);
    if (last && !(kimg > last.kimg)) continue; // a slow machine has not come that far
    const quiet = ['--kimg', String(kimg), '--tile-every', '0', '--preview-every', '100000'];
    const began = Date.now();
    if (last) {
      command(['resume', run, ...quiet]);
    } else {
      command([
        'train', values.source, '--data', training, '--out', run, ...methods[cell.method],
        '--precision', values.precision, '--seed', '1', ...quiet,
      ]);
    }
    seconds += (Date.now() - began) / 1000;
    const model = path.join(run, `at-${kimg}.pkl`);
    fs.copyFileSync(path.join(run, 'final.pkl'), model);
    snapshots.push({ kimg, seconds, model });
  }
  for (const snapshot of snapshots) {
    snapshot.validation = measured(snapshot.model, training, validation, kValidation);
    snapshot.score = score(snapshot.validation);
  }
  const chosen = snapshots.reduce((a, b) => (b.score < a.score ? b : a));
  chosen.test = measured(chosen.model, training, test, kTest);
  command([
    'generate', chosen.model, '--seeds', '0-24', '--trunc', '0.7', '--grid', '--out',
    path.join(run, 'sheet'),
  ]);
  for (const snapshot of snapshots) snapshot.model = path.basename(snapshot.model);
  fs.mkdirSync(path.dirname(resultFile(cell)), { recursive: true });
  const part = `${resultFile(cell)}.part`;
  fs.writeFileSync(part, JSON.stringify({ ...cell, snapshots }, null, 1));
  fs.renameSync(part, resultFile(cell));
}

function table() {
  const head = ['pictures', 'target', 'method', 'draw', 'kimg'];
  for (const space of ['rand64', 'source-d']) {
    head.push(`FD-${space}`, 'nothing', 'copycat', 'coverage', 'nothing', 'copycat');
  }
  head.push('copies');
  const lines = [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`];
  const short = (x) => (x === undefined || x === null ? '' : String(Number(x.toPrecision(3))));
  for (const cell of allCells().filter((c) => fs.existsSync(resultFile(c)))) {
    const { snapshots } = JSON.parse(fs.readFileSync(resultFile(cell), 'utf8'));
    const chosen = snapshots.find((snapshot) => snapshot.test);
    const line = [cell.count, cell.target, cell.method, cell.draw, chosen.kimg];
    for (const space of ['rand64', 'source-d']) {
      const rows = chosen.test.spaces[space] ?? {};
      for (const number of ['fd', 'coverage']) {
        for (const row of ['model', 'do_nothing', 'copycat']) line.push(short(rows[row]?.[number]));
      }
    }
    line.push(short(chosen.test.variety.copy_rate));
    lines.push(`| ${line.join(' | ')} |`);
  }
  console.log(lines.join('\n'));
}

if (values.table) {
  table();
} else {
  const end = Date.now() + Number(values.minutes) * 60000;
  for (const cell of allCells()) {
    if (Date.now() > end) break;
    if (!nameOf(cell).includes(values.only) || fs.existsSync(resultFile(cell))) continue;
    console.log(nameOf(cell));
    try {
      runCell(cell);
    } catch (error) {
      console.error(`${nameOf(cell)}: ${error.message}`); // the others can still be measured
      process.exitCode = 1;
    }
  }
}
