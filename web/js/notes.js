// notes — on paper the articles behind the chips stand as numbered footnotes at the end.
function write() {
  const list = document.querySelector('[data-print-notes]');
  if (!list) return;
  list.textContent = '';
  const numbers = new Map();
  document.querySelectorAll('details.chip').forEach((chip) => {
    const card = chip.querySelector('.chip-card');
    const text = Array.from(card.children, (part) => part.textContent.trim().replace(/\s+/g, ' ')).join('　');
    if (!numbers.has(text)) {
      numbers.set(text, numbers.size + 1);
      list.appendChild(document.createElement('li')).textContent = `〔${numbers.size}〕${text}`;
    }
    chip.querySelector('summary').dataset.note = numbers.get(text);
  });
  document.documentElement.classList.toggle('noted', numbers.size > 0);
}

export function printNotes() {
  window.addEventListener('beforeprint', write);
}
