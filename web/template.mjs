// template — fills the page templates in node as html::render does in the program, so that they can be looked at.
import fs from 'node:fs';
import path from 'node:path';

const tag = /\{\{([#/>!%]?)\s*([^}]*?)\s*\}\}/g;

function parse(text) {
  const root = [], open = [{ body: root }];
  let end = 0;
  for (const match of text.matchAll(tag)) {
    const here = open[open.length - 1].body;
    if (match.index > end) here.push({ text: text.slice(end, match.index) });
    end = match.index + match[0].length;
    const [, sign, word] = match;
    if (sign === '#') {
      const section = { section: word, body: [] };
      here.push(section);
      open.push(section);
    } else if (sign === '/') {
      const closed = open.pop();
      if (closed.section !== word) throw new Error(`{{/${word}}} closes {{#${closed.section}}}`);
    } else if (sign === '>') here.push({ include: word });
    else if (sign === '') here.push({ key: word.split(':')[0], modifier: word.split(':')[1] });
  }
  if (open.length > 1) throw new Error(`{{#${open.pop().section}}} is not closed`);
  root.push({ text: text.slice(end) });
  return root;
}

const is_there = (value) => Array.isArray(value) ? value.length > 0
  : value !== null && typeof value === 'object' ? Object.keys(value).length > 0 : !!value;
const escape = (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

// Keys that an element of an array takes from outside are worth a look: often an element merely forgot to say null.
export const inherited = new Map();

export class Templates {
  constructor(root) {
    this.root = root;
    this.parsed = new Map();
  }
  file(name) {
    const [room, file] = name.split('/');
    return path.join(this.root, 'src', room === 'layout' ? 'site/layout' : `${room}/pages`, file);
  }
  load(name) {
    if (!this.parsed.has(name)) {
      const text = fs.readFileSync(this.file(name), 'utf8');
      this.parsed.set(name, parse(text.replace(/\{\{![\s\S]*?\}\}/g, '')));
    }
    return this.parsed.get(name);
  }
  render(name, model) {
    return this.fill(this.load(name), [model], name).replace(/^\s*\n/gm, '');
  }
  fill(nodes, scope, name) {
    return nodes.map((node) => this.one(node, scope, name)).join('');
  }
  one(node, scope, name) {
    if (node.text !== undefined) return node.text;
    if (node.key) {
      const value = find(scope, node.key, name);
      const text = value === undefined || value === null ? '' : String(value);
      return node.modifier === 'u' ? encodeURIComponent(text) : escape(text);
    }
    if (node.include) return this.include(node.include, scope, name);
    return this.section(node, scope, name);
  }
  include(key, scope, name) {
    const value = find(scope, key, name, true);
    const object = value && typeof value === 'object' && !Array.isArray(value) ? value : null;
    const asked = object && object.template ? object.template : `layout/${key}.html`;
    return this.fill(this.load(asked), object ? [...scope, object] : scope, asked);
  }
  section(node, scope, name) {
    if (!shows(scope, node.section, name)) return '';
    const value = find(scope, node.section, name, true);
    if (Array.isArray(value))
      return value.map((item, at) => {
        const parted = { [`${node.section}_separator`]: at + 1 < value.length };
        return this.fill(node.body, [...scope, parted, element(item)], name);
      }).join('');
    if (value && typeof value === 'object') return this.fill(node.body, [...scope, value], name);
    return this.fill(node.body, scope, name);
  }
}

const elements = new WeakSet();
function element(item) {
  const object = item !== null && typeof item === 'object' ? item : { ITEM: item };
  elements.add(object);
  return object;
}

function find(scope, key, name, quiet) {
  for (let at = scope.length - 1; at >= 0; --at) {
    if (Object.hasOwn(scope[at], key)) {
      if (!quiet && scope.slice(at + 1).some((inner) => elements.has(inner))) inherited.set(`${name}: ${key}`, scope[at][key]);
      return scope[at][key];
    }
  }
  return undefined;
}

function shows(scope, section, name) {
  if (section.startsWith('NO_')) return !shows(scope, section.slice(3), name);
  if (section.startsWith('HAS_')) return shows(scope, section.slice(4), name);
  const value = find(scope, section, name);
  if (value !== undefined) return is_there(value);
  for (let at = section.indexOf('_'); at >= 0; at = section.indexOf('_', at + 1))
    if (find(scope, section.slice(0, at), name, true) === section.slice(at + 1)) return true;
  return false;
}
