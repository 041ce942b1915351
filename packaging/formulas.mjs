// SPDX-License-Identifier: GPL-3.0-or-later
// Draws every formula of the lessons' texts that has no drawing yet (all of them with --all) and removes the
// drawings that no text has any more. Run it when a formula changes; the drawings are kept under version control.
//
//   npm install --prefix /tmp/mathjax mathjax-full@3.2.2
//   MATHJAX=/tmp/mathjax node packaging/formulas.mjs [--all]
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const lessons = resolve(dirname(fileURLToPath(import.meta.url)), '../resources/lessons');
const drawings = join(lessons, 'formulas');
const require = createRequire(resolve(process.env.MATHJAX ?? '.', 'package.json'));
const { mathjax } = require('mathjax-full/js/mathjax.js');
const { TeX } = require('mathjax-full/js/input/tex.js');
const { SVG } = require('mathjax-full/js/output/svg.js');
const { liteAdaptor } = require('mathjax-full/js/adaptors/liteAdaptor.js');
const { RegisterHTMLHandler } = require('mathjax-full/js/handlers/html.js');
const { AllPackages } = require('mathjax-full/js/input/tex/AllPackages.js');

const pixelsAnEm = 16;
const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const page = mathjax.document('', {
    InputJax: new TeX({
        packages: AllPackages.filter((name) => !['bussproofs', 'noerrors', 'noundefined'].includes(name)),
        formatError: (jax, error) => { throw error; },
    }),
    OutputJax: new SVG({ fontCache: 'none' }), // QtSvg draws no <use> of another's glyphs
});

function* formulasOf(text) {
    for (const match of text.matchAll(/\$\$(.+?)\$\$/gs))
        yield match[1].trim();
}

// The name of a drawing; app/pages/lessons and the tests count it alike.
function nameOf(latex) {
    return createHash('sha256').update(latex).digest('hex').slice(0, 12) + '.svg';
}

const round = (value) => String(Math.round(value * 1e4) / 1e4);

// From the lowest to the highest coordinate of a glyph, along x (0) or y (1).
function rangeOf(path, axis) {
    const all = [];
    for (const [, command, list] of adaptor.getAttribute(path, 'd').matchAll(/([A-Z])([^A-Z]*)/g)) {
        const numbers = (list.match(/-?[\d.]+/g) ?? []).map(Number);
        if (command === 'H' || command === 'V')
            all.push(...(command === 'HV'[axis] ? numbers : []));
        else
            all.push(...numbers.filter((_, i) => i % 2 === axis));
    }
    return [Math.min(...all), Math.max(...all)];
}

// MathJax stretches the middle of a brace or a tall root too far, and lets a nested <svg> cut off what is too
// much. Here it is stretched to its room, and so little further that no seam shows.
const overlap = 4;

function asGroup(svg) {
    const [left, bottom, width, height] = adaptor.getAttribute(svg, 'viewBox').split(/\s+/).map(Number);
    const [x, y] = ['x', 'y'].map((name) => parseFloat(adaptor.getAttribute(svg, name) ?? 0));
    const [path] = adaptor.childNodes(svg);
    const stretched = adaptor.getAttribute(path, 'transform').match(/^scale\(1, ?/) ? 1 : 0;
    const move = [x - left, y - bottom];
    const scale = [1, 1];
    const [low, high] = rangeOf(path, stretched);
    scale[stretched] = ([width, height][stretched] + 2 * overlap) / (high - low);
    move[stretched] = [x, y][stretched] - overlap - low * scale[stretched];
    const transform = `translate(${move.map(round)}) scale(${scale.map(round)})`;
    adaptor.removeAttribute(path, 'transform');
    return adaptor.node('g', { transform }, [path], svg.namespace);
}

function flatten(node) {
    for (const child of [...adaptor.childNodes(node)]) {
        if (adaptor.kind(child) === '#text')
            continue;
        flatten(child);
        if (adaptor.kind(child) === 'svg')
            adaptor.replace(asGroup(child), child);
    }
}

function drawn(latex) {
    const svg = adaptor.firstChild(page.convert(latex, { display: true }));
    flatten(svg);
    for (const name of ['style', 'role', 'focusable'])
        adaptor.removeAttribute(svg, name);
    // In pixels of CSS; MathJax's viewBox has a thousand units to the em, and its "ex" not every reader knows.
    const [, , width, height] = adaptor.getAttribute(svg, 'viewBox').split(' ').map(Number);
    adaptor.setAttribute(svg, 'width', round(width * pixelsAnEm / 1000));
    adaptor.setAttribute(svg, 'height', round(height * pixelsAnEm / 1000));
    const text = adaptor.outerHTML(svg).replace(/ data-(mml-node|c|mjx-[a-z]+)="[^"]*"/g, '');
    for (const unwanted of [/<svg.*<svg/s, /<use/, /<text/])
        if (unwanted.test(text))
            throw new Error(`QtSvg would not draw all of ${latex}: ${unwanted}`);
    return text + '\n';
}

mkdirSync(drawings, { recursive: true });
const wanted = new Set();
for (const file of readdirSync(lessons).filter((name) => name.endsWith('.md')).sort()) {
    for (const latex of formulasOf(readFileSync(join(lessons, file), 'utf8'))) {
        const name = nameOf(latex);
        if (!wanted.has(name) && (process.argv.includes('--all') || !existsSync(join(drawings, name))))
            writeFileSync(join(drawings, name), drawn(latex));
        wanted.add(name);
    }
}
for (const name of readdirSync(drawings).filter((name) => !wanted.has(name)))
    rmSync(join(drawings, name));
console.log(`${wanted.size} formulas`);
