// proof — is a record really in the public log: RFC 6962 inclusion, computed by the reader's own browser.
export const bytes = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

async function hash(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
}
const leaf_mark = new Uint8Array([0]), node_mark = new Uint8Array([1]);
export const leafHash = (leaf) => hash(leaf_mark, leaf);
export const nodeHash = (left, right) => hash(node_mark, left, right);

// The root that the proof leads to (RFC 9162, 2.1.3.2), or null when it does not fit index and size.
export async function rootFrom(leaf, index, size, proof) {
  if (!(index >= 0 && index < size)) return null;
  let at = index, last = size - 1, root = await leafHash(leaf);
  for (const sibling of proof) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      root = await nodeHash(sibling, root);
      while (at % 2 === 0 && at !== 0) { at = Math.floor(at / 2); last = Math.floor(last / 2); }
    } else {
      root = await nodeHash(root, sibling);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? root : null;
}

export async function isIncluded({ leaf, index, size, proof, root }) {
  const hashes = proof ? proof.split(',').map(bytes) : [];
  const found = await rootFrom(bytes(leaf), Number(index), Number(size), hashes);
  const wanted = bytes(root);
  return found !== null && found.length === wanted.length && found.every((byte, at) => byte === wanted[at]);
}

async function show(element) {
  if (!window.crypto || !crypto.subtle) {
    element.textContent = '此连接下浏览器不能自行核验，请用 https 打开本页';
    return;
  }
  let good = false;
  try { good = await isIncluded(element.dataset); } catch (fault) { good = false; }
  element.dataset.state = good ? 'good' : 'bad';
  element.textContent = good ? '本机已核验 ✓' : '核验不符 ✗';
}

export function proofs() {
  document.querySelectorAll('[data-leaf]').forEach(show);
}
