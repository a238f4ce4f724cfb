// The bundle without script is whole; this makes it shorter, and holds its last day.
(() => {
  'use strict';
  const body = document.body;
  const sides = [...document.querySelectorAll('section.side')];

  const show = language => sides.forEach(side => { side.hidden = side.lang !== language; });
  const over = () => Date.now() >= Date.parse(body.dataset.expires);

  // Past its day nothing old is read by mistake. The lines for all of Canada stay.
  const close = () => {
    document.querySelectorAll('.entries').forEach(part => part.remove());
    document.querySelectorAll('.over').forEach(part => { part.hidden = false; });
  };
  if (over()) close();
  else setInterval(() => { if (over()) close(); }, 60000);

  const plain = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  sides.forEach(side => {
    const other = side.querySelector('.other');
    other.addEventListener('click', () => show(other.hash.slice(1)));
    const field = side.querySelector('input');
    if (!field) return;
    const entries = [...side.querySelectorAll('details.entry')];
    const said = entries.map(entry => plain(entry.textContent));
    const count = side.querySelector('.count');
    side.querySelector('.filter').hidden = false;
    field.addEventListener('input', () => {
      const words = plain(field.value).split(/\s+/).filter(Boolean);
      let left = 0;
      entries.forEach((entry, at) => {
        entry.hidden = !words.every(word => said[at].includes(word));
        left += entry.hidden ? 0 : 1;
      });
      count.textContent = String(left);
    });
  });

  const open = () => {
    const found = location.hash && document.getElementById(location.hash.slice(1));
    if (!found) return;
    const side = found.closest('section.side');
    if (side) show(side.lang);
    if (found.tagName === 'DETAILS') { found.hidden = false; found.open = true; }
    found.scrollIntoView();
  };
  addEventListener('hashchange', open);
  show(/^fr/.test(navigator.language) ? 'fr' : 'en');
  open();
})();
