// proof.test — the browser's verifier accepts every leaf of every small tree and nothing else.
import test from 'node:test';
import assert from 'node:assert/strict';
import { isIncluded, leafHash, nodeHash } from '../js/proof.js';

const text = (number) => new TextEncoder().encode(`记录 ${number}`);
const base64 = (bytes) => Buffer.from(bytes).toString('base64');
const half = (size) => 2 ** Math.floor(Math.log2(size - 1));

// RFC 6962, 2.1: written from the definition, apart from the verifier.
async function root(leaves) {
  if (leaves.length === 1) return leafHash(leaves[0]);
  const k = half(leaves.length);
  return nodeHash(await root(leaves.slice(0, k)), await root(leaves.slice(k)));
}
async function path(index, leaves) {
  if (leaves.length === 1) return [];
  const k = half(leaves.length);
  return index < k ? [...await path(index, leaves.slice(0, k)), await root(leaves.slice(k))]
    : [...await path(index - k, leaves.slice(k)), await root(leaves.slice(0, k))];
}
async function claim(index, size) {
  const leaves = Array.from({ length: size }, (_, number) => text(number));
  return { leaf: base64(leaves[index]), index: String(index), size: String(size),
    proof: (await path(index, leaves)).map(base64).join(','), root: base64(await root(leaves)) };
}

test('every leaf of every tree up to 20 leaves is found', async () => {
  for (let size = 1; size <= 20; ++size)
    for (let index = 0; index < size; ++index) assert.ok(await isIncluded(await claim(index, size)), `${index} of ${size}`);
});

test('another text, place, size, proof or root is not', async () => {
  const good = await claim(5, 13);
  const other = await claim(6, 13);
  for (const part of ['leaf', 'index', 'proof'])
    assert.equal(await isIncluded({ ...good, [part]: other[part] }), false, part);
  assert.equal(await isIncluded({ ...good, size: '12' , root: (await claim(5, 12)).root }), false);
  assert.equal(await isIncluded({ ...good, root: base64(new Uint8Array(32)) }), false);
  assert.equal(await isIncluded({ ...good, index: '13' }), false);
  assert.equal(await isIncluded({ ...good, proof: good.proof.split(',').slice(1).join(',') }), false);
});

test('a known tree of RFC 6962 test data has its known root', async () => {
  const empty = await leafHash(new Uint8Array());
  assert.equal(Buffer.from(empty).toString('hex'), '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
});
