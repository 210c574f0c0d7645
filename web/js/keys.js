// keys — “/” goes to the search field, “g i” to the inbox, “?” to the help, Escape closes what was opened.
const places = { i: '/office', c: '/office/cases', p: '/office/publications', l: '/office/law' };
const typing = (target) => target.closest('input, textarea, select, [contenteditable]');

function help() {
  const dialog = document.getElementById('help');
  if (dialog && dialog.showModal && !dialog.open) dialog.showModal();
}

function closeChips() {
  document.querySelectorAll('details.chip[open]').forEach((chip) => {
    const inside = chip.contains(document.activeElement);
    chip.open = false;
    if (inside) chip.querySelector('summary').focus();
  });
}

export function keys(office) {
  let gone = 0;
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return closeChips();
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const place = office && Date.now() - gone < 1500 ? places[event.key] : undefined;
    gone = 0;
    if (place) location.assign(place);
    else if (event.key === 'g') gone = Date.now();
    else if (event.key === '?' && office) help();
    else if (event.key === '/') {
      const search = document.querySelector('input[name=q]');
      if (search) { event.preventDefault(); search.focus(); search.select(); }
    }
  });
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-help]') && document.getElementById('help')) { event.preventDefault(); help(); }
  });
  const first = document.querySelector('[data-focus]');
  if (first) first.focus();
}
