// The few words that JupyterLab does not ask a translation for.
const WORDS = new Map([
  ['Skip to main panel', 'Naar de inhoud'],
  ['Left', 'Links'],
  ['Right', 'Rechts']
]);
const PART = / Section$/;

function mend(item) {
  const name = item.getAttribute?.('aria-label');
  if (name && (WORDS.has(name) || PART.test(name))) {
    item.setAttribute('aria-label', WORDS.get(name) ?? name.replace(PART, ''));
  }
  for (const child of item.childNodes) {
    if (child.nodeType === Node.TEXT_NODE && WORDS.has(child.textContent)) {
      child.textContent = WORDS.get(child.textContent);
    }
  }
}

const KEYS = { Left: '←', Right: '→', Up: '↑', Down: '↓', Space: 'Spatie' };

// The names of keys in menus and tooltips.
export function nameKeys(registry) {
  const format = registry.formatKeystroke;
  registry.formatKeystroke = keys => format(keys).replace(/\b(Left|Right|Up|Down|Space)\b/g, key => KEYS[key]);
}

export function mendLooseWords() {
  const places = document.querySelectorAll('#jp-skiplink, .jp-SideBar, #jp-left-stack, #jp-right-stack');
  const watch = new MutationObserver(found => {
    for (const { target } of found) {
      mend(target);
      target.querySelectorAll('[aria-label]').forEach(mend);
    }
  });
  for (const place of places) {
    mend(place);
    place.querySelectorAll('*').forEach(mend);
    watch.observe(place, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-label'] });
  }
}
